// Where the borders between the classes lie best for F1, which accuracy alone, as regression learns
// it, puts too far from the rare ones.
#pragma once

#include <cstdint>
#include <vector>

#include "core/layers/claims_model.h"

namespace postil {

struct LabelledScores {
  uint8_t kind = 0;  // ClaimKind, or 6 for no claim
  bool hedged = false;
  StageTwoScores scores{};
};

// What to add to the scores: for the classes what a coordinate-wise search finds best by macro F1
// and half the accuracy, for hedged by F1, for worth nothing. Deterministic.
StageTwoScores tune_offsets(const std::vector<LabelledScores>& known);

}  // namespace postil
