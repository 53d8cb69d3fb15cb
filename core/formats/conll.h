// CoNLL columns with IOB2 tags (Tjong Kim Sang and Veenstra 1999), in the CoNLL-U Plus frame
// (https://universaldependencies.org/ext-format.html), which readers of CoNLL-U know.
#pragma once

#include <string>

#include "core/formats/marked_text.h"

namespace postil {

// A token a line, an empty line after each sentence, LF, columns parted by tabs: FORM, then
// POSTIL:ENTITY, POSTIL:CLAIM and POSTIL:TERM as far as they are told of. The first line names the
// columns if `header`; an article begins with "# newdoc id = ...". Of overlapping marks of a layer
// the first counts. A mark goes on over sentences as a new one.
std::string conll_header(Layers layers);
std::string to_conll(const MarkedText& article, bool header = true);

}  // namespace postil
