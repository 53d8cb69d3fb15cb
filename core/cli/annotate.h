// What `postil annotate` does, over streams so that tests can call it.
#pragma once

#include <iosfwd>

#include "core/postil.h"

namespace postil::cli {

// Reads all of `in` as one article and writes its Postil JSON and a line end.
void annotate_text(std::istream& in, std::ostream& out, const Resources& resources,
                   const TermPacks& packs);

// Reads an article a line and writes each before reading the next. A line that is no article is
// reported on `errors` with its number. Returns how many were.
size_t annotate_lines(std::istream& in, std::ostream& out, std::ostream& errors,
                      const Resources& resources, const TermPacks& packs);

}  // namespace postil::cli
