// Offsets leave the core here, converted once from bytes to what the reader of a format counts in.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/text/span.h"

namespace postil {

// Maps byte offsets of a text to code points and UTF-16 code units. One pass over the text builds
// it; it keeps two counts for every 64 bytes, and a lookup counts within one such stretch. The text
// must outlive it. An invalid byte counts as one unit of either kind.
class OffsetMap {
 public:
  // Linear in the size of the text.
  explicit OffsetMap(std::string_view text);

  // Code points before `byte`, which must be at most the text's size and on the border of one.
  uint32_t code_points(uint32_t byte) const;
  // UTF-16 code units before `byte`, which must be as above.
  uint32_t utf16(uint32_t byte) const;

  // Both ends of a span.
  CodePointSpan code_points(ByteSpan span) const {
    return {code_points(span.begin), code_points(span.end)};
  }
  // Both ends of a span.
  Utf16Span utf16(ByteSpan span) const { return {utf16(span.begin), utf16(span.end)}; }

 private:
  struct Count {
    uint32_t code_points, utf16;
  };
  Count count_at(uint32_t byte) const;
  std::string_view text_;
  std::vector<Count> every_64_;
};

}  // namespace postil
