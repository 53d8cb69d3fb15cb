// What is noted of a claim besides its verdict: the kind of its source, how it is worded, who
// speaks where the sentence does not say, negation, pronouns without a referent, repeats.
#pragma once

#include <vector>

#include "core/layers/attribution.h"
#include "core/layers/claims_reading.h"
#include "core/layers/marks.h"

namespace postil {

// Fills in the details of all claims. attributions: one a sentence of the document, in order; every
// claim is a sentence. Linear in the text but for repeats, which take a sort.
void add_details(const Reading& reading, const std::vector<Attribution>& attributions,
                 std::vector<Claim>& claims);

}  // namespace postil
