// One row a mark, for spreadsheets and statistics programs.
#pragma once

#include <string>
#include <string_view>

#include "core/formats/marked_text.h"
#include "core/formats/units.h"

namespace postil {

struct CsvOptions {
  OffsetUnit unit = OffsetUnit::utf16;
  bool header = true;
  bool byte_order_mark = false;  // for programs that take a file without one for Windows-1252
};

inline constexpr std::string_view csv_header =
    "article,layer,start,end,quote,type,worth,certainty,source,cue,hedge,name,value,"
    "country,link,concept,label,pack,status,note\r\n";

// RFC 4180, rows ended by CR LF, in the order of the text. Columns: article, layer, start, end,
// quote, type (of an entity, kind of a claim, topic of a term), worth, certainty, source (the
// words), cue, hedge, name (of an entity, by the
// mention that names it best), value, country, link (of an entity), concept, label, pack, status,
// note. Cells are guarded against being taken for formulas (core/csv.h).
std::string to_csv(const MarkedText& article, const CsvOptions& options = {});

}  // namespace postil
