// Phrases of tokens to concepts: the one matcher for gazetteers, cue words and policy terms.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/lexicon/keys.h"
#include "core/result.h"
#include "core/text/document.h"

namespace postil {

enum class CaseRule : uint8_t {
  exact,    // letter for letter ("Reuters"); an all-capital line also matches
  any,      // however it is cased ("tariff", "Tariff", "TARIFF")
  acronym,  // all capitals, with or without stops ("NATO", "U.S." and "US")
};

// Inflection is that of one word of the phrase, its head (phrase.h says which); the others stand as
// they are given.
enum class Inflection : uint8_t {
  none,     // only the phrase itself
  english,  // a verb and a lone noun in all forms ("embargo": "embargoed"; "impose a tariff":
            // "imposing a tariff"), the head of a longer noun phrase in number ("trade wars"), a
            // phrase given in the plural or in -ing likewise ("sanctions": "sanction", not
            // "sanctioned"; "hearing": "hearings", not "hear"), one given in -ed as it is
};

// What a phrase stands for. A phrase can stand for several things: Georgia the country, the state.
struct LexiconMatch {
  TokenSpan tokens;
  std::span<const uint32_t>
      values;  // as given to the builder, ascending; lives as long as the lexicon
};

// Flat arrays that are used in place: loading checks them and copies the words of memory, it builds
// nothing. A hyphen between two letters is read as a space, and a compound is found whether it is
// written "supply chain", "supply-chain" or "supplychain".
class Lexicon {
 public:
  Lexicon() = default;  // no phrases

  // Reads what LexiconBuilder::build wrote. Total in time linear in the bytes; any bytes at all
  // give a lexicon that is safe to match with, or an Error.
  static Result<Lexicon> load(std::span<const std::byte> bytes);

  // Leftmost-longest matches within `within`, in order, disjoint.
  void match(const Document& document, const Keys& keys, TokenSpan within,
             std::vector<LexiconMatch>& out) const;

  // The longest match that begins at token `at` and ends within `end`; empty tokens if there is
  // none.
  LexiconMatch longest_at(const Document& document, const Keys& keys, uint32_t at,
                          uint32_t end) const;

  size_t phrase_count() const;

 private:
  // Laid out by the implementation: see lexicon.cpp for the format and its invariants.
  std::vector<uint32_t> words_;
};

}  // namespace postil
