#include "core/layers/entities.h"

#include <algorithm>

#include "core/layers/entities_names.h"
#include "core/layers/numbers.h"
#include "tests/layers/entities_gazetteer.h"

using namespace postil;
using namespace postil_test;

namespace {

struct Read {
  Document document;
  Keys keys;
  GazetteerView gazetteer;
  std::vector<NumberMatch> numbers;
};

Read read(std::string text, const EntityResources& resources) {
  Read r;
  r.document = read_document(std::move(text));
  r.keys = read_keys(r.document);
  r.gazetteer = match_gazetteer(r.document, r.keys, resources.gazetteer);
  r.numbers = find_numbers(r.document, r.gazetteer);
  return r;
}

// The best score of any parting of the run from `at` on, by trying all.
int best_by_trying(const NameContext& context, const NameRun& run, uint32_t at) {
  if (at == run.tokens.end) return 0;
  int best = best_by_trying(context, run, at + 1);
  for (uint32_t end = at + 1; end <= run.tokens.end; ++end) {
    if (!may_be_name(context, {at, end})) continue;
    std::vector<Evidence> evidence;
    gather_evidence(context, run, {at, end}, nullptr, evidence);
    int rest = best_by_trying(context, run, end);
    for (size_t type = 0; type < name_type_count; ++type) {
      int score = 0;
      for (Evidence e : evidence) score += name_weights()[0][static_cast<size_t>(e)][type];
      best = std::max(best, score + rest);
    }
  }
  return best;
}

}  // namespace

TEST_CASE("entities are marked as in the table") {
  EntityResources resources = small_gazetteer();
  for (const MarkedCase& c : read_cases(POSTIL_TESTS_DIR "/layers/entities.txt")) {
    Document document = read_document(c.text);
    Layer<Entity> layer = find_entities(document, read_keys(document), resources);
    INFO("entities.txt:" << c.line);
    CHECK(with_marks(document, layer.marks) == c.marked);
  }
}

TEST_CASE("every entity has a reason with a name, the strongest first") {
  EntityResources resources = small_gazetteer();
  for (const MarkedCase& c : read_cases(POSTIL_TESTS_DIR "/layers/entities.txt")) {
    Document document = read_document(c.text);
    Layer<Entity> layer = find_entities(document, read_keys(document), resources);
    for (const Entity& entity : layer.marks) {
      INFO(c.text << ": " << text_of(document, entity.tokens));
      REQUIRE(entity.why.size() > 0);
      for (uint32_t r = entity.why.begin; r < entity.why.end; ++r) {
        REQUIRE(r < layer.reasons.size());
        CHECK(layer.reasons[r].weight > 0);
        CHECK_FALSE(entity_reason_name(layer.reasons[r].code).empty());
        if (r > entity.why.begin) CHECK(layer.reasons[r - 1].weight >= layer.reasons[r].weight);
      }
    }
  }
  CHECK(entity_reason_name(65535).empty());
}

TEST_CASE("reasons name what a reader can check") {
  EntityResources resources = small_gazetteer();
  Document document = read_document("President Okwuosa flew to Nairobi on Friday.");
  Layer<Entity> layer = find_entities(document, read_keys(document), resources);
  auto has = [&](size_t mark, std::string_view name) {
    Span<Reason> why = layer.marks[mark].why;
    return std::any_of(layer.reasons.begin() + why.begin, layer.reasons.begin() + why.end,
                       [&](const Reason& r) { return entity_reason_name(r.code) == name; });
  };
  REQUIRE(layer.marks.size() == 3);
  CHECK(has(0, "context.title"));
  CHECK(has(1, "list.city"));
  CHECK(has(2, "pattern.date"));
}

TEST_CASE("the parting of a run is the best of all partings") {
  EntityResources resources = small_gazetteer();
  static constexpr std::string_view words[] = {
      "Kenya", "President", "Jane", "Roe",    "Bank",  "of",   "and", "Norwegian", "Ministry",
      "Oslo",  "The",       "-",    "Lorvik", "River", "NATO", "'s",  "12",        "Act"};
  uint32_t state = 7, checked = 0;
  auto next = [&] { return (state = state * 1664525u + 1013904223u) >> 8; };
  for (int round = 0; round < 200; ++round) {
    std::string text = "Then came";
    for (int i = 0; i < 7; ++i) (text += ' ') += words[next() % std::size(words)];
    Read r = read(text + " again.", resources);
    NameContext context = make_name_context(r.document, r.keys, r.gazetteer, r.numbers);
    for (const NameRun& run : find_runs(context)) {
      if (run.tokens.size() > 8) continue;
      std::vector<Name> names;
      part_run(context, run, nullptr, name_weights()[0], names);
      int score = 0;
      for (const Name& name : names) score += name.score;
      INFO(text);
      REQUIRE(score == best_by_trying(context, run, run.tokens.begin));
      ++checked;
    }
  }
  CHECK(checked > 100);
}

TEST_CASE("entities are disjoint, in order and inside a sentence, whatever the bytes") {
  EntityResources resources = small_gazetteer();
  static constexpr std::string_view pieces[] = {"Kenya ",
                                                "Jane ",
                                                "(",
                                                ")",
                                                "\xff",
                                                "\n",
                                                "the ",
                                                "of ",
                                                "US$",
                                                "12",
                                                "Act ",
                                                "-",
                                                ". ",
                                                "\xc3\xa9t\xc3\xa9 ",
                                                "AMMAN ",
                                                "'s ",
                                                "2021 ",
                                                "World ",
                                                "War ",
                                                "II ",
                                                "and ",
                                                "Mr. ",
                                                "\xf0\x9f\x98\x80",
                                                ",",
                                                "G7 ",
                                                "al-Aqsa "};
  uint32_t state = 3;
  auto next = [&] { return (state = state * 1664525u + 1013904223u) >> 8; };
  for (int round = 0; round < 300; ++round) {
    std::string text;
    for (int i = 0; i < 60; ++i) text += pieces[next() % std::size(pieces)];
    Document document = read_document(text);
    uint32_t end = 0;
    for (const Entity& entity : find_entities(document, read_keys(document), resources).marks) {
      INFO(text);
      REQUIRE(entity.tokens.begin >= end);
      REQUIRE(entity.tokens.end > entity.tokens.begin);
      REQUIRE(std::any_of(document.sentences.begin(), document.sentences.end(),
                          [&](TokenSpan s) { return s.contains(entity.tokens); }));
      end = entity.tokens.end;
    }
  }
  Document empty = read_document("");
  CHECK(find_entities(empty, read_keys(empty), resources).marks.empty());
}

TEST_CASE("the table of details is read, and refused where it is damaged") {
  auto bytes = [](std::string_view text) {
    std::vector<std::byte> out;
    for (char c : text) out.push_back(static_cast<std::byte>(c));
    return out;
  };
  auto details = GazetteerDetails::load(bytes("NO\tNorway\n3143244 NO\n"));
  REQUIRE(details);
  CHECK(details->size() == 2);
  CHECK(details->at(1).code == "NO");
  CHECK(details->at(1).name == "Norway");
  CHECK(details->at(2).code == "3143244 NO");
  CHECK(details->at(2).name.empty());
  CHECK(details->at(0).code.empty());
  CHECK(details->at(3).code.empty());
  CHECK_FALSE(GazetteerDetails::load(bytes("NO\tNorway")));
  CHECK_FALSE(GazetteerDetails::load(bytes("a\tb\tc\n")));
  CHECK_FALSE(load_entities(bytes("no lexicon")));
}
