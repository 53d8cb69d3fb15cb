// Trains the judge of whole phrases (core/layers/terms_judge.h).
#pragma once

#include <cstdint>
#include <vector>

#include "core/layers/terms_judge.h"
#include "core/train/terms_train.h"

namespace postil {

struct SpanSample {
  SpanRow row;       // hashes, then numbers of features
  uint32_t article;  // its number
  bool right;        // whether it is a term
};

// Logistic regression by AdaGrad; adds its rows to `out`.
void train_spans(std::vector<SpanSample>& samples, const TermTraining& settings, TermWeights& out);

}  // namespace postil
