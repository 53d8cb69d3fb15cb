#include "core/formats/json_writer.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace postil {
namespace {

// 0: as it is; u: as \u00XX; else the letter after the backslash (RFC 8259, section 7).
constexpr std::array<char, 256> escapes = [] {
  std::array<char, 256> out{};
  for (size_t i = 0; i < 0x20; ++i) out[i] = 'u';
  out['"'] = '"';
  out['\\'] = '\\';
  out['\b'] = 'b';
  out['\f'] = 'f';
  out['\n'] = 'n';
  out['\r'] = 'r';
  out['\t'] = 't';
  return out;
}();

}  // namespace

void JsonWriter::part() {
  if (follows_) out_ += ',';
  follows_ = true;
}

void JsonWriter::quoted(std::string_view value) {
  constexpr std::string_view digits = "0123456789abcdef";
  out_ += '"';
  size_t from = 0;
  for (size_t at = 0; at < value.size(); ++at) {
    const auto byte = static_cast<unsigned char>(value[at]);
    const char escape = escapes[byte];
    if (escape == 0) continue;
    out_.append(value, from, at - from);
    from = at + 1;
    out_ += '\\';
    out_ += escape;
    if (escape == 'u') out_.append("00").append({digits[byte >> 4], digits[byte & 15]});
  }
  out_.append(value, from);
  out_ += '"';
}

JsonWriter& JsonWriter::open(char bracket) {
  part();
  out_ += bracket;
  follows_ = false;
  return *this;
}

JsonWriter& JsonWriter::close(char bracket) {
  out_ += bracket;
  follows_ = true;
  return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
  part();
  quoted(name);
  out_ += ':';
  follows_ = false;
  return *this;
}

JsonWriter& JsonWriter::text(std::string_view value) {
  part();
  quoted(value);
  return *this;
}

JsonWriter& JsonWriter::number(int64_t value) {
  part();
  char digits[24];
  out_.append(digits, std::to_chars(digits, digits + sizeof digits, value).ptr);
  return *this;
}

JsonWriter& JsonWriter::thousandths(int32_t value) {
  part();
  out_ += decimal(value);
  return *this;
}

JsonWriter& JsonWriter::optional(std::string_view name, std::string_view value) {
  return value.empty() ? *this : key(name).text(value);
}

std::string decimal(int32_t thousandths) {
  const int64_t size = thousandths < 0 ? -static_cast<int64_t>(thousandths) : thousandths;
  std::string out = thousandths < 0 ? "-" : "";
  out += std::to_string(size / 1000) + '.';
  const std::string places = std::to_string(1000 + size % 1000).substr(1);
  return out += places.substr(0, std::max<size_t>(places.find_last_not_of('0') + 1, 1));
}

}  // namespace postil
