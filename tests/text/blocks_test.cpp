#include "core/text/blocks.h"

#include <catch2/catch.hpp>

#include "core/text/document.h"
#include "tests/text/table.h"

namespace postil {
namespace {

struct ExpectedLine {
  std::string kind, text, dateline;
};
struct BlockCase {
  std::string title, text;
  std::vector<ExpectedLine> lines;
};

ExpectedLine read_line(const std::string& line, size_t bar) {
  ExpectedLine expected{line.substr(0, bar), line.substr(bar + 3), ""};
  const size_t open = expected.text.find('<'), close = expected.text.find('>');
  if (open == 0 && close != std::string::npos) {
    expected.dateline = expected.text.substr(1, close - 1);
    expected.text = expected.dateline + expected.text.substr(close + 1);
  }
  return expected;
}

std::vector<BlockCase> read_cases() {
  std::vector<BlockCase> cases;
  for (const std::string& line : read_lines("blocks.txt")) {
    if (line.compare(0, 3, "== ") == 0) {
      cases.push_back({line.substr(3), "", {}});
      continue;
    }
    const size_t bar = line.find(" | ");
    if (bar != std::string::npos) {
      cases.back().lines.push_back(read_line(line, bar));
      cases.back().text += cases.back().lines.back().text;
    }
    cases.back().text += '\n';
  }
  return cases;
}

const char* name_of(BlockKind kind) {
  constexpr const char* names[] = {"paragraph", "heading", "list_item", "byline", "boilerplate"};
  return names[static_cast<size_t>(kind)];
}

TEST_CASE("blocks of the table", "[blocks]") {
  const std::vector<BlockCase> cases = read_cases();
  REQUIRE(cases.size() > 8);
  for (const BlockCase& c : cases) {
    INFO(c.title);
    const Document d = read_document(c.text);
    REQUIRE(d.blocks.size() == c.lines.size());
    for (size_t i = 0; i < c.lines.size(); ++i) {
      INFO(c.lines[i].text);
      CHECK(name_of(d.blocks[i].kind) == c.lines[i].kind);
      CHECK(text_of(d, d.blocks[i].dateline) == c.lines[i].dateline);
    }
  }
}

}  // namespace
}  // namespace postil
