#include "core/lexicon/lexicon.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

#include "core/lexicon/lexicon_builder.h"

using namespace postil;

namespace {

Lexicon load_built(const LexiconBuilder& builder) {
  const std::vector<std::byte> bytes = builder.build();
  Result<Lexicon> lexicon = Lexicon::load(bytes);
  INFO((lexicon ? "" : lexicon.error()));
  REQUIRE(lexicon);
  return *lexicon;
}

// The text with every match in braces and its values after it, as in matches.txt.
std::string mark(const std::string& text, const Lexicon& lexicon) {
  const Document document = read_document(text);
  const Keys keys = read_keys(document);
  std::vector<LexiconMatch> matches;
  for (const TokenSpan sentence : document.sentences)
    lexicon.match(document, keys, sentence, matches);
  std::string marked;
  uint32_t at = 0;
  for (const LexiconMatch& match : matches) {
    const ByteSpan bytes = bytes_of(document, match.tokens);
    marked += text.substr(at, bytes.begin - at);
    marked += '{';
    marked += text_of(document, match.tokens);
    for (size_t i = 0; i < match.values.size(); ++i)
      (marked += i == 0 ? '=' : ',') += std::to_string(match.values[i]);
    marked += '}';
    at = bytes.end;
  }
  return marked + text.substr(at);
}

std::string plain(const std::string& marked) {
  std::string text;
  for (size_t at = 0; at < marked.size(); ++at) {
    if (marked[at] == '=' && marked.find('}', at) != std::string::npos) {
      at = marked.find('}', at);
    } else if (marked[at] != '{') {
      text += marked[at];
    }
  }
  return text;
}

}  // namespace

TEST_CASE("phrases find what the table says") {
  std::ifstream file(POSTIL_TESTS_DIR "/lexicon/matches.txt");
  REQUIRE(file);
  LexiconBuilder builder;
  uint32_t value = 0, checked = 0;
  for (std::string line; std::getline(file, line);) {
    if (line.empty()) {
      builder = {};
      value = 0;
    } else if (line[0] == '+') {
      std::istringstream fields(line.substr(2));
      std::string casing, inflection, phrase;
      fields >> casing >> inflection >> std::ws;
      std::getline(fields, phrase);
      const CaseRule rule = casing == "exact" ? CaseRule::exact
                            : casing == "any" ? CaseRule::any
                                              : CaseRule::acronym;
      CHECK(builder.add(phrase, rule,
                        inflection == "english" ? Inflection::english : Inflection::none, ++value));
    } else if (line[0] == '>') {
      const std::string expected = line.substr(2);
      CHECK(mark(plain(expected), load_built(builder)) == expected);
      ++checked;
    }
  }
  CHECK(checked > 20);
}
