// The cue reader and what the claim model is trained with: regression, ranking, thresholds, against
// slow or known answers.
#include <catch2/catch.hpp>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <random>

#include "core/train/claims_data.h"
#include "core/train/claims_logistic.h"
#include "core/train/claims_measure.h"
#include "core/train/claims_tuning.h"
#include "core/train/cues.h"

using namespace postil;
namespace fs = std::filesystem;

namespace {

// A folder with a list for every class, gone when the test ends.
class CueFolder {
 public:
  CueFolder() : path_(fs::temp_directory_path() / "postil-cues-test") {
    fs::create_directories(path_);
    for (const std::string_view name : cue_class_names) write(name, "# empty\n");
  }
  ~CueFolder() { fs::remove_all(path_); }
  void write(std::string_view name, const std::string& text) const {
    std::ofstream(path_ / (std::string(name) + ".txt")) << text;
  }
  std::string path() const { return path_.string(); }

 private:
  fs::path path_;
};

std::vector<std::string> found(const Lexicon& lexicon, const std::string& text) {
  const Document document = read_document(text);
  std::vector<std::string> out;
  for (const Cue& cue : find_cues(document, read_keys(document), lexicon))
    out.emplace_back(text_of(document, cue.tokens));
  return out;
}

}  // namespace

TEST_CASE("cues: inflection, fixed and exact lines, spellings, comments") {
  const CueFolder folder;
  folder.write("causal", "# a comment\nlead to\nowing to|due to\tfixed\n");
  folder.write("hedge", "May\texact\n");
  const auto bytes = build_cues(folder.path());
  REQUIRE(bytes);
  const auto lexicon = Lexicon::load(*bytes);
  REQUIRE(lexicon);
  CHECK(found(*lexicon, "It led to that.") == std::vector<std::string>{"led to"});
  CHECK(found(*lexicon, "Due to rain, owing to wind.") ==
        std::vector<std::string>{"Due to", "owing to"});
  CHECK(found(*lexicon, "It may be in May.") == std::vector<std::string>{"May"});
}

TEST_CASE("cues: what cannot be read is refused by file and line") {
  const CueFolder folder;
  folder.write("rule", "bans\nforbids\tsometimes\n");
  const auto unknown = build_cues(folder.path());
  REQUIRE_FALSE(unknown);
  CHECK(unknown.error().find("rule.txt:2") != std::string::npos);
  folder.write("rule", "a||b\n");
  CHECK_FALSE(build_cues(folder.path()));
  CHECK_FALSE(build_cues(folder.path() + "/nowhere"));
}

TEST_CASE("regression: the gradient vanishes at what it finds, and certain classes are found") {
  std::mt19937 random(1);
  SparseRows rows;
  rows.columns = 6;
  std::vector<uint8_t> labels;
  std::vector<uint32_t> chosen;
  for (uint32_t i = 0; i < 200; ++i) {
    const uint8_t label = static_cast<uint8_t>(random() % 3);
    rows.add(label, 1);
    rows.add(3 + random() % 3, 1);
    rows.end_row();
    labels.push_back(label);
    chosen.push_back(i);
  }
  const LogisticWeights weights = train_logistic(rows, chosen, labels, {}, 3, {10, 200});
  double gradient[3] = {};  // of the biases: expected less actual counts
  for (uint32_t i = 0; i < 200; ++i) {
    float score[3] = {};
    weights.add_scores(rows, i, score);
    double total = 0;
    for (const float s : score) total += std::exp(static_cast<double>(s));
    for (uint32_t k = 0; k < 3; ++k)
      gradient[k] += std::exp(static_cast<double>(score[k])) / total - (labels[i] == k);
    CHECK(std::max_element(score, score + 3) - score == labels[i]);
  }
  for (const double g : gradient) CHECK(g == Approx(0).margin(0.02));
}

TEST_CASE("average precision: by hand, ties against us") {
  CHECK(average_precision({{3.0f, true}, {2.0f, false}, {1.0f, true}}) ==
        Approx((1 + 2.0 / 3) / 2));
  CHECK(average_precision({{1.0f, true}, {1.0f, false}}) == Approx(0.5));
  CHECK(average_precision({}) == 0);
}

TEST_CASE("figures: chances are binned by what they promise") {
  ClaimFigures figures;
  for (int i = 0; i < 10; ++i) figures.add(4, 4, i < 9, 2.2F, false, false);  // chance 0.9
  CHECK(figures.reliability().find("10 0.900 0.900") != std::string::npos);
  CHECK(figures.accuracy() == 1);
}

TEST_CASE(
    "tuning: the threshold for hedges is the best of all; a class that never wins gets help") {
  std::mt19937 random(2);
  std::vector<LabelledScores> known;
  for (int i = 0; i < 300; ++i) {
    LabelledScores one;
    const bool rare = random() % 6 == 0;
    const float noise = static_cast<float>(random() % 100) / 100;
    one.kind = rare ? 2 : 4;
    one.scores[4] = 1.2F;
    one.scores[2] = rare ? 0.3F + noise : noise / 2;
    one.hedged = rare;
    one.scores[stage_two_hedged] = one.scores[2] - 2;
    known.push_back(one);
  }
  const StageTwoScores offsets = tune_offsets(known);
  CHECK(offsets[2] - offsets[4] > 0);
  CHECK(offsets[stage_two_worth] == 0);
  const auto f1 = [&](float offset) {
    double both = 0, found = 0, gold = 0;
    for (const LabelledScores& one : known) {
      const bool is = one.scores[stage_two_hedged] + offset > 0;
      both += is && one.hedged, found += is, gold += one.hedged;
    }
    return 2 * both / (found + gold);
  };
  for (float offset = 0; offset < 3; offset += 0.01F)
    CHECK(f1(offset) <= f1(offsets[stage_two_hedged]));
}
