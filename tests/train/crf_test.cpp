// The conditional random field: its loss and gradient against sums over every path and finite
// differences, on random small lattices with full and partial labels.
#include "core/train/crf.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

#include "core/train/crf_lattice.h"
#include "core/train/random.h"

using namespace postil;

namespace {

constexpr uint32_t length = 4;

struct Case {
  std::vector<float> emission;    // length x width
  std::vector<float> transition;  // width x width
  std::vector<float> first;       // width
  std::vector<float> channels;    // length x width; empty: no labels
};

// The log of the sum of exp(score) over every legal path, by going through all of them.
double log_sum_of_paths(const TagSet& tags, const Case& one) {
  const uint32_t width = tags.width(), size = tags.size();
  uint32_t paths = 1;
  for (uint32_t t = 0; t < length; ++t) paths *= size;
  double sum = 0;
  for (uint32_t path = 0; path < paths; ++path) {
    double score = 0;
    bool legal = true;
    uint8_t before = 0;
    for (uint32_t t = 0, rest = path; t < length && legal; ++t, rest /= size) {
      const uint8_t tag = static_cast<uint8_t>(rest % size);
      legal = t == 0 ? tags.legal_first(tag) : tags.legal(before, tag);
      if (t + 1 == length) legal = legal && tags.legal_last(tag);
      score += one.emission[t * width + tag];
      score += t == 0 ? one.first[tag] : one.transition[before * width + tag];
      if (!one.channels.empty()) {
        const float share = one.channels[t * width + tag];
        legal = legal && share > 0;
        if (share > 0) score += std::log(share);
      }
      before = tag;
    }
    if (legal) sum += std::exp(score);
  }
  return std::log(sum);
}

Case random_case(const TagSet& tags, Random& random, bool labelled) {
  const uint32_t width = tags.width();
  Case one;
  const auto fill = [&](std::vector<float>& values, uint32_t count, float scale) {
    for (uint32_t i = 0; i < count; ++i) values.push_back((random.unit() - 0.5f) * scale);
  };
  fill(one.emission, length * width, 6);
  fill(one.transition, width * width, 2);
  fill(one.first, width, 2);
  if (labelled) {
    for (uint32_t i = 0; i < length * width; ++i) {
      one.channels.push_back(random.below(3) == 0 ? 0 : random.unit());
    }
    for (uint32_t t = 0; t < length; ++t) one.channels[t * width] = 0.5f;  // some path is left
  }
  return one;
}

CrfScores scores_of(const TagSet& tags, const Case& one) {
  CrfScores scores(tags);
  scores.set_transitions(one.transition, one.first);
  scores.emission = one.emission;
  scores.exponentiate(length);
  return scores;
}

}  // namespace

TEST_CASE("the sum over all paths, and the marginals as its derivatives") {
  Random random(5);
  for (const TagScheme scheme : {TagScheme::bio, TagScheme::bilou}) {
    const TagSet tags(scheme, {"A", "B"});
    for (int round = 0; round < 12; ++round) {
      Case one = random_case(tags, random, round % 2 == 1);
      const CrfScores scores = scores_of(tags, one);
      const float* channels = one.channels.empty() ? nullptr : one.channels.data();
      CrfLattice lattice;
      lattice.run(scores, channels);
      CHECK(lattice.log_sum() + scores.shift == Approx(log_sum_of_paths(tags, one)).margin(1e-4));
      constexpr float step = 1e-2f;
      const auto derivative = [&](float& weight) {
        const float kept = weight;
        weight = kept + step;
        const double above = log_sum_of_paths(tags, one);
        weight = kept - step;
        const double below = log_sum_of_paths(tags, one);
        weight = kept;
        return (above - below) / (2 * step);
      };
      const uint32_t width = tags.width();
      for (uint32_t t = 0; t < length; ++t) {
        for (uint32_t j = 0; j < tags.size(); ++j) {
          CHECK(lattice.marginal(t * width + j) ==
                Approx(derivative(one.emission[t * width + j])).margin(1e-3));
        }
      }
      std::vector<float> pairs(size_t{width} * width);
      lattice.add_pairs(scores, channels, 1, pairs);
      for (uint32_t i = 0; i < tags.size(); ++i) {
        for (uint32_t j = 0; j < tags.size(); ++j) {
          CHECK(pairs[i * width + j] * scores.transition[i * width + j] ==
                Approx(derivative(one.transition[i * width + j])).margin(1e-3));
        }
      }
    }
  }
}

TEST_CASE("training separates what features tell apart, from full and from partial labels") {
  const TagSet tags(TagScheme::bio, {"A", "B"});
  // Feature k marks tag k; the labels of odd sentences say only "some mention" or nothing.
  CrfData data;
  data.feature_count = 3;
  const uint32_t width = tags.width();
  const auto channel = [&](std::vector<uint8_t> allowed) {
    data.channels.resize(data.channels.size() + width);
    for (const uint8_t tag : allowed) data.channels[data.channels.size() - width + tag] = 1;
  };
  channel({0});
  channel({1});
  channel({3});
  channel({0, 1, 3});
  std::vector<CrfSequence> sequences;
  Random random(3);
  for (uint32_t s = 0; s < 60; ++s) {
    const uint32_t begin = static_cast<uint32_t>(data.channel.size());
    for (uint32_t t = 0; t < 5; ++t) {
      const uint32_t kind = random.below(3);
      data.features.push_back(kind);
      data.feature_begin.push_back(data.features.size());
      data.channel.push_back(static_cast<uint16_t>(s % 2 == 1 ? 3 : kind));
    }
    sequences.push_back({begin, begin + 5, 1});
  }
  CrfOptions options;
  options.dropout = 0;
  const CrfWeights weights = train_crf(tags, data, sequences, options);
  std::vector<uint8_t> found;
  for (const CrfSequence& sequence : sequences) {
    decode_crf(tags, data, weights, sequence, false, found);
    for (uint32_t t = 0; t < 5; ++t) {
      const uint32_t kind = data.features[sequence.begin + t];
      CHECK(found[t] == (kind == 0 ? 0 : kind == 1 ? 1 : 3));
    }
  }
}
