// The entries of a lexicon on their way from phrases to bytes.
#pragma once

#include <cstdint>
#include <tuple>
#include <vector>

#include "core/lexicon/inflect.h"
#include "core/lexicon/phrase.h"

namespace postil {

// A key with its rule, and what other rules need to know of the phrase that it was made from.
struct LexiconEntry {
  KeyClass key_class;
  uint64_t hash;      // what the matcher computes from a text
  uint64_t one, two;  // chains of the first word, and of the first two if there are so many
  Rule rule;
  uint16_t check;
  bool variant;
  uint32_t words;
  // The phrase itself, as the rules of other entries see it.
  uint64_t folded, stem;
  uint16_t shape, rest;
  bool upper, upper_plural;
  WordForm form;                      // of its head
  uint32_t values_begin, values_end;  // in EntryTable::values

  auto order() const { return std::make_tuple(hash, rule.verify, rule.head, check); }
};

struct EntryTable {
  std::vector<LexiconEntry> entries;  // each with one value at first
  std::vector<uint32_t> values;
};

// Sorts the entries by hash and rule. Entries of equal key and rule become one with the values of
// all, ascending; and where several rules fit one wording, the most specific entry is given the
// values of the others.
void merge_entries(EntryTable& table);

}  // namespace postil
