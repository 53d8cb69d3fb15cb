// Why the trained model judged as it did: its weights, gathered on the words that they come from.
#pragma once

#include <vector>

#include "core/layers/attribution.h"
#include "core/layers/claims_reading.h"

namespace postil {

// Turns what each token of the sentence adds to the verdict (and, as the last element, what no
// token stands for) into reasons, strongest first: a cue, name or figure as a whole, other words
// one by one. Only what speaks for the verdict, at most `most` of them.
void gather_reasons(const Reading& reading, uint32_t sentence, const Attribution& attribution,
                    const std::vector<float>& by_token, size_t most, std::vector<Reason>& out);

}  // namespace postil
