#include "core/layers/terms_model.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <map>
#include <random>

#include "core/layers/terms.h"
#include "core/layers/terms_features.h"
#include "core/layers/terms_judge.h"

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
  for (size_t size : {size_t{0}, size_t{20}, size_t{80}})
    CHECK_FALSE(TermModel::load(std::span(good).first(size)));
  for (size_t at : {0, 4, 11, 15}) {  // magic, version, units
    std::vector<std::byte> bad = good;
    bad[at] ^= std::byte{0x81};
    CHECK_FALSE(TermModel::load(bad));
  }
  std::vector<std::byte> steep = good;
  steep[27] = std::byte{0x7f};  // a step
  CHECK_FALSE(TermModel::load(steep));
  std::vector<std::byte> full = good;
  full[62] = std::byte{0xFF};  // more rows than there are slots
  CHECK_FALSE(TermModel::load(full));
}

TEST_CASE("A model comes back from its bytes as it was packed") {
  TermWeights weights;
  for (uint32_t i = 1; i < 3000; ++i) {
    const uint32_t hash = i * 0x9e3779b9u;
    const auto weight = static_cast<int8_t>(i % 255 - 127);
    if (i % 5 == 0) weights.rows.push_back({hash, {weight, static_cast<int8_t>(i % 7)}});
    if (i % 5 == 1) weights.spans.push_back({hash, weight});
    if (i % 5 == 2) weights.words.push_back({hash, static_cast<uint8_t>(i)});
    if (i % 5 == 3) weights.phrases.push_back({hash, static_cast<uint8_t>(1 + i % 7)});
    if (i % 5 == 4) weights.topics.push_back({hash, {weight, 3}});
  }
  for (size_t i = 0; i < weights.middle.size(); ++i)
    weights.middle[i] = static_cast<uint8_t>(1 + i / 4);
  const std::vector<std::byte> bytes = TermModel::pack(weights);
  CHECK(TermModel::pack(weights) == bytes);
  const auto model = TermModel::load(bytes);
  REQUIRE(model);
  CHECK(model->judges_spans());
  for (const auto& row : weights.rows) {
    CHECK(model->weight(row.hash).begin == row.weight.begin);
    CHECK(model->weight(row.hash).inside == row.weight.inside);
  }
  for (const auto& row : weights.spans) CHECK(model->span_weight(row.hash) == row.weight);
  for (const auto& row : weights.words)
    CHECK(model->cluster(row.hash) == (row.cluster << 8 | (1u + row.cluster / 4)));
  for (const auto& row : weights.phrases) CHECK(model->vocabularies(row.hash) == row.vocabularies);
  for (const auto& row : weights.topics) {
    std::array<int32_t, topic_count> sums{};
    model->add_topic(row.hash, 2, sums);
    CHECK(sums[0] == 2 * row.weights[0]);
    CHECK(sums[1] == 6);
  }
  CHECK(model->weight(12345).begin == 0);
}

TEST_CASE("e to the x is that of the standard library") {
  for (double x = -59; x < 59; x += 0.37) CHECK(exp_of(x) == Approx(std::exp(x)).epsilon(1e-10));
  CHECK(exp_of(0) == 1);
  CHECK(exp_of(-1000) == exp_of(-60));
}

TEST_CASE("Chosen phrases are the disjoint ones of the highest sum") {
  std::mt19937 random(11);
  for (int round = 0; round < 300; ++round) {
    std::vector<TermCandidate> candidates;
    std::vector<float> gains;
    for (uint32_t begin = 0; begin < 7; ++begin)
      for (uint32_t end = begin + 1; end < 8; ++end)
        if (random() % 4 == 0) {
          candidates.push_back({{begin, end}, 0, 0, 0, 0});
          gains.push_back(static_cast<float>(static_cast<int>(random() % 64) - 24) / 32);
        }
    const auto sum_of = [&](uint32_t chosen) {  // or -1 if they overlap
      float sum = 0;
      for (size_t i = 0; i < candidates.size(); ++i) {
        if ((chosen >> i & 1) == 0) continue;
        sum += gains[i];
        for (size_t j = 0; j < i; ++j)
          if ((chosen >> j & 1) != 0 && candidates[j].tokens.overlaps(candidates[i].tokens))
            return -1.0f;
      }
      return sum;
    };
    if (candidates.size() > 12) continue;
    float best = 0;
    for (uint32_t set = 0; set < 1u << candidates.size(); ++set) best = std::max(best, sum_of(set));
    uint32_t chosen = 0;
    for (const uint32_t i : choose_spans(candidates, gains)) chosen |= 1u << i;
    CHECK(sum_of(chosen) == best);
  }
}

TEST_CASE("Chances of phrases are those of a field with all its paths listed") {
  // Tokens of a sentence of six with made-up weights; every tagging is summed.
  Sample sample("one two three four five six");
  const TermPacks packs({pack_of("postil", "three")});
  const TermModel model = sample.model_with(
      packs, {{0, {3, -2}}, {1, {5, 1}}, {2, {-1, 6}}, {3, {2, 2}}, {4, {4, -5}}, {5, {0, 3}}});
  const auto matches = match_terms(sample.document, sample.keys, {}, packs);
  const TermReader reader(sample.document, sample.keys, {}, packs, model, matches);
  std::vector<std::array<double, 3>> scores;
  for (uint32_t i = 0; i < 6; ++i) {
    TermRow row;
    reader.read(i, {0, 6}, row);
    double begin = 0, inside = 0;
    for (const uint32_t hash : row) {
      begin += model.weight(hash).begin;
      inside += model.weight(hash).inside;
    }
    scores.push_back({1, std::exp(0.25 * begin), std::exp(0.25 * inside)});
  }
  double all = 0;
  std::map<std::pair<uint32_t, uint32_t>, double> sums;
  for (uint32_t code = 0; code < 729; ++code) {
    std::array<uint32_t, 7> tags{};
    for (uint32_t i = 0, rest = code; i < 6; ++i, rest /= 3) tags[i] = rest % 3;
    double path = 1;
    bool legal = tags[0] != 2;
    for (uint32_t i = 0; i < 6; ++i) {
      legal = legal && (i == 0 || tags[i] != 2 || tags[i - 1] != 0);
      path *= scores[i][tags[i]];
    }
    if (!legal) continue;
    all += path;
    for (uint32_t i = 0; i < 6; ++i) {
      if (tags[i] != 1) continue;
      uint32_t end = i + 1;
      while (end < 6 && tags[end] == 2) ++end;
      sums[{i, end}] += path;
    }
  }
  const auto candidates = find_candidates(sample.document, reader, model, matches, {});
  size_t likely = 0;
  for (const auto& [span, sum] : sums) likely += sum / all >= 0.04;
  CHECK(candidates.size() >= likely);
  for (const TermCandidate& c : candidates)
    CHECK(double{c.chance} == Approx(sums[{c.tokens.begin, c.tokens.end}] / all).margin(1e-6));
}
