// The trained judge of policy terms: a linear-chain conditional random field (Lafferty, McCallum
// and Pereira 2001) over hashed features of each token (terms_features.h), and a linear classifier
// of topics. All scores are sums of whole numbers, so they are the same bits on every machine.
// Trained by core/train/terms_train.h.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/layers/topic.h"
#include "core/result.h"

namespace postil {

// What a token is to a term: outside, its first token, a later one.
enum class TermTag : uint8_t { outside, begin, inside };
inline constexpr size_t term_tags = 3;
inline constexpr size_t topic_count = std::size(topic_names);

// To be raised with every change of what the features mean: a model of other features is refused.
inline constexpr uint32_t term_feature_version = 1;

// How much a feature speaks for `begin` and for `inside`, against `outside`.
struct TermWeight {
  int8_t begin = 0, inside = 0;
};

// What is learned, before it is packed.
struct TermWeights {
  struct Row {
    uint32_t hash;
    TermWeight weight;
  };
  float unit = 1;                                      // the log odds of one unit of weight
  std::array<int32_t, term_tags * term_tags> steps{};  // [before * term_tags + tag], in units
  std::vector<Row> rows;
  struct TopicRow {
    uint32_t hash;
    std::array<int8_t, topic_count> weights;
  };
  std::vector<TopicRow> topics;
};

class TermModel {
 public:
  TermModel() = default;  // knows nothing: look-up alone decides
  // Any bytes give a model that is safe to use, or an Error.
  static Result<TermModel> load(std::span<const std::byte> bytes);
  static std::vector<std::byte> pack(TermWeights weights);

  bool empty() const { return slots_.empty(); }
  float unit() const { return unit_; }
  int32_t step(TermTag before, TermTag tag) const {
    return steps_[static_cast<size_t>(before) * term_tags + static_cast<size_t>(tag)];
  }
  TermWeight weight(uint32_t hash) const {
    const uint32_t value = cluster(hash);
    return {static_cast<int8_t>(value >> 8), static_cast<int8_t>(value)};
  }
  // The cluster of a word, 0 if it has none: it lies where weights lie.
  uint32_t cluster(uint32_t hash) const {
    if (slots_.empty()) return 0;
    for (uint32_t at = hash >> shift_;; at = (at + 1) & mask_) {
      const uint32_t slot = slots_[at];
      if ((slot & 0xFFFF) == 0) return 0;
      if (slot >> 16 == (hash & 0xFFFF)) return slot & 0xFFFF;
    }
  }
  // Adds the feature's weights, times `times`, to the sums of the topics.
  void add_topic(uint32_t hash, int32_t times, std::array<int32_t, topic_count>& sums) const;

 private:
  float unit_ = 0;
  uint32_t shift_ = 0, mask_ = 0;
  std::array<int32_t, term_tags * term_tags> steps_{};
  std::vector<uint32_t> slots_;  // the hash's lower half, then the weights; empty if those are 0
  std::vector<uint32_t> topic_hashes_;  // ascending
  std::vector<int8_t> topic_rows_;
};

}  // namespace postil
