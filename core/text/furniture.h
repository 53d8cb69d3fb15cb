// The furniture of a page that gets pasted along with an article: who wrote it, what to click.
#pragma once

#include "core/text/line_view.h"
#include "core/text/lowered_line.h"

namespace postil {

// The longest line that is looked at, in tokens: anything longer is text.
inline constexpr uint32_t longest_furniture = 60;

// "Sign up here", "Read more", "Advertisement", "All rights reserved". `lowered` is the same line.
bool is_boilerplate(const LineView& line, const LoweredLine& lowered);

// "By Jane Roe", "Jane Roe, Reuters", "Staff Reporter", "Photo: Agency", "Updated 3 March 2024".
bool is_byline(const LineView& line, const LoweredLine& lowered);

}  // namespace postil
