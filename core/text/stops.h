// Which stops belong to a word: initials and abbreviations.
#pragma once

#include <cstddef>

#include "core/text/text_reader.h"

namespace postil {

// What stands before a word in its line, as far as it matters to a lone capital with a stop.
enum class Before : uint8_t { line_start, name, other };

// The end of the word that begins at `begin` with the letters [begin, stop) and a stop behind them:
// behind the stops that belong to it ("Mr.", "U.S.", "a.m.", "U.S", "Ph.D."), or `stop` if the stop
// is a full stop.
size_t stopped_word_end(const TextReader& reader, size_t begin, size_t stop, Before before);

}  // namespace postil
