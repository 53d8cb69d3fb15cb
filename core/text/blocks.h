// Says what each line of an article is: a paragraph or what stands in its place.
#pragma once

#include <string_view>
#include <vector>

#include "core/text/document.h"
#include "core/text/tokenizer.h"

namespace postil {

// One block a line, with its kind and dateline. `sentences` as split_sentences gave them.
std::vector<Block> read_blocks(std::string_view text, const TokenizedText& tokenized,
                               const std::vector<TokenSpan>& sentences);

}  // namespace postil
