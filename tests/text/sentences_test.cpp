#include "core/text/sentences.h"

#include <catch2/catch.hpp>

#include "core/text/document.h"
#include "tests/text/table.h"

namespace postil {
namespace {

struct SentenceCase {
  std::string title, text;
  std::vector<std::string> sentences, wanted;
};

std::vector<SentenceCase> read_cases() {
  std::vector<SentenceCase> cases;
  for (const std::string& line : read_lines("sentences.txt")) {
    const std::string rest = line.size() > 2 ? unescape(line.substr(2)) : "";
    if (line.compare(0, 3, "== ") == 0) {
      cases.push_back({line.substr(3), "", {}, {}});
    } else if (line.compare(0, 2, "> ") == 0) {
      cases.back().sentences.push_back(rest);
    } else if (line.compare(0, 2, "! ") == 0) {
      cases.back().wanted.push_back(rest);
    } else {
      cases.back().text = unescape(line);
    }
  }
  return cases;
}

std::vector<std::string> sentences_of(const std::string& text) {
  const Document document = read_document(text);
  std::vector<std::string> sentences;
  for (const TokenSpan span : document.sentences) sentences.emplace_back(text_of(document, span));
  return sentences;
}

TEST_CASE("sentences of the table", "[sentences]") {
  const std::vector<SentenceCase> cases = read_cases();
  REQUIRE(cases.size() > 90);
  for (const SentenceCase& c : cases) {
    INFO(c.title);
    INFO(c.text);
    REQUIRE_FALSE(c.sentences.empty());
    CHECK(sentences_of(c.text) == c.sentences);
    const bool known_failure = c.title.compare(0, 14, "known failure:") == 0;
    CHECK(known_failure == !c.wanted.empty());
    CHECK(c.wanted != c.sentences);
  }
}

TEST_CASE("nothing but white space has no sentences", "[sentences]") {
  CHECK(sentences_of("").empty());
  CHECK(sentences_of(" \t\r\n\n\xE2\x80\x8B\xEF\xBB\xBF\xC2\xA0 ").empty());
}

}  // namespace
}  // namespace postil
