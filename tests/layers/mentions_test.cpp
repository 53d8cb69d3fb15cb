// Grouping and linking over the table in mentions.txt, and what holds for any marks at all.
#include "core/layers/mentions.h"

#include <algorithm>

#include "core/layers/mentions_places.h"
#include "tests/layers/entities_gazetteer.h"

using namespace postil;
using namespace postil_test;

namespace {

struct Article {
  std::string text;
  std::vector<std::pair<ByteSpan, EntityType>> marks;
};

EntityType type_named(std::string_view name) {
  const auto at = std::find(std::begin(entity_type_names), std::end(entity_type_names), name);
  REQUIRE(at != std::end(entity_type_names));
  return static_cast<EntityType>(at - std::begin(entity_type_names));
}

// "[TYPE words]" in a row are marks; "\\n" is a line end.
Article read_article(std::string row) {
  for (size_t at; (at = row.find("\\n")) != row.npos;) row.replace(at, 2, "\n");
  Article article;
  for (size_t i = 0; i < row.size(); ++i) {
    if (row[i] == '[') {
      const size_t space = row.find(' ', i);
      const auto begin = static_cast<uint32_t>(article.text.size());
      article.marks.push_back({{begin, begin}, type_named(row.substr(i + 1, space - i - 1))});
      i = space;
    } else if (row[i] == ']') {
      article.marks.back().first.end = static_cast<uint32_t>(article.text.size());
    } else {
      article.text += row[i];
    }
  }
  return article;
}

EntityLayer mark(const Document& document, const Article& article) {
  EntityLayer layer;
  for (const auto& [bytes, type] : article.marks) {
    TokenSpan tokens{static_cast<uint32_t>(document.tokens.size()), 0};
    for (uint32_t t = 0; t < document.tokens.size(); ++t) {
      if (!bytes.contains(document.tokens[t].bytes)) continue;
      tokens.begin = std::min(tokens.begin, t);
      tokens.end = t + 1;
    }
    INFO(article.text);
    REQUIRE(bytes_of(document, tokens) == bytes);
    layer.marks.push_back({tokens, type, {}});
  }
  return layer;
}

void group(const Document& document, const EntityResources& resources, EntityLayer& layer) {
  const Keys keys = read_keys(document);
  const GazetteerView view = match_gazetteer(document, keys, resources.gazetteer);
  group_mentions(document, keys, view, resources.details, layer);
}

// A group as a row of the table.
std::string row_of(const Document& document, const EntityLayer& layer, uint32_t at) {
  const EntityGroup& group = layer.groups[at];
  std::string name(text_of(document, layer.marks[group.name].tokens));
  std::replace(name.begin(), name.end(), '\n', ' ');
  std::string out = "  ";
  out += entity_type_names[static_cast<size_t>(group.type)];
  out += ' ' + std::to_string(group.count) + ' ' + name;
  if (group.link != LinkKind::none || !group.country.empty()) out += " >";
  if (group.link != LinkKind::none)
    out += ' ' + std::string(link_kind_names[static_cast<size_t>(group.link)]) + ':' + group.id;
  if (!group.country.empty()) out += ' ' + group.country;
  for (const Entity& mark : layer.marks)
    if (mark.group == at && !mark.value.empty()) return out + " = " + mark.value;
  return out;
}

}  // namespace

TEST_CASE("mentions are grouped and linked as in the table") {
  const EntityResources resources = small_gazetteer();
  std::istringstream rows(read_text(POSTIL_TESTS_DIR "/layers/mentions.txt"));
  std::string row, article, wanted;
  int cases = 0;
  const auto check = [&] {
    if (article.empty()) return;
    const Article read = read_article(article);
    const Document document = read_document(read.text);
    EntityLayer layer = mark(document, read);
    group(document, resources, layer);
    std::string found;
    for (uint32_t i = 0; i < layer.groups.size(); ++i) found += row_of(document, layer, i) + '\n';
    INFO(article);
    CHECK(found == wanted);
    ++cases;
  };
  while (std::getline(rows, row)) {
    if (row.empty() || row[0] == '#') continue;
    if (row[0] == ' ') {
      wanted += row + '\n';
      continue;
    }
    check();
    article = row;
    wanted.clear();
  }
  check();
  CHECK(cases >= 40);
}

TEST_CASE("any marks at all are parted into groups of one type, the same each time") {
  const EntityResources resources = small_gazetteer();
  static constexpr std::string_view words[] = {
      "Lena",      "Holt",  "Carl", "the",     "The",  "U.S.",       "US",      "United", "States",
      ".",         ",",     "(",    ")",       "UH",   "United",     "Harbour", "'s",     "Inc",
      "President", "Paris", "12",   "percent", "$",    "5",          "million", "French", "\n",
      "Georgia",   "É",     "Jr.",  "of",      "\xFF", "Birmingham", "Angela"};
  uint32_t state = 7;
  const auto next = [&](uint32_t below) {
    return ((state = state * 1664525u + 1013904223u) >> 8) % below;
  };
  for (int round = 0; round < 300; ++round) {
    std::string text;
    for (int i = 0; i < 60; ++i) {
      text += words[next(std::size(words))];
      if (next(5)) text += ' ';
    }
    const Document document = read_document(text);
    EntityLayer layer;
    const auto size = static_cast<uint32_t>(document.tokens.size());
    for (uint32_t t = next(3); t < size;) {
      const uint32_t end = std::min(size, t + 1 + next(10) % 4);
      layer.marks.push_back({{t, end}, static_cast<EntityType>(next(4) ? next(5) : next(18)), {}});
      t = end + next(3);
    }
    EntityLayer again = layer;
    group(document, resources, layer);
    group(document, resources, again);
    std::vector<uint32_t> counts(layer.groups.size());
    uint32_t seen = 0;
    for (size_t i = 0; i < layer.marks.size(); ++i) {
      const Entity& mark = layer.marks[i];
      INFO(text);
      REQUIRE(mark.group < layer.groups.size());
      REQUIRE(mark.group <= seen);
      if (mark.group == seen) ++seen;
      REQUIRE(layer.groups[mark.group].type == mark.type);
      REQUIRE(again.marks[i].group == mark.group);
      REQUIRE(again.marks[i].value == mark.value);
      ++counts[mark.group];
    }
    REQUIRE(seen == layer.groups.size());
    for (size_t g = 0; g < counts.size(); ++g) {
      REQUIRE(counts[g] == layer.groups[g].count);
      REQUIRE(layer.marks[layer.groups[g].name].group == g);
      REQUIRE((layer.groups[g].link == LinkKind::none) == layer.groups[g].id.empty());
    }
  }
}
