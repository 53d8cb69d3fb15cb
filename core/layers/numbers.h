// Patterns for DATE, TIME, MONEY, PERCENT, QUANTITY, ORDINAL and CARDINAL, by the span rules of the
// guideline: modifiers of an amount stay inside ("about 40 percent"), a date keeps the article that
// its head needs ("the 1990s"), ages are dates.
#pragma once

#include <vector>

#include "core/layers/gazetteer.h"
#include "core/layers/marks.h"
#include "core/text/document.h"

namespace postil {

struct NumberMatch {
  TokenSpan tokens;
  EntityType type;
};

// The amounts and dates of a document, disjoint, in order; of those that begin at one token the
// longest. None crosses the end of a sentence. Linear in the tokens.
std::vector<NumberMatch> find_numbers(const Document& document, const GazetteerView& gazetteer);

}  // namespace postil
