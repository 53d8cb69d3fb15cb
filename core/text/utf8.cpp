#include "core/text/utf8.h"

#include <cstring>

namespace postil {
namespace {

constexpr CodeUnit invalid_byte{replacement_character, 1, false};

// The size that a lead byte announces; 0 for what cannot begin a sequence of several bytes.
constexpr uint8_t announced_size(unsigned char lead) {
  if (lead >= 0xC2 && lead <= 0xDF) return 2;
  if (lead >= 0xE0 && lead <= 0xEF) return 3;
  if (lead >= 0xF0 && lead <= 0xF4) return 4;
  return 0;
}

// The second byte is bounded more tightly after these leads: overlong forms, surrogates, and code
// points above U+10FFFF are excluded there.
constexpr bool second_byte_fits(unsigned char lead, unsigned char second) {
  switch (lead) {
    case 0xE0:
      return second >= 0xA0 && second <= 0xBF;
    case 0xED:
      return second >= 0x80 && second <= 0x9F;
    case 0xF0:
      return second >= 0x90 && second <= 0xBF;
    case 0xF4:
      return second >= 0x80 && second <= 0x8F;
    default:
      return second >= 0x80 && second <= 0xBF;
  }
}

}  // namespace

CodeUnit decode_multibyte(std::string_view text, size_t at) {
  const auto byte = [&](size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(at);
  if (lead < 0x80) return {lead, 1, true};
  const uint8_t size = announced_size(lead);
  if (size == 0 || text.size() - at < size || !second_byte_fits(lead, byte(at + 1))) {
    return invalid_byte;
  }
  uint32_t code_point = lead & (0x7Fu >> size);
  for (uint8_t i = 1; i < size; ++i) {
    if ((byte(at + i) & 0xC0) != 0x80) return invalid_byte;
    code_point = code_point << 6 | (byte(at + i) & 0x3Fu);
  }
  return {code_point, size, true};
}

size_t next_border(std::string_view text, size_t at) {
  if (at >= text.size()) return text.size();
  for (size_t back = 1; back <= 3 && back <= at; ++back) {
    if ((static_cast<unsigned char>(text[at - back + 1]) & 0xC0) != 0x80) return at;
    const CodeUnit unit = decode(text, at - back);
    if (unit.size > back) return at - back + unit.size;
  }
  return at;
}

size_t find_non_ascii(std::string_view text, size_t at) {
  constexpr uint64_t high_bits = 0x8080808080808080u;
  uint64_t eight = 0;
  while (text.size() - at >= sizeof eight) {
    std::memcpy(&eight, text.data() + at, sizeof eight);
    if ((eight & high_bits) != 0) break;
    at += sizeof eight;
  }
  while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80) ++at;
  return at;
}

}  // namespace postil
