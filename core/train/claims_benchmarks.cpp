#include "core/train/claims_benchmarks.h"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "core/text/offsets.h"
#include "core/train/claims_data.h"
#include "core/train/claims_measure.h"

namespace postil {
namespace {

using Json = nlohmann::json;
using Log = std::function<void(const std::string&)>;

constexpr uint32_t folds = 5, vector_words = 12000;
constexpr LogisticOptions options{10, 60};

std::string line_of(const char* name, double a, double b, double c) {
  char out[160];
  std::snprintf(out, sizeof out, "%s: precision %.3f, recall %.3f, F1 %.3f", name, a, b, c);
  return out;
}

// Sentences with a binary label and a fold.
struct Corpus {
  std::vector<ClaimSentence> sentences;
  std::vector<uint8_t> labels;
  std::vector<uint32_t> fold;
};

std::vector<float> train_and_score(const SparseRows& rows, const Corpus& corpus, uint32_t left_out,
                                   const SparseRows& others) {
  std::vector<uint32_t> chosen;
  std::vector<uint8_t> labels;
  for (uint32_t i = 0; i < corpus.labels.size(); ++i) {
    if (corpus.fold[i] == left_out) continue;
    chosen.push_back(i);
    labels.push_back(corpus.labels[i]);
  }
  const LogisticWeights weights = train_logistic(rows, chosen, labels, {}, 1, options);
  std::vector<float> scores(others.size());
  for (size_t i = 0; i < scores.size(); ++i) weights.add_scores(others, i, &scores[i]);
  return scores;
}

// The score of each sentence by a model that has not seen its fold.
std::vector<float> cross_validate(const SparseRows& rows, const Corpus& corpus) {
  std::vector<float> out(corpus.labels.size());
  for (uint32_t left_out = 0; left_out < folds; ++left_out) {
    const std::vector<float> scores = train_and_score(rows, corpus, left_out, rows);
    for (size_t i = 0; i < out.size(); ++i)
      if (corpus.fold[i] == left_out) out[i] = scores[i];
  }
  return out;
}

double f1_at(const std::vector<float>& scores, const std::vector<uint8_t>& labels,
             float threshold) {
  double both = 0, found = 0, gold = 0;
  for (size_t i = 0; i < scores.size(); ++i) {
    both += scores[i] > threshold && labels[i];
    found += scores[i] > threshold;
    gold += labels[i];
  }
  return 2 * both / std::max(found + gold, 1.0);
}

class Benchmarks {
 public:
  Benchmarks(const std::string& data_dir, const EntityResources& entities,
             const ClaimResources& resources)
      : dir_(data_dir + "/claims/"), entities_(entities), resources_(resources) {}

  Result<Corpus> read(const std::string& name) const {
    auto lines = read_labelled_lines(dir_ + name);
    if (!lines) return Error{lines.error()};
    Corpus corpus;
    for (uint32_t i = 0; i < lines->size(); ++i) {
      const LabelledLine& line = (*lines)[i];
      corpus.sentences.push_back(sentence_of(line.text, entities_, resources_, {}));
      corpus.labels.push_back(line.label == 1);
      corpus.fold.push_back(i % folds);
    }
    return corpus;
  }

  // Folds by debate: the larger files name the debate of each id.
  Result<bool> fold_by_debate(const std::string& name, Corpus& corpus) const {
    std::map<uint32_t, std::string> debate;
    std::set<std::string> names;
    for (const char* file : {"claimbuster-crowdsourced.tsv", "claimbuster-groundtruth.tsv"}) {
      auto lines = read_labelled_lines(dir_ + file);
      if (!lines) return Error{lines.error()};
      for (const LabelledLine& line : *lines) debate[line.id] = line.group;
    }
    auto lines = read_labelled_lines(dir_ + name);
    if (!lines) return Error{lines.error()};
    for (const LabelledLine& line : *lines) names.insert(debate[line.id]);
    for (size_t i = 0; i < lines->size(); ++i)
      corpus.fold[i] =
          static_cast<uint32_t>(std::distance(names.begin(), names.find(debate[(*lines)[i].id]))) %
          folds;
    return true;
  }

 private:
  std::string dir_;
  const EntityResources& entities_;
  const ClaimResources& resources_;
};

}  // namespace

Result<bool> measure_claim_corpora(const std::string& data_dir, const EntityResources& entities,
                                   const ClaimResources& resources, const Log& log) {
  const Benchmarks benchmarks(data_dir, entities, resources);
  auto vectors = read_vectors(data_dir + "/vectors/glove.wink.120k.100d.3dp.txt.xz", vector_words);
  if (!vectors) return Error{vectors.error()};
  const std::string sampled = "claimbuster-2.5xNCS.tsv";
  auto debates = benchmarks.read(sampled);
  if (!debates) return Error{debates.error()};
  if (auto folded = benchmarks.fold_by_debate(sampled, *debates); !folded)
    return Error{folded.error()};
  {
    const MeaningVectors meanings(*vectors, {&debates->sentences});
    const SparseRows rows =
        to_rows(debates->sentences, FeatureColumns({&debates->sentences}, 2), meanings);
    const std::vector<float> scores = cross_validate(rows, *debates);
    std::vector<std::pair<float, bool>> ranked;
    for (size_t i = 0; i < scores.size(); ++i)
      ranked.emplace_back(scores[i], debates->labels[i] != 0);
    char line[80];
    std::snprintf(line, sizeof line, "ClaimBuster 2.5xNCS: average precision %.4f",
                  average_precision(ranked));
    log(line);
  }
  auto train = benchmarks.read("causal-train.tsv"), dev = benchmarks.read("causal-dev.tsv");
  if (!train || !dev) return Error{train ? dev.error() : train.error()};
  const FeatureColumns columns({&train->sentences}, 2);
  const MeaningVectors meanings(*vectors, {&train->sentences});
  const SparseRows rows = to_rows(train->sentences, columns, meanings);
  const std::vector<float> own = cross_validate(rows, *train);
  float threshold = 0;
  for (float other = -1; other < 1; other += 0.05F)
    if (f1_at(own, train->labels, other) > f1_at(own, train->labels, threshold)) threshold = other;
  const std::vector<float> scores =
      train_and_score(rows, *train, folds, to_rows(dev->sentences, columns, meanings));
  char line[120];
  std::snprintf(line, sizeof line,
                "Causal News Corpus dev: F1 %.4f at threshold %.2f (cross-validated %.4f)",
                f1_at(scores, dev->labels, threshold), static_cast<double>(threshold),
                f1_at(own, train->labels, threshold));
  log(line);
  return true;
}

Result<bool> measure_attribution(const std::string& data_dir, const EntityResources& entities,
                                 const ClaimResources& resources, const Log& log) {
  const std::string path = data_dir + "/attribution/polnear-dev.jsonl";
  std::ifstream file(path, std::ios::binary);
  if (!file) return Error{path + ": cannot be read"};
  const char* roles[] = {"source", "cue", "content"};
  double counts[3][3] = {};  // right, found, gold
  for (std::string text; std::getline(file, text);) {
    const Json json = Json::parse(text, nullptr, false);
    if (!json.is_object() || !json.contains("attributions")) return Error{path + ": not a text"};
    const Document document = read_document(json["text"].get<std::string>());
    const Keys keys = read_keys(document);
    const Layer<Claim> claims =
        find_claims(document, keys, find_entities(document, keys, entities).marks, resources);
    const OffsetMap map(document.text);
    std::vector<uint8_t> gold(document.tokens.size()), found(document.tokens.size());
    for (const Json& one : json["attributions"])
      for (int role = 0; role < 3; ++role)
        for (const Json& pair : one.value(roles[role], Json::array()))
          for (size_t i = 0; i < gold.size(); ++i) {
            const CodePointSpan at = map.code_points(document.tokens[i].bytes);
            if (at.begin < pair[1].get<uint32_t>() && pair[0].get<uint32_t>() < at.end)
              gold[i] |= static_cast<uint8_t>(1 << role);
          }
    const auto mark = [&](TokenSpan span, int role) {
      for (uint32_t i = span.begin; i < span.end; ++i) found[i] |= static_cast<uint8_t>(1 << role);
    };
    for (const Claim& claim : claims.marks) {
      mark(claim.source, 0);
      mark(claim.cue, 1);
      for (const TokenSpan part : claim.content) mark(part, 2);
    }
    for (size_t i = 0; i < gold.size(); ++i)
      for (int role = 0; role < 3; ++role) {
        const bool g = gold[i] >> role & 1, f = found[i] >> role & 1;
        counts[role][0] += g && f;
        counts[role][1] += f;
        counts[role][2] += g;
      }
  }
  for (int role = 0; role < 3; ++role) {
    const auto& [both, f, g] = counts[role];
    log(line_of((std::string("PolNeAR dev, tokens of ") + roles[role]).c_str(),
                both / std::max(f, 1.0), both / std::max(g, 1.0), 2 * both / std::max(f + g, 1.0)));
  }
  return true;
}

}  // namespace postil
