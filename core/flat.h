// Marks as one array of 32-bit integers: what crosses from wasm to JavaScript without a copy or a
// parse.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/postil.h"

namespace postil {

// The layout, record after record, offsets in UTF-16 code units, absent spans 0, 0:
//   header     9: layout version (3), then how many sentences, blocks, entities, claims, terms,
//                 reasons, invalid bytes, groups of entities
//   sentence   2: begin, end
//   block      5: begin, end, kind, dateline begin, dateline end
//   entity     7: begin, end, type, first reason, past the last, group, value
//   group      5: type, the entity that names it, kind of link, id, country
//   claim     26: begin, end, kind, certainty, worth x 1000, source, cue, hedge, speaker, negation,
//                 two parts of content (begin, end each), kind of source, wording, how the speaker
//                 was found, 1 if it needs context, the claim that it repeats or -1, first reason,
//                 past the last
//   term       6: begin, end, topic, concept index or -1, first reason, past the last
//   reason     5: layer (0 entities, 1 claims, 2 terms), code, begin, end, weight x 1000
// Reasons of all layers lie in one pool; the indices are into that. A value, id or country is an
// index into the lines of flat_strings(), -1 if there is none.
std::vector<int32_t> flatten(const Document& document, const Annotations& annotations);

// The strings that the view refers to, each ended by a line feed, which none of them holds.
std::string flat_strings(const Annotations& annotations);

// The names that the numbers stand for: twelve tables of one name a line, an empty line after each:
// block kinds, entity types, kinds of link, claim kinds, certainties, kinds of source, wordings,
// how speakers were found, topics, reasons of entities, of claims, of terms.
std::string flat_names();

// What a mark's concept index stands for: concept after concept, each ended by U+001E, its fields
// by U+001F, the items of a field that is a list by U+001D. Fields: id, label, alternatives, topic,
// definition, source, broader, related, exact matches, then the pack's id, title and licence.
std::string flat_concepts(const TermPacks& packs);

}  // namespace postil
