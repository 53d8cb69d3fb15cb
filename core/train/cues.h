// The cue word lists of core/data/cues, made into one lexicon.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/result.h"

namespace postil {

// Reads cues_dir/CLASS.txt for every class of core/layers/claims_cues.h and builds the lexicon that
// load_claims takes. A missing file, an empty entry or an unknown rule is an Error that names file
// and line. The files' format: lines of # are comments; else spellings of one cue parted by |, then
// nothing (any case, any English inflection), or a tab and "fixed" (any case, only these words) or
// "exact" (only these words, cased so).
Result<std::vector<std::byte>> build_cues(const std::string& cues_dir);

}  // namespace postil
