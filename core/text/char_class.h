// What kind of character a code point is, after the Unicode Character Database: all that the
// tokenizer asks of Unicode, in one byte. The table is generated (generate_char_class.py).
#pragma once

#include <cstdint>

namespace postil {

enum class CharClass : uint8_t {
  space,        // White_Space but line ends; also zero width space and byte order mark
  line_end,     // LF, CR, U+2028, U+2029
  upper,        // Lu, Lt
  lower,        // Ll
  letter,       // Lo, Lm, and U+FFFD: an invalid byte is a letter
  mark,         // M*: belongs to the character before it
  format,       // Cf: soft hyphen, joiners, direction marks; cannot be seen, parts nothing
  digit,        // Nd
  numeral,      // Nl, No: "½", "²", "Ⅳ"
  punctuation,  // P*
  currency,     // Sc
  symbol,       // Sm, Sk, So, and what is private or not assigned
  control,      // Cc but white space
};

// What a character may do in an emoji sequence (UTS #51).
enum class EmojiRole : uint8_t {
  none,
  pictograph,  // Extended_Pictographic, shown as text unless a variation selector follows
  emoji,       // Emoji_Presentation
  modifier,    // skin tones
  regional,    // regional indicators, a pair of which is a flag
};

struct CharRecord {
  CharClass char_class;
  EmojiRole emoji;
  int32_t fold_distance;  // from the code point to its simple case folding
};

const CharRecord& char_record(uint32_t code_point);

// What char_record says of ASCII, without looking it up.
constexpr CharClass ascii_class(uint32_t c) {
  if ((c | 0x20) - 'a' < 26u) return c >= 'a' ? CharClass::lower : CharClass::upper;
  if (c - '0' < 10u) return CharClass::digit;
  if (c == ' ' || c == '\t' || c == '\v' || c == '\f') return CharClass::space;
  if (c == '\n' || c == '\r') return CharClass::line_end;
  if (c < 0x20 || c == 0x7F) return CharClass::control;
  if (c == '$') return CharClass::currency;
  const bool symbol =
      c == '+' || c == '<' || c == '=' || c == '>' || c == '^' || c == '`' || c == '|' || c == '~';
  return symbol ? CharClass::symbol : CharClass::punctuation;
}

inline CharClass char_class(uint32_t code_point) {
  return code_point < 0x80 ? ascii_class(code_point) : char_record(code_point).char_class;
}
inline EmojiRole emoji_role(uint32_t code_point) {
  return char_record(code_point).emoji;
}

// Simple case folding (Unicode, CaseFolding.txt, status C and S): one code point to one. "ß" stays
// "ß", "İ" stays "İ". Code points that have none, and numbers that are no code points, stay.
inline uint32_t fold_case(uint32_t code_point) {
  if (code_point < 0x80) {
    return code_point - 'A' < 26u ? code_point + ('a' - 'A') : code_point;
  }
  return code_point + static_cast<uint32_t>(char_record(code_point).fold_distance);
}

// Upper, lower or caseless letter.
constexpr bool is_letter(CharClass c) {
  return c == CharClass::upper || c == CharClass::lower || c == CharClass::letter;
}
constexpr bool is_white_space(CharClass c) {
  return c == CharClass::space || c == CharClass::line_end;
}
// Goes on whatever token it follows.
constexpr bool is_extender(CharClass c) {
  return c == CharClass::mark || c == CharClass::format;
}

}  // namespace postil
