// Puts the bundle together: sections that need corpora are kept or replaced, those whose sources
// lie in this repository are made anew every time.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/bundle.h"
#include "core/result.h"

namespace postil {

// The sections made from core/data alone: "cues" and "pack.postil". `core_data` is that folder. A
// row of a pack that is refused is an error here: our own lists have none.
Result<std::vector<Section>> own_sections(const std::string& core_data);

// The whole file's bytes, or an Error that names it.
Result<std::vector<std::byte>> read_bytes(const std::string& path);

// Replaces the section of that name, or adds it at the end.
void put_section(std::vector<Section>& sections, Section section);

}  // namespace postil
