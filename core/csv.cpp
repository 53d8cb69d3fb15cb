#include "core/csv.h"

namespace postil {
namespace {

bool is_guarded_start(std::string_view cell) {
  const size_t at = cell.find_first_not_of('\'');
  return at != std::string_view::npos &&
         std::string_view("=+-@\t").find(cell[at]) != std::string_view::npos;
}

char separator_of(std::string_view bytes) {
  bool quoted = false;
  for (const char c : bytes) {
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (c == ',' || c == ';' || c == '\t') return c;
    if (c == '\n' || c == '\r') break;
  }
  return ',';
}

}  // namespace

CsvReader::CsvReader(std::string_view bytes) : bytes_(bytes) {
  if (bytes_.substr(0, 3) == "\xEF\xBB\xBF") at_ = 3;
  separator_ = separator_of(bytes_.substr(at_));
}

bool CsvReader::at_line_end() const {
  return bytes_[at_] == '\n' || bytes_[at_] == '\r';
}

void CsvReader::skip_line_end() {
  at_ += bytes_[at_] == '\r' && at_ + 1 < bytes_.size() && bytes_[at_ + 1] == '\n' ? 2 : 1;
  ++line_;
}

// From behind the opening quote to behind the closing one.
void CsvReader::read_quoted(CsvRow& row, std::string& cell) {
  while (at_ < bytes_.size()) {
    const char c = bytes_[at_];
    if (c == '"') {
      ++at_;
      if (at_ >= bytes_.size() || bytes_[at_] != '"') return;
      cell += bytes_[at_++];
    } else if (at_line_end()) {
      const size_t begin = at_;
      skip_line_end();
      cell += bytes_.substr(begin, at_ - begin);
    } else {
      cell += c;
      ++at_;
    }
  }
  row.fault = "a quotation mark is opened and never closed";
}

bool CsvReader::next(CsvRow& row) {
  while (at_ < bytes_.size() && at_line_end()) skip_line_end();
  if (at_ >= bytes_.size()) return false;
  row.line = line_;
  row.cells.clear();
  row.fault.clear();
  for (;;) {
    std::string& cell = row.cells.emplace_back();
    if (at_ < bytes_.size() && bytes_[at_] == '"') {
      ++at_;
      read_quoted(row, cell);
      if (at_ < bytes_.size() && bytes_[at_] != separator_ && !at_line_end() && row.fault.empty())
        row.fault = "text follows a closing quotation mark";
    }
    while (at_ < bytes_.size() && bytes_[at_] != separator_ && !at_line_end())
      cell += bytes_[at_++];
    if (at_ >= bytes_.size()) return true;
    if (at_line_end()) {
      skip_line_end();
      return true;
    }
    ++at_;
  }
}

void append_csv_cell(std::string& out, std::string_view cell) {
  const bool guard = is_guarded_start(cell);
  const bool edges = !cell.empty() && (cell.front() == ' ' || cell.back() == ' ');
  const bool quote = edges || cell.find_first_of("\",;\t\r\n") != std::string_view::npos;
  if (quote) out += '"';
  if (guard) out += '\'';
  for (const char c : cell) {
    if (c == '"') out += '"';
    out += c;
  }
  if (quote) out += '"';
}

std::string_view unguard_cell(std::string_view cell) {
  if (!cell.empty() && cell.front() == '\'' && is_guarded_start(cell)) cell.remove_prefix(1);
  return cell;
}

}  // namespace postil
