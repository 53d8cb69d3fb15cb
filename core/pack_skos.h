// SKOS vocabularies (W3C Recommendation of 2009) as JSON-LD: what Skosmos, PoolParty and the like
// export, and what we export ourselves.
#pragma once

#include <string>
#include <string_view>

#include "core/packs.h"

namespace postil {

// Understood: one node, a list of them or an @graph, nodes inside nodes; keys as full IRIs, with
// the prefixes and terms of inline contexts, or as plain SKOS names; texts plain, with @language or
// by language; labels and definitions as nodes of their own (SKOS-XL, rdf:value). Of several
// languages English is taken, else texts without one. A concept's id is its IRI. Taken are
// prefLabel, altLabel, hiddenLabel, broader, narrower, related, definition, scopeNote, notation,
// exactMatch and dct:source of concepts; title and licence of the scheme. Deprecated concepts and
// those without a label in English are refused, with their number among the file's concepts. Remote
// contexts are not loaded. Fails on what is not JSON, is nested deeper than 64, has no concepts,
// and on the limits of core/packs.h.
Result<PackReport> read_pack_skos(std::string_view bytes);

// A file of any format: SKOS if it is JSON that names SKOS or has a context, else what read_pack
// makes of it. `pack_id` is for a file that has none.
Result<PackReport> read_any_pack(std::string_view bytes, std::string_view pack_id);

// JSON-LD with an inline context. Reading what this wrote gives the same pack.
std::string write_pack_skos(const Pack& pack);

}  // namespace postil
