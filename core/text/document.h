// A text and how it is read: tokens, sentences, blocks. Everything is offsets into the text, which
// is kept byte for byte as it was given.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/text/span.h"

namespace postil {

// What a token is.
enum class TokenKind : uint8_t {
  word,    // letters; a clitic ("'s", "n't"); an abbreviation with its stops ("U.S.", "Mr.")
  number,  // begins with a digit: "12.5", "1,584,547", "1990s", "5th", "2020/21" is three tokens
  punctuation,  // stops, quotes, dashes, brackets, ellipses, bullets
  symbol,       // currency and percent signs, mathematics, anything else that can be seen
  url,
  email,
  hashtag,  // "#COP28"; also "@handle"
  emoji,    // one emoji sequence (UTS #51), whatever its length
};

// How the letters of a token are cased.
enum class Casing : uint8_t {
  none,   // no cased letter
  lower,  // "tariff"
  title,  // "Tariff", and a lone capital ("A")
  upper,  // "NATO", "U.S."
  mixed,  // "eBay", "McKinsey", "iPhone"
};

// A word, a number, a mark: the smallest stretch of text that is looked at.
struct Token {
  ByteSpan bytes;  // never empty, never holds or borders white space
  TokenKind kind = TokenKind::word;
  Casing casing = Casing::none;
  bool spaced = false;  // white space, or the start of the text, is before it
};

// What a block is.
enum class BlockKind : uint8_t { paragraph, heading, list_item, byline, boilerplate };
// The names in formats, by BlockKind.
inline constexpr std::string_view block_kind_names[] = {"paragraph", "heading", "list_item",
                                                        "byline", "boilerplate"};

// A paragraph or what stands in its place. Blocks lie in order, disjoint, and together hold every
// sentence.
struct Block {
  SentenceSpan sentences;
  BlockKind kind = BlockKind::paragraph;
  TokenSpan dateline;  // "ROME (Reuters) —" with its dash; empty if there is none
};

// A text as it was read; nothing changes it afterwards.
struct Document {
  std::string text;                  // any bytes
  std::vector<Token> tokens;         // in order, disjoint; together every byte but white space
  std::vector<TokenSpan> sentences;  // in order, disjoint, none empty; together every token
  std::vector<Block> blocks;
  std::vector<uint32_t> invalid;  // offsets of the bytes that are not part of valid UTF-8
};

// Reads a text. Total: any bytes (at most 4 GiB), never fails, never changes them. An invalid byte
// is one unit of text (a letter U+FFFD to all that follows). LF, CR LF, CR, U+2028 and U+2029 end
// lines; a line end always ends a sentence, and a block of its own kind begins after it. White
// space is what has the property White_Space, and U+200B and U+FEFF. Linear in the size of the
// text.
Document read_document(std::string text);

// The bytes from the first token of the span to the end of its last; {} for an empty span.
inline ByteSpan bytes_of(const Document& document, TokenSpan span) {
  if (span.empty()) return {};
  return {document.tokens[span.begin].bytes.begin, document.tokens[span.end - 1].bytes.end};
}
// The words of a span.
inline std::string_view text_of(const Document& document, ByteSpan span) {
  return std::string_view(document.text).substr(span.begin, span.size());
}
// From the first token of the span to the end of its last.
inline std::string_view text_of(const Document& document, TokenSpan span) {
  return text_of(document, bytes_of(document, span));
}
// The words of one token.
inline std::string_view text_of(const Document& document, const Token& token) {
  return text_of(document, token.bytes);
}

}  // namespace postil
