#include "core/text/document.h"

#include <catch2/catch.hpp>

#include "core/text/char_class.h"
#include "core/text/utf8.h"
#include "tests/text/table.h"

namespace postil {
namespace {

// All that document.h promises of any text.
void check_promises(const std::string& text) {
  const Document d = read_document(text);
  REQUIRE(d.text == text);
  uint32_t at = 0;
  std::vector<uint32_t> invalid;
  const auto check_gap = [&](uint32_t end) {  // nothing but white space between two tokens
    while (at < end) {
      const CodeUnit unit = decode(text, at);
      REQUIRE(is_white_space(char_class(unit.code_point)));
      at += unit.size;
    }
    REQUIRE(at == end);
  };
  for (const Token& token : d.tokens) {
    REQUIRE_FALSE(token.bytes.empty());
    REQUIRE(token.bytes.begin >= at);
    REQUIRE(token.spaced == (token.bytes.begin > at || at == 0));
    check_gap(token.bytes.begin);
    while (at < token.bytes.end) {
      const CodeUnit unit = decode(text, at);
      REQUIRE_FALSE(is_white_space(char_class(unit.code_point)));
      if (!unit.valid) invalid.push_back(at);
      at += unit.size;
    }
    REQUIRE(at == token.bytes.end);
  }
  check_gap(static_cast<uint32_t>(text.size()));
  REQUIRE(d.invalid == invalid);

  uint32_t token = 0, sentence = 0;
  for (const TokenSpan span : d.sentences) {
    REQUIRE(span.begin == token);
    REQUIRE_FALSE(span.empty());
    token = span.end;
    const ByteSpan bytes = bytes_of(d, span);
    REQUIRE(text_of(d, bytes).find_first_of("\r\n") == std::string_view::npos);
  }
  REQUIRE(token == d.tokens.size());
  for (const Block& block : d.blocks) {
    REQUIRE(block.sentences.begin == sentence);
    REQUIRE_FALSE(block.sentences.empty());
    sentence = block.sentences.end;
    const TokenSpan tokens{d.sentences[block.sentences.begin].begin,
                           d.sentences[block.sentences.end - 1].end};
    if (!block.dateline.empty()) {
      REQUIRE(block.dateline.begin == tokens.begin);
      REQUIRE(block.dateline.end < tokens.end);
    }
  }
  REQUIRE(sentence == d.sentences.size());
}

TEST_CASE("an empty text is a document of nothing", "[document]") {
  const Document d = read_document("");
  CHECK(d.tokens.empty());
  CHECK(d.sentences.empty());
  CHECK(d.blocks.empty());
  CHECK(d.invalid.empty());
  CHECK(bytes_of(d, TokenSpan{}).empty());
}

TEST_CASE("invalid bytes are kept, counted and part of words", "[document]") {
  const std::string text = "caf\xE9 is \xFF\xFE odd";
  const Document d = read_document(text);
  CHECK(d.text == text);
  CHECK(d.invalid == std::vector<uint32_t>{3, 8, 9});
  REQUIRE(d.tokens.size() == 4);
  CHECK(text_of(d, d.tokens[0]) == "caf\xE9");
  CHECK(d.tokens[2].kind == TokenKind::word);
}

TEST_CASE("NUL and control characters survive", "[document]") {
  const std::string text("a\0b\x01 \x7F.", 7);
  check_promises(text);
  CHECK(read_document(text).text == text);
}

TEST_CASE("CR LF stays as it is", "[document]") {
  const std::string text = "One.\r\n\r\nTwo.\r\n";
  const Document d = read_document(text);
  CHECK(d.text == text);
  REQUIRE(d.sentences.size() == 2);
  CHECK(text_of(d, d.sentences[1]) == "Two.");
  CHECK(d.blocks.size() == 2);
}

TEST_CASE("any bytes give an orderly document", "[document]") {
  TextMaker make(4);
  for (int round = 0; round < 3000; ++round) check_promises(make.bytes(make.below(200)));
}

TEST_CASE("any pieces of text give an orderly document", "[document]") {
  TextMaker make(5);
  for (int round = 0; round < 6000; ++round) check_promises(make.pieces(make.below(60)));
}

TEST_CASE("a text cut anywhere gives an orderly document", "[document]") {
  TextMaker make(6);
  const std::string text = make.pieces(150);
  for (size_t size = 0; size <= text.size(); ++size) check_promises(text.substr(0, size));
}

}  // namespace
}  // namespace postil
