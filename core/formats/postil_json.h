// Postil JSON, version 1: all that there is of an article, one line. Its schema is
// core/formats/postil.schema.json.
#pragma once

#include <string>
#include <string_view>

#include "core/formats/marked_text.h"
#include "core/formats/units.h"
#include "core/result.h"

namespace postil {

// One line without a line end. Offsets count UTF-16 code units; another unit is named under
// "offsets".
std::string to_postil_json(const MarkedText& article, OffsetUnit unit = OffsetUnit::utf16);

// Reads it back: what to_postil_json() wrote comes out of it again byte for byte. Sentences and
// blocks that are missing are read from the text; what is not known is passed over. The Error names
// the place ("claims[3].source ...").
Result<MarkedText> read_postil_json(std::string_view bytes);

// The same of what annotate() gave. An invalid byte of the text appears as U+FFFD.
std::string to_json(const Document& document, const Annotations& annotations,
                    const TermPacks& packs, std::string_view id = {});

}  // namespace postil
