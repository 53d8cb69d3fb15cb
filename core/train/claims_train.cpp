#include "core/train/claims_train.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "core/train/attribution_train.h"
#include "core/train/claims_data.h"
#include "core/train/claims_measure.h"
#include "core/train/claims_stage_one.h"
#include "core/train/claims_tuning.h"

namespace postil {
namespace {

using Sentences = std::vector<ClaimSentence>;

constexpr uint32_t vector_words = 40000;  // of the list of word vectors, by frequency

struct Corpora {
  Sentences gold, debates, news;  // annotated articles, ClaimBuster, Causal News Corpus
};

// The annotated articles, read with attribution models that have not seen them, and the model of
// all of them for the rest. `bytes` gets the latter's.
Result<Corpora> read_corpora(const EntityResources& entities, const ClaimResources& resources,
                             const ClaimTrainOptions& options, std::vector<std::byte>& bytes) {
  const std::string& data_dir = options.data_dir;
  auto articles = read_claim_articles(data_dir + "/gold/train.jsonl");
  if (!articles) return Error{articles.error()};
  auto texts = read_attributed(data_dir + "/attribution/polnear-train.jsonl", resources.words);
  if (!texts) return Error{texts.error()};
  AttributionTrainOptions attribution;
  attribution.log = options.log;
  constexpr uint32_t parts = 2;
  std::vector<AttributionModel> models;
  for (uint32_t part = 0; part <= parts; ++part) {
    bytes = train_attribution(*articles, *texts, resources, parts, part, attribution);
    auto model = AttributionModel::load(bytes);
    if (!model) return Error{model.error()};
    models.push_back(std::move(*model));
  }
  const AttributionModel all = std::move(models.back());
  models.pop_back();
  Corpora corpora;
  corpora.gold = sentences_of(*articles, resources, models);
  for (const char* name : {"crowdsourced", "groundtruth"}) {
    auto lines = read_labelled_lines(data_dir + "/claims/claimbuster-" + name + ".tsv");
    if (!lines) return Error{lines.error()};
    for (const LabelledLine& line : *lines) {
      corpora.debates.push_back(sentence_of(line.text, entities, resources, all));
      corpora.debates.back().factual = static_cast<uint8_t>(line.label + 1);
    }
  }
  auto lines = read_labelled_lines(data_dir + "/claims/causal-train.tsv");
  if (!lines) return Error{lines.error()};
  for (const LabelledLine& line : *lines) {
    corpora.news.push_back(sentence_of(line.text, entities, resources, all));
    corpora.news.back().causal = static_cast<uint8_t>(line.label);
  }
  return corpora;
}

// Sparse rows of each corpus over the same columns.
struct Rows {
  SparseRows gold, debates, news;
};

Rows rows_of(const Corpora& corpora, const FeatureColumns& columns,
             const MeaningVectors& meanings) {
  return {to_rows(corpora.gold, columns, meanings), to_rows(corpora.debates, columns, meanings),
          to_rows(corpora.news, columns, meanings)};
}

class Trainer {
 public:
  Trainer(const Corpora& corpora, const ClaimTrainOptions& options)
      : corpora_(corpora), options_(options) {}

  // The tasks of the annotated articles, on those whose fold is not `left_out`.
  void train_gold(const Rows& rows, uint32_t left_out, StageOneWeights& out) const {
    std::vector<uint32_t> chosen;
    for (uint32_t i = 0; i < corpora_.gold.size(); ++i)
      if (corpora_.gold[i].group % options_.folds != left_out) chosen.push_back(i);
    const auto task = [&](uint8_t ClaimSentence::*label, uint32_t classes) {
      std::vector<uint8_t> labels;
      for (const uint32_t i : chosen) labels.push_back(corpora_.gold[i].*label);
      return train_logistic(rows.gold, chosen, labels, {}, classes, {options_.strength, 60});
    };
    out.kinds = task(&ClaimSentence::kind, class_count);
    out.worth = task(&ClaimSentence::worth, 1);
    out.hedged = task(&ClaimSentence::hedged, 1);
  }

  void train_others(const Rows& rows, StageOneWeights& out) const {
    out.not_factual = binary(rows.debates, corpora_.debates, &ClaimSentence::factual, 0);
    out.factual_and_worth = binary(rows.debates, corpora_.debates, &ClaimSentence::factual, 2);
    out.causal = binary(rows.news, corpora_.news, &ClaimSentence::causal, 1);
  }

  // Inputs of stage two for all annotated sentences, article by article.
  SparseRows stage_two_rows(const std::vector<StageOneScores>& scores) const {
    SparseRows rows;
    rows.columns = stage_two_inputs;
    float inputs[stage_two_inputs];
    for (size_t begin = 0; begin < scores.size();) {
      size_t end = begin;
      while (end < scores.size() && corpora_.gold[end].group == corpora_.gold[begin].group) ++end;
      const std::vector<StageOneScores> article(scores.begin() + static_cast<int64_t>(begin),
                                                scores.begin() + static_cast<int64_t>(end));
      std::vector<SentenceState> states;
      for (size_t i = begin; i < end; ++i) states.push_back(corpora_.gold[i].state);
      const std::vector<float> sum = sum_of_context(article);
      for (size_t i = 0; i < article.size(); ++i) {
        stage_two_row(article, states, i, sum, inputs);
        for (uint32_t k = 0; k < stage_two_inputs; ++k) rows.add(k, inputs[k]);
        rows.end_row();
      }
      begin = end;
    }
    return rows;
  }

  // Stage two on the sentences whose fold is not `left_out`.
  StageTwoWeights train_stage_two(const SparseRows& rows, uint32_t left_out) const {
    std::vector<uint32_t> chosen;
    for (uint32_t i = 0; i < corpora_.gold.size(); ++i)
      if (corpora_.gold[i].group % options_.folds != left_out) chosen.push_back(i);
    StageTwoWeights out(stage_two_size);
    const auto task = [&](uint8_t ClaimSentence::*label, uint32_t classes, uint32_t first) {
      std::vector<uint8_t> labels;
      for (const uint32_t i : chosen) labels.push_back(corpora_.gold[i].*label);
      const LogisticWeights learned =
          train_logistic(rows, chosen, labels, {}, classes, {options_.strength_two, 150});
      for (uint32_t i = 0; i <= stage_two_inputs; ++i)
        for (uint32_t c = 0; c < classes; ++c)
          out[i * stage_two_count + first + c] =
              i < stage_two_inputs ? learned.weights[i * classes + c] : learned.bias[c];
    };
    task(&ClaimSentence::kind, class_count, 0);
    task(&ClaimSentence::worth, 1, stage_two_worth);
    task(&ClaimSentence::hedged, 1, stage_two_hedged);
    return out;
  }

 private:
  LogisticWeights binary(const SparseRows& rows, const Sentences& sentences,
                         uint8_t ClaimSentence::*label, uint8_t positive) const {
    std::vector<uint32_t> chosen(sentences.size());
    std::vector<uint8_t> labels(sentences.size());
    for (uint32_t i = 0; i < sentences.size(); ++i) {
      chosen[i] = i;
      labels[i] = sentences[i].*label == positive;
    }
    return train_logistic(rows, chosen, labels, {}, 1, {options_.strength, 60});
  }

  const Corpora& corpora_;
  const ClaimTrainOptions& options_;
};

StageTwoScores apply(const StageTwoWeights& weights, const SparseRows& rows, size_t row) {
  StageTwoScores scores{};
  for (uint32_t k = 0; k < stage_two_count; ++k)
    scores[k] = weights[size_t{stage_two_inputs} * stage_two_count + k];
  for (uint64_t i = rows.begin[row]; i < rows.begin[row + 1]; ++i)
    for (uint32_t k = 0; k < stage_two_count; ++k)
      scores[k] += rows.value[i] * weights[rows.column[i] * stage_two_count + k];
  return scores;
}

void log_figures(const ClaimTrainOptions& options, const char* name, const Sentences& gold,
                 const std::vector<StageTwoScores>& scores) {
  if (!options.log) return;
  ClaimFigures figures;
  for (size_t i = 0; i < gold.size(); ++i) {
    const auto best = std::max_element(scores[i].begin(), scores[i].begin() + class_count);
    figures.add(gold[i].kind, static_cast<uint8_t>(best - scores[i].begin()), gold[i].worth != 0,
                scores[i][stage_two_worth], gold[i].hedged != 0, scores[i][stage_two_hedged] > 0);
  }
  options.log(std::string(name) + ": " + figures.line());
  options.log(figures.reliability());
}

// What to add to the scores of stage two, learned on all sentences. Logs the figures of the folds,
// each with offsets learned on the others.
StageTwoScores tune_all(const Sentences& gold, const std::vector<StageTwoScores>& finals,
                        const ClaimTrainOptions& options) {
  std::vector<StageTwoScores> tuned = finals;
  for (uint32_t fold = 0; fold <= options.folds; ++fold) {
    std::vector<LabelledScores> known;
    for (size_t i = 0; i < gold.size(); ++i)
      if (gold[i].group % options.folds != fold)
        known.push_back({gold[i].kind, gold[i].hedged != 0, finals[i]});
    const StageTwoScores offsets = tune_offsets(known);
    if (fold == options.folds) {
      log_figures(options, "tuned, cross-validated", gold, tuned);
      return offsets;
    }
    for (size_t i = 0; i < gold.size(); ++i)
      if (gold[i].group % options.folds == fold)
        for (uint32_t k = 0; k < stage_two_count; ++k) tuned[i][k] += offsets[k];
  }
  return {};
}

}  // namespace

Result<TrainedClaims> train_claims(const EntityResources& entities, const ClaimResources& resources,
                                   const ClaimTrainOptions& options) {
  TrainedClaims trained;
  auto corpora = read_corpora(entities, resources, options, trained.attribution);
  if (!corpora) return Error{corpora.error()};
  auto vectors = read_vectors(options.data_dir + "/vectors/glove.wink.120k.100d.3dp.txt.xz",
                              std::min(vector_words, options.meanings));
  if (!vectors) return Error{vectors.error()};
  const MeaningVectors meanings(*vectors, {&corpora->gold, &corpora->debates, &corpora->news});
  const Trainer trainer(*corpora, options);
  const Sentences& gold = corpora->gold;
  const auto log = [&](const std::string& line) {
    if (options.log) options.log(line);
  };

  // All features first, to see which matter; then anew with those alone.
  FeatureColumns columns({&gold, &corpora->debates, &corpora->news}, 3);
  log(std::to_string(gold.size()) + " sentences, " + std::to_string(columns.fingerprints().size()) +
      " features");
  Rows rows = rows_of(*corpora, columns, meanings);
  StageOneWeights all;
  trainer.train_others(rows, all);
  trainer.train_gold(rows, options.folds, all);
  columns = FeatureColumns(strongest(all, gold, columns, options.features));
  rows = rows_of(*corpora, columns, meanings);
  trainer.train_others(rows, all);
  trainer.train_gold(rows, options.folds, all);
  log("stage one trained");

  std::vector<StageOneScores> scores(gold.size());
  StageOneWeights part = all;
  for (uint32_t fold = 0; fold < options.folds; ++fold) {
    trainer.train_gold(rows, fold, part);
    for (size_t i = 0; i < gold.size(); ++i)
      if (gold[i].group % options.folds == fold) scores[i] = part.scores(rows.gold, i);
  }
  std::vector<StageTwoScores> finals(gold.size());
  for (size_t i = 0; i < gold.size(); ++i) {
    std::copy_n(scores[i].begin(), class_count, finals[i].begin());
    finals[i][stage_two_worth] = scores[i][static_cast<size_t>(StageOne::worth)];
    finals[i][stage_two_hedged] = scores[i][static_cast<size_t>(StageOne::hedged)];
  }
  log_figures(options, "stage one, cross-validated", gold, finals);
  const SparseRows inputs = trainer.stage_two_rows(scores);
  for (uint32_t fold = 0; fold < options.folds; ++fold) {
    const StageTwoWeights weights = trainer.train_stage_two(inputs, fold);
    for (size_t i = 0; i < gold.size(); ++i)
      if (gold[i].group % options.folds == fold) finals[i] = apply(weights, inputs, i);
  }
  log_figures(options, "stage two, cross-validated", gold, finals);
  const StageTwoScores offsets = tune_all(gold, finals, options);
  StageTwoWeights stage_two = trainer.train_stage_two(inputs, options.folds);
  for (uint32_t k = 0; k < stage_two_count; ++k)
    stage_two[size_t{stage_two_inputs} * stage_two_count + k] += offsets[k];
  const size_t first_meaning = columns.fingerprints().size();
  trained.claims = ClaimModel::pack(weights_of_features(all, columns),
                                    weights_of_meanings(all, first_meaning, meanings), stage_two);
  return trained;
}

}  // namespace postil
