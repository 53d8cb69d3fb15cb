#include "core/text/blocks.h"

namespace postil {

std::vector<Block> read_blocks(std::string_view, const TokenizedText& tokenized,
                               const std::vector<TokenSpan>& sentences) {
  std::vector<Block> blocks;
  uint32_t sentence = 0;
  for (const Line& line : tokenized.lines) {
    const uint32_t begin = sentence;
    while (sentence < sentences.size() && sentences[sentence].begin < line.tokens.end) ++sentence;
    Block block;
    block.sentences = {begin, sentence};
    blocks.push_back(block);
  }
  return blocks;
}

}  // namespace postil
