#include "core/text/char_class.h"

#include <catch2/catch.hpp>

namespace postil {
namespace {

TEST_CASE("characters have the class of their general category", "[char_class]") {
  const struct {
    uint32_t code_point;
    CharClass expected;
  } cases[] = {
      {'a', CharClass::lower},          {'Z', CharClass::upper},
      {'7', CharClass::digit},          {' ', CharClass::space},
      {'\n', CharClass::line_end},      {'\r', CharClass::line_end},
      {'\t', CharClass::space},         {'\0', CharClass::control},
      {0x7F, CharClass::control},       {'$', CharClass::currency},
      {'+', CharClass::symbol},         {'%', CharClass::punctuation},
      {0x85, CharClass::space},         {0xA0, CharClass::space},       // no-break space
      {0xAD, CharClass::format},        {0xBD, CharClass::numeral},     // soft hyphen, ½
      {0xDF, CharClass::lower},         {0x1C5, CharClass::upper},      // ß, ǅ (title case)
      {0x301, CharClass::mark},         {0x3A9, CharClass::upper},      // combining acute, Ω
      {0x5D0, CharClass::letter},       {0x663, CharClass::digit},      // א, Arabic three
      {0x2019, CharClass::punctuation}, {0x20AC, CharClass::currency},  // ’, €
      {0x200B, CharClass::space},       {0x200D, CharClass::format},    // ZWSP, ZWJ
      {0x2028, CharClass::line_end},    {0x2029, CharClass::line_end},
      {0x2160, CharClass::numeral},     {0x2212, CharClass::symbol},  // Ⅰ, −
      {0x4E2D, CharClass::letter},      {0xFEFF, CharClass::space},   // 中, BOM
      {0xFFFD, CharClass::letter},      {0xFFFF, CharClass::symbol},
      {0x10400, CharClass::upper},      {0x1F600, CharClass::symbol},     // Deseret, 😀
      {0x20000, CharClass::letter},     {0x3FFFF, CharClass::letter},     // ideographs
      {0x40000, CharClass::symbol},     {0xE0100, CharClass::format},     // variation selector
      {0x10FFFF, CharClass::symbol},    {0xFFFFFFFF, CharClass::symbol},  // no code point
  };
  for (const auto& c : cases) {
    INFO(std::hex << c.code_point);
    CHECK(char_class(c.code_point) == c.expected);
  }
}

TEST_CASE("the shortcut for ASCII says what the table says", "[char_class]") {
  for (uint32_t c = 0; c < 0x80; ++c) {
    INFO(c);
    CHECK(ascii_class(c) == char_record(c).char_class);
    CHECK(fold_case(c) == c + static_cast<uint32_t>(char_record(c).fold_distance));
  }
}

TEST_CASE("simple case folding", "[char_class]") {
  const struct {
    uint32_t from, to;
  } cases[] = {{'A', 'a'},       {'z', 'z'},          {'@', '@'},         {'[', '['},
               {0xC9, 0xE9},     {0xDF, 0xDF},        {0x1E9E, 0xDF},      // É, ß, ẞ
               {0x130, 0x130},   {0x131, 0x131},      {0x17F, 's'},        // İ, ı, ſ
               {0x3A3, 0x3C3},   {0x3C2, 0x3C3},      {0x1C5, 0x1C6},      // Σ, ς, ǅ
               {0x416, 0x436},   {0x1F88, 0x1F80},    {0x212A, 'k'},       // Ж, ᾈ, Kelvin sign
               {0x13A0, 0x13A0}, {0xAB70, 0x13A0},    {0x10400, 0x10428},  // Cherokee, Deseret
               {0x4E2D, 0x4E2D}, {0x110000, 0x110000}};
  for (const auto& c : cases) {
    INFO(std::hex << c.from);
    CHECK(fold_case(c.from) == c.to);
  }
}

TEST_CASE("folding what is folded changes nothing", "[char_class]") {
  for (uint32_t c = 0; c <= 0x10FFFF; ++c) {
    if (fold_case(fold_case(c)) != fold_case(c)) FAIL("code point " << c);
  }
}

TEST_CASE("roles in emoji sequences", "[char_class]") {
  CHECK(emoji_role('a') == EmojiRole::none);
  CHECK(emoji_role(0xA9) == EmojiRole::pictograph);    // ©
  CHECK(emoji_role(0x2764) == EmojiRole::pictograph);  // ❤
  CHECK(emoji_role(0x1F600) == EmojiRole::emoji);      // 😀
  CHECK(emoji_role(0x1F3FB) == EmojiRole::modifier);
  CHECK(emoji_role(0x1F1E9) == EmojiRole::regional);
  CHECK(emoji_role(0x20000) == EmojiRole::none);
}

}  // namespace
}  // namespace postil
