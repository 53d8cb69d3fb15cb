// Marks on their way out: Postil JSON and the flat view, with marks made by hand over awkward
// texts.
#include <algorithm>
#include <catch2/catch.hpp>
#include <iterator>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "core/flat.h"
#include "core/formats/postil_json.h"
#include "core/postil.h"

using namespace postil;
using Json = nlohmann::json;

namespace {

// One entity for each token, one claim for each sentence: every border of the text is crossed.
Annotations mark_all(const Document& document) {
  Annotations out;
  for (uint32_t i = 0; i < document.tokens.size(); ++i) {
    const uint32_t first = static_cast<uint32_t>(out.entities.reasons.size());
    out.entities.reasons.push_back({0, 0.25F, {i, i + 1}});
    out.entities.marks.push_back({{i, i + 1},
                                  EntityType::org,
                                  {first, first + 1},
                                  i / 2,
                                  i % 3 ? std::string("1 EUR") : std::string()});
    if (i % 2 == 0)
      out.entities.groups.push_back({EntityType::org, i, 2, LinkKind::iso4217, "EUR", "DE"});
  }
  for (TokenSpan sentence : document.sentences) {
    Claim claim;
    claim.tokens = sentence;
    claim.worth = 0.5F;
    claim.source = {sentence.begin, sentence.begin + 1};
    claim.speaker = claim.content[1] = claim.source;
    claim.source_kind = SourceKind::document;
    claim.needs_context = true;
    out.claims.marks.push_back(claim);
  }
  return out;
}

std::u16string utf16_of(const std::string& utf8) {
  std::u16string out;
  for (size_t i = 0; i < utf8.size();) {
    const auto lead = static_cast<unsigned char>(utf8[i]);
    const int length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    uint32_t code = length == 1 ? lead : lead & (0x3F >> (length - 1));
    for (int k = 1; k < length; ++k) code = code << 6 | (utf8[i + k] & 0x3F);
    if (code < 0x10000) {
      out.push_back(static_cast<char16_t>(code));
    } else {
      out.push_back(static_cast<char16_t>(0xD7C0 + (code >> 10)));
      out.push_back(static_cast<char16_t>(0xDC00 + (code & 0x3FF)));
    }
    i += length;
  }
  return out;
}

const std::vector<std::string> texts = {
    "",
    "👨🏻‍🚒x",
    "Plain words, 12% of them.",
    "One line.\r\nAnother – “quoted” – line.\r\n\r\nÜber 3 €.",
    std::string("NUL \0 and \x07 bell", 16),
    "日本語 text 🇩🇪 flags",
};

}  // namespace

TEST_CASE("JSON offsets quote the text in UTF-16") {
  for (const std::string& text : texts) {
    const Document document = read_document(text);
    const Annotations marks = mark_all(document);
    const Json json = Json::parse(to_json(document, marks, {}, "an id"));
    CHECK(json["id"] == "an id");
    CHECK(json["text"] == text);
    const std::u16string units = utf16_of(text);
    REQUIRE(json["entities"].size() == document.tokens.size());
    for (size_t i = 0; i < document.tokens.size(); ++i) {
      const size_t start = json["entities"][i]["start"], end = json["entities"][i]["end"];
      CHECK(units.substr(start, end - start) ==
            utf16_of(std::string(text_of(document, document.tokens[i]))));
    }
  }
}

TEST_CASE("an invalid byte is one unit and shown as U+FFFD") {
  const Document document = read_document("a\xFF\xE2\x82 b\xC3");
  const Json json = Json::parse(to_json(document, mark_all(document), {}));
  CHECK(json["text"] == "a\uFFFD\uFFFD\uFFFD b\uFFFD");
  CHECK(json["invalid_bytes"] == 4);
  CHECK_FALSE(json.contains("id"));
  const OffsetMap map(document.text);
  CHECK(map.utf16(static_cast<uint32_t>(document.text.size())) == 7);
}

TEST_CASE("the flat view holds what the JSON holds") {
  for (const std::string& text : texts) {
    const Document document = read_document(text);
    const Annotations marks = mark_all(document);
    const Json json = Json::parse(to_json(document, marks, {}));
    const std::vector<int32_t> flat = flatten(document, marks);
    const size_t tokens = document.tokens.size(), sentences = document.sentences.size();
    const size_t groups = marks.entities.groups.size();
    REQUIRE(flat.size() == 9 + 2 * sentences + 5 * document.blocks.size() + 7 * tokens +
                               5 * groups + 26 * sentences + 5 * tokens);
    CHECK(std::vector<int32_t>(flat.begin(), flat.begin() + 9) ==
          std::vector<int32_t>{3, static_cast<int>(sentences),
                               static_cast<int>(document.blocks.size()), static_cast<int>(tokens),
                               static_cast<int>(sentences), 0, static_cast<int>(tokens), 0,
                               static_cast<int>(groups)});
    std::vector<std::string> strings{""};
    for (char c : flat_strings(marks)) {
      if (c == '\n')
        strings.emplace_back();
      else
        strings.back() += c;
    }
    size_t at = 9 + 2 * sentences + 5 * document.blocks.size();
    for (size_t i = 0; i < tokens; ++i, at += 7) {
      const Json& entity = json["entities"][i];
      CHECK(flat[at] == entity["start"]);
      CHECK(flat[at + 1] == entity["end"]);
      CHECK(flat[at + 2] == static_cast<int>(EntityType::org));
      CHECK(flat[at + 5] == entity["group"]);
      REQUIRE((flat[at + 6] >= 0) == entity.contains("value"));
      if (flat[at + 6] >= 0) CHECK(strings[static_cast<size_t>(flat[at + 6])] == entity["value"]);
    }
    for (size_t i = 0; i < groups; ++i, at += 5) {
      const Json& group = json["groups"][i];
      CHECK(json["entities"][static_cast<size_t>(flat[at + 1])]["start"] == group["start"]);
      CHECK(strings[static_cast<size_t>(flat[at + 3])] == group["link"]["id"]);
      CHECK(strings[static_cast<size_t>(flat[at + 4])] == group["country"]);
    }
    for (size_t i = 0; i < sentences; ++i, at += 26) {
      CHECK(flat[at] == json["sentences"][i][0]);
      CHECK(flat[at + 4] == 500);
      CHECK(flat[at + 6] == json["claims"][i]["source"]["end"]);
      CHECK(flat[at + 11] == json["claims"][i]["speaker"]["start"]);
      CHECK(flat[at + 18] == json["claims"][i]["content"][0]["end"]);
      CHECK(source_kind_names[static_cast<size_t>(flat[at + 19])] ==
            json["claims"][i]["source_kind"]);
      CHECK(flat[at + 22] == 1);
      CHECK(flat[at + 23] == -1);
    }
  }
}

TEST_CASE("every name of the flat view is there once") {
  std::vector<std::vector<std::string>> tables(1);
  std::istringstream lines(flat_names());
  for (std::string line; std::getline(lines, line);)
    if (line.empty())
      tables.emplace_back();
    else
      tables.back().push_back(line);
  REQUIRE(tables.size() == 13);  // an empty line ends the last of the twelve
  const size_t sizes[] = {
      std::size(block_kind_names), 18, std::size(link_kind_names), 6, 2, 5, 4, 3, 21};
  for (size_t i = 0; i < std::size(sizes); ++i) CHECK(tables[i].size() == sizes[i]);
  for (size_t i = 0; i < 12; ++i) {
    CHECK(tables[i].size() > 1);
    std::sort(tables[i].begin(), tables[i].end());
    CHECK(std::unique(tables[i].begin(), tables[i].end()) == tables[i].end());
  }
}
