// The words that mark a claim as doubtful.
#pragma once

#include "core/layers/claims_reading.h"

namespace postil {

// The hedge that bears on the main assertion of the sentence; empty where there is none. One inside
// a relative clause or a quotation that is only part of the sentence does not count.
TokenSpan find_hedge(const Reading& reading, uint32_t sentence);

}  // namespace postil
