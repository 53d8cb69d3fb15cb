// Term packs as users write them: read defensively, row by row, and every refusal says why.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/layers/terms.h"
#include "core/result.h"

namespace postil {

struct RefusedRow {
  uint32_t row;  // 1 is the first line of the file (CSV), the first concept (JSON)
  std::string why;
};

struct PackReport {
  Pack pack;
  std::vector<RefusedRow> refused;
};

// CSV (RFC 4180) with a header that names at least `term` and `topic`; also `id`, `alternatives`,
// `hidden`, `broader`, `related`, `match` (several parted by |), `definition`, `source`. Without an
// id a concept's id is its label in lower case with hyphens. Fails only where there is no usable
// header.
Result<PackReport> read_pack_csv(std::string_view bytes, std::string_view pack_id);

// {"id", "title", "licence", "concepts": [{"id", "label", "alternatives": [], "topic", ...}]}
Result<PackReport> read_pack_json(std::string_view bytes);

// By its first character that is not white space: JSON if it is {, else CSV.
Result<PackReport> read_pack(std::string_view bytes, std::string_view pack_id);

std::string write_pack_json(const Pack& pack);

}  // namespace postil
