#include "core/text/offsets.h"

#include "core/text/utf8.h"

namespace postil {
namespace {

constexpr uint32_t stretch = 64;

}  // namespace

OffsetMap::OffsetMap(std::string_view text) : text_(text) {
  every_64_.reserve(text.size() / stretch + 1);
  Count count{0, 0};
  size_t at = 0;  // border of a unit; the count is of the units that begin before it
  for (size_t mark = 0; mark <= text.size(); mark += stretch) {
    while (at < mark) {
      const CodeUnit unit = decode(text, at);
      ++count.code_points;
      count.utf16 += unit.size == 4 ? 2 : 1;
      at += unit.size;
    }
    every_64_.push_back(count);
  }
}

// every_64_[k] counts the units that begin before byte 64 k; the last of them may end after it.
OffsetMap::Count OffsetMap::count_at(uint32_t byte) const {
  Count count = every_64_[byte / stretch];
  size_t at = next_border(text_, byte - byte % stretch);
  while (at < byte) {
    const CodeUnit unit = decode(text_, at);
    ++count.code_points;
    count.utf16 += unit.size == 4 ? 2 : 1;
    at += unit.size;
  }
  return count;
}

uint32_t OffsetMap::code_points(uint32_t byte) const {
  return count_at(byte).code_points;
}

uint32_t OffsetMap::utf16(uint32_t byte) const {
  return count_at(byte).utf16;
}

}  // namespace postil
