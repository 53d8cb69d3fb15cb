#include "core/packs.h"

#include <algorithm>
#include <array>
#include <optional>

#include "core/csv.h"
#include "core/pack_assembly.h"
#include "core/pack_bytes.h"

namespace postil {
namespace {

enum Column : size_t {
  id,
  term,
  alternatives,
  hidden,
  topic,
  definition,
  note,
  notation,
  source,
  broader,
  related,
  match,
  column_count
};
constexpr std::string_view column_names[column_count] = {
    "id",   "term",     "alternatives", "hidden",  "topic",   "definition",
    "note", "notation", "source",       "broader", "related", "match"};

constexpr size_t nowhere = static_cast<size_t>(-1);
using Columns = std::array<size_t, column_count>;  // where each column stands, or nowhere

std::string lower_ascii(std::string_view text) {
  std::string out;
  for (const char c : text)
    if (c != ' ') out += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return out;
}

// Where the columns stand by the header. Names that are not known are reported.
Columns read_header(const CsvRow& row, PackAssembly& assembly) {
  Columns columns;
  columns.fill(nowhere);
  for (size_t i = 0; i < row.cells.size(); ++i) {
    const std::string name = lower_ascii(row.cells[i]);
    const auto* known = std::find(std::begin(column_names), std::end(column_names), name);
    if (known != std::end(column_names))
      columns[static_cast<size_t>(known - std::begin(column_names))] = i;
    else if (!name.empty())
      assembly.refuse(row.line, "a column that is not known is left out");
  }
  return columns;
}

std::vector<std::string> split(std::string_view cell) {
  std::vector<std::string> parts;
  while (!cell.empty()) {
    const size_t end = std::min(cell.find('|'), cell.size());
    parts.emplace_back(cell.substr(0, end));
    cell.remove_prefix(std::min(end + 1, cell.size()));
  }
  return parts;
}

Concept concept_of(const CsvRow& row, const Columns& columns) {
  const auto cell = [&](Column column) -> std::string_view {
    const size_t at = columns[column];
    return at < row.cells.size() ? unguard_cell(row.cells[at]) : std::string_view{};
  };
  Concept read;
  read.id = cell(id);
  read.label = cell(term);
  read.alternatives = split(cell(alternatives));
  read.hidden = split(cell(hidden));
  read.definition = cell(definition);
  read.note = cell(note);
  read.notation = cell(notation);
  read.source = cell(source);
  read.broader = split(cell(broader));
  read.related = split(cell(related));
  read.exact_match = split(cell(match));
  return read;
}

// Reads the rows of a file into the assembly. An Error where the file as a whole cannot be read.
std::optional<Error> read_rows(std::string_view bytes, PackAssembly& assembly) {
  CsvReader reader(bytes);
  CsvRow row;
  if (!reader.next(row)) return Error{"pack: the file is empty"};
  const Columns columns = read_header(row, assembly);
  if (!row.fault.empty()) return Error{"pack: the header cannot be read: " + row.fault};
  if (columns[term] == nowhere)
    return Error{"pack: the first row must name the columns, among them \"term\""};
  while (reader.next(row)) {
    if (assembly.is_full()) return Error{"pack: more than 200,000 concepts"};
    if (!row.fault.empty()) {
      assembly.refuse(row.line, row.fault);
      continue;
    }
    const bool blank = std::all_of(row.cells.begin(), row.cells.end(), [](const std::string& cell) {
      return cell.find_first_not_of(" \t") == std::string::npos;
    });
    if (blank) continue;
    const size_t at = columns[topic];
    assembly.add(row.line, concept_of(row, columns),
                 at < row.cells.size() ? std::string_view(row.cells[at]) : std::string_view{});
  }
  return std::nullopt;
}

std::string joined(const std::vector<std::string>& parts) {
  std::string out;
  for (const std::string& part : parts) {
    if (!out.empty()) out += '|';
    out += part;
  }
  return out;
}

}  // namespace

Result<PackReport> read_pack_csv(std::string_view bytes, std::string_view pack_id) {
  return read_pack_files({{"", bytes}}, pack_id);
}

Result<PackReport> read_pack_files(const std::vector<PackFile>& files, std::string_view pack_id) {
  Pack head;
  head.id = head.title = pack_id;
  PackAssembly assembly(std::move(head));
  size_t total = 0;
  for (const PackFile& file : files) {
    total += file.bytes.size();
    if (total > most_pack_bytes) return Error{"pack: larger than 64 MiB"};
    assembly.set_file(file.name);
    if (std::optional<Error> error = read_rows(file.bytes, assembly)) {
      if (!file.name.empty()) error->message = file.name + ": " + error->message;
      return *error;
    }
  }
  return assembly.finish();
}

Result<PackReport> read_pack(std::string_view bytes, std::string_view pack_id) {
  Result<PackReport> report = Error{""};
  size_t at = bytes.substr(0, 3) == "\xEF\xBB\xBF" ? 3 : 0;
  at = bytes.find_first_not_of(" \t\r\n", at);
  if (is_pack_bytes(bytes)) {
    Result<Pack> pack = read_pack_bytes(bytes);
    if (!pack) return Error{pack.error()};
    report = PackReport{std::move(*pack), {}};
  } else if (at != std::string_view::npos && bytes[at] == '{') {
    report = read_pack_json(bytes);
  } else {
    report = read_pack_csv(bytes, pack_id);
  }
  if (report && report->pack.id.empty()) report->pack.id = pack_id;
  if (report && report->pack.title.empty()) report->pack.title = report->pack.id;
  return report;
}

std::string write_pack_csv(const Pack& pack) {
  std::string out;
  for (size_t i = 0; i < column_count; ++i) {
    if (i > 0) out += ',';
    out += column_names[i];
  }
  out += "\r\n";
  for (const Concept& c : pack.concepts) {
    const std::string cells[column_count] = {
        c.id,
        c.label,
        joined(c.alternatives),
        joined(c.hidden),
        c.topic ? std::string(topic_names[static_cast<size_t>(*c.topic)]) : "",
        c.definition,
        c.note,
        c.notation,
        c.source,
        joined(c.broader),
        joined(c.related),
        joined(c.exact_match)};
    for (size_t i = 0; i < column_count; ++i) {
      if (i > 0) out += ',';
      append_csv_cell(out, cells[i]);
    }
    out += "\r\n";
  }
  return out;
}

}  // namespace postil
