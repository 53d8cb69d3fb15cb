// A page that stands alone: to send, to print, to keep.
#pragma once

#include <string>

#include "core/formats/marked_text.h"

namespace postil {

// One HTML file (HTML Living Standard) without scripts, that loads nothing. Every mark can be told
// without colour: claims are underlined and numbered, names boxed and terms dotted, each with its
// kind in small letters behind it. Light and dark as the reader's system is; prints black on white.
// All text is escaped. Then lists: claims, names and amounts, policy terms.
std::string to_html(const MarkedText& article);

}  // namespace postil
