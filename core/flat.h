// Marks as one array of 32-bit integers: what crosses from wasm to JavaScript without a copy or a
// parse.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/postil.h"

namespace postil {

// The layout, record after record, offsets in UTF-16 code units, absent spans 0, 0:
//   header     8: layout version (1), then how many sentences, blocks, entities, claims, terms,
//                 reasons, invalid bytes
//   sentence   2: begin, end
//   block      5: begin, end, kind, dateline begin, dateline end
//   entity     5: begin, end, type, first reason, past the last
//   claim     13: begin, end, kind, certainty, worth x 1000, source, cue, hedge (begin, end each),
//                 first reason, past the last
//   term       6: begin, end, topic, concept index or -1, first reason, past the last
//   reason     5: layer (0 entities, 1 claims, 2 terms), code, begin, end, weight x 1000
// Reasons of all layers lie in one pool; the indices are into that.
std::vector<int32_t> flatten(const Document& document, const Annotations& annotations);

// The names that the numbers stand for: eight tables of one name a line, an empty line after each:
// block kinds, entity types, claim kinds, certainties, topics, reasons of entities, of claims, of
// terms.
std::string flat_names();

// What a mark's concept index stands for: concept after concept, each ended by U+001E, its fields
// by U+001F, the items of a field that is a list by U+001D. Fields: id, label, alternatives, topic,
// definition, source, broader, related, exact matches, then the pack's id, title and licence.
std::string flat_concepts(const TermPacks& packs);

}  // namespace postil
