// Comma-separated values after RFC 4180, read forgivingly: LF, CR LF or CR end rows, a byte order
// mark is skipped, and the separator is the first of comma, semicolon and tab in the first row.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace postil {

struct CsvRow {
  uint32_t line = 0;  // of the file, from 1, where the row begins
  std::vector<std::string> cells;
  std::string fault;  // why the row cannot be read; empty if it can
};

// Reads rows one after the other, so that a large file is never held twice.
class CsvReader {
 public:
  explicit CsvReader(std::string_view bytes);  // must outlive the reader

  // The next row that is not empty. False at the end.
  bool next(CsvRow& row);

 private:
  void read_quoted(CsvRow& row, std::string& cell);
  bool at_line_end() const;
  void skip_line_end();

  std::string_view bytes_;
  size_t at_ = 0;
  uint32_t line_ = 1;
  char separator_ = ',';
};

// Appends the cell, quoted where the standard wants it. A cell that a spreadsheet would take for a
// formula (it begins with = + - @ or a tab, perhaps after apostrophes) gets an apostrophe before
// it, which unguard_cell takes off.
void append_csv_cell(std::string& out, std::string_view cell);
std::string_view unguard_cell(std::string_view cell);

}  // namespace postil
