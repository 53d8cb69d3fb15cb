#include "core/text/offsets.h"

#include <catch2/catch.hpp>

#include "core/text/document.h"
#include "core/text/utf8.h"
#include "tests/text/table.h"

namespace postil {
namespace {

// The slow oracle: counts from zero.
struct Counts {
  uint32_t code_points = 0, utf16 = 0;
};
Counts count(std::string_view text, size_t byte) {
  Counts counts;
  for (size_t at = 0; at < byte;) {
    const CodeUnit unit = decode(text, at);
    counts.code_points += 1;
    counts.utf16 += unit.code_point > 0xFFFF ? 2 : 1;
    at += unit.size;
  }
  return counts;
}

void check_all_borders(const std::string& text) {
  const OffsetMap map(text);
  for (size_t at = 0;; at += decode(text, at).size) {
    const Counts expected = count(text, at);
    REQUIRE(map.code_points(static_cast<uint32_t>(at)) == expected.code_points);
    REQUIRE(map.utf16(static_cast<uint32_t>(at)) == expected.utf16);
    if (at == text.size()) break;
  }
}

TEST_CASE("one emoji sequence and a letter", "[offsets]") {
  const std::string text = "👨🏻‍🚒x";
  REQUIRE(text.size() == 16);
  const OffsetMap map(text);
  CHECK(map.code_points(16) == 5);
  CHECK(map.utf16(16) == 8);
  CHECK(map.code_points(ByteSpan{15, 16}) == CodePointSpan{4, 5});
  CHECK(map.utf16(ByteSpan{0, 15}) == Utf16Span{0, 7});
  const Document document = read_document(text);
  REQUIRE(document.tokens.size() == 2);
  CHECK(document.tokens[0].bytes == ByteSpan{0, 15});
  CHECK(document.tokens[0].kind == TokenKind::emoji);
  CHECK(text_of(document, document.tokens[1]) == "x");
}

TEST_CASE("an empty text has one offset", "[offsets]") {
  const OffsetMap map("");
  CHECK(map.code_points(0) == 0);
  CHECK(map.utf16(0) == 0);
}

TEST_CASE("CR LF counts as the two characters it is", "[offsets]") {
  const std::string text = "a\r\né\r\n";
  const OffsetMap map(text);
  CHECK(map.utf16(3) == 3);
  CHECK(map.utf16(5) == 4);
  CHECK(map.utf16(7) == 6);
}

TEST_CASE("an invalid byte counts as one", "[offsets]") {
  const std::string text = "a\xF0\x9F\x98z";  // three bytes of an emoji
  const OffsetMap map(text);
  CHECK(map.code_points(4) == 4);
  CHECK(map.utf16(5) == 5);
}

TEST_CASE("offsets agree with counting from zero", "[offsets]") {
  TextMaker make(2);
  for (int round = 0; round < 400; ++round) {
    check_all_borders(round % 2 == 0 ? make.bytes(make.below(300)) : make.pieces(make.below(80)));
  }
}

TEST_CASE("sequences of every size across every stretch border", "[offsets]") {
  for (const std::string unit : {"a", "é", "€", "😀", "\x80", "\xF0\x9F\x98"}) {
    for (size_t before = 0; before < 70; ++before) {
      std::string text(before, 'a');
      while (text.size() < 200) text += unit;
      check_all_borders(text);
    }
  }
}

TEST_CASE("a text of a megabyte", "[offsets]") {
  TextMaker make(3);
  std::string text;
  while (text.size() < 1 << 20) text += make.pieces(50);
  const OffsetMap map(text);
  Counts running;
  for (size_t at = 0; at < text.size();) {
    if (map.code_points(static_cast<uint32_t>(at)) != running.code_points ||
        map.utf16(static_cast<uint32_t>(at)) != running.utf16) {
      FAIL("at byte " << at);
    }
    const CodeUnit unit = decode(text, at);
    running.code_points += 1;
    running.utf16 += unit.size == 4 ? 2 : 1;
    at += unit.size;
  }
  const Document document = read_document(text);
  CHECK(document.text == text);
  CHECK(document.tokens.size() > 100000);
}

}  // namespace
}  // namespace postil
