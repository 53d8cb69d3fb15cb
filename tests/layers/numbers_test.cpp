#include "core/layers/numbers.h"

#include <algorithm>

#include "core/layers/values.h"
#include "tests/layers/entities_gazetteer.h"

using namespace postil;
using namespace postil_test;

TEST_CASE("patterns of dates and amounts give the marks of the table") {
  EntityResources resources = small_gazetteer();
  for (const MarkedCase& c : read_cases(POSTIL_TESTS_DIR "/layers/numbers.txt")) {
    Document document = read_document(c.text);
    GazetteerView view = match_gazetteer(document, read_keys(document), resources.gazetteer);
    INFO("numbers.txt:" << c.line);
    CHECK(with_marks(document, find_numbers(document, view)) == c.marked);
  }
}

TEST_CASE("amounts are disjoint, in order, inside one sentence, whatever the words") {
  EntityResources resources = small_gazetteer();
  static constexpr std::string_view words[] = {
      "the",     "a",     "of",      "to",  "and",   "between", "12", "2021",  "%",
      "percent", "$",     "million", "-",   "May",   "day",     ".",  "three", "half",
      "of",      "end",   "years",   "old", ",",     "ago",     "km", "at",    "pm",
      "No",      "first", "this",    "'",   "1990s", "12:30",   "°",  "per",   "\n"};
  uint32_t state = 1;
  auto next = [&] { return (state = state * 1664525u + 1013904223u) >> 8; };
  for (int round = 0; round < 400; ++round) {
    std::string text;
    for (int i = 0; i < 40; ++i) {
      text += words[next() % std::size(words)];
      if (next() % 4) text += ' ';
    }
    Document document = read_document(text);
    GazetteerView view = match_gazetteer(document, read_keys(document), resources.gazetteer);
    uint32_t end = 0;
    for (const NumberMatch& match : find_numbers(document, view)) {
      INFO(text);
      REQUIRE(match.tokens.begin >= end);
      REQUIRE(match.tokens.end > match.tokens.begin);
      bool inside = false;
      for (TokenSpan sentence : document.sentences) inside |= sentence.contains(match.tokens);
      REQUIRE(inside);
      end = match.tokens.end;
    }
  }
}

TEST_CASE("values of amounts and dates are those of the table") {
  EntityResources resources = small_gazetteer();
  std::istringstream rows(read_text(POSTIL_TESTS_DIR "/layers/numbers_values.txt"));
  for (std::string row; std::getline(rows, row);) {
    if (row.empty() || row[0] == '#') continue;
    size_t first = row.find('\t'), second = row.find('\t', first + 1);
    size_t third = std::min(row.find('\t', second + 1), row.size());
    INFO(row);
    REQUIRE(second != std::string::npos);
    auto type = std::find(std::begin(entity_type_names), std::end(entity_type_names),
                          row.substr(0, first)) -
                std::begin(entity_type_names);
    CountrySet named;
    for (size_t at = third + 1; at + 2 <= row.size(); at += 3) named.add(row.substr(at, 2));
    Document document = read_document(row.substr(first + 1, second - first - 1));
    GazetteerView view = match_gazetteer(document, read_keys(document), resources.gazetteer);
    TokenSpan all{0, static_cast<uint32_t>(document.tokens.size())};
    CHECK(value_of(document, view, resources.details, named, all, static_cast<EntityType>(type)) ==
          row.substr(second + 1, third - second - 1));
  }
}

TEST_CASE("whatever is marked has a value or none, and never more than its words say") {
  EntityResources resources = small_gazetteer();
  for (const MarkedCase& c : read_cases(POSTIL_TESTS_DIR "/layers/numbers.txt")) {
    Document document = read_document(c.text);
    GazetteerView view = match_gazetteer(document, read_keys(document), resources.gazetteer);
    for (const NumberMatch& match : find_numbers(document, view)) {
      std::string value = value_of(document, view, resources.details, {}, match.tokens, match.type);
      INFO(text_of(document, match.tokens) << " -> " << value);
      CHECK(value.size() <= 40);
      CHECK(value.find_first_of(",\t\n") == std::string::npos);
    }
  }
}
