#include "core/pack_skos.h"

#include <catch2/catch.hpp>
#include <random>

#include "core/pack_bytes.h"
#include "core/postil.h"

using namespace postil;

namespace {

PackReport read(std::string_view bytes) {
  Result<PackReport> report = read_any_pack(bytes, "test");
  INFO((report ? "" : report.error()));
  REQUIRE(report);
  return *report;
}

std::string failure(std::string_view bytes) {
  const Result<PackReport> report = read_any_pack(bytes, "test");
  return report ? "" : report.error();
}

std::string joined(const std::vector<std::string>& parts) {
  std::string out;
  for (const std::string& part : parts) out.append(out.empty() ? "" : "|").append(part);
  return out;
}

// The concepts, one a line: id, label, then what is there of the rest.
std::string shown(const PackReport& report) {
  std::string out;
  for (const Concept& c : report.pack.concepts) {
    out += c.id + " " + c.label;
    const std::pair<const char*, std::string> parts[] = {{"alt", joined(c.alternatives)},
                                                         {"hidden", joined(c.hidden)},
                                                         {"def", c.definition},
                                                         {"note", c.note},
                                                         {"code", c.notation},
                                                         {"src", c.source},
                                                         {"up", joined(c.broader)},
                                                         {"rel", joined(c.related)},
                                                         {"match", joined(c.exact_match)}};
    for (const auto& [name, text] : parts)
      if (!text.empty()) out.append("; ").append(name).append(" ").append(text);
    out += "\n";
  }
  for (const RefusedRow& row : report.refused)
    out.append(std::to_string(row.row)).append(": ").append(row.why).append("\n");
  return out;
}

}  // namespace

TEST_CASE("SKOS as Skosmos exports it: aliases of keywords, terms, a graph") {
  const PackReport report = read(R"({
    "@context": {"skos": "http://www.w3.org/2004/02/skos/core#", "uri": "@id", "type": "@type",
      "lang": "@language", "value": "@value", "graph": "@graph", "prefLabel": "skos:prefLabel",
      "altLabel": "skos:altLabel", "broader": "skos:broader", "dct": "http://purl.org/dc/terms/",
      "title": "dct:title", "license": {"@id": "dct:license"}},
    "graph": [
      {"uri": "http://ex.org/s", "type": "skos:ConceptScheme", "title": {"lang": "en", "value": "Trade"},
       "license": {"uri": "http://cc.org/by"}},
      {"uri": "http://ex.org/1", "type": ["skos:Concept", "http://ex.org/Other"],
       "prefLabel": [{"lang": "de", "value": "Zoll"}, {"lang": "en-GB", "value": "customs"},
                     {"lang": "en", "value": "tariff"}],
       "altLabel": {"lang": "en", "value": "duty"}, "broader": {"uri": "http://ex.org/2"},
       "skos:notation": "T1", "skos:exactMatch": {"uri": "http://eurovoc.europa.eu/1"}},
      {"uri": "http://ex.org/2", "type": "skos:Concept", "prefLabel": "trade policy"}]})");
  CHECK(report.pack.title == "Trade");
  CHECK(report.pack.licence == "http://cc.org/by");
  CHECK(report.pack.id == "test");
  CHECK(shown(report) ==
        "http://ex.org/1 tariff; alt duty; code T1; up http://ex.org/2; match "
        "http://eurovoc.europa.eu/1\n"
        "http://ex.org/2 trade policy\n");
}

TEST_CASE("SKOS expanded, as PoolParty exports it: full IRIs, reified notes, SKOS-XL labels") {
  const PackReport report = read(R"([
    {"@id": "http://ex.org/1", "@type": ["http://www.w3.org/2004/02/skos/core#Concept"],
     "http://www.w3.org/2008/05/skos-xl#prefLabel": [{"@id": "http://ex.org/l1"}],
     "http://www.w3.org/2004/02/skos/core#hiddenLabel": [{"@language": "en", "@value": "tarrif"}],
     "http://www.w3.org/2004/02/skos/core#definition": [{"@id": "_:d"}],
     "http://www.w3.org/2004/02/skos/core#scopeNote": [
       {"http://www.w3.org/1999/02/22-rdf-syntax-ns#value": [{"@value": "in trade"}]}],
     "http://www.w3.org/2004/02/skos/core#narrower": [{"@id": "http://ex.org/2"}],
     "http://www.w3.org/2004/02/skos/core#related": [{"@id": "http://ex.org/9"}]},
    {"@id": "http://ex.org/l1", "@type": ["http://www.w3.org/2008/05/skos-xl#Label"],
     "http://www.w3.org/2008/05/skos-xl#literalForm": [{"@language": "en", "@value": "tariff"}]},
    {"@id": "_:d", "http://www.w3.org/1999/02/22-rdf-syntax-ns#value":
      [{"@language": "fr", "@value": "droit"}, {"@language": "en", "@value": "a tax"}]},
    {"@id": "http://ex.org/2", "@type": ["http://www.w3.org/2004/02/skos/core#Concept"],
     "http://www.w3.org/2004/02/skos/core#prefLabel": [{"@language": "en", "@value": "import tariff"}]},
    {"@id": "http://ex.org/3", "@type": ["http://www.w3.org/2004/02/skos/core#Concept"],
     "http://www.w3.org/2004/02/skos/core#prefLabel": [{"@language": "fr", "@value": "quota"}]},
    {"@id": "http://ex.org/4", "@type": ["http://www.w3.org/2004/02/skos/core#Concept"],
     "http://www.w3.org/2002/07/owl#deprecated": [{"@value": true}],
     "http://www.w3.org/2004/02/skos/core#prefLabel": [{"@language": "en", "@value": "toll"}]}])");
  CHECK(shown(report) ==
        "http://ex.org/1 tariff; hidden tarrif; def a tax; note in trade\n"
        "http://ex.org/2 import tariff; up http://ex.org/1\n"
        "3: no label in English: http://ex.org/3\n"
        "4: deprecated: http://ex.org/4\n"
        "1: \"tariff\": related \"http://ex.org/9\" is no concept of the pack\n");
}

TEST_CASE("SKOS without a context, by language, nodes inside nodes and told in parts") {
  const PackReport report = read(R"({"@graph": [
    {"@id": "a", "@type": "Concept", "prefLabel": {"de": "Zoll", "en": "tariff"},
     "altLabel": {"en": ["duty", "duty", "levy"]},
     "broader": {"@id": "b", "@type": "Concept", "prefLabel": "trade policy"}},
    {"@id": "b", "@type": "Concept", "definition": "all of it", "prefLabel": "trade policy"}]})");
  CHECK(shown(report) == "a tariff; alt duty|levy; up b\nb trade policy; def all of it\n");
}

TEST_CASE("hostile SKOS is refused with a reason, or harms nothing") {
  CHECK(failure("{\"@context\": " + std::string(1'000'000, '[')) ==
        "pack: the JSON is nested deeper than 64");
  CHECK(failure("{\"@graph\": [1, ") == "pack: not valid JSON");
  CHECK(failure("{\"@graph\": 5}") == "pack: the JSON-LD has no skos:Concept");
  CHECK(failure("[{\"@graph\": null}, \"@context\", 7]") ==
        "pack: the JSON-LD has no skos:Concept");
  const PackReport report = read(R"({"@context": {"a": "b", "b": "a", "c": {"@id": 5}, "x": null},
    "@graph": [
      {"@id": "1", "@type": "Concept", "prefLabel": "<script>alert(1)</script>", "broader": "2"},
      {"@id": "2", "@type": "Concept", "prefLabel": "two", "broader": ["3", 5, null, {}], "a": 1},
      {"@id": "3", "@type": "Concept", "prefLabel": ["three", {"@value": 3}], "broader": "1"},
      {"@id": "4", "@type": ["Concept", 5], "prefLabel": {"@value": {"@value": "deep"}}},
      {"@id": {"@id": "5"}, "@type": "Concept", "prefLabel": 7, "definition": [["x"]]},
      {"@id": "6", "@type": "Concept", "prefLabel": "a|b"}]})");
  CHECK(shown(report) ==
        "1 <script>alert(1)</script>; up 2\n2 two; up 3\n3 three\n"
        "4: no label in English: 4\n5: no label in English: \n"
        "6: the term holds |, which parts labels\n"
        "3: \"three\": broader \"1\" closes a circle and is left out\n");
}

TEST_CASE("a vocabulary of the shape of EuroVoc loads, matches, exports and loads unchanged") {
  // Labels of one to four words, in several places of the tree, some with a bracket or an accent.
  constexpr std::string_view first[] = {"common",
                                        "European",
                                        "d\xC3\xA9"
                                        "centralised",
                                        "economic",
                                        "export",
                                        "public",
                                        "rural",
                                        "trans-border"};
  constexpr std::string_view last[] = {"policy (EU)", "aid", "agreement", "market", "tax law"};
  Pack pack;
  pack.id = "vocabulary";
  pack.title = "A vocabulary";
  pack.licence = "CC BY 4.0";
  for (uint32_t i = 0; i < 7418; ++i) {
    Concept made;
    made.id = "http://ex.org/" + std::to_string(i);
    made.label = std::string(first[i % 8]) + " " + static_cast<char>('a' + i % 26) +
                 std::to_string(i) + " " + std::string(last[i % 5]);
    if (i > 0) made.broader = {"http://ex.org/" + std::to_string(i / 7)};
    if (i % 3 == 0) made.notation = std::to_string(i);
    pack.concepts.push_back(std::move(made));
  }
  const std::string file = write_pack_skos(pack);
  const PackReport report = read(file);
  CHECK(report.refused.empty());
  REQUIRE(report.pack.concepts.size() == 7418);
  CHECK(report.pack.id == "vocabulary");
  CHECK(write_pack_skos(report.pack) == file);
  CHECK(write_pack_bytes(report.pack) == write_pack_bytes(pack));
  const Document document = read_document("Its export e4 market of 2020 grew.");
  const TermPacks packs({report.pack});
  const Layer<Term> terms = find_terms(document, read_keys(document), {}, packs);
  CHECK(terms.marks.empty());
  const Document other = read_document("They signed an economic z51 aid, again.");
  const Layer<Term> found = find_terms(other, read_keys(other), {}, packs);
  CHECK(found.marks.size() == (51 % 8 == 3 && 51 % 5 == 1 ? 1 : 0));
}

TEST_CASE("any bytes are SKOS that is written and read again, or an error") {
  const std::string good =
      R"({"@context": {"skos": "http://www.w3.org/2004/02/skos/core#", "l": "@language"},
"@graph": [{"@id": "x:1", "@type": "skos:Concept", "skos:prefLabel": [{"@value": "tariff", "l": "en"}],
"skos:altLabel": ["duty"], "skos:broader": {"@id": "x:2"}, "skos:definition": {"@id": "_:d"}},
{"@id": "x:2", "@type": "skos:Concept", "skos:prefLabel": {"en": "policy"}, "skos:related": "x:1"},
{"@id": "_:d", "rdf:value": "a tax"}]})";
  constexpr std::string_view spice = "\",:{}[]@\\ \xFF\xC3\xA9\0a1_";
  std::mt19937 random(7);
  size_t packs = 0;
  for (int round = 0; round < 4000; ++round) {
    std::string bytes = good;
    for (size_t edits = 1 + random() % 4; edits > 0; --edits) {
      const size_t at = random() % bytes.size();
      const size_t size = std::min<size_t>(random() % 30, bytes.size() - at);
      if (const auto kind = random() % 3; kind == 0)
        bytes[at] = spice[random() % spice.size()];
      else if (kind == 1)
        bytes.erase(at, std::min(size, bytes.size() - 1));
      else
        bytes.insert(at, bytes.substr(random() % bytes.size(), size));
    }
    CAPTURE(round, bytes);
    const Result<PackReport> report = read_pack_skos(bytes);
    if (!report) {
      REQUIRE(report.error().substr(0, 6) == "pack: ");
      continue;
    }
    ++packs;
    Pack pack = report->pack;
    pack.id = "p";
    const std::string bytes_of_it = write_pack_bytes(pack);
    const Result<Pack> again = read_pack_bytes(bytes_of_it);
    REQUIRE(again);
    REQUIRE(write_pack_bytes(*again) == bytes_of_it);
  }
  CHECK(packs > 200);
}
