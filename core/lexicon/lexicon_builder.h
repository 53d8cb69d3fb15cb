// Builds the bytes of a Lexicon. Used when the bundle is made, and when a user brings a term pack.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "core/lexicon/lexicon.h"

namespace postil {

class LexiconBuilder {
 public:
  // Adds a phrase that stands for `value`. A phrase without a token is ignored (returns false). The
  // same phrase may be added with several values.
  bool add(std::string_view phrase, CaseRule casing, Inflection inflection, uint32_t value);

  // The same phrases and values, in any order, give the same bytes.
  std::vector<std::byte> build() const;
};

}  // namespace postil
