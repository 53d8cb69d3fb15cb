// Parts the tokens of each line into sentences, by rules on what stands at a stop and around it.
#pragma once

#include <string_view>
#include <vector>

#include "core/text/document.h"
#include "core/text/tokenizer.h"

namespace postil {

// The sentences of the text, in order; together every token. Line ends always part sentences.
std::vector<TokenSpan> split_sentences(std::string_view text, const TokenizedText& tokenized);

}  // namespace postil
