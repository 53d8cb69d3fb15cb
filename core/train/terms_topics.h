// Trains the classifier of topics.
#pragma once

#include "core/layers/terms_model.h"
#include "core/train/terms_samples.h"
#include "core/train/terms_train.h"

namespace postil {

// Softmax regression by AdaGrad; adds its rows to `out`.
void train_topics(const TermSamples& samples, const TermTraining& settings, TermWeights& out);

}  // namespace postil
