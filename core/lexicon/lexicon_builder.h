// Builds the bytes of a Lexicon. Used when the bundle is made, and when a user brings a term pack.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/lexicon/lexicon.h"

namespace postil {

class LexiconBuilder {
 public:
  // Adds a phrase that stands for `value`. A phrase without a token is ignored (returns false), and
  // one of more than 64 words is never found. The same phrase may be added with several values.
  //
  // Beside the phrase as given these are found: an acronym with and without stops ("U.S.", "US"),
  // with Inflection::english also its plural ("NGOs"); and a phrase of two words in small letters,
  // if the rule is CaseRule::any, written as one ("supplychain").
  bool add(std::string_view phrase, CaseRule casing, Inflection inflection, uint32_t value);

  // The same phrases and values, in any order, give the same bytes.
  std::vector<std::byte> build() const;

  struct PhraseLine {
    uint32_t begin, end;  // bytes of `text`
    CaseRule casing;
    Inflection inflection;
    bool plural;   // of an acronym
    bool variant;  // made by the builder
    uint32_t value;
  };

 private:
  std::string text_;  // a phrase a line
  std::vector<PhraseLine> lines_;
};

}  // namespace postil
