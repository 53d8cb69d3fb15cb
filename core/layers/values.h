// What an amount or a date says, in the words of the standards; nothing where its text does not
// settle it.
#pragma once

#include <string>

#include "core/layers/countries.h"
#include "core/layers/gazetteer.h"
#include "core/layers/marks.h"
#include "core/text/document.h"

namespace postil {

// The normalised value of a mark of one of the seven types of amounts, else empty.
//   DATE      a day, month, year or an interval of them in ISO 8601 ("2021-03-12", "2021-03",
//             "2018/2021"), decades and centuries with unspecified digits (ISO 8601-2: "199X"), a
//             duration ("P2Y", also of ages), a repetition ("R/P1Y"); nothing for a date that hangs
//             on another ("last Tuesday") or has no year
//   TIME      a time of day ("T16:30") or a duration ("PT3H")
//   MONEY     the amount and, where the article settles which, the ISO 4217 code ("3200000000
//             EUR"): its own words do ("40 Egyptian pounds"), or the article names exactly one
//             country of those whose money the word can be ("pounds" beside Egypt alone); a bare
//             dollar only if that is the US, since news writes US dollars from anywhere
//   PERCENT   the number
//   QUANTITY  the number and the unit's symbol ("40 km", "18.8 Cel")
//   CARDINAL, ORDINAL  the number
// Numbers are decimals without exponent or separators. What stands before an amount ("about", "more
// than") is not in its value. Two numbers ("10 to 12 percent") are parted by a slash. `named` are
// the countries that the article names.
std::string value_of(const Document& document, const GazetteerView& gazetteer,
                     const GazetteerDetails& details, const CountrySet& named, TokenSpan tokens,
                     EntityType type);

}  // namespace postil
