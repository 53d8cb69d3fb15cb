// Trains the model of policy terms (core/layers/terms_model.h).
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "core/layers/terms_model.h"
#include "core/model/clusters.h"
#include "core/train/terms_corpus.h"

namespace postil {

struct TermTraining {
  // A pack's phrase that is a term in this article and in no other is hidden from this article
  // unless a draw keeps it: the pack was written by people who had read the training articles, so
  // it knows their terms better than it knows those of others. In measuring so many are kept that
  // look-up alone scores about as on articles that nobody had read.
  double keep = 0.4, keep_measuring = 0.35;
  int rounds = 10;
  double rate = 0.03;                        // of AdaGrad (Duchi, Hazan and Singer 2011)
  double decay = 5e-6;                       // of each weight touched, a token
  uint32_t least_count = 2;                  // a feature of fewer articles is dropped
  ClusterWords clusters;                     // of up to 256 fine ones and 255 of the middle size
  std::vector<TermWeights::Phrase> phrases;  // of the vocabularies (terms_vocabularies.h)
  size_t most_rows = 24'000;                 // the strongest features are kept
  size_t most_topic_rows = 1'000;
  // The judge of phrases learns from candidates of a field that has not seen their article.
  size_t inner_folds = 4;
  int span_rounds = 6;
  double span_rate = 0.03, span_decay = 1e-4;
  size_t most_span_rows = 6'000;
  float threshold = 0.34f, share = 0.2f;
};

// Deterministic: the same articles, packs and settings give the same bytes.
std::vector<std::byte> train_terms(std::span<const TermArticle> articles, const TermPacks& packs,
                                   const TermTraining& settings);

// Finds the terms of each article with the model and scores them.
TermScore score_terms(std::span<const TermArticle> articles, const TermPacks& packs,
                      const TermModel& model);

// Cross-validates over articles: every `folds`-th is held out in turn, and what the packs know only
// because of it is hidden.
struct TermFolds {
  TermScore lookup;  // of the packs alone
  struct Decision {
    float threshold, share;
    TermScore score;
  };
  std::vector<Decision> decisions;  // what the settings say, then others
};
TermFolds cross_validate_terms(std::span<const TermArticle> articles, const TermPacks& packs,
                               const TermTraining& settings, size_t folds);

}  // namespace postil
