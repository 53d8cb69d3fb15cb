// W3C Web Annotation (https://www.w3.org/TR/annotation-model/, 2017): an AnnotationPage with one
// Annotation a mark, one line of JSON-LD.
#pragma once

#include <string>
#include <string_view>

#include "core/formats/marked_text.h"
#include "core/result.h"

namespace postil {

// Positions count code points, as the model says (section 4.2.5). Each target has a
// TextQuoteSelector with up to 32 code points of context on either side and a
// TextPositionSelector. The body's value is the type, kind or topic. What the model has no words
// for is in terms of our own (urn:x-postil:), the article's text among them; reasons, sentences and
// blocks are not written.
std::string to_w3c(const MarkedText& article);

// Reads an AnnotationPage, AnnotationCollection page or list of Annotations back; what to_w3c()
// wrote comes out of it again byte for byte. `text` is the article for pages that do not hold it.
// A position whose text is not the quote (many programs count UTF-16) is corrected by the quote and
// its context, if they occur once. The Error names the place.
Result<MarkedText> read_w3c(std::string_view bytes, std::string_view text = {});

}  // namespace postil
