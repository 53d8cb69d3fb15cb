// Sentences with labels as sparse rows: what the claim model is trained on.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/layers/claims.h"
#include "core/layers/claims_features.h"
#include "core/layers/claims_reading.h"
#include "core/layers/entities.h"
#include "core/train/claims_corpus.h"
#include "core/train/claims_logistic.h"
#include "core/train/kmeans.h"

namespace postil {

inline constexpr uint8_t no_claim = 6;      // the class after the six kinds
inline constexpr uint8_t unlabelled = 255;  // of a task that a sentence has no label for

struct ClaimSentence : SentenceFeatures {
  SentenceState state;
  uint32_t group = 0;            // the article, or what else must not be split between folds
  uint8_t kind = unlabelled;     // ClaimKind, or no_claim
  uint8_t worth = unlabelled;    // 1: check-worthy (worth 2), 0: not
  uint8_t hedged = unlabelled;   // 1 or 0
  uint8_t factual = unlabelled;  // ClaimBuster: 0 not factual, 1 unimportant, 2 check-worthy
  uint8_t causal = unlabelled;   // Causal News Corpus: 1 or 0
};

// The sentences of annotated articles, in order, those without a label left out.
// Article n is read with attributions[n % attributions.size()], which should not know it.
std::vector<ClaimSentence> sentences_of(const std::vector<ClaimArticle>& articles,
                                        const ClaimResources& resources,
                                        const std::vector<AttributionModel>& attributions);

// One sentence a line after a header that names the columns: `text`, and `label` or `verdict`,
// `file` or `id`. Each text is read as a document of its own; its first sentence's place counts.
struct LabelledLine {
  std::string text, group;
  int label = 0;
  uint32_t id = 0;
};
Result<std::vector<LabelledLine>> read_labelled_lines(const std::string& path);
ClaimSentence sentence_of(const std::string& text, const EntityResources& entities,
                          const ClaimResources& resources, const AttributionModel& model);

// Numbers the features that at least `least` sentences have.
class FeatureColumns {
 public:
  FeatureColumns(const std::vector<const std::vector<ClaimSentence>*>& corpora, uint32_t least);
  explicit FeatureColumns(std::vector<uint32_t> ascending) : fingerprints_(std::move(ascending)) {}
  static constexpr uint32_t unknown = UINT32_MAX;
  uint32_t column(uint32_t fingerprint) const;
  const std::vector<uint32_t>& fingerprints() const { return fingerprints_; }

 private:
  std::vector<uint32_t> fingerprints_;  // ascending: the column is the place
};

// Vectors of words by meaning_fingerprint, and what each counts in the mean of a sentence:
// a / (a + p), p being the word's share of all words and a = 0.001 (Arora et al. 2017).
class MeaningVectors {
 public:
  MeaningVectors(const WordVectors& vectors,
                 const std::vector<const std::vector<ClaimSentence>*>& corpora);
  uint32_t dimensions() const { return dimensions_; }
  const std::vector<uint32_t>& fingerprints() const { return fingerprints_; }
  static constexpr size_t unknown = SIZE_MAX;
  size_t find(uint32_t fingerprint) const;  // its index, or unknown
  const float* at(size_t index) const { return values_.data() + index * dimensions_; }
  float weight(size_t index) const { return weights_[index]; }

 private:
  uint32_t dimensions_ = 0;
  std::vector<uint32_t> fingerprints_;
  std::vector<float> values_, weights_;
  std::unordered_map<uint32_t, uint32_t> index_;
};

// Columns of features, each worth feature_value, then of the weighted mean of the meanings.
SparseRows to_rows(const std::vector<ClaimSentence>& sentences, const FeatureColumns& columns,
                   const MeaningVectors& meanings);

}  // namespace postil
