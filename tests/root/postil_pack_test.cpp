// The rules that our own pack keeps: core/data/packs/*.csv, read as one pack.
#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

#include "core/lexicon/keys.h"
#include "core/packs.h"
#include "core/text/utf8.h"

using namespace postil;

namespace {

struct Sources {
  std::vector<std::string> names, texts;
};

// A file a topic.
Sources read_sources() {
  Sources sources;
  for (const std::string_view topic : topic_names) {
    sources.names.push_back(std::string(topic) + ".csv");
    std::ifstream file(POSTIL_SOURCE_DIR "/core/data/packs/" + sources.names.back(),
                       std::ios::binary);
    INFO(sources.names.back());
    REQUIRE(file);
    sources.texts.emplace_back(std::istreambuf_iterator<char>(file),
                               std::istreambuf_iterator<char>());
  }
  return sources;
}

// The label in lower case, hyphens as spaces: labels that the matcher takes for one another.
std::string plain(std::string_view label) {
  std::string folded;
  fold_word(label, folded);
  std::replace(folded.begin(), folded.end(), '-', ' ');
  return folded;
}

PackReport read_own_pack() {
  const Sources sources = read_sources();
  std::vector<PackFile> files;
  for (size_t i = 0; i < sources.names.size(); ++i)
    files.push_back({sources.names[i], sources.texts[i]});
  Result<PackReport> report = read_pack_files(files, "postil");
  INFO((report ? "" : report.error()));
  REQUIRE(report);
  return *report;
}

size_t length_of(std::string_view text) {
  size_t length = 0;
  for (size_t at = 0; at < text.size(); at += decode(text, at).size) ++length;
  return length;
}

}  // namespace

TEST_CASE("our pack: no row is refused and every relation resolves") {
  const PackReport report = read_own_pack();
  for (const RefusedRow& row : report.refused) {
    CAPTURE(row.row);
    FAIL_CHECK(row.why);
  }
  CHECK(report.pack.concepts.size() >= 900);
  std::set<Topic> topics;
  for (const Concept& c : report.pack.concepts) topics.insert(c.topic.value());
  CHECK(topics.size() == std::size(topic_names));
}

TEST_CASE("our pack: no label is given twice, whatever its casing and hyphens") {
  const PackReport report = read_own_pack();
  std::map<std::string, std::string> owner_of;
  for (const Concept& c : report.pack.concepts) {
    std::vector<std::string> labels = c.alternatives;
    labels.insert(labels.begin(), c.label);
    for (const std::string& label : labels) {
      const auto [owner, is_new] = owner_of.emplace(plain(label), c.label);
      CAPTURE(label, owner->second, c.label);
      CHECK(is_new);
    }
  }
}

TEST_CASE("our pack: definitions are of 40 to 300 characters") {
  const PackReport report = read_own_pack();
  for (const Concept& c : report.pack.concepts) {
    CAPTURE(c.label, c.definition);
    CHECK(length_of(c.definition) >= 40);
    CHECK(length_of(c.definition) <= 300);
  }
}

TEST_CASE("our pack: no concept stands alone") {
  const PackReport report = read_own_pack();
  std::set<std::string> linked;
  for (const Concept& c : report.pack.concepts) {
    for (const auto* relations : {&c.broader, &c.related}) {
      if (!relations->empty()) linked.insert(c.id);
      linked.insert(relations->begin(), relations->end());
    }
  }
  for (const Concept& c : report.pack.concepts) {
    CAPTURE(c.label);
    CHECK(linked.count(c.id) == 1);
  }
}
