// Stage one of the claim model as it is learned: its weights, which of them are kept, and how they
// are packed.
#pragma once

#include <cstdint>
#include <vector>

#include "core/layers/claims_model.h"
#include "core/train/claims_data.h"
#include "core/train/claims_logistic.h"

namespace postil {

// The weights, task by task, and where their outputs stand.
struct StageOneWeights {
  LogisticWeights kinds, worth, hedged, not_factual, factual_and_worth, causal;

  StageOneScores scores(const SparseRows& rows, size_t row) const {
    StageOneScores out{};
    kinds.add_scores(rows, row, out.data());
    worth.add_scores(rows, row, out.data() + static_cast<size_t>(StageOne::worth));
    hedged.add_scores(rows, row, out.data() + static_cast<size_t>(StageOne::hedged));
    not_factual.add_scores(rows, row, out.data() + static_cast<size_t>(StageOne::not_factual));
    factual_and_worth.add_scores(rows, row,
                                 out.data() + static_cast<size_t>(StageOne::factual_and_worth));
    causal.add_scores(rows, row, out.data() + static_cast<size_t>(StageOne::causal));
    return out;
  }
  float weight(size_t column, uint32_t output) const {
    if (output < class_count) return kinds.weights[column * class_count + output];
    return of(output).weights[column];
  }
  float bias(uint32_t output) const {
    return output < class_count ? kinds.bias[output] : of(output).bias[0];
  }

 private:
  const LogisticWeights& of(uint32_t output) const {
    switch (static_cast<StageOne>(output)) {
      case StageOne::worth:
        return worth;
      case StageOne::hedged:
        return hedged;
      case StageOne::not_factual:
        return not_factual;
      case StageOne::factual_and_worth:
        return factual_and_worth;
      default:
        return causal;
    }
  }
};

// The fingerprints, ascending, of the features that weigh most, counted by how often the annotated
// sentences have them.
std::vector<uint32_t> strongest(const StageOneWeights& weights,
                                const std::vector<ClaimSentence>& gold,
                                const FeatureColumns& columns, uint32_t most);

// What ClaimModel::pack takes. The weights of meaning are multiplied out with each word's vector.
LinearWeights weights_of_features(const StageOneWeights& weights, const FeatureColumns& columns);
LinearWeights weights_of_meanings(const StageOneWeights& weights, size_t first_column,
                                  const MeaningVectors& meanings);

}  // namespace postil
