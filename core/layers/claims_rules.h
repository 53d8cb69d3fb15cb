// The judge by cue rules: an additive scorer with weights set by hand. It stands in where the
// bundle has no trained model, and says what a sentence is before any learning.
#pragma once

#include <vector>

#include "core/layers/claims_evidence.h"
#include "core/layers/claims_reading.h"
#include "core/layers/marks.h"

namespace postil {

struct Verdict {
  ClaimKind kind = ClaimKind::statement;
  float worth = 0;              // in [0, 1]
  std::vector<Reason> reasons;  // for the kind, strongest first
};

// The kind with the highest sum of weights; of equals the first in the guideline's order.
Verdict judge_by_rules(const std::vector<ClaimEvidence>& evidence);

// Whether the sentence asserts anything at all: not a question, not a command, and with a verb.
bool asserts_by_rules(const Reading& reading, uint32_t sentence);

}  // namespace postil
