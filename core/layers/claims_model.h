// The trained judge of claims. Stage one: a linear model over the features of each sentence
// (claims_features.h), scaled to length one, and over the mean of its words' meanings, in which
// frequent words count less (Arora et al. 2017). Stage two: a linear model over the
// scores of the sentence, of its neighbours and of the whole article (stacked generalisation,
// Wolpert 1992; stage one is cross-fitted when stage two is trained).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/layers/claims_features.h"
#include "core/layers/marks.h"
#include "core/model/linear.h"
#include "core/result.h"

namespace postil {

// What stage one scores.
enum class StageOne : uint8_t {
  kinds,  // the six kinds, then no claim: a softmax
  no_claim = 6,
  worth,  // check-worthy
  hedged,
  not_factual,  // as ClaimBuster's annotators judged
  factual_and_worth,
  causal,  // as the Causal News Corpus has it
  count
};
inline constexpr uint32_t stage_one_count = static_cast<uint32_t>(StageOne::count);
inline constexpr uint32_t class_count = 7;  // six kinds and no claim
// Stage two scores the classes, then worth, then hedged.
inline constexpr uint32_t stage_two_worth = class_count, stage_two_hedged = class_count + 1,
                          stage_two_count = class_count + 2;

using StageOneScores = std::array<float, stage_one_count>;
using StageTwoScores = std::array<float, stage_two_count>;

// What stage two sees of a sentence besides scores.
struct SentenceState {
  bool quoted = false;      // begins inside a quotation
  bool attributed = false;  // has a cue
  bool heading = false;
};
SentenceState state_of(const Reading& reading, const SentencePlace& place,
                       const Attribution& attribution);

// The inputs of stage two: the sentence's own scores first, in stage one's order.
inline constexpr uint32_t context_width = class_count + 1;  // probabilities of classes, and worth
inline constexpr uint32_t stage_two_inputs = stage_one_count + 6 * context_width + 3;
void stage_two_row(const std::vector<StageOneScores>& scores,
                   const std::vector<SentenceState>& states, size_t sentence,
                   std::span<const float> sum_of_all, float* row);
// The sum of the context of all sentences, which stage_two_row takes.
std::vector<float> sum_of_context(const std::vector<StageOneScores>& scores);

// Weights of stage two: input by input, stage_two_count each, then the biases.
using StageTwoWeights = std::vector<float>;
inline constexpr size_t stage_two_size = size_t{stage_two_inputs + 1} * stage_two_count;

// What one feature counts in a sentence: all of them together are a vector of length one.
float feature_value(const SentenceFeatures& sentence);

class ClaimModel {
 public:
  ClaimModel() = default;
  static Result<ClaimModel> load(std::span<const std::byte> bytes);
  // The meanings have one output more: the word's weight in the mean.
  static std::vector<std::byte> pack(const LinearWeights& features, const LinearWeights& meanings,
                                     const StageTwoWeights& stage_two);

  bool empty() const { return stage_two_.empty(); }

  StageOneScores stage_one(const SentenceFeatures& sentence) const;
  StageTwoScores stage_two(const float* row) const;

  // What each token of the sentence adds to the final score of the class, above what it adds to
  // the classes on average; what no token stands for is added to the last element.
  void explain(const SentenceFeatures& sentence, TokenSpan tokens, uint32_t class_index,
               std::vector<float>& by_token) const;
  // What the neighbours and the article add, likewise.
  float explain_context(const float* row, uint32_t class_index) const;

 private:
  float meaning_value(const LinearSums& sums) const;
  float above_average(uint32_t input, uint32_t class_index) const;

  LinearModel features_, meanings_;
  StageTwoWeights stage_two_;
};

}  // namespace postil
