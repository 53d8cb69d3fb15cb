// Trains the models of the claims layer (core/layers/claims_model.h, attribution_model.h).
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "core/layers/claims.h"
#include "core/layers/entities.h"
#include "core/result.h"

namespace postil {

struct ClaimTrainOptions {
  std::string data_dir;  // holds gold/, claims/, vectors/
  uint32_t folds = 5;    // of articles, for the scores that stage two is trained on
  uint32_t features = 60000, meanings = 20000;  // how many are kept
  float strength = 10;                          // of the data against the regulariser, stage one
  float strength_two = 0.1F;                    // stage two
  // Called with lines for the log: sizes, and the cross-validated figures of both stages.
  std::function<void(const std::string&)> log;
};

struct TrainedClaims {
  std::vector<std::byte> claims;       // of ClaimModel
  std::vector<std::byte> attribution;  // of AttributionModel
};

// Deterministic. `entities` read the texts that have no entities annotated; `resources` gives the
// cues, its own models are not used.
Result<TrainedClaims> train_claims(const EntityResources& entities, const ClaimResources& resources,
                                   const ClaimTrainOptions& options);

}  // namespace postil
