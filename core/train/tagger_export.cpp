#include "core/train/tagger_export.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace postil {

namespace {

int32_t in_steps(float weight, uint16_t steps, int32_t limit) {
  const long rounded = std::lround(weight * static_cast<float>(steps));
  return std::clamp(static_cast<int32_t>(rounded), -limit, limit);
}

void export_transitions(const CrfWeights& weights, TaggerParts& parts) {
  const TagSet& tags = parts.tags;
  parts.transitions = Transitions(tags);
  const uint32_t width = tags.width();
  constexpr int32_t limit = 2000;
  for (uint32_t a = 0; a < tags.size(); ++a) {
    int16_t& first = parts.transitions.first[a];
    if (tags.legal_first(static_cast<uint8_t>(a))) {
      first = static_cast<int16_t>(in_steps(weights.first[a], parts.steps, limit));
    }
    for (uint32_t b = 0; b < tags.size(); ++b) {
      if (!tags.legal(static_cast<uint8_t>(a), static_cast<uint8_t>(b))) continue;
      parts.transitions.scores[a * width + b] =
          static_cast<int16_t>(in_steps(weights.transition[a * width + b], parts.steps, limit));
    }
  }
}

}  // namespace

TaggerParts export_tagger(const TagSet& tags, const TrainingSet& set, const CrfWeights& weights,
                          const ClusterWords& clusters, uint16_t steps, float prune) {
  TaggerParts parts{tags, steps, {}, clusters, {}, {}};
  export_transitions(weights, parts);
  std::vector<std::pair<uint32_t, uint32_t>> order;  // fingerprint, index
  for (const Dictionary* dictionary : {&set.dictionary, &set.memory_dictionary}) {
    for (const uint32_t fingerprint : dictionary->fingerprints) {
      order.push_back({fingerprint, static_cast<uint32_t>(order.size())});
    }
  }
  std::sort(order.begin(), order.end());
  std::vector<int8_t> row(tags.width());
  for (const auto& [fingerprint, index] : order) {
    if (!parts.fingerprints.empty() && parts.fingerprints.back() == fingerprint) continue;
    bool kept = false;
    for (uint32_t j = 0; j < tags.size(); ++j) {
      const float weight = weights.emission[size_t{index} * tags.width() + j];
      row[j] =
          std::abs(weight) < prune ? int8_t{0} : static_cast<int8_t>(in_steps(weight, steps, 127));
      kept = kept || row[j] != 0;
    }
    if (!kept) continue;
    parts.fingerprints.push_back(fingerprint);
    parts.rows.insert(parts.rows.end(), row.begin(), row.end());
  }
  return parts;
}

}  // namespace postil
