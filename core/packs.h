// Term packs as users write them: read defensively, row by row, and every refusal says why.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/layers/terms.h"
#include "core/result.h"

namespace postil {

// What could not be taken as it was: a row left out, or a part of it ("unknown concept").
struct RefusedRow {
  uint32_t
      row;  // the line of the file where the row begins (CSV), the number of the concept (JSON)
  std::string why;
};

// A pack that was read, and what of it could not be taken.
struct PackReport {
  Pack pack;
  std::vector<RefusedRow> refused;  // in the order of the file, then what relations lack
};

// CSV (RFC 4180) with a header that names at least `term`; also `id`, `topic`, `alternatives`,
// `hidden`, `broader`, `related`, `match` (several parted by |), `definition`, `note`, `notation`,
// `source`. Without an id a concept's id is its label in lower case with hyphens; without a topic a
// term's words decide on it; relations name ids or labels. Fails
// where there is no usable header, and on more than 200,000 concepts or 64 MiB.
Result<PackReport> read_pack_csv(std::string_view bytes, std::string_view pack_id);

// One of several CSV files that make one pack.
struct PackFile {
  std::string name;
  std::string_view bytes;
};
// Several CSV files as one pack; relations may cross from one file to another. Reports name the
// file. Fails as read_pack_csv does.
Result<PackReport> read_pack_files(const std::vector<PackFile>& files, std::string_view pack_id);

// {"id", "title", "licence", "concepts": [{"id", "label", "alternatives": [], "hidden": [],
// "topic", "definition", "source", "broader": [], "related": [], "match": []}]}; what else is there
// is ignored. Fails on what is not JSON, is nested deeper than 32, or has no concepts, and on the
// limits above.
Result<PackReport> read_pack_json(std::string_view bytes);

// A compact pack (core/pack_bytes.h) by its first bytes, JSON if it begins with {, else CSV.
// `pack_id` is for a file that has none.
Result<PackReport> read_pack(std::string_view bytes, std::string_view pack_id);

// The pack as read_pack_json reads it; reading and writing it again gives the same bytes.
std::string write_pack_json(const Pack& pack);
// The pack as read_pack_csv reads it; reading and writing it again gives the same bytes. There is
// no place for its title and licence; cells are guarded against being taken for formulas
// (core/csv.h).
std::string write_pack_csv(const Pack& pack);

}  // namespace postil
