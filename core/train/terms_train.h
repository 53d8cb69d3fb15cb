// Trains the model of policy terms (core/layers/terms_model.h).
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "core/layers/terms_model.h"
#include "core/model/clusters.h"
#include "core/train/terms_corpus.h"

namespace postil {

struct TermTraining {
  // A pack's phrase that is a term in this article and in no other is hidden from this article
  // unless a draw keeps it: the pack was written by people who had read the training articles, so
  // it knows their terms better than it knows those of others.
  double keep = 0.7;
  int rounds = 6;
  double rate = 0.03;         // of AdaGrad (Duchi, Hazan and Singer 2011)
  double decay = 2e-6;        // of each weight touched, a token
  uint32_t least_count = 2;   // a feature of fewer articles is dropped
  double begin_bias = 1.1;    // added to the log odds of beginning a term: recall for precision
  ClusterWords clusters;      // of up to 256 fine ones and 255 of the middle size
  size_t most_rows = 28'000;  // the strongest features are kept
  size_t most_topic_rows = 1'200;
};

// Deterministic: the same articles, packs and settings give the same bytes.
std::vector<std::byte> train_terms(std::span<const TermArticle> articles, const TermPacks& packs,
                                   const TermTraining& settings);

// Finds the terms of each article with the model and scores them.
TermScore score_terms(std::span<const TermArticle> articles, const TermPacks& packs,
                      const TermModel& model);

// Cross-validates over articles: every `folds`-th is held out in turn, and what the packs know only
// because of it is hidden as in training. `lookup` becomes the score of look-up alone.
TermScore cross_validate_terms(std::span<const TermArticle> articles, const TermPacks& packs,
                               const TermTraining& settings, size_t folds, TermScore& lookup);

}  // namespace postil
