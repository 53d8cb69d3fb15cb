// Viterbi decoding (Viterbi 1967) over the legal tags, in 16-bit scores: one row of `width` scores
// a token, rows of whole vectors, loops that g++ and clang turn into SIMD. tests/model checks it
// against every path of small random lattices.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/model/tag_set.h"

namespace postil {

// Scores of one tag after another, and of the first and last tag of a sentence. What is illegal
// scores `forbidden_score`. Rows have the tag set's width; padding is forbidden.
struct Transitions {
  Transitions() = default;
  explicit Transitions(const TagSet& tags);  // legal: 0

  uint32_t width = 0;
  std::vector<int16_t> scores;  // [previous * width + next]
  std::vector<int16_t> first, last;
};

inline constexpr int16_t forbidden_score = -16000;

// Scores within this distance of the best at the same token are exact; what lies further below
// can no longer win and may be cut off.
inline constexpr int16_t exact_range = 12000;

// The memory that decoding needs, kept between calls so that it need not allocate.
struct ViterbiMemory {
  std::vector<int16_t> best;  // one row
  std::vector<int16_t> from;  // one row a token: the tag before
};

// Writes the best legal tags of a sentence of `tags.size()` tokens, from rows of emission scores
// (transitions.width a token, each in [-exact_range, exact_range] of the row's best; padding is
// ignored). Of equal paths the one with the lower tags from its end wins.
void viterbi(const Transitions& transitions, std::span<const int16_t> emissions,
             ViterbiMemory& memory, std::span<uint8_t> tags);

}  // namespace postil
