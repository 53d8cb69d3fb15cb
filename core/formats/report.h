// What the formats for readers (Markdown, HTML) show beside the text.
#pragma once

#include <string>
#include <vector>

#include "core/formats/marked_text.h"

namespace postil {

// The text in pieces, in order: the blocks, and what lies between them if it is not white space.
std::vector<MarkedBlock> pieces_of(const MarkedText& article);

// Marks that say the same, counted.
struct Tally {
  std::string name;       // the words, in one line; of a term its concept's label
  std::string_view kind;  // entity type or topic
  uint32_t count = 0;
};

// The most frequent first; of equals the first in the text.
std::vector<Tally> tally_entities(const MarkedText& article);
std::vector<Tally> tally_terms(const MarkedText& article);

// The text with white space and control characters as single spaces, none at its edges.
std::string one_line(std::string_view text);

}  // namespace postil
