// The units in which formats count, and the way from and to the bytes of a text.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/text/offsets.h"
#include "core/text/span.h"

namespace postil {

enum class OffsetUnit : uint8_t { utf16, code_points, bytes };
inline constexpr std::string_view offset_unit_names[] = {"utf16", "codepoints", "bytes"};

// From bytes to units. The text must be valid UTF-8 and outlive it.
class ToUnits {
 public:
  ToUnits(std::string_view text, OffsetUnit unit);
  uint32_t operator()(uint32_t byte) const;

 private:
  OffsetUnit unit_;  // bytes for a text in ASCII, where all units are one
  OffsetMap map_;
};

// From units to bytes, for offsets that come from outside.
class FromUnits {
 public:
  FromUnits(std::string_view text, OffsetUnit unit);

  // Nothing if the offset lies behind the text or inside a code point.
  std::optional<uint32_t> operator()(uint64_t offset) const;

 private:
  std::string_view text_;
  OffsetUnit unit_;
  uint64_t size_ = 0;  // of the text, in units
  std::vector<uint32_t>
      borders_;                  // at k: the byte where the code point that holds unit 64 k begins
  std::vector<uint8_t> inside_;  // at k: how many of its units lie before unit 64 k
};

}  // namespace postil
