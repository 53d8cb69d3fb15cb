// Builds the gazetteer of the bundle from public lists of names and from our own (core/data/names).
#pragma once

#include <cstddef>
#include <ostream>
#include <string>
#include <vector>

#include "core/result.h"

namespace postil {

// The bytes of the sections "gazetteer" (a Lexicon, values as in core/layers/gazetteer.h) and
// "gazetteer.detail" (GazetteerDetails).
struct GazetteerFiles {
  std::vector<std::byte> lexicon;
  std::vector<std::byte> details;
};

// Reads the lists in `data_dir`/gazetteer, the frequency list in `data_dir`/vectors and, for how
// words are cased, the training texts there (core/train/gazetteer_words.h names them), and every
// *.txt in `names_dir`. Needs xz on the PATH. Writes the counts by class to `report`. Fails if a
// list is missing or cannot be read, and says which. The same files give the same bytes.
Result<GazetteerFiles> build_gazetteer(const std::string& data_dir, const std::string& names_dir,
                                       std::ostream& report);

}  // namespace postil
