// Sums over all legal tag paths of a sentence by the forward and backward recursions (Rabiner
// 1989), scaled so that each forward row sums to 1. tests/train checks them against every path.
#pragma once

#include <cstdint>
#include <vector>

#include "core/model/tag_set.h"

namespace postil {

// The scores of one sentence, exponentiated; what is illegal, and padding, is 0.
struct CrfScores {
  explicit CrfScores(const TagSet& tags);
  // Weights as CrfWeights has them.
  void set_transitions(const std::vector<float>& transition, const std::vector<float>& first);
  // Takes `emission` as rows of log scores, and replaces each by the exponential of its distance to
  // the row's best; `shift` is the sum of the bests.
  void exponentiate(uint32_t tokens);

  uint32_t width = 0, size = 0, count = 0;
  double shift = 0;
  std::vector<float> emission;    // count x width
  std::vector<float> transition;  // previous x width
  std::vector<float> first, last;

 private:
  std::vector<float> legal_, legal_first_;
};

class CrfLattice {
 public:
  // `channels`: a factor for each emission (count x width), nullptr for none.
  void run(const CrfScores& scores, const float* channels);

  // The log of the sum over all paths, less the scores' shift.
  double log_sum() const { return log_sum_; }
  // The probability of each tag at each token, count x width.
  float marginal(size_t i) const { return forward_[i] * backward_[i]; }
  // Adds sign times the expected number of each transition, but for the factor scores.transition.
  void add_pairs(const CrfScores& scores, const float* channels, float sign,
                 std::vector<float>& pairs) const;

 private:
  void forward(const CrfScores& scores, const float* channels);
  // What follows token t - 1 at token t, for each tag of t: backward, emission, channel and scale.
  void ahead(const CrfScores& scores, const float* channels, uint32_t t, float sign,
             float* out) const;

  std::vector<float> forward_, backward_, scale_;
  double log_sum_ = 0;
};

}  // namespace postil
