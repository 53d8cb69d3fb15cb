// What begins an item of a list: "1.", "2)", "(c)", "•".
#pragma once

#include <cstdint>

#include "core/text/line_view.h"

namespace postil {

struct ListMarker {
  enum class Style : uint8_t { stop, bracket, stop_bracket, brackets, bullet };
  enum class Label : uint8_t { none, number, lower_letter, upper_letter };

  uint32_t size = 0;   // tokens; 0 if there is no marker
  uint32_t value = 0;  // 3 for "3" and for "c"; 0 without a label
  Style style = Style::stop;
  Label label = Label::none;
  bool bullet = false;

  explicit operator bool() const { return size != 0; }
};

// The marker at token `i` of the line, if there is one. Labels are numbers of one or two digits and
// single letters; a bullet may have a labelled marker behind it ("• 9.").
ListMarker list_marker(const LineView& line, uint32_t i);

// Whether `next` goes on with the list of `marker`: the same style, the next label.
bool continues(const ListMarker& marker, const ListMarker& next);

}  // namespace postil
