// The dateline of news agencies: "ROME —", "PARIS, March 3 (Reuters) -", "CAIRO – 26 July 2022:".
#pragma once

#include <cstdint>

#include "core/text/line_view.h"

namespace postil {

// How many tokens of the line its dateline takes, the dash or colon that ends it included; 0 if
// there is none. A place in capitals, a date or an agency in brackets makes one anywhere; a place
// written like other names ("Cape Town - ") only where `leads`, the line being among the first of a
// text.
uint32_t dateline_size(const LineView& line, bool leads);

// A month or its abbreviation: "March", "Sept.". Case matters.
bool is_month(std::string_view token);

}  // namespace postil
