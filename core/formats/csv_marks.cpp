#include "core/formats/csv_marks.h"

#include <algorithm>
#include <vector>

#include "core/csv.h"
#include "core/formats/json_writer.h"

namespace postil {
namespace {

struct Row {
  ByteSpan bytes;
  std::string cells;
};

class Rows {
 public:
  Rows(const MarkedText& article, OffsetUnit unit)
      : article_(article), units_(article.text, unit) {}

  void add(const Mark& mark, std::string_view layer, std::initializer_list<std::string> own) {
    std::string out;
    const auto cell = [&](std::string_view value) {
      append_csv_cell(out, value);
      out += ',';
    };
    cell(article_.id);
    cell(layer);
    cell(std::to_string(units_(mark.bytes.begin)));
    cell(std::to_string(units_(mark.bytes.end)));
    cell(quote(mark.bytes));
    for (const std::string& value : own) cell(value);
    cell(mark_status_names[static_cast<size_t>(mark.status)]);
    append_csv_cell(out, mark.note);
    rows_.push_back({mark.bytes, out + "\r\n"});
  }

  std::string quote(ByteSpan span) const { return std::string(text_of(article_, span)); }

  std::string in_order() {
    std::stable_sort(rows_.begin(), rows_.end(),
                     [](const Row& a, const Row& b) { return a.bytes < b.bytes; });
    std::string out;
    for (const Row& row : rows_) out += row.cells;
    return out;
  }

 private:
  const MarkedText& article_;
  ToUnits units_;
  std::vector<Row> rows_;
};

}  // namespace

std::string to_csv(const MarkedText& article, const CsvOptions& options) {
  Rows rows(article, options.unit);
  const auto named = [](auto value, const auto& names) {
    return std::string(names[static_cast<size_t>(value)]);
  };
  for (const MarkedClaim& mark : article.claims)
    rows.add(mark, "claim",
             {named(mark.kind, claim_kind_names), decimal(mark.worth),
              named(mark.certainty, certainty_names), rows.quote(mark.source), rows.quote(mark.cue),
              rows.quote(mark.hedge), "", "", "", "", "", "", ""});
  for (const MarkedEntity& mark : article.entities)
    rows.add(mark, "entity",
             {named(mark.type, entity_type_names), "", "", "", "", "",
              std::string(name_of(article, mark)), mark.value,
              mark.group == no_group ? "" : article.groups[mark.group].country,
              link_of(article, mark), "", "", ""});
  for (const MarkedTerm& mark : article.terms)
    rows.add(mark, "term",
             {named(mark.topic, topic_names), "", "", "", "", "", "", "", "", "", mark.concept_id,
              mark.label, mark.pack});
  std::string out = options.byte_order_mark ? "\xEF\xBB\xBF" : "";
  if (options.header) out += csv_header;
  return out += rows.in_order();
}

}  // namespace postil
