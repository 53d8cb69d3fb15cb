#include "core/text/tokenizer.h"

#include <catch2/catch.hpp>

#include "tests/text/table.h"

namespace postil {
namespace {

char letter_of(TokenKind kind) {
  return "wnpsuehj"[static_cast<size_t>(kind)];
}
char letter_of(Casing casing) {
  return "-ltum"[static_cast<size_t>(casing)];
}

// The tokens in the notation of tokens.txt.
std::string describe(const std::string& text) {
  std::string out;
  for (const Token& token : tokenize(text).tokens) {
    if (!out.empty()) out += ' ';
    if (!token.spaced) out += '+';
    out += text.substr(token.bytes.begin, token.bytes.size());
    out += '/';
    out += letter_of(token.kind);
    out += letter_of(token.casing);
  }
  return out;
}

TEST_CASE("tokens of the table", "[tokenizer]") {
  const std::vector<std::string> lines = read_lines("tokens.txt");
  REQUIRE(lines.size() > 80);
  for (const std::string& line : lines) {
    const size_t arrow = line.find(" => ");
    REQUIRE(arrow != std::string::npos);
    INFO(line);
    CHECK(describe(unescape(line.substr(0, arrow))) == unescape(line.substr(arrow + 4)));
  }
}

TEST_CASE("lines know what is between them", "[tokenizer]") {
  const TokenizedText result = tokenize("\n one\n two\n\n three \r\n\r\nfour\rfive\n\n\n");
  REQUIRE(result.lines.size() == 5);
  CHECK(result.lines[0].tokens == TokenSpan{0, 1});
  CHECK(result.lines[4].tokens == TokenSpan{4, 5});
  const bool after_blank[] = {true, false, true, true, false};
  for (size_t i = 0; i < 5; ++i) CHECK(result.lines[i].after_blank == after_blank[i]);
}

TEST_CASE("casing counts letters only", "[tokenizer]") {
  const struct {
    const char* word;
    Casing casing;
  } cases[] = {{"", Casing::none},      {"12", Casing::none},      {"tariff", Casing::lower},
               {"5th", Casing::lower},  {"Tariff", Casing::title}, {"A", Casing::title},
               {"J.", Casing::title},   {"U.S.", Casing::upper},   {"COVID", Casing::upper},
               {"eBay", Casing::mixed}, {"McLean", Casing::mixed}, {"Ünal", Casing::title},
               {"ЖУК", Casing::upper},  {"中文", Casing::none}};
  for (const auto& c : cases) {
    INFO(c.word);
    CHECK(casing_of(c.word) == c.casing);
  }
}

// What would be quadratic if a rule looked ahead over what later tokens look over again. Each takes
// milliseconds if linear, and minutes if not.
TEST_CASE("long runs of anything are read in linear time", "[tokenizer]") {
  for (const std::string piece :
       {"a",       "a.",   "A.",       "a-",   "a'",    "a’",      "a@",       "a@b-",
        "http://", "www.", "1,",       "1.",   "1,000", "(",       "\"",       ". ",
        "... ",    "a. ",  "A. ",      "No. ", "#",     "#a",      "-",        " ",
        "\n",      "\xFF", "\xE2\x82", "😀",    "🇩",     "👨‍", "\xCC\x81", "\xC2\xAD",
        "1)",      "1. ",  "• ",       "&",    "A&",    "Mr.",     "[1]",      ".\""}) {
    for (std::string text : {"", "He left.", "He said \"No.", "1. One"}) {
      while (text.size() < 200000) text += piece;
      INFO(piece);
      CHECK(read_document(text).text == text);
    }
  }
}

}  // namespace
}  // namespace postil
