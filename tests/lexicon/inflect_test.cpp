#include "core/lexicon/inflect.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <map>
#include <sstream>

#include "core/lexicon/keys.h"

using namespace postil;

namespace {

std::string stem_of(std::string word) {
  make_stem(word);
  return word;
}

}  // namespace

TEST_CASE("the forms of a word share a stem, different words do not") {
  std::ifstream file(POSTIL_TESTS_DIR "/lexicon/stems.txt");
  REQUIRE(file);
  std::map<std::string, std::string> line_of_stem;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line[0] == '#') continue;
    std::istringstream words(line);
    std::string first, word;
    words >> first;
    CAPTURE(line);
    while (words >> word) CHECK(stem_of(word) == stem_of(first));
    const auto [other, is_new] = line_of_stem.emplace(stem_of(first), line);
    CHECK((is_new ? "" : other->second) == "");
  }
  CHECK(line_of_stem.size() > 130);
}

TEST_CASE("a stem says which form the word had, and is its own stem") {
  struct Case {
    std::string word, stem;
    WordForm form;
  };
  const Case cases[] = {
      {"tariff", "tariff", WordForm::base},
      {"tariffs", "tariff", WordForm::s_form},
      {"imposes", "impose", WordForm::s_form},
      {"imposed", "impose", WordForm::past},
      {"imposing", "impose", WordForm::gerund},
      {"hearings", "hear", WordForm::gerund},
      {"kings", "king", WordForm::s_form},
      {"written", "write", WordForm::past},
      {"children", "child", WordForm::s_form},
      {"", "", WordForm::base},
      {"s", "s", WordForm::base},
      {"12s", "12s", WordForm::base},
      {"caf\xC3\xA9s", "caf\xC3\xA9s", WordForm::base},
      {"ing", "ing", WordForm::base},
      {"ed", "ed", WordForm::base},
      {"us", "us", WordForm::base},
  };
  for (const Case& c : cases) {
    std::string word = c.word;
    CAPTURE(c.word);
    CHECK(make_stem(word) == c.form);
    CHECK(word == c.stem);
  }
  const std::string endless(100'000, 's');
  CHECK(stem_of(endless) == endless);
}

TEST_CASE("keys tell words apart by casing, folding and stem") {
  CHECK(exact_key("Moody\xE2\x80\x99s") == exact_key("Moody's"));
  CHECK(exact_key("Reuters") != exact_key("reuters"));
  CHECK(folded_key("REUTERS") == folded_key("Reuters"));
  CHECK(folded_key("\xC3\x84HNLICH") == folded_key("\xC3\xA4hnlich"));
  CHECK(folded_key("tar\xC2\xADiff") == folded_key("Tariff"));  // a soft hyphen
  CHECK(folded_key("\xFF") != folded_key("\xFE"));
  CHECK(folded_key("\xFF") != folded_key("\xEF\xBF\xBD"));
  CHECK(stem_key("Imposing") == stem_key("IMPOSED"));
  CHECK(stem_key("impose") == folded_key("impose"));
  CHECK(exact_key("") != exact_key(std::string(1, '\0')));
}

TEST_CASE("a document's keys are those of its words") {
  const Document document = read_document(
      "The EU\xE2\x80\x99s ministers IMPOSED tariffs on \xC3\x96sterreich\xE2\x80\x99s "
      "caf\xC3\xA9s, \xFF worth \xE2\x82\xAC"
      "12.5bn. \xF0\x9F\x98\x80");
  const Keys keys = read_keys(document);
  REQUIRE(keys.exact.size() == document.tokens.size());
  REQUIRE(keys.folded.size() == document.tokens.size());
  REQUIRE(keys.stem.size() == document.tokens.size());
  for (size_t i = 0; i < document.tokens.size(); ++i) {
    const std::string_view word = text_of(document, document.tokens[i]);
    CAPTURE(word);
    CHECK(keys.exact[i] == exact_key(word));
    CHECK(keys.folded[i] == folded_key(word));
    CHECK(keys.stem[i] == stem_key(word));
  }
}
