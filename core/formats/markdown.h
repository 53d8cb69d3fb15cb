// A report in Markdown (CommonMark 0.30).
#pragma once

#include <string>

#include "core/formats/marked_text.h"

namespace postil {

// The title, the text with the number of a claim behind it, then lists: claims, names and amounts,
// policy terms. Nothing of the text is taken for Markdown; its line ends are kept as line breaks.
std::string to_markdown(const MarkedText& article);

}  // namespace postil
