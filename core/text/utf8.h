// UTF-8, read defensively: any bytes are a sequence of units, each a code point or an invalid byte.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace postil {

inline constexpr uint32_t replacement_character = 0xFFFD;

// One unit of text. `size` is 1 to 4 bytes; an invalid byte is one unit of size 1 that stands for
// U+FFFD. A U+FFFD that was spelled out in the text is valid.
struct CodeUnit {
  uint32_t code_point;
  uint8_t size;
  bool valid;
};

// The unit that begins at `at` < text.size(). Valid is what the Unicode Standard's table 3-7 lists:
// no overlong forms, no surrogates, nothing above U+10FFFF. Every byte outside of such a sequence
// counts alone, so a sequence cut short gives one unit a byte.
CodeUnit decode_multibyte(std::string_view text, size_t at);

inline CodeUnit decode(std::string_view text, size_t at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte < 0x80) return {byte, 1, true};
  return decode_multibyte(text, at);
}

// The first border of a unit at or after `at` <= text.size(). Needs no more than three bytes before
// it: lead bytes are never inside a valid sequence, so no earlier byte can matter.
size_t next_border(std::string_view text, size_t at);

// The first byte at or after `at` that is not ASCII; text.size() if there is none.
size_t find_non_ascii(std::string_view text, size_t at);

}  // namespace postil
