#include "core/formats/formats.h"

#include <utility>

#include "core/formats/brat.h"
#include "core/formats/claim_review.h"
#include "core/formats/conll.h"
#include "core/formats/csv_marks.h"
#include "core/formats/html.h"
#include "core/formats/markdown.h"
#include "core/formats/postil_json.h"
#include "core/formats/spacy.h"
#include "core/formats/w3c.h"

namespace postil {
namespace {

std::string write_one(FormatId id, const MarkedText& article, const FormatOptions& options) {
  switch (id) {
    case FormatId::postil:
      return to_postil_json(article, options.unit);
    case FormatId::w3c:
      return to_w3c(article);
    case FormatId::spacy:
      return to_spacy(article);
    case FormatId::brat:
      break;  // several files
    case FormatId::conll:
      return to_conll(article, options.first);
    case FormatId::markdown:
      return to_markdown(article);
    case FormatId::html:
      return to_html(article);
    case FormatId::claimreview:
      return to_claim_review(article);
    case FormatId::csv:
      return to_csv(article, {options.unit, options.first, options.byte_order_mark});
  }
  return {};
}

}  // namespace

const Format& format_of(FormatId id) {
  return formats[static_cast<size_t>(id)];
}

std::optional<FormatId> format_named(std::string_view name) {
  for (const Format& format : formats)
    if (format.name == name) return format.id;
  return std::nullopt;
}

std::vector<FormatFile> write_format(FormatId id, MarkedText article,
                                     const FormatOptions& options) {
  const Format& format = format_of(id);
  if (!format.readable) drop_rejected(article);
  if (id == FormatId::brat) {
    BratFiles files = to_brat(article);
    const std::string name(options.name);
    return {{name + ".txt", std::move(files.text)},
            {name + ".ann", std::move(files.annotations)},
            {"annotation.conf", std::move(files.configuration)}};
  }
  return {{std::string(options.name).append(format.suffix), write_one(id, article, options)}};
}

std::string stream_head(FormatId id, Layers layers) {
  if (id == FormatId::csv) return std::string(csv_header);
  return id == FormatId::conll ? conll_header(layers) : "";
}

Result<MarkedText> read_format(FormatId id, std::string_view bytes, std::string_view text) {
  if (id == FormatId::postil) return read_postil_json(bytes);
  if (id == FormatId::w3c) return read_w3c(bytes, text);
  return Error{std::string(format_of(id).title) + " cannot be read back"};
}

}  // namespace postil
