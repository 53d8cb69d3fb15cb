#include "core/train/claims_measure.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace postil {

double average_precision(std::vector<std::pair<float, bool>> ranked) {
  std::sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first > b.first : a.second < b.second;
  });
  double hits = 0, total = 0;
  for (size_t i = 0; i < ranked.size(); ++i) {
    if (!ranked[i].second) continue;
    ++hits;
    total += hits / static_cast<double>(i + 1);
  }
  return hits > 0 ? total / hits : 0;
}

void ClaimFigures::add(uint8_t gold_kind, uint8_t kind, bool gold_worth, float worth,
                       bool gold_hedged, bool hedged) {
  ++counts_[gold_kind][kind];
  ranked_.emplace_back(worth, gold_worth);
  hedges_[0] += gold_hedged && hedged;
  hedges_[1] += hedged;
  hedges_[2] += gold_hedged;
}

double ClaimFigures::f1(uint32_t kind) const {
  double gold = 0, found = 0;
  for (uint32_t other = 0; other < 7; ++other) {
    gold += counts_[kind][other];
    found += counts_[other][kind];
  }
  return gold + found > 0 ? 2 * counts_[kind][kind] / (gold + found) : 0;
}

double ClaimFigures::macro_f1() const {
  double sum = 0;
  for (uint32_t kind = 0; kind < 7; ++kind) sum += f1(kind);
  return sum / 7;
}

double ClaimFigures::accuracy() const {
  double right = 0;
  for (uint32_t kind = 0; kind < 7; ++kind) right += counts_[kind][kind];
  return ranked_.empty() ? 0 : right / static_cast<double>(ranked_.size());
}

double ClaimFigures::hedged_f1() const {
  const double sum = hedges_[1] + hedges_[2];
  return sum > 0 ? 2 * hedges_[0] / sum : 0;
}

std::string ClaimFigures::line() const {
  char text[200];
  std::snprintf(text, sizeof text,
                "macro F1 %.3f, accuracy %.3f, AP %.3f, hedged F1 %.3f (%.2f %.2f %.2f %.2f %.2f "
                "%.2f none %.2f)",
                macro_f1(), accuracy(), worth_precision(), hedged_f1(), f1(0), f1(1), f1(2), f1(3),
                f1(4), f1(5), f1(6));
  return text;
}

std::string ClaimFigures::reliability() const {
  double count[10] = {}, sum[10] = {}, worthy[10] = {};
  for (const auto& [score, worth] : ranked_) {
    const double p = 1 / (1 + std::exp(-static_cast<double>(score)));
    const size_t bin = std::min<size_t>(static_cast<size_t>(p * 10), 9);
    ++count[bin];
    sum[bin] += p;
    worthy[bin] += worth;
  }
  std::string out = "reliability (sentences, mean chance, share that is check-worthy):";
  for (size_t bin = 0; bin < 10; ++bin) {
    const double n = std::max(count[bin], 1.0);
    char text[64];
    std::snprintf(text, sizeof text, " %.0f %.3f %.3f;", count[bin], sum[bin] / n, worthy[bin] / n);
    out += text;
  }
  return out;
}

}  // namespace postil
