#include "core/formats/units.h"

#include "core/text/utf8.h"

namespace postil {
namespace {

constexpr uint32_t stretch = 64;

uint32_t width(const CodeUnit& unit, OffsetUnit counted) {
  if (counted == OffsetUnit::bytes) return unit.size;
  return counted == OffsetUnit::utf16 && unit.size == 4 ? 2 : 1;
}

bool is_ascii(std::string_view text) {
  return find_non_ascii(text, 0) == text.size();
}

}  // namespace

ToUnits::ToUnits(std::string_view text, OffsetUnit unit)
    : unit_(is_ascii(text) ? OffsetUnit::bytes : unit),
      map_(unit_ == OffsetUnit::bytes ? std::string_view() : text) {}

uint32_t ToUnits::operator()(uint32_t byte) const {
  if (unit_ == OffsetUnit::bytes) return byte;
  return unit_ == OffsetUnit::utf16 ? map_.utf16(byte) : map_.code_points(byte);
}

FromUnits::FromUnits(std::string_view text, OffsetUnit unit) : text_(text), unit_(unit) {
  for (size_t at = 0; at < text.size();) {
    const CodeUnit code = decode(text, at);
    const uint32_t wide = width(code, unit);
    const uint64_t mark = borders_.size() * uint64_t{stretch};
    if (mark < size_ + wide) {
      borders_.push_back(static_cast<uint32_t>(at));
      inside_.push_back(static_cast<uint8_t>(mark - size_));
    }
    size_ += wide;
    at += code.size;
  }
}

std::optional<uint32_t> FromUnits::operator()(uint64_t offset) const {
  if (offset > size_) return std::nullopt;
  if (offset == size_) return static_cast<uint32_t>(text_.size());
  const uint64_t mark = offset / stretch;
  uint64_t left = offset % stretch + inside_[mark];
  size_t at = borders_[mark];
  while (left > 0) {
    const CodeUnit code = decode(text_, at);
    const uint32_t wide = width(code, unit_);
    if (wide > left) return std::nullopt;
    left -= wide;
    at += code.size;
  }
  return static_cast<uint32_t>(at);
}

}  // namespace postil
