// What is read back: the same bytes again, faults with their place, and any bytes at all.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <random>

#include "core/formats/json_writer.h"
#include "core/formats/postil_json.h"
#include "core/formats/w3c.h"
#include "tests/formats/articles.h"

using namespace postil;

namespace {

// Writes what was read, reads that, writes again: "" if both are the same.
template <class Read, class Write>
std::string unstable(const std::string& bytes, Read read, Write write) {
  const Result<MarkedText> article = read(bytes);
  if (!article) return article.error();
  const std::string once = write(*article);
  const Result<MarkedText> again = read(once);
  if (!again) return again.error();
  return write(*again) == once ? "" : once;
}

const auto read_w3c_page = [](const std::string& bytes) { return read_w3c(bytes); };
const auto write_json = [](const MarkedText& article) { return to_postil_json(article); };

std::string fault(const std::string& fields) {
  const auto article = read_postil_json(
      R"({"format":"postil","version":1,"text":"a 👨🏻‍🚒x","sentences":[],"blocks":[])" +
      fields + "}");
  return article ? "" : article.error();
}

}  // namespace

TEST_CASE("Postil JSON: write, read, write gives the same bytes, in every unit") {
  REQUIRE(articles().size() > 8);
  for (const MarkedText& article : articles())
    for (const OffsetUnit unit : {OffsetUnit::utf16, OffsetUnit::code_points, OffsetUnit::bytes}) {
      const std::string written = to_postil_json(article, unit);
      const Result<MarkedText> read = read_postil_json(written);
      if (!read) FAIL(read.error());
      CHECK(to_postil_json(*read, unit) == written);
      CHECK(to_postil_json(*read) == to_postil_json(article));
    }
}

TEST_CASE("Web Annotation: write, read, write gives the same bytes; marks but for their reasons") {
  for (MarkedText article : articles()) {
    const std::string written = to_w3c(article);
    const Result<MarkedText> read = read_w3c(written);
    if (!read) FAIL(read.error());
    CHECK(to_w3c(*read) == written);
    for (Mark& mark : article.entities) mark.why.clear();
    for (Mark& mark : article.claims) mark.why.clear();
    for (Mark& mark : article.terms) mark.why.clear();
    if (article.invalid_bytes == 0) CHECK(to_postil_json(*read) == to_postil_json(article));
  }
}

TEST_CASE("a layer that was left out stays left out") {
  MarkedText article = articles()[0];
  keep_layers(article, {false, true, false});
  const std::string written = to_postil_json(article);
  CHECK(written.find("\"entities\"") == std::string::npos);
  CHECK(written.find("\"claims\"") != std::string::npos);
  CHECK(to_postil_json(*read_postil_json(written)) == written);
  CHECK(to_w3c(*read_w3c(to_w3c(article))) == to_w3c(article));
}

TEST_CASE("Postil JSON made by hand: order does not matter, structure is read from the text") {
  const auto article = read_postil_json(R"({"format":"postil","version":1,"future":[{}],
    "text":"Rome and Oslo. Yes.","entities":[{"start":9,"end":13,"type":"GPE","status":"human"},
    {"start":0,"end":4,"type":"GPE","note":null}]})");
  if (!article) FAIL(article.error());
  CHECK(article->sentences.size() == 2);
  CHECK(article->blocks.size() == 1);
  CHECK(text_of(*article, article->entities[0].bytes) == "Rome");
  CHECK(article->entities[1].status == MarkStatus::human);
  CHECK_FALSE(article->layers.claims);
}

TEST_CASE("faults of Postil JSON name their place") {
  const std::pair<const char*, const char*> table[] = {
      {R"(,"entities":{})", "entities is not a list"},
      {R"(,"entities":[3])", "entities[0] is not an object"},
      {R"(,"entities":[{"start":0,"end":1}])", "entities[0].type is missing"},
      {R"(,"entities":[{"start":0,"end":1,"type":"CITY"}])",
       "entities[0].type is 'CITY', not known"},
      {R"(,"entities":[{"start":0,"type":"GPE"}])", "entities[0] has no start and end"},
      {R"(,"entities":[{"start":-1,"end":1,"type":"GPE"}])", "entities[0] has no start and end"},
      {R"(,"entities":[{"start":1,"end":1,"type":"GPE"}])",
       "entities[0] does not lie in the text: 1 to 1"},
      {R"(,"entities":[{"start":2,"end":3,"type":"GPE"}])",
       "entities[0] does not lie in the text: 2 to 3"},
      {R"(,"terms":[{"start":0,"end":99999999999,"topic":"energy"}])",
       "terms[0] does not lie in the text"},
      {R"(,"claims":[{"start":0,"end":1,"kind":"rule","source":{"start":0}}])",
       "claims[0].source has no start and end"},
      {R"(,"claims":[{"start":0,"end":1,"kind":"rule","worth":"high"}])",
       "claims[0].worth is not a number"},
      {R"(,"claims":[{"start":0,"end":1,"kind":"rule","why":[{"reason":3}]}])",
       "claims[0].why[0].reason is not a string"},
      {R"(,"offsets":"graphemes")", "offsets is 'graphemes', not known"},
      {R"(,"version":2)", ""},  // the first of two members of one name counts
  };
  for (const auto& [fields, message] : table) {
    CAPTURE(fields);
    CHECK(fault(fields).find(message) != std::string::npos);
  }
  CHECK(read_postil_json("[]").error() == "Postil JSON: the whole is not an object");
  CHECK(read_postil_json("{\"a\": tru}").error() == "Postil JSON: not JSON, at byte 10");
  CHECK(read_postil_json("{}").error() == "Postil JSON: format is not \"postil\"");
  CHECK(read_postil_json(R"({"format":"postil","version":1})").error() ==
        "Postil JSON: text is missing");
  CHECK(read_postil_json(R"({"format":"postil","version":2})").error() ==
        "Postil JSON: version is not a whole number from 0 to 1");
}

TEST_CASE("annotations of other programs: positions in UTF-16 are corrected by the quote") {
  const std::string text = "👨🏻‍🚒 Rome, Oslo, Rome.";
  const auto item = [](const char* selector) {
    return std::string(R"({"type":"Annotation","body":{"value":"GPE","purpose":"tagging"},)") +
           R"("target":{"selector":)" + selector + "}}";
  };
  const auto read = [&](const char* selector) {
    return read_w3c("[" + item(selector) + "]", text);
  };
  const auto oslo = read(R"([{"type":"TextQuoteSelector","exact":"Oslo"},
      {"type":"TextPositionSelector","start":15,"end":19}])");
  if (!oslo) FAIL(oslo.error());
  CHECK(text_of(*oslo, oslo->entities[0].bytes) == "Oslo");
  const auto second = read(R"({"type":"TextQuoteSelector","exact":"Rome","prefix":"Oslo, "})");
  CHECK(second->entities[0].bytes.end + 1 == text.size());
  CHECK(read(R"({"type":"TextQuoteSelector","exact":"Rome"})").error() ==
        "Web Annotation: items[0].target quotes what is in the text more than once: 'Rome'");
  CHECK(read(R"({"type":"TextQuoteSelector","exact":"Paris"})").error() ==
        "Web Annotation: items[0].target quotes what is not in the text: 'Paris'");
  CHECK(read("{}").error().find("items[0].target has neither") != std::string::npos);
  CHECK(read_w3c(R"({"items":[]})")->text.empty());
  CHECK_FALSE(read_w3c(R"({"id":"x"})"));
}

TEST_CASE("any bytes are read or refused, and what is read is stable") {
  std::mt19937 random(20240611);
  MarkedText article = mark_all(awkward_texts()[3]);
  const std::string sources[] = {to_postil_json(article), to_w3c(article)};
  const std::string pieces[] = {"{",    "}",    "[",       "]",         "\"",  ",",
                                ":",    "null", "-1",      "1e9",       "99",  "0.01",
                                "true", "\\u",  "\"why\"", "\"start\"", "\xFF"};
  size_t accepted = 0;
  for (int round = 0; round < 6000; ++round) {
    std::string bytes = sources[round % 2];
    for (uint32_t edits = random() % 4 + 1; edits > 0; --edits) {
      const size_t at = random() % bytes.size(), size = random() % 6;
      const std::string& piece = pieces[random() % std::size(pieces)];
      if (random() % 3 == 0)
        bytes[at] = static_cast<char>(random() % 2 ? '0' + random() % 10 : random() % 256);
      else
        bytes.replace(at, size, piece);
    }
    const bool is_postil = round % 2 == 0;
    const Result<MarkedText> read = is_postil ? read_postil_json(bytes) : read_w3c(bytes);
    if (!read) {
      REQUIRE(read.error().size() > 10);
      continue;
    }
    ++accepted;
    REQUIRE((is_postil ? unstable(bytes, read_postil_json, write_json)
                       : unstable(bytes, read_w3c_page, to_w3c)) == "");
  }
  CHECK(accepted > 100);
}

TEST_CASE("JSON as the library writes it") {
  for (const std::string& text : awkward_texts()) {
    JsonWriter ours;
    ours.open('{').key(valid_utf8(text)).open('[').text(valid_utf8(text)).number(-7).close(']');
    ours.key("z").open('{').close('}').close('}');
    const nlohmann::ordered_json theirs = {{valid_utf8(text), {valid_utf8(text), -7}},
                                           {"z", nlohmann::ordered_json::object()}};
    CHECK(ours.take() == theirs.dump());
  }
  for (const int32_t value : {0, 1, -1, 10, 120, 999, 1000, -1050, 1234567, INT32_MIN})
    CHECK(decimal(value) == nlohmann::json(value / 1000.0).dump());
}

TEST_CASE("units to bytes, against counting from the start") {
  for (const std::string& raw : awkward_texts()) {
    std::string text;
    for (int i = 0; i < 9; ++i) text += valid_utf8(raw);
    for (const OffsetUnit unit : {OffsetUnit::utf16, OffsetUnit::code_points, OffsetUnit::bytes}) {
      const FromUnits from(text, unit);
      const ToUnits to(text, unit);
      std::vector<int64_t> byte_at;  // for each offset the byte, -1 inside a code point
      for (size_t at = 0; at <= text.size();) {
        const auto lead = at < text.size() ? static_cast<unsigned char>(text[at]) : 0;
        const size_t size = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        const size_t wide = unit == OffsetUnit::bytes   ? size
                            : unit == OffsetUnit::utf16 ? (size == 4 ? 2 : 1)
                                                        : 1;
        CHECK(to(static_cast<uint32_t>(at)) == byte_at.size());
        byte_at.push_back(static_cast<int64_t>(at));
        if (at < text.size()) byte_at.insert(byte_at.end(), wide - 1, -1);
        at += size;
      }
      for (size_t offset = 0; offset < byte_at.size(); ++offset)
        REQUIRE(from(offset).value_or(UINT32_MAX) == static_cast<uint32_t>(byte_at[offset]));
      CHECK_FALSE(from(byte_at.size()));
      CHECK_FALSE(from(UINT64_MAX));
    }
  }
}

TEST_CASE("what repeats a claim names it still when rejected claims are left out") {
  MarkedText article;
  article.text = "One. Two. Three. Four.";
  article.claims.resize(4);
  article.claims[0].status = MarkStatus::rejected;
  article.claims[2].repeats = 1;
  article.claims[3].repeats = 0;
  drop_rejected(article);
  REQUIRE(article.claims.size() == 3);
  CHECK(article.claims[1].repeats == 0);
  CHECK(article.claims[2].repeats == no_claim_index);
}
