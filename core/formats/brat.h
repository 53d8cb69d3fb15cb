// brat standoff (https://brat.nlplab.org/standoff.html).
#pragma once

#include <string>

#include "core/formats/marked_text.h"

namespace postil {

// Offsets count code points of `text`, which is the article's as it is. A mark that runs over a
// line end or a tab is written in fragments ("0 4;6 9"), its text joined by one space. An entity is
// a text-bound annotation of its type, a claim one of Claim_KIND, a term one of Term_TOPIC; the
// words that attribute a claim are Source and Cue, tied to it by the relations Said_by and Cued_by.
// A claim has the attributes Certainty and Worth (in tenths); a term refers to PACK:CONCEPT, an
// entity to its link; notes and values are AnnotatorNotes.
struct BratFiles {
  std::string text;           // NAME.txt
  std::string annotations;    // NAME.ann
  std::string configuration;  // annotation.conf of the folder, the same for all articles
};
BratFiles to_brat(const MarkedText& article);

}  // namespace postil
