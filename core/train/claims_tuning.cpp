#include "core/train/claims_tuning.h"

#include <algorithm>

namespace postil {
namespace {

double goodness(const std::vector<LabelledScores>& known, const StageTwoScores& offsets) {
  double counts[class_count][3] = {};  // right, found, gold
  double right = 0;
  for (const LabelledScores& one : known) {
    uint32_t best = 0;
    for (uint32_t k = 1; k < class_count; ++k)
      if (one.scores[k] + offsets[k] > one.scores[best] + offsets[best]) best = k;
    ++counts[best][1];
    ++counts[one.kind][2];
    if (best == one.kind) ++right, ++counts[best][0];
  }
  double sum = 0;
  for (const auto& [both, found, gold] : counts) sum += 2 * both / std::max(found + gold, 1.0);
  return sum / class_count + 0.5 * right / static_cast<double>(std::max<size_t>(known.size(), 1));
}

// The offset that gives the best F1 of score + offset > 0.
float best_threshold(const std::vector<LabelledScores>& known) {
  std::vector<std::pair<float, bool>> ranked;
  double gold = 0;
  for (const LabelledScores& one : known) {
    ranked.emplace_back(-one.scores[stage_two_hedged], one.hedged);
    gold += one.hedged;
  }
  std::sort(ranked.begin(), ranked.end());
  double both = 0, best = -1;
  float offset = 0;
  for (size_t i = 0; i < ranked.size(); ++i) {
    both += ranked[i].second;
    const double f1 = 2 * both / (static_cast<double>(i + 1) + gold);
    if (f1 <= best) continue;
    best = f1;
    const float next = i + 1 < ranked.size() ? ranked[i + 1].first : ranked[i].first + 1;
    offset = (ranked[i].first + next) / 2;
  }
  return offset;
}

}  // namespace

StageTwoScores tune_offsets(const std::vector<LabelledScores>& known) {
  StageTwoScores offsets{};
  double best = goodness(known, offsets);
  for (int round = 0; round < 3; ++round)
    for (uint32_t k = 0; k < class_count; ++k)
      for (const float step : {-0.4F, -0.2F, -0.1F, 0.1F, 0.2F, 0.4F}) {
        StageTwoScores other = offsets;
        other[k] += step;
        const double value = goodness(known, other);
        if (value <= best) continue;
        best = value;
        offsets = other;
      }
  offsets[stage_two_hedged] = best_threshold(known);
  return offsets;
}

}  // namespace postil
