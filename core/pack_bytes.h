// A pack as compact bytes: what the bundle holds, and what the engine of the page loads. Readers of
// CSV, JSON and SKOS (core/packs.h) make packs; this keeps what they made.
//
// Layout: the magic "PPK1", then numbers (LEB128, at most 32 bits) and texts (their length in
// bytes, then UTF-8):
//   id, title, licence; how many sources, each a text
//   how many concepts, and for each:
//     topic + 1, or 0; the id: 0 if the label gives it, else 1 + how many bytes it shares with the
//     id before, and the rest; label; alternatives; hidden; definition; note; notation;
//     1 + index of its source, or 0; broader; related; exact matches
//   A list is its length and its items: texts, indices of concepts (broader, related), and for
//   exact matches how many bytes are shared with the match before, and the rest.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "core/layers/terms.h"
#include "core/result.h"

namespace postil {

// Whether the bytes begin as such a pack does.
bool is_pack_bytes(std::string_view bytes);

// Relations must name concepts of the pack, as every reader of packs sees to; others are left out.
// Reading what was written gives the same pack.
std::string write_pack_bytes(const Pack& pack);

// Linear in the bytes. Fails on bytes that are no such pack, are truncated or go on after its end;
// a pack that loads is safe to use, whatever its texts are.
Result<Pack> read_pack_bytes(std::string_view bytes);

}  // namespace postil
