// Every format in which an article and its marks can be had, by name. What each writer promises is
// said in its own header.
//
//   postil::MarkedText article = postil::marked_text(document, marks, resources->packs, "a1");
//   std::string csv = postil::write_format(postil::FormatId::csv, article, {})[0].bytes;
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/formats/marked_text.h"
#include "core/formats/units.h"
#include "core/result.h"

namespace postil {

enum class FormatId : uint8_t { postil, w3c, spacy, brat, conll, csv, markdown, html, claimreview };

struct Format {
  FormatId id;
  std::string_view name;        // on the command line and in JavaScript
  std::string_view title;       // for people
  std::string_view suffix;      // of the file's name
  std::string_view media_type;  // RFC 6838
  bool stream;                  // many articles make one file: JSON Lines, or rows
  bool any_unit;  // offsets can be had in each unit; the others have their own or none
  bool readable;  // read_format() reads it back
};
inline constexpr Format formats[] = {
    {FormatId::postil, "postil", "Postil JSON", ".postil.json", "application/json", true, true,
     true},
    {FormatId::w3c, "w3c", "W3C Web Annotation", ".jsonld", "application/ld+json", true, false,
     true},
    {FormatId::spacy, "spacy", "spaCy and displaCy", ".spacy.json", "application/json", true, false,
     false},
    {FormatId::brat, "brat", "brat standoff", ".ann", "text/plain", false, false, false},
    {FormatId::conll, "conll", "CoNLL columns (IOB2)", ".conllup", "text/plain", true, false,
     false},
    {FormatId::csv, "csv", "CSV", ".csv", "text/csv", true, true, false},
    {FormatId::markdown, "markdown", "Markdown", ".md", "text/markdown", false, false, false},
    {FormatId::html, "html", "HTML page", ".html", "text/html", false, false, false},
    {FormatId::claimreview, "claimreview", "ClaimReview drafts", ".claims.jsonld",
     "application/ld+json", true, false, false},
};

const Format& format_of(FormatId id);
std::optional<FormatId> format_named(std::string_view name);

struct FormatOptions {
  OffsetUnit unit = OffsetUnit::utf16;  // only for formats with any_unit
  std::string_view name = "article";    // of the files, before the suffix
  bool first = true;             // the first article of a stream: CSV and CoNLL name their columns
  bool byte_order_mark = false;  // CSV
};

struct FormatFile {
  std::string name, bytes;
};

// The files of one article: one, and for brat three. Rejected marks are in those formats only that
// are read back. Text formats end with a line end, JSON has none.
std::vector<FormatFile> write_format(FormatId id, MarkedText article,
                                     const FormatOptions& options = {});

// What a stream of articles begins with, each written with first = false: the names of columns.
std::string stream_head(FormatId id, Layers layers);

// `text` is the article's text for formats that may lack it. The Error names cause and place.
Result<MarkedText> read_format(FormatId id, std::string_view bytes, std::string_view text = {});

}  // namespace postil
