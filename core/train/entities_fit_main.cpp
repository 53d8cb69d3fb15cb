// Fits the weights of the evidence about names (core/layers/entities_names.h) on annotated articles
// by the averaged structured perceptron (Collins 2002), and writes
// core/layers/entities_weights.inc.
//   postil-entities-fit DATA_DIR NAMES_DIR > core/layers/entities_weights.inc
// DATA_DIR holds gold/train.jsonl and what build_gazetteer reads. Seeded: the same data gives the
// same table.
#include <algorithm>
#include <cmath>
#include <iostream>
#include <nlohmann/json.hpp>
#include <random>

#include "core/layers/entities.h"
#include "core/layers/entities_names.h"
#include "core/text/offsets.h"
#include "core/train/gazetteer.h"
#include "core/train/gazetteer_sources.h"

namespace postil {
namespace {

constexpr int rounds = 8;
constexpr int largest_weight = 400;

struct Article {
  Document document;
  Keys keys;
  GazetteerView gazetteer;
  std::vector<NumberMatch> numbers;
  std::vector<Name> gold;
};

// The tokens that a stretch of UTF-16 code units covers exactly; empty if it cuts one.
TokenSpan tokens_at(const Document& document, const std::vector<Utf16Span>& at, uint32_t start,
                    uint32_t end) {
  auto first = std::lower_bound(at.begin(), at.end(), start,
                                [](Utf16Span t, uint32_t s) { return t.begin < s; });
  auto last = std::lower_bound(at.begin(), at.end(), end,
                               [](Utf16Span t, uint32_t e) { return t.end < e; });
  if (first == at.end() || last == at.end() || first->begin != start || last->end != end) return {};
  (void)document;
  return {static_cast<uint32_t>(first - at.begin()), static_cast<uint32_t>(last - at.begin()) + 1};
}

Article read_article(const nlohmann::json& row, const Lexicon& lexicon) {
  Article a;
  a.document = read_document(row["text"].get<std::string>());
  a.keys = read_keys(a.document);
  a.gazetteer = match_gazetteer(a.document, a.keys, lexicon);
  a.numbers = find_numbers(a.document, a.gazetteer);
  OffsetMap map(a.document.text);
  std::vector<Utf16Span> at;
  for (const Token& token : a.document.tokens) at.push_back(map.utf16(token.bytes));
  for (const nlohmann::json& entity : row["entities"]) {
    std::string type = entity["type"].get<std::string>();
    auto found = std::find(std::begin(entity_type_names), std::end(entity_type_names), type);
    size_t index = static_cast<size_t>(found - std::begin(entity_type_names));
    TokenSpan span =
        tokens_at(a.document, at, entity["start"].get<uint32_t>(), entity["end"].get<uint32_t>());
    if (index < name_type_count && !span.empty())
      a.gold.push_back({span, static_cast<EntityType>(index), 0});
  }
  std::sort(a.gold.begin(), a.gold.end(),
            [](const Name& x, const Name& y) { return x.tokens < y.tokens; });
  return a;
}

class Fit {
 public:
  // One reading of an article, with an update for each run that is parted wrongly.
  void learn(const NameContext& context, const std::vector<NameRun>& runs, const Article& article,
             const DocumentNames* known, std::vector<Name>& found) {
    size_t gold = 0;
    for (const NameRun& run : runs) {
      ++step_;
      std::vector<Name> truth, guess;
      while (gold < article.gold.size() && article.gold[gold].tokens.begin < run.tokens.begin)
        ++gold;
      for (size_t g = gold; g < article.gold.size(); ++g)
        if (run.tokens.contains(article.gold[g].tokens) &&
            may_be_name(context, article.gold[g].tokens))
          truth.push_back(article.gold[g]);
        else if (article.gold[g].tokens.begin >= run.tokens.end)
          break;
      part_run(context, run, known, weights_, guess);
      found.insert(found.end(), guess.begin(), guess.end());
      auto same = [](const Name& a, const Name& b) {
        return a.tokens == b.tokens && a.type == b.type;
      };
      if (truth.size() == guess.size() &&
          std::equal(truth.begin(), truth.end(), guess.begin(), same))
        continue;
      for (const Name& name : truth) change(context, run, known, name, +1);
      for (const Name& name : guess) change(context, run, known, name, -1);
    }
  }

  // The average over all steps, scaled to the table's range.
  EvidenceWeights average() const {
    EvidenceWeights out{};
    double largest = 1;
    std::array<std::array<double, name_type_count>, evidence_count> mean{};
    for (size_t e = 0; e < evidence_count; ++e)
      for (size_t t = 0; t < name_type_count; ++t) {
        mean[e][t] = weights_[e][t] - static_cast<double>(sums_[e][t]) / static_cast<double>(step_);
        largest = std::max(largest, std::abs(mean[e][t]));
      }
    for (size_t e = 0; e < evidence_count; ++e)
      for (size_t t = 0; t < name_type_count; ++t)
        out[e][t] = static_cast<int16_t>(std::lround(mean[e][t] * largest_weight / largest));
    return out;
  }

 private:
  void change(const NameContext& context, const NameRun& run, const DocumentNames* known,
              const Name& name, int by) {
    std::vector<Evidence> evidence;
    gather_evidence(context, run, name.tokens, known, evidence);
    for (Evidence e : evidence) {
      size_t row = static_cast<size_t>(e), type = static_cast<size_t>(name.type);
      weights_[row][type] = static_cast<int16_t>(weights_[row][type] + by);
      sums_[row][type] += by * step_;
    }
  }

  EvidenceWeights weights_{};
  std::array<std::array<int64_t, name_type_count>, evidence_count> sums_{};
  int64_t step_ = 1;
};

void print(const EvidenceWeights& weights) {
  std::cout << "{{\n";
  for (size_t e = 0; e < evidence_count; ++e) {
    std::cout << "    {{";
    for (size_t t = 0; t < name_type_count; ++t) std::cout << (t ? ", " : "") << weights[e][t];
    std::cout << "}},  // " << evidence_name(static_cast<Evidence>(e)) << "\n";
  }
  std::cout << "}},\n";
}

int run(const std::string& data_dir, const std::string& names_dir) {
  Result<GazetteerFiles> files = build_gazetteer(data_dir, names_dir, std::cerr);
  if (!files) return std::cerr << files.error() << "\n", 1;
  Result<EntityResources> resources = load_entities(files->lexicon, files->details);
  if (!resources) return std::cerr << resources.error() << "\n", 1;
  Result<std::string> text = read_source(data_dir + "/gold/train.jsonl");
  if (!text) return std::cerr << text.error() << "\n", 1;
  std::vector<Article> articles;
  for (std::string_view line : lines_of(*text)) {
    nlohmann::json row = nlohmann::json::parse(line, nullptr, false);
    if (row.is_object()) articles.push_back(read_article(row, resources->gazetteer));
  }
  Fit fits[2];
  std::vector<size_t> order(articles.size());
  for (size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::mt19937 random(1);
  for (int round = 0; round < rounds; ++round) {
    for (size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random() % i]);
    for (size_t i : order) {
      const Article& a = articles[i];
      NameContext context = make_name_context(a.document, a.keys, a.gazetteer, a.numbers);
      std::vector<NameRun> runs = find_runs(context);
      std::vector<Name> first, second;
      fits[0].learn(context, runs, a, nullptr, first);
      DocumentNames known = collect_names(context, first);
      fits[1].learn(context, runs, a, &known, second);
    }
    std::cerr << "round " << round + 1 << " of " << rounds << "\n";
  }
  std::cout
      << "// Generated by postil-entities-fit: for each reading one row an evidence, one column a\n"
         "// type of name in the order of EntityType. Do not edit.\n";
  for (const Fit& fit : fits) print(fit.average());
  return 0;
}

}  // namespace
}  // namespace postil

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: postil-entities-fit DATA_DIR NAMES_DIR\n";
    return 2;
  }
  return postil::run(argv[1], argv[2]);
}
