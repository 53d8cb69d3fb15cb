// The trained reader of attributions: a linear-chain model over the tokens of a sentence (Lafferty
// et al. 2001), decoded under the rule that a sentence has one cue with one source, or neither.
// Trained by core/train/attribution_train.h.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/layers/attribution.h"
#include "core/layers/claims_reading.h"
#include "core/model/linear.h"
#include "core/result.h"

namespace postil {

// Tags of IOB2: outside, then begin and inside of source and cue.
inline constexpr uint32_t attribution_tags = 5;
enum AttributionTag : uint8_t { tag_outside, source_begin, source_inside, cue_begin, cue_inside };

// Changes with any change of what a feature means: a model made for another one is refused.
inline constexpr uint32_t attribution_feature_version = 1;

// The features of each token of a sentence, by fingerprint: those of token i are
// fingerprints[begin[i]] to fingerprints[begin[i + 1] - 1]. Keeps its memory between sentences.
class AttributionFeatures {
 public:
  // `by_rules` is what find_attribution says of the sentence.
  void read(const Reading& reading, uint32_t sentence, const Attribution& by_rules);

  std::vector<uint32_t> begin, fingerprints;
  std::vector<uint8_t> paths;  // for AttributionModel::find

 private:
  struct Fact {
    uint64_t word = 0, stem = 0;
    uint32_t form = 0;  // class, casing, kind or mark
    uint32_t cue = 0;   // classes of a cue that attributes: bits of its begin and inside
    uint32_t rule = 0;  // the tag that the rules give
    uint32_t quoted = 0;
    uint32_t left = 0, right = 0;            // distance to the next cue, 0 if there is none
    uint64_t left_cue = 0, right_cue = 0;    // its stem
    uint32_t left_mark = 0, right_mark = 0;  // form of the punctuation next to the left and right
  };
  void read_facts(const Reading& reading, uint32_t sentence, const Attribution& by_rules);
  void read_neighbourhood();
  void add_features(size_t at, size_t count);
  const Fact& fact(size_t at, int step) const;

  std::vector<Fact> facts_;
};

// Whether the sentence has a word that can attribute; without one there is no attribution.
bool may_attribute(const Reading& reading, uint32_t sentence);

class AttributionModel {
 public:
  AttributionModel() = default;
  static Result<AttributionModel> load(std::span<const std::byte> bytes);
  // transitions: [previous * attribution_tags + next], then the first tag's scores.
  static constexpr size_t transition_count = (attribution_tags + 1) * attribution_tags;
  static std::vector<std::byte> pack(const LinearWeights& weights,
                                     const std::array<float, transition_count>& transitions);

  bool empty() const { return emissions_.outputs() == 0; }

  // The likeliest attribution of the sentence; empty if none is likelier.
  Attribution find(const Reading& reading, uint32_t sentence, AttributionFeatures& memory) const;

 private:
  LinearModel emissions_;
  std::array<float, transition_count> transitions_{};
};

// By the model, or by the rules if it is empty.
Attribution attribution_of(const Reading& reading, uint32_t sentence, const AttributionModel& model,
                           AttributionFeatures& memory);

}  // namespace postil
