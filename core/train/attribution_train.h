// Trains the reader of attributions (core/layers/attribution_model.h).
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "core/layers/attribution_model.h"
#include "core/layers/claims.h"
#include "core/result.h"
#include "core/train/claims_corpus.h"

namespace postil {

// A text with attributions, at most one kept a sentence.
struct AttributedText {
  Document document;
  Keys keys;
  std::vector<Attribution> attributions;  // one a sentence; empty: none
};

// Lines of {"text", "attributions": [{"source", "cue", "content": [[begin, end]]}]} with offsets in
// code points. Of several attributions in a sentence the one with the longest content stays, its
// source up to the first comma, its cue without auxiliaries.
Result<std::vector<AttributedText>> read_attributed(const std::string& path,
                                                    const WordTable& words);

struct AttributionTrainOptions {
  uint32_t epochs = 6;
  uint32_t features = 20000;  // how many are kept
  float gold_weight = 2;      // of the annotated articles against the other texts
  float boldness = 1.5F;      // log odds added to every attribution: the higher, the more are found
  uint64_t seed = 1;
  std::function<void(const std::string&)> log;
};

// One model on all texts; features count for all texts and once more for the annotated articles
// alone (Daume 2007), and the two weights are added up in the end. Articles whose number modulo
// `folds` is `left_out` are not looked at.
std::vector<std::byte> train_attribution(const std::vector<ClaimArticle>& articles,
                                         const std::vector<AttributedText>& texts,
                                         const ClaimResources& resources, uint32_t folds,
                                         uint32_t left_out, const AttributionTrainOptions& options);

}  // namespace postil
