#include "core/train/claims_stage_one.h"

#include <algorithm>
#include <cmath>

namespace postil {

std::vector<uint32_t> strongest(const StageOneWeights& weights,
                                const std::vector<ClaimSentence>& gold,
                                const FeatureColumns& columns, uint32_t most) {
  std::vector<float> counts(columns.fingerprints().size());
  for (const ClaimSentence& sentence : gold)
    for (const ClaimFeature& feature : sentence.features) {
      const uint32_t column = columns.column(feature.fingerprint);
      if (column != FeatureColumns::unknown) ++counts[column];
    }
  std::vector<std::pair<float, uint32_t>> ranked;
  for (uint32_t column = 0; column < counts.size(); ++column) {
    float largest = 0;
    for (uint32_t i = 0; i < stage_one_count; ++i)
      largest = std::max(largest, std::fabs(weights.weight(column, i)));
    ranked.emplace_back(-largest * std::sqrt(counts[column] + 0.5F),
                        columns.fingerprints()[column]);
  }
  std::sort(ranked.begin(), ranked.end());
  ranked.resize(std::min<size_t>(ranked.size(), most));
  std::vector<uint32_t> kept;
  for (const auto& [rank, fingerprint] : ranked) kept.push_back(fingerprint);
  std::sort(kept.begin(), kept.end());
  return kept;
}

LinearWeights weights_of_features(const StageOneWeights& weights, const FeatureColumns& columns) {
  LinearWeights out;
  out.outputs = stage_one_count;
  out.fingerprints = columns.fingerprints();
  for (size_t column = 0; column < out.fingerprints.size(); ++column)
    for (uint32_t i = 0; i < stage_one_count; ++i) out.weights.push_back(weights.weight(column, i));
  for (uint32_t i = 0; i < stage_one_count; ++i) out.bias.push_back(weights.bias(i));
  return out;
}

LinearWeights weights_of_meanings(const StageOneWeights& weights, size_t first_column,
                                  const MeaningVectors& meanings) {
  LinearWeights out;
  out.outputs = stage_one_count + 1;
  out.bias.assign(out.outputs, 0);
  std::vector<std::pair<uint32_t, uint32_t>> order;
  for (uint32_t i = 0; i < meanings.fingerprints().size(); ++i)
    order.emplace_back(meanings.fingerprints()[i], i);
  std::sort(order.begin(), order.end());
  for (const auto& [fingerprint, index] : order) {
    out.fingerprints.push_back(fingerprint);
    const float* vector = meanings.at(index);
    for (uint32_t i = 0; i < stage_one_count; ++i) {
      float sum = 0;
      for (uint32_t d = 0; d < meanings.dimensions(); ++d)
        sum += vector[d] * weights.weight(first_column + d, i);
      out.weights.push_back(sum * meanings.weight(index));
    }
    out.weights.push_back(meanings.weight(index));
  }
  return out;
}

}  // namespace postil
