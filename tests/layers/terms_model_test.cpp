#include "core/layers/terms_model.h"

#include <catch2/catch.hpp>

#include "core/layers/terms.h"
#include "core/layers/terms_features.h"

using namespace postil;

namespace {

Pack pack_of(std::string id, std::string label) {
  Pack pack;
  pack.id = std::move(id);
  Concept made;
  made.id = made.label = std::move(label);
  made.topic = Topic::foreign_trade;
  pack.concepts.push_back(std::move(made));
  return pack;
}

// A model with the weights on features of the words of the text's tokens `begin` and `inside`.
struct Sample {
  explicit Sample(std::string text) : document(read_document(std::move(text))) {
    keys = read_keys(document);
  }
  TermModel model_with(const TermPacks& packs, std::vector<std::pair<uint32_t, TermWeight>> words) {
    const auto matches = match_terms(document, keys, {}, packs);
    const TermReader reader(document, keys, {}, packs, {}, matches);
    TermWeights weights;
    weights.unit = 0.25f;
    for (const auto& [token, weight] : words) {
      TermRow row;
      reader.read(token, {0, static_cast<uint32_t>(document.tokens.size())}, row);
      weights.rows.push_back({row[0], weight});  // its stem
    }
    auto model = TermModel::load(TermModel::pack(weights));
    REQUIRE(model);
    return *model;
  }
  std::string found(const TermPacks& packs, const TermModel& model,
                    const std::vector<Entity>& entities = {}) {
    terms = find_terms(document, keys, entities, packs, model);
    std::string out;
    for (const Term& term : terms.marks)
      out += (out.empty() ? "" : "|") + std::string(text_of(document, term.tokens));
    return out;
  }

  Document document;
  Keys keys;
  Layer<Term> terms;
};

}  // namespace

TEST_CASE("The model rejects phrases of its own pack and none of a user's") {
  Sample sample("They sell a tariff plan here.");
  const TermPacks own({pack_of("postil", "tariff")}), users({pack_of("mine", "tariff")});
  const TermModel against = sample.model_with(own, {{3, {-20, -20}}});
  CHECK(sample.found(own, {}) == "tariff");
  CHECK(sample.found(own, against).empty());
  CHECK(sample.found(users, against) == "tariff");
  CHECK(sample.terms.reasons[sample.terms.marks[0].why.begin].weight == 1.0f);
  // Also beside the model's own pack, whichever comes first.
  CHECK(sample.found(TermPacks({pack_of("postil", "tariff"), pack_of("mine", "tariff")}),
                     against) == "tariff");
  // And where a longer phrase of the own pack covers the user's.
  CHECK(sample.found(TermPacks({pack_of("postil", "tariff plan"), pack_of("mine", "plan")}),
                     against) == "tariff plan");
  // A user's term ends where it ends, even if the model would go on.
  CHECK(sample.found(users, sample.model_with(own, {{4, {-9, 90}}})) == "tariff");
}

TEST_CASE("The model finds terms that no pack has, with real weights as reasons") {
  Sample sample("The ammonia corridor opens.");
  const TermPacks packs({pack_of("postil", "tariff")});
  const TermModel model = sample.model_with(packs, {{1, {40, 0}}, {2, {-40, 30}}});
  REQUIRE(sample.found(packs, model) == "ammonia corridor");
  const Term& term = sample.terms.marks[0];
  CHECK(term.concept_index == no_concept);
  REQUIRE(term.why.size() == 1);
  const Reason& why = sample.terms.reasons[term.why.begin];
  CHECK(term_reason_name(why.code) == "model.word");
  CHECK(why.weight == 70 * 0.25f);
  // Not in a name, nor across its border.
  CHECK(sample.found(packs, model, {{{1, 3}, EntityType::fac, {}}}).empty());
  CHECK(sample.found(packs, model, {{{2, 4}, EntityType::fac, {}}}).empty());
}

TEST_CASE("Reason codes are those from 0 to the first empty name") {
  uint16_t code = 0;
  while (!term_reason_name(code).empty()) ++code;
  CHECK(code == 3 + static_cast<uint16_t>(TermFamily::count));
  CHECK(term_reason_name(UINT16_MAX).empty());
}

TEST_CASE("Damaged models of terms are refused") {
  TermWeights weights;
  weights.topics.push_back({5, {}});
  const std::vector<std::byte> good = TermModel::pack(weights);
  REQUIRE(TermModel::load(good));
  for (size_t size : {size_t{0}, size_t{20}, good.size() - 1})
    CHECK_FALSE(TermModel::load(std::span(good).first(size)));
  for (size_t at : {0, 4, 48, 52}) {  // magic, version, slots, topics
    std::vector<std::byte> bad = good;
    bad[at] ^= std::byte{1};
    CHECK_FALSE(TermModel::load(bad));
  }
  // A table without an empty slot would be searched for ever.
  std::vector<std::byte> full = good;
  std::fill(full.begin() + 56, full.begin() + 56 + (4 << 16), std::byte{1});
  CHECK_FALSE(TermModel::load(full));
  std::vector<std::byte> steep = good;
  steep[15] = std::byte{0x7f};
  CHECK_FALSE(TermModel::load(steep));
}
