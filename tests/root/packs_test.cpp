#include "core/packs.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>

#include "core/csv.h"

using namespace postil;

namespace {

std::vector<std::vector<std::string>> rows_of(std::string_view bytes) {
  CsvReader reader(bytes);
  CsvRow row;
  std::vector<std::vector<std::string>> rows;
  while (reader.next(row)) {
    rows.push_back(row.cells);
    if (!row.fault.empty()) rows.back().push_back(std::string("FAULT ").append(row.fault));
    rows.back().insert(rows.back().begin(), std::to_string(row.line));
  }
  return rows;
}

// The reports of a pack, one a line: "row: why".
std::string refusals(const PackReport& report) {
  std::string out;
  for (const RefusedRow& row : report.refused)
    out.append(std::to_string(row.row)).append(": ").append(row.why).append("\n");
  return out;
}

PackReport read(std::string_view bytes) {
  Result<PackReport> report = read_pack(bytes, "test");
  INFO((report ? "" : report.error()));
  REQUIRE(report);
  return *report;
}

std::string failure(std::string_view bytes) {
  const Result<PackReport> report = read_pack(bytes, "test");
  return report ? "" : report.error();
}

}  // namespace

TEST_CASE("CSV is read as RFC 4180 says, and somewhat beyond") {
  using Rows = std::vector<std::vector<std::string>>;
  struct Case {
    std::string bytes;
    Rows rows;
  };
  const Case cases[] = {
      {"", {}},
      {"\n\r\n\n", {}},
      {"a,b\nc,d", {{"1", "a", "b"}, {"2", "c", "d"}}},
      {"\xEF\xBB\xBF"
       "a,b\r\n\r\nc,\r\n",
       {{"1", "a", "b"}, {"3", "c", ""}}},
      {"a,b\rc,d\r", {{"1", "a", "b"}, {"2", "c", "d"}}},
      {"\"a,\"\"x\"\"\",\"two\nlines\"\nb,c\n", {{"1", "a,\"x\"", "two\nlines"}, {"3", "b", "c"}}},
      {"a;b\n1,5;2\n", {{"1", "a", "b"}, {"2", "1,5", "2"}}},
      {"a\tb\n1;5\t2\n", {{"1", "a", "b"}, {"2", "1;5", "2"}}},
      {"\"\",\"\"\n", {{"1", "", ""}}},
      {"a,\"b\nc", {{"1", "a", "b\nc", "FAULT a quotation mark is opened and never closed"}}},
      {"\"a\"b,c\n", {{"1", "ab", "c", "FAULT text follows a closing quotation mark"}}},
      {"a b\"c\"\n", {{"1", "a b\"c\""}}},
      {std::string("a\0b,c", 5), {{"1", std::string("a\0b", 3), "c"}}},
  };
  for (const Case& c : cases) {
    CAPTURE(c.bytes);
    CHECK(rows_of(c.bytes) == c.rows);
  }
}

TEST_CASE("CSV cells are guarded against formulas, and come back") {
  for (const std::string cell : {"=1+1", "+a", "-a", "@a", "\ta", "'=1", "''+x", "'plain'", "a=b",
                                 "", " edge ", "a\"b", "a,b", "a\r\nb", "'"}) {
    std::string out = "first,";
    append_csv_cell(out, cell);
    CAPTURE(cell, out);
    const auto rows = rows_of(out);
    REQUIRE(rows.size() == 1);
    CHECK(unguard_cell(rows[0][2]) == cell);
  }
  std::string out;
  append_csv_cell(out, "=cmd()");
  CHECK(out == "'=cmd()");
}

TEST_CASE("a pack is read from CSV") {
  const PackReport report = read(
      "term,alternatives,hidden,topic,definition,broader,related,match,source\n"
      "Trade policy,commercial policy| policy of trade |,,foreign-trade,All measures.,,,,me\n"
      "tariff,tariffs|customs duty,dutys,foreign-trade,\"A tax, at the border.\",trade policy,"
      "net zero|Trade policy,eurovoc:1|eurovoc:2,\n"
      "Net Zero!,,,environment,,,,,\n");
  CHECK(refusals(report) == "");
  CHECK(report.pack.id == "test");
  REQUIRE(report.pack.concepts.size() == 3);
  const Concept& policy = report.pack.concepts[0];
  CHECK(policy.id == "trade-policy");
  CHECK(policy.alternatives == std::vector<std::string>{"commercial policy", "policy of trade"});
  CHECK(policy.source == "me");
  const Concept& tariff = report.pack.concepts[1];
  CHECK(tariff.label == "tariff");
  CHECK(tariff.hidden == std::vector<std::string>{"dutys"});
  CHECK(tariff.topic == Topic::foreign_trade);
  CHECK(tariff.definition == "A tax, at the border.");
  CHECK(tariff.broader == std::vector<std::string>{"trade-policy"});
  CHECK(tariff.related == std::vector<std::string>{"net-zero", "trade-policy"});
  CHECK(tariff.exact_match == std::vector<std::string>{"eurovoc:1", "eurovoc:2"});
}

TEST_CASE("every row that cannot be taken is reported, with its line and why") {
  const std::string longest(201, 'x');
  const PackReport report = read(
      "term,topic,alternatives,broader,colour\n"  // 1
      ",energy,,,\n"                              // 2
      "oil,fuel,,,\n"                             // 3
      "gas,,,,\n"                                 // 4
      "coal,energy,,,\n"                          // 5
      "Coal,energy,,,\n"                          // 6
      "42,energy,,,\n" +                          // 7
      longest +
      ",energy,,,\n"       // 8
      "a\xFF,energy,,,\n"  // 9
      "a\x01"
      "b,energy,,,\n"                 // 10
      "wind,energy,7|mill|a\xC3,,\n"  // 11
      "sun,energy,,moon|sun|coal,\n"  // 12
      "\"open,energy\n");             // 13
  CHECK(refusals(report) ==
        "1: a column that is not known is left out\n"
        "2: no term\n"
        "3: \"oil\": unknown topic \"fuel\"; the topics are macroeconomics, civil-rights, health, "
        "agriculture, labor, education, environment, energy, immigration, transportation, "
        "law-crime, social-welfare, housing, domestic-commerce, defense, technology, "
        "foreign-trade, international-affairs, government-operations, public-lands, culture\n"
        "6: \"Coal\": the id \"coal\" is taken by row 5\n"
        "7: the term has no letter\n"
        "8: the term is too long\n"
        "9: the term is not valid UTF-8\n"
        "10: the term holds a control character\n"
        "11: alternatives: an entry has no letter and is left out\n"
        "11: alternatives: an entry is not valid UTF-8 and is left out\n"
        "13: a quotation mark is opened and never closed\n"
        "12: \"sun\": broader \"moon\" is no concept of the pack\n"
        "12: \"sun\": broader \"sun\" is the concept itself\n");
  REQUIRE(report.pack.concepts.size() == 4);
  CHECK_FALSE(report.pack.concepts[0].topic);
  CHECK(report.pack.concepts[2].alternatives == std::vector<std::string>{"mill"});
  CHECK(report.pack.concepts[3].broader == std::vector<std::string>{"coal"});
}

TEST_CASE("circles of broader concepts are reported and broken") {
  const PackReport report = read(
      "term,topic,broader\n"
      "a,energy,b\n"
      "b,energy,c|d\n"
      "c,energy,a|d\n"
      "d,energy,\n");
  CHECK(refusals(report) == "4: \"c\": broader \"a\" closes a circle and is left out\n");
  CHECK(report.pack.concepts[2].broader == std::vector<std::string>{"d"});
}

TEST_CASE("a chain of 100,000 broader concepts is walked without recursion") {
  std::string csv = "term,topic,broader\n";
  for (int i = 0; i < 100'000; ++i)
    csv.append("x")
        .append(std::to_string(i))
        .append(",energy,x")
        .append(std::to_string((i + 1) % 100'000))
        .append("\n");
  const PackReport report = read(csv);
  CHECK(report.pack.concepts.size() == 100'000);
  CHECK(report.refused.size() == 1);
}

TEST_CASE("several files make one pack, and relations cross") {
  const Result<PackReport> report = read_pack_files(
      {{"a.csv", "term,topic,broader\ntariff,foreign-trade,trade policy\n"},
       {"b.csv", "term,topic,broader\ntrade policy,foreign-trade,nothing\ntariff,energy,\n"}},
      "ours");
  REQUIRE(report);
  CHECK(report->pack.concepts.size() == 2);
  CHECK(report->pack.concepts[0].broader == std::vector<std::string>{"trade-policy"});
  CHECK(refusals(*report) ==
        "3: b.csv: \"tariff\": the id \"tariff\" is taken by row 2 of a.csv\n"
        "2: b.csv: \"trade policy\": broader \"nothing\" is no concept of the pack\n");
}

TEST_CASE("a pack is read from JSON, and what does not fit is reported") {
  const PackReport report = read(R"( {"id": "mine", "title": "Mine", "licence": "CC0", "x": [[{}]],
    "concepts": [
      {"id": "t", "label": "tariff", "topic": "foreign-trade", "alternatives": ["duty"],
       "broader": ["tp"], "other": {"deep": [1, 2]}, "definition": null},
      {"id": "tp", "label": "trade policy", "topic": "foreign-trade"},
      17, "text", ["list"],
      {"label": 5, "topic": "energy"},
      {"label": "coal", "topic": "energy", "alternatives": "black"},
      {"label": "oil", "topic": "energy", "alternatives": ["a", ["b"]]},
      {"label": {"en": "gas"}, "topic": "energy"},
      {"topic": "energy"},
      {"label": "<b>wind</b>", "topic": "energy"}
    ]})");
  CHECK(report.pack.id == "mine");
  CHECK(report.pack.licence == "CC0");
  CHECK(refusals(report) ==
        "3: is not an object\n4: is not an object\n5: is not an object\n"
        "6: label is not a text\n"
        "7: alternatives is not a list\n"
        "8: alternatives holds what is no text\n"
        "9: label is not a text\n"
        "10: no term\n");
  REQUIRE(report.pack.concepts.size() == 3);
  CHECK(report.pack.concepts[0].broader == std::vector<std::string>{"tp"});
  CHECK(report.pack.concepts[2].label == "<b>wind</b>");
}

TEST_CASE("a file that cannot be read as a whole is an error that says why") {
  CHECK(failure("") == "pack: the file is empty");
  CHECK(failure("name,kind\na,b\n") ==
        "pack: the first row must name the columns, among them \"term\"");
  CHECK(failure("{\"concepts\": [") == "pack: not valid JSON at byte 15");
  CHECK(failure("{}") == "pack: the JSON has no list \"concepts\"");
  CHECK(failure("{\"concepts\": {}}") == "pack: the JSON has no list \"concepts\"");
  CHECK(failure("{\"x\": " + std::string(1'000'000, '[')) ==
        "pack: the JSON is nested deeper than 32");
  CHECK(failure("{\"concepts\": [{\"label\": \"\xFF\"}]}") == "pack: not valid JSON at byte 26");
  CHECK(failure("term,topic\n" + std::string(65u << 20, 'a')) == "pack: larger than 64 MiB");
  std::string many = "term,topic\n";
  for (int i = 0; i < 200'001; ++i) many.append("x").append(std::to_string(i)).append(",energy\n");
  CHECK(failure(many) == "pack: more than 200,000 concepts");
}

TEST_CASE("what is written is read and written again the same") {
  PackReport report = read(
      "id,term,topic,alternatives,hidden,definition,source,broader,related,match\n"
      "1,=danger,energy,\"a, b|\"\"c\"\"\",-x,\"two\nlines \\ \u00e9 \U0001F600\",me,2,,eurovoc:7\n"
      "2,'+plus,technology,,,,,,1,\n"
      "3,plain,culture,,,,,,,\n");
  CHECK(refusals(report) == "");
  report.pack.title = "A \"title\"";
  report.pack.licence = "CC BY 4.0";
  const std::string csv = write_pack_csv(report.pack);
  CHECK(write_pack_csv(read(csv).pack) == csv);
  const std::string json = write_pack_json(report.pack);
  const PackReport again = read(json);
  CHECK(refusals(again) == "");
  CHECK(write_pack_json(again.pack) == json);
  CHECK(write_pack_csv(again.pack) == csv);
  CHECK(again.pack.title == report.pack.title);
}

TEST_CASE("any bytes are a pack that is written and read again, or an error") {
  const std::string csv =
      "id,term,topic,alternatives,hidden,definition,source,broader,related,match\r\n"
      "a,tariff,foreign-trade,\"duty|=x, y\",dutys,\"A \"\"tax\"\"\nat the "
      "border\",me,b,c,e:1|e:2\n"
      "b,trade policy,foreign-trade,,,,,,a|c,\n"
      ",\xC3\x89nergie,energy,\xF0\x9F\x98\x80 x,,,,a,b,\n";
  const std::string json = write_pack_json(read(csv).pack);
  constexpr std::string_view spice = "\",|'=\n\r\t{}[]:\\ \xFF\xC3\xA9\0a-";
  std::mt19937 random(5);
  size_t packs = 0;
  for (int round = 0; round < 6000; ++round) {
    std::string bytes = round % 2 == 0 ? csv : json;
    for (size_t edits = 1 + random() % 4; edits > 0; --edits) {
      const size_t at = random() % bytes.size();
      const size_t size = std::min<size_t>(random() % 12, bytes.size() - at);
      switch (random() % 4) {
        case 0:
          bytes[at] = spice[random() % spice.size()];
          break;
        case 1:
          bytes.insert(at, 1, spice[random() % spice.size()]);
          break;
        case 2:
          bytes.erase(at, std::min(size, bytes.size() - 1));
          break;
        case 3:
          bytes.insert(at, bytes.substr(random() % bytes.size(), size));
          break;
      }
    }
    const Result<PackReport> report = read_pack(bytes, "test");
    CAPTURE(round, bytes);
    if (!report) {
      REQUIRE(report.error().substr(0, 6) == "pack: ");
      continue;
    }
    ++packs;
    const std::string first = write_pack_json(report->pack), second = write_pack_csv(report->pack);
    const PackReport from_json = read(first), from_csv = read(second);
    REQUIRE(refusals(from_json) == "");
    REQUIRE(refusals(from_csv) == "");
    REQUIRE(write_pack_json(from_json.pack) == first);
    REQUIRE(write_pack_csv(from_csv.pack) == second);
    REQUIRE(write_pack_csv(from_json.pack) == second);
  }
  CHECK(packs > 2000);
}
