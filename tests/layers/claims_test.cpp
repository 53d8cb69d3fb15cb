// The claims layer: sentences of a table, sentence by sentence, and what must hold of any text.
#include "core/layers/claims.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "core/layers/attribution_model.h"
#include "core/postil.h"
#include "tests/layers/bundle.h"

using namespace postil;

namespace {

struct Case {
  std::string kind, text, source, cue, hedge;
};

// Takes the marks out of a sentence and notes what they hold.
Case read_case(const std::string& line) {
  Case one;
  const size_t tab = line.find('\t');
  one.kind = line.substr(0, tab);
  std::string* open = nullptr;
  for (const char c : line.substr(tab + 1)) {
    if (c == '[') {
      open = &one.source;
    } else if (c == '<') {
      open = &one.cue;
    } else if (c == '~') {
      open = open ? nullptr : &one.hedge;
    } else if (c == ']' || c == '>') {
      open = nullptr;
    } else {
      one.text += c;
      if (open) *open += c;
    }
  }
  return one;
}

std::vector<Case> read_table() {
  std::ifstream file(POSTIL_TESTS_DIR "/layers/claims.txt");
  std::vector<Case> cases;
  for (std::string line; std::getline(file, line);)
    if (!line.empty() && line[0] != '#') cases.push_back(read_case(line));
  return cases;
}

Layer<Claim> claims_of(const Document& document) {
  const Keys keys = read_keys(document);
  const Layer<Entity> entities = find_entities(document, keys, resources().entities);
  return find_claims(document, keys, entities.marks, resources().claims);
}

}  // namespace

TEST_CASE("claims: sentences of the table") {
  const std::vector<Case> cases = read_table();
  REQUIRE(cases.size() > 15);
  for (const Case& one : cases) {
    INFO(one.text);
    const Document document = read_document(one.text);
    const Layer<Claim> claims = claims_of(document);
    if (one.kind == "none") {
      CHECK(claims.marks.empty());
      continue;
    }
    REQUIRE(claims.marks.size() == 1);
    const Claim& claim = claims.marks[0];
    CHECK(claim_kind_names[static_cast<size_t>(claim.kind)] == one.kind);
    CHECK(std::string(text_of(document, claim.source)) == one.source);
    CHECK(std::string(text_of(document, claim.cue)) == one.cue);
    CHECK((claim.certainty == Certainty::hedged) == !one.hedge.empty());
    if (!one.hedge.empty()) CHECK(std::string(text_of(document, claim.hedge)) == one.hedge);
  }
}

TEST_CASE("claims: what holds of any text") {
  const std::string texts[] = {
      "",
      "?",
      "\"",
      "said",
      "He said",
      "said , he",
      "According to",
      "\xff\xfe will \xf0 said \x80",
      "The board said, said the board, that the board said it will, may, could and must.",
      "“Open quote said she\n\nand on it goes, he said\n\n”””",
      std::string(3000, 'a') + " will be, " + std::string(500, '.') + " he said.",
  };
  for (const std::string& text : texts) {
    INFO(text.substr(0, 60));
    const Document document = read_document(text);
    const Layer<Claim> claims = claims_of(document);
    uint32_t end = 0;
    for (const Claim& claim : claims.marks) {
      CHECK(claim.tokens.begin >= end);
      end = claim.tokens.end;
      CHECK(end <= document.tokens.size());
      CHECK(claim.worth >= 0);
      CHECK(claim.worth <= 1);
      for (const TokenSpan part : {claim.source, claim.cue, claim.hedge})
        CHECK((part.empty() || claim.tokens.contains(part)));
      CHECK_FALSE((!claim.source.empty() && claim.source.overlaps(claim.cue)));
      CHECK(claim.why.end <= claims.reasons.size());
      for (uint32_t i = claim.why.begin; i < claim.why.end; ++i) {
        CHECK(claims.reasons[i].weight > 0);
        CHECK_FALSE(claim_reason_name(claims.reasons[i].code).empty());
        if (i > claim.why.begin) CHECK(claims.reasons[i - 1].weight >= claims.reasons[i].weight);
      }
    }
  }
  CHECK(claim_reason_name(60000).empty());
}

TEST_CASE("claims: damaged models are refused") {
  const std::vector<std::byte> nothing(7), zeros(400);
  CHECK_FALSE(ClaimModel::load(nothing));
  CHECK_FALSE(ClaimModel::load(zeros));
  CHECK_FALSE(AttributionModel::load(nothing));
  CHECK_FALSE(AttributionModel::load(zeros));
  LinearWeights weights;
  weights.outputs = stage_one_count;
  weights.bias.assign(stage_one_count, 0);
  LinearWeights meanings = weights;
  meanings.outputs = stage_one_count + 1;
  meanings.bias.push_back(0);
  const std::vector<std::byte> good =
      ClaimModel::pack(weights, meanings, StageTwoWeights(stage_two_size));
  CHECK(ClaimModel::load(good));
  for (size_t size = 0; size < good.size(); size += 5)
    CHECK_FALSE(ClaimModel::load(std::span(good).first(size)));
}
