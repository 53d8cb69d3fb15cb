// spaCy's and displaCy's JSON (https://spacy.io/api/doc#to_json): Doc(vocab).from_json() and
// displacy.render(manual=True) take it. One line.
#pragma once

#include <string>

#include "core/formats/marked_text.h"

namespace postil {

// Offsets count code points. Tokens together with white space give the text again, as in spaCy: one
// space after a token belongs to it, what else is between two is a token. "ents" are disjoint;
// entities that overlap them are under "spans", with claims (label: kind), their sources, and terms
// (label: topic, kb_id: concept). An entity's kb_id is its link ("geonames:2643743"). Spans have no
// white space at their edges.
std::string to_spacy(const MarkedText& article);

}  // namespace postil
