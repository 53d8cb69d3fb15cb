#include "core/model/viterbi.h"

#include <algorithm>
#include <cstring>

namespace postil {

Transitions::Transitions(const TagSet& tags) : width(tags.width()) {
  scores.assign(static_cast<size_t>(width) * width, forbidden_score);
  first.assign(width, forbidden_score);
  last.assign(width, forbidden_score);
  for (uint32_t a = 0; a < tags.size(); ++a) {
    const uint8_t previous = static_cast<uint8_t>(a);
    if (tags.legal_first(previous)) first[a] = 0;
    if (tags.legal_last(previous)) last[a] = 0;
    for (uint32_t b = 0; b < tags.size(); ++b) {
      if (tags.legal(previous, static_cast<uint8_t>(b))) scores[a * width + b] = 0;
    }
  }
}

namespace {

constexpr uint32_t max_width = 256;
constexpr int16_t floor_score = forbidden_score;

// Adds a row of emissions and shifts the row so that its best is 0; what falls below the floor
// stays there, so that sums of two scores never leave 16 bits.
void add_and_shift(const int16_t* emissions, uint32_t width, int16_t* row) {
  int32_t sums[max_width];
  int32_t best = INT32_MIN;
  for (uint32_t j = 0; j < width; ++j) {
    sums[j] = int32_t{row[j]} + emissions[j];
    // Forbidden stays forbidden whatever its emission.
    sums[j] = row[j] <= floor_score ? INT32_MIN / 2 : sums[j];
    best = std::max(best, sums[j]);
  }
  for (uint32_t j = 0; j < width; ++j) {
    row[j] = static_cast<int16_t>(std::max<int32_t>(sums[j] - best, floor_score));
  }
}

// Eight scores at once, spelt out: the compiler for WebAssembly leaves the plain loop scalar.
using Scores8 = int16_t __attribute__((vector_size(16)));

Scores8 load8(const int16_t* from) {
  Scores8 scores;
  std::memcpy(&scores, from, sizeof scores);
  return scores;
}

// next[j] = max over i of row[i] + scores[i][j], from[j] = the first i that reaches it; `width` is
// a multiple of 8.
void step(const int16_t* scores, const int16_t* row, uint32_t width, int16_t* next, int16_t* from) {
  for (uint32_t j = 0; j < width; j += 8) {
    Scores8 best = Scores8{} + floor_score, best_from = {};
    for (uint32_t i = 0; i < width; ++i) {
      if (row[i] <= floor_score) continue;
      const Scores8 sum = load8(scores + i * width + j) + row[i];
      const Scores8 better = sum > best;  // -1 where it is, else 0
      best = (sum & better) | (best & ~better);
      best_from = ((Scores8{} + static_cast<int16_t>(i)) & better) | (best_from & ~better);
    }
    std::memcpy(next + j, &best, sizeof best);
    std::memcpy(from + j, &best_from, sizeof best_from);
  }
}

}  // namespace

void viterbi(const Transitions& transitions, std::span<const int16_t> emissions,
             ViterbiMemory& memory, std::span<uint8_t> tags) {
  const uint32_t width = transitions.width;
  const size_t count = tags.size();
  if (count == 0 || width == 0 || width > max_width) return;
  if (memory.from.size() < count * width) memory.from.resize(count * width);
  int16_t row[max_width], next[max_width];
  std::copy_n(transitions.first.data(), width, row);
  add_and_shift(emissions.data(), width, row);
  for (size_t t = 1; t < count; ++t) {
    step(transitions.scores.data(), row, width, next, memory.from.data() + t * width);
    std::copy_n(next, width, row);
    add_and_shift(emissions.data() + t * width, width, row);
  }
  uint32_t tag = 0;
  int32_t best = INT32_MIN;
  for (uint32_t j = 0; j < width; ++j) {
    const int32_t sum = row[j] <= floor_score ? INT32_MIN : int32_t{row[j]} + transitions.last[j];
    if (sum > best) best = sum, tag = j;
  }
  for (size_t t = count; t-- > 0;) {
    tags[t] = static_cast<uint8_t>(tag);
    if (t > 0) tag = static_cast<uint32_t>(memory.from[t * width + tag]);
  }
}

}  // namespace postil
