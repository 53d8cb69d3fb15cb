#include "core/layers/terms.h"

#include <catch2/catch.hpp>

using namespace postil;

namespace {

Concept make(std::string label, Topic topic, std::vector<std::string> alternatives = {},
             std::vector<std::string> hidden = {}) {
  Concept made;
  made.id = label;
  made.label = std::move(label);
  made.topic = topic;
  made.alternatives = std::move(alternatives);
  made.hidden = std::move(hidden);
  return made;
}

TermPacks sample_packs() {
  Pack first, second;
  first.id = "first";
  first.concepts = {make("tariff", Topic::foreign_trade, {"customs duty"}, {"tarrif"}),
                    make("supply chain", Topic::foreign_trade),
                    make("climate change", Topic::environment),
                    make("artificial intelligence", Topic::technology, {"AI"}),
                    make("clean energy", Topic::energy)};
  second.id = "second";
  second.concepts = {make("customs duty", Topic::macroeconomics),
                     make("tariff war", Topic::international_affairs)};
  return TermPacks({first, second});
}

struct Found {
  Document document;
  Layer<Term> terms;
};

// The names are those of the given words, wherever they first stand.
Found find(const std::string& text, const TermPacks& packs,
           std::vector<std::pair<std::string, EntityType>> names = {}) {
  Found found{read_document(text), {}};
  std::vector<Entity> entities;
  for (const auto& [name, type] : names) {
    const size_t begin = text.find(name);
    REQUIRE(begin != std::string::npos);
    Entity entity;
    entity.type = type;
    for (uint32_t i = 0; i < found.document.tokens.size(); ++i) {
      if (found.document.tokens[i].bytes.begin == begin) entity.tokens.begin = i;
      if (found.document.tokens[i].bytes.end == begin + name.size()) entity.tokens.end = i + 1;
    }
    entities.push_back(entity);
  }
  found.terms = find_terms(found.document, read_keys(found.document), entities, packs);
  return found;
}

// "words/topic/label/reason" of each term.
std::string shown(const Found& found, const TermPacks& packs) {
  std::string out;
  for (const Term& term : found.terms.marks) {
    REQUIRE(term.why.size() == 1);
    const Reason& why = found.terms.reasons[term.why.begin];
    CHECK(why.where == term.tokens);
    CHECK(why.weight == 1.0f);
    if (!out.empty()) out += ' ';
    out += text_of(found.document, term.tokens);
    out += '/';
    out += topic_names[static_cast<size_t>(term.topic)];
    out += '/';
    out += packs.concept_at(term.concept_index).label;
    out += '/';
    out += term_reason_name(why.code);
  }
  return out;
}

}  // namespace

TEST_CASE("terms are the longest labels of the packs, in order of priority") {
  const TermPacks packs = sample_packs();
  const auto terms = [&packs](const std::string& text) { return shown(find(text, packs), packs); };
  CHECK(terms("They raised Tariffs again.") == "Tariffs/foreign-trade/tariff/pack.label");
  CHECK(terms("A tariff war began.") == "tariff war/international-affairs/tariff war/pack.label");
  CHECK(terms("The customs duty rose.") == "customs duty/foreign-trade/tariff/pack.alternative");
  CHECK(terms("A tarrif rose.") == "tarrif/foreign-trade/tariff/pack.hidden");
  CHECK(terms("Rules on AI and on ai exist.") ==
        "AI/technology/artificial intelligence/pack.alternative");
  CHECK(terms("The company grew.") == "");
  CHECK(terms("Anti-tariff protests began in the non-AI sector.") == "");
  CHECK(terms("") == "");
  CHECK(packs.concept_count() == 7);
  CHECK(packs.pack_of(5).id == "second");
}

TEST_CASE("a term inside a name is left out, one that holds a name is not") {
  const TermPacks packs = sample_packs();
  const std::string act = "The Climate Change Act of 2008 set out climate change policy.";
  CHECK(shown(find(act, packs, {{"Climate Change Act of 2008", EntityType::law}}), packs) ==
        "climate change/environment/climate change/pack.label");
  CHECK(shown(find("Clean Energy grew.", packs, {{"Clean Energy", EntityType::org}}), packs) == "");
  CHECK(shown(find("Clean Energy grew.", packs, {{"Clean", EntityType::person}}), packs) ==
        "Clean Energy/energy/clean energy/pack.label");
  // It does not cross a name's border; a shorter one before the name is found.
  CHECK(shown(find("a tariff War Office", packs, {{"War Office", EntityType::org}}), packs) ==
        "tariff/foreign-trade/tariff/pack.label");
  CHECK(shown(find("a Tariff War", packs, {{"Tariff War", EntityType::date}}), packs) ==
        "Tariff War/international-affairs/tariff war/pack.label");
}

TEST_CASE("bylines and boilerplate have no terms") {
  const TermPacks packs = sample_packs();
  Document document = read_document("A tariff.\n\nA tariff.\n\nA tariff.\n");
  REQUIRE(document.blocks.size() == 3);
  document.blocks[0].kind = BlockKind::byline;
  document.blocks[2].kind = BlockKind::boilerplate;
  const Layer<Term> terms = find_terms(document, read_keys(document), {}, packs);
  REQUIRE(terms.marks.size() == 1);
  CHECK(document.sentences[1].contains(terms.marks[0].tokens));
}

TEST_CASE("no packs, no terms") {
  const TermPacks none;
  CHECK(shown(find("A tariff rose.", none), none) == "");
  CHECK(TermPacks({Pack{}}).concept_count() == 0);
}
