// Which mentions of an article stand for one entity, and what the lists of names know of it.
#pragma once

#include "core/layers/gazetteer.h"
#include "core/layers/marks.h"
#include "core/lexicon/keys.h"
#include "core/text/document.h"

namespace postil {

// Fills in the groups of the marks and the values of dates and amounts. Total and deterministic;
// O(n log n) in the number of marks, but for names of people, whose words count in the square, up
// to eight of them.
//
// One group never holds two types of mark. Within a type these are one:
//   - names of the same words, whatever their case, stops, possessive, leading "the", a title
//   before
//     a person, "Inc." behind an organisation, the plural of a nationality;
//   - a full name of a person and a part of it: a surname if all full names that end with it are
//   one
//     person, else a word of one full name only; a list's first name only behind the full name.
//     Full names with the same first and last words are one if at most one of them has words
//     between;
//   - an acronym and the one name with these initials, or the name beside it in brackets;
//   - names of one country (by its ISO 3166 code);
//   - dates and amounts of the same value, or without one of the same words.
// What a name in the lists stands for is settled by the place beside it ("Birmingham, Alabama"), by
// the countries that the article names and by population; where those do not settle it, the group
// has no link.
void group_mentions(const Document& document, const Keys& keys, const GazetteerView& gazetteer,
                    const GazetteerDetails& details, EntityLayer& layer);

}  // namespace postil
