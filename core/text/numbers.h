// Where a number ends, and where one begins inside a word.
#pragma once

#include <cstddef>

#include "core/text/text_reader.h"

namespace postil {

// The end of the number that begins with the digit, numeral or point at `begin`: with its
// separators
// ("1,584,547", "1,58,547", "12.5", "10:30") and with letters that belong to it ("5th", "1990s",
// "3D"), but without a unit ("40" of "40km").
size_t number_end(const TextReader& reader, size_t begin);

// The end of a currency written before its amount in the word [begin, end): "Rs" of "Rs5,000", "N"
// of "N500bn". `begin` if there is none.
size_t currency_prefix_end(const TextReader& reader, size_t begin, size_t end);

// Whether a digit follows, perhaps after spaces.
bool is_before_number(const TextReader& reader, size_t pos);

}  // namespace postil
