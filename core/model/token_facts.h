// What is known of each token before any weight is looked up: the attributes that the feature
// templates (core/model/templates.h) name.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "core/lexicon/keys.h"
#include "core/model/clusters.h"
#include "core/text/document.h"

namespace postil {

enum class Attribute : uint8_t {
  word,   // folded
  exact,  // as written
  shape,  // letters as x, X, digits as d, runs shortened
  prefix2,
  prefix3,
  prefix4,
  suffix1,
  suffix2,
  suffix3,
  suffix4,
  coarse,
  middle,
  fine,       // clusters
  form,       // kind, casing, first of its sentence, sentence in capitals
  block,      // kind of the block, for other than paragraphs
  elsewhere,  // how the word is cased elsewhere in the document
  number,     // what the number patterns say, given from outside
  // Of the run of capitalised words that the token stands in; absent outside such a run:
  run_first,
  run_last,
  run_before,
  run_after,
  run_place,
  wide_first,
  wide_last,
  wide_place,  // the same with "of", "and", "the" ... inside the run
  list_set,    // all lists that hold the token by itself, as one
  phrase_set,  // all that hold its phrase, and its place there
  // Inside of a short quotation, as titles are; absent outside:
  quoted,       // its length, how much of it is capitalised, the place there
  quote_cause,  // the word before it
  register_,    // what kind of writing the sentence is, if it is no common prose
  always,       // 1, whatever the token
};
inline constexpr uint32_t attribute_count = static_cast<uint32_t>(Attribute::always) + 1;

// What word lists say of a token: sets of classes, bit c for class c.
struct ListHits {
  uint64_t alone = 0;   // of the token by itself
  uint64_t phrase = 0;  // of the phrase of two tokens or more that it stands in
  uint8_t place = 0;    // in that phrase; 1: first, 2: inside, 3: last
};

// Knowledge from other rooms, one value a token; either may be empty.
struct TokenEvidence {
  std::span<const ListHits> lists;
  std::span<const uint8_t> numbers;  // 0: none; else a pattern's type and place
};

// Values of one token; 0 stands for "absent".
using Facts = std::array<uint32_t, attribute_count>;

// Words of the document that are equal but for their case, numbered from 0.
struct WordIndex {
  std::vector<uint32_t> of;  // token -> word
  uint32_t words = 0;
};
WordIndex index_words(const Keys& keys);

// The facts of all tokens of a document.
std::vector<Facts> read_facts(const Document& document, const Keys& keys, const WordIndex& words,
                              const ClusterTable& clusters, const TokenEvidence& evidence);

}  // namespace postil
