#include "core/text/document.h"

#include <utility>

#include "core/text/blocks.h"
#include "core/text/sentences.h"
#include "core/text/tokenizer.h"
#include "core/text/utf8.h"

namespace postil {
namespace {

std::vector<uint32_t> find_invalid(std::string_view text) {
  std::vector<uint32_t> invalid;
  for (size_t at = find_non_ascii(text, 0); at < text.size(); at = find_non_ascii(text, at)) {
    const CodeUnit unit = decode(text, at);
    if (!unit.valid) invalid.push_back(static_cast<uint32_t>(at));
    at += unit.size;
  }
  return invalid;
}

}  // namespace

Document read_document(std::string text) {
  Document document;
  document.text = std::move(text);
  TokenizedText tokenized = tokenize(document.text);
  document.sentences = split_sentences(document.text, tokenized);
  document.blocks = read_blocks(document.text, tokenized, document.sentences);
  document.tokens = std::move(tokenized.tokens);
  document.invalid = find_invalid(document.text);
  return document;
}

}  // namespace postil
