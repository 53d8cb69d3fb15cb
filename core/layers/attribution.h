// Who a claim is attributed to, and by which words.
#pragma once

#include "core/layers/claims_reading.h"

namespace postil {

struct Attribution {
  TokenSpan source;  // the noun phrase with article and title; empty: the article's own voice
  TokenSpan cue;     // "said", "according to", "has argued": "argued"
};

// The attribution of a sentence, at most one: of several the likeliest by the verb and its place
// ("..., he said" and "He said ..." before one in the middle), then the first.
Attribution find_attribution(const Reading& reading, uint32_t sentence);

}  // namespace postil
