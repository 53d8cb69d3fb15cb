// What the document called a word elsewhere: features of a second pass over a document whose first
// pass has marked its mentions (Krishnan and Manning 2006; Ratinov and Roth 2009). "Merkel" hears
// of "Angela Merkel", an acronym of its expansion, a headline in capitals of the text below it.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/model/tag_set.h"
#include "core/model/token_facts.h"
#include "core/text/document.h"

namespace postil {

// The second pass's features: those of token t are features[begin[t]] ... features[begin[t + 1]].
struct MemoryFeatures {
  std::vector<uint32_t> begin;
  std::vector<uint32_t> features;  // fingerprints

  std::span<const uint32_t> of(uint32_t token) const {
    return std::span(features).subspan(begin[token], begin[token + 1] - begin[token]);
  }
};

// `mentions` are disjoint and in order, as the first pass found them; `types` is their number of
// types.
MemoryFeatures remember_mentions(const Document& document, const WordIndex& words,
                                 std::span<const TaggedSpan> mentions, uint32_t types);

}  // namespace postil
