// What the tokenizer's parts share: characters of a text by byte offset.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/text/char_class.h"
#include "core/text/utf8.h"

namespace postil {

struct Character {
  uint32_t code_point;
  CharClass char_class;
  uint8_t size;  // bytes; 0 past the end of the text
};

constexpr bool is_ascii_digit(char c) {
  return c >= '0' && c <= '9';
}
constexpr bool is_ascii_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
constexpr char to_ascii_lower(char c) {
  return is_ascii_upper(c) ? static_cast<char>(c + 32) : c;
}
constexpr bool is_ascii_letter(char c) {
  return to_ascii_lower(c) >= 'a' && to_ascii_lower(c) <= 'z';
}

constexpr std::array<bool, 256> make_word_bytes() {
  std::array<bool, 256> is_word{};
  for (size_t c = 0; c < 128; ++c) {
    const char letter = static_cast<char>(c);
    is_word[c] = is_ascii_letter(letter) || is_ascii_digit(letter) || letter == '_';
  }
  return is_word;
}
// The bytes of ASCII that a run of letters and digits goes on with.
inline constexpr std::array<bool, 256> word_bytes = make_word_bytes();

// Reads anywhere: past the end there is a line end without bytes.
class TextReader {
 public:
  explicit TextReader(std::string_view text) : text_(text) {}

  Character at(size_t pos) const {
    if (pos >= text_.size()) return {'\n', CharClass::line_end, 0};
    const CodeUnit unit = decode(text_, pos);
    return {unit.code_point, char_class(unit.code_point), unit.size};
  }
  char byte(size_t pos) const { return pos < text_.size() ? text_[pos] : '\n'; }
  std::string_view part(size_t begin, size_t end) const { return text_.substr(begin, end - begin); }
  std::string_view text() const { return text_; }
  size_t size() const { return text_.size(); }

  // The end of the letters, digits, underscores and what belongs to them from `pos` on.
  size_t run_end(size_t pos) const {
    for (;;) {
      while (pos < text_.size() && word_bytes[static_cast<unsigned char>(text_[pos])]) ++pos;
      if (pos >= text_.size() || static_cast<unsigned char>(text_[pos]) < 0x80) return pos;
      const Character c = at(pos);
      const bool goes_on = is_letter(c.char_class) || is_extender(c.char_class) ||
                           c.char_class == CharClass::digit || c.char_class == CharClass::numeral;
      if (!goes_on) return pos;
      pos += c.size;
    }
  }

  // The end of the marks and invisible characters from `pos` on.
  size_t skip_extenders(size_t pos) const {
    while (pos < text_.size() && static_cast<unsigned char>(text_[pos]) >= 0x80) {
      const Character c = at(pos);
      if (!is_extender(c.char_class)) break;
      pos += c.size;
    }
    return pos;
  }

  // The end of the white space of one line from `pos` on.
  size_t skip_spaces(size_t pos) const {
    while (at(pos).char_class == CharClass::space) pos += at(pos).size;
    return pos;
  }

 private:
  std::string_view text_;
};

}  // namespace postil
