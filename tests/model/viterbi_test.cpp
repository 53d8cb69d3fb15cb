#include "core/model/viterbi.h"

#include <catch2/catch.hpp>
#include <random>

using namespace postil;

namespace {

struct Path {
  int32_t score = INT32_MIN;
  std::vector<uint8_t> tags;
};

// Tries every sequence of tags.
void try_all(const TagSet& tags, const Transitions& transitions,
             const std::vector<int16_t>& emissions, size_t count, std::vector<uint8_t>& so_far,
             int32_t score, Path& best) {
  if (so_far.size() == count) {
    if (tags.legal_last(so_far.back()) && score > best.score) best = {score, so_far};
    return;
  }
  for (uint32_t j = 0; j < tags.size(); ++j) {
    const uint8_t tag = static_cast<uint8_t>(j);
    const bool first = so_far.empty();
    if (first ? !tags.legal_first(tag) : !tags.legal(so_far.back(), tag)) continue;
    const int32_t step =
        first ? transitions.first[j] : transitions.scores[so_far.back() * transitions.width + j];
    const int32_t emission = emissions[so_far.size() * transitions.width + j];
    so_far.push_back(tag);
    try_all(tags, transitions, emissions, count, so_far, score + step + emission, best);
    so_far.pop_back();
  }
}

int32_t score_of(const Transitions& transitions, const std::vector<int16_t>& emissions,
                 const std::vector<uint8_t>& tags) {
  int32_t score = transitions.first[tags[0]];
  for (size_t t = 0; t < tags.size(); ++t) {
    score += emissions[t * transitions.width + tags[t]];
    if (t > 0) score += transitions.scores[tags[t - 1] * transitions.width + tags[t]];
  }
  return score;
}

}  // namespace

TEST_CASE("Viterbi finds the best legal path of random lattices") {
  std::mt19937 random(20);
  ViterbiMemory memory;
  for (const TagScheme scheme : {TagScheme::bio, TagScheme::bilou}) {
    const TagSet tags(scheme, {"A", "B"});
    for (int round = 0; round < 400; ++round) {
      const size_t count = 1 + random() % (scheme == TagScheme::bio ? 6 : 5);
      const int16_t range = round % 3 == 0 ? 3 : 900;  // small scores tie often
      const auto draw = [&] { return static_cast<int16_t>(random() % (2 * range + 1)) - range; };
      Transitions transitions(tags);
      for (int16_t& score : transitions.first)
        score = static_cast<int16_t>(score == 0 ? draw() : score);
      for (int16_t& score : transitions.scores)
        score = static_cast<int16_t>(score == 0 ? draw() : score);
      std::vector<int16_t> emissions(count * tags.width());
      for (int16_t& score : emissions) score = static_cast<int16_t>(draw());
      Path best;
      std::vector<uint8_t> so_far, found(count);
      try_all(tags, transitions, emissions, count, so_far, 0, best);
      viterbi(transitions, emissions, memory, found);
      CAPTURE(round, count);
      CHECK(score_of(transitions, emissions, found) == best.score);
      for (size_t t = 0; t < count; ++t) {
        CHECK((t == 0 ? tags.legal_first(found[t]) : tags.legal(found[t - 1], found[t])));
      }
    }
  }
}

TEST_CASE("Viterbi leaves an empty sentence alone") {
  const TagSet tags(TagScheme::bio, {"A"});
  ViterbiMemory memory;
  std::vector<uint8_t> none;
  viterbi(Transitions(tags), {}, memory, none);
  CHECK(none.empty());
}
