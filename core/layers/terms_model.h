// The trained judge of policy terms: a linear-chain conditional random field (Lafferty, McCallum
// and Pereira 2001) over hashed features of each token (terms_features.h), a logistic regression
// over those of whole phrases (terms_judge.h), and a linear classifier of topics. Sums are of whole
// numbers, and e^x is our own, so the same marks come out on every machine. Trained by
// core/train/terms_train.h.
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
inline constexpr uint32_t term_feature_version = 2;

// Features are known by this many bits of their hash, the upper ones.
inline constexpr uint32_t term_hash_bits = 26;

// How much a feature speaks for `begin` and for `inside`, against `outside`.
struct TermWeight {
  int8_t begin = 0, inside = 0;
};

// What is learned, before it is packed. Of rows with equal hashes one is kept.
struct TermWeights {
  float unit = 1, span_unit = 1;  // the log odds of one unit of weight: of tokens, of phrases
  float threshold = 0.5f;         // what a phrase's chance of being a term must exceed,
  float share = 0;  // with this share of the chance that there is a term at all added to it
  std::array<int32_t, term_tags * term_tags> steps{};  // [before * term_tags + tag], in units
  struct Row {
    uint32_t hash;
    TermWeight weight;
  };
  std::vector<Row> rows;
  struct SpanRow {
    uint32_t hash;
    int8_t weight;
  };
  std::vector<SpanRow> spans;
  struct Word {
    uint32_t hash;
    uint8_t cluster;
  };
  std::vector<Word> words;
  std::array<uint8_t, 256> middle{};  // the larger cluster that holds each
  struct Phrase {
    uint32_t hash;
    uint8_t vocabularies;  // a bit each, of vocabulary_count
  };
  std::vector<Phrase> phrases;
  struct TopicRow {
    uint32_t hash;
    std::array<int8_t, topic_count> weights;
  };
  std::vector<TopicRow> topics;
};
inline constexpr size_t vocabulary_count = 3;

class TermModel {
 public:
  TermModel() = default;  // knows nothing: look-up alone decides
  // Any bytes give a model that is safe to use, or an Error.
  static Result<TermModel> load(std::span<const std::byte> bytes);
  static std::vector<std::byte> pack(TermWeights weights);

  bool empty() const { return slots_.empty(); }
  bool judges_spans() const { return judges_spans_; }
  float unit() const { return unit_; }
  float span_unit() const { return span_unit_; }
  float threshold() const { return threshold_; }
  float share() const { return share_; }
  // Other values for these two, to choose them by.
  void decide(float threshold, float share) {
    threshold_ = threshold;
    share_ = share;
  }
  int32_t step(TermTag before, TermTag tag) const {
    return steps_[static_cast<size_t>(before) * term_tags + static_cast<size_t>(tag)];
  }
  TermWeight weight(uint32_t hash) const {
    const uint32_t value = find(hash);
    return {static_cast<int8_t>(value >> 8), static_cast<int8_t>(value)};
  }
  int32_t span_weight(uint32_t hash) const { return static_cast<int8_t>(find(hash)); }
  // The clusters of a word, the larger one in the lower half; 0 if it has none.
  uint32_t cluster(uint32_t hash) const { return find(hash); }
  // The vocabularies that have a phrase.
  uint32_t vocabularies(uint32_t hash) const { return find(hash); }
  // Adds the feature's weights, times `times`, to the sums of the topics.
  void add_topic(uint32_t hash, int32_t times, std::array<int32_t, topic_count>& sums) const;

 private:
  static constexpr uint32_t slot_bits = 17;
  static uint32_t mark_of(uint32_t hash) { return hash >> (32 - term_hash_bits); }
  uint32_t find(uint32_t hash) const {
    if (slots_.empty()) return 0;
    const uint32_t mark = mark_of(hash);
    for (uint32_t at = mark >> (term_hash_bits - slot_bits);; at = (at + 1) % slots_.size()) {
      const uint32_t slot = slots_[at];
      if ((slot & 0xFFFF) == 0) return 0;
      if (slot >> 16 == (mark & 0xFFFF)) return slot & 0xFFFF;
    }
  }
  void put(uint32_t mark, uint32_t value);

  float unit_ = 0, span_unit_ = 0, threshold_ = 0, share_ = 0;
  bool judges_spans_ = false;
  std::array<int32_t, term_tags * term_tags> steps_{};
  std::vector<uint32_t> slots_;        // the mark's lower half, then the value; empty if that is 0
  std::vector<uint32_t> topic_marks_;  // ascending
  std::vector<int8_t> topic_rows_;
};

}  // namespace postil
