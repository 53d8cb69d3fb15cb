#include "core/text/utf8.h"

#include <catch2/catch.hpp>
#include <optional>

#include "tests/text/table.h"

namespace postil {
namespace {

std::string encode(uint32_t c) {
  const auto tail = [](uint32_t bits) { return static_cast<char>(0x80 | (bits & 0x3F)); };
  if (c < 0x80) return {static_cast<char>(c)};
  if (c < 0x800) return {static_cast<char>(0xC0 | c >> 6), tail(c)};
  if (c < 0x10000) return {static_cast<char>(0xE0 | c >> 12), tail(c >> 6), tail(c)};
  return {static_cast<char>(0xF0 | c >> 18), tail(c >> 12), tail(c >> 6), tail(c)};
}

// The slow oracle: reads the bits of the first `size` bytes and asks whether encoding gives them
// back.
std::optional<uint32_t> decoded_as(std::string_view bytes, size_t size) {
  if (bytes.size() < size) return {};
  const auto byte = [&](size_t i) { return static_cast<unsigned char>(bytes[i]); };
  uint32_t c = size == 1 ? byte(0) : byte(0) & (0x7Fu >> size);
  for (size_t i = 1; i < size; ++i) c = c << 6 | (byte(i) & 0x3Fu);
  const bool scalar = c <= 0x10FFFF && (c < 0xD800 || c > 0xDFFF);
  if (!scalar || encode(c) != bytes.substr(0, size)) return {};
  return c;
}

CodeUnit slow_decode(std::string_view text, size_t at) {
  for (uint8_t size = 1; size <= 4; ++size) {
    if (const auto c = decoded_as(text.substr(at), size)) return {*c, size, true};
  }
  return {replacement_character, 1, false};
}

void check_units(const std::string& text) {
  std::vector<size_t> borders;
  for (size_t at = 0; at < text.size();) {
    const CodeUnit got = decode(text, at), expected = slow_decode(text, at);
    REQUIRE(got.code_point == expected.code_point);
    REQUIRE(got.size == expected.size);
    REQUIRE(got.valid == expected.valid);
    borders.push_back(at);
    at += got.size;
  }
  borders.push_back(text.size());
  for (size_t at = 0, next = 0; at <= text.size(); ++at) {
    if (borders[next] < at) ++next;
    REQUIRE(next_border(text, at) == borders[next]);
  }
}

TEST_CASE("every code point is decoded", "[utf8]") {
  for (uint32_t c = 0; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    const std::string bytes = encode(c);
    const CodeUnit unit = decode(bytes, 0);
    if (unit.code_point != c || unit.size != bytes.size() || !unit.valid) FAIL("code point " << c);
  }
}

TEST_CASE("each byte outside of a valid sequence is one unit", "[utf8]") {
  const struct {
    const char* bytes;
    size_t units, invalid;
  } cases[] = {
      {"abc", 3, 0},
      {"\xC3\xA9", 1, 0},
      {"\x80", 1, 1},                  // a continuation byte alone
      {"\xC3", 1, 1},                  // cut short at the end
      {"\xC3(", 2, 1},                 // cut short by ASCII, which stays
      {"\xE2\x82", 2, 2},              // two bytes of three: two units
      {"\xF0\x9F\x98", 3, 3},          // three of four: three units
      {"\xF0\x9F\x98\xC3\xA9", 4, 3},  // then a valid sequence
      {"\xC0\xAF", 2, 2},              // overlong
      {"\xE0\x80\xAF", 3, 3},          // overlong
      {"\xED\xA0\x80", 3, 3},          // a surrogate
      {"\xF4\x90\x80\x80", 4, 4},      // above U+10FFFF
      {"\xF8\x88\x80\x80\x80", 5, 5},  // five bytes never were UTF-8
      {"\xEF\xBF\xBD", 1, 0},          // U+FFFD itself is valid
      {"\xFF\xFE", 2, 2},
  };
  for (const auto& c : cases) {
    const std::string text = c.bytes;
    size_t units = 0, invalid = 0;
    for (size_t at = 0; at < text.size(); at += decode(text, at).size) {
      ++units;
      invalid += decode(text, at).valid ? 0 : 1;
    }
    INFO(c.bytes);
    CHECK(units == c.units);
    CHECK(invalid == c.invalid);
  }
}

TEST_CASE("decoding agrees with the slow oracle", "[utf8]") {
  TextMaker make(1);
  for (int round = 0; round < 3000; ++round) {
    check_units(round % 2 == 0 ? make.bytes(make.below(40)) : make.pieces(make.below(20)));
  }
}

TEST_CASE("bytes beyond ASCII are found wherever they are", "[utf8]") {
  for (size_t size = 0; size < 40; ++size) {
    CHECK(find_non_ascii(std::string(size, 'a'), 0) == size);
    for (size_t at = 0; at < size; ++at) {
      std::string text(size, 'a');
      text[at] = '\xC3';
      for (size_t from = 0; from <= size; ++from) {
        REQUIRE(find_non_ascii(text, from) == (from <= at ? at : size));
      }
    }
  }
}

}  // namespace
}  // namespace postil
