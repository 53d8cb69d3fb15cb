// Trains the field over tokens (core/layers/terms_model.h).
#pragma once

#include "core/layers/terms_model.h"
#include "core/train/terms_samples.h"
#include "core/train/terms_train.h"

namespace postil {

// Adds its weights to `out`. The rows of the samples become numbers of features.
void train_field(TermSamples& samples, const TermTraining& settings, TermWeights& out);

}  // namespace postil
