// Annotated sentences that we wrote, with slots for words: what the corpora hold too little of.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/result.h"
#include "core/train/corpora.h"

namespace postil {

// How many sentences make a text, and how often each line is used.
struct OwnSentences {
  uint32_t sentences_a_text = 6;
  uint32_t uses_a_line = 8;
  uint64_t seed = 11;
};

// Reads core/data/sentences/*.txt, whose first lines say what a file holds, and draws texts from
// it; the same file and options give the same texts. The Error names the line that is at fault.
Result<std::vector<LabelledText>> read_own_sentences(const std::string& path,
                                                     const OwnSentences& options);

}  // namespace postil
