#include "core/train/entity_score.h"

#include <algorithm>
#include <cstdio>

namespace postil {

void EntityScore::add(const std::vector<LabelledSpan>& gold,
                      const std::vector<LabelledSpan>& found) {
  std::map<std::pair<uint32_t, uint32_t>, std::string> at;
  for (const LabelledSpan& span : gold) at[{span.bytes.begin, span.bytes.end}] = span.label;
  for (const auto& [bytes, label] : at) ++types[label].gold;
  exact.gold += static_cast<uint32_t>(at.size());
  span.gold += static_cast<uint32_t>(at.size());
  for (const LabelledSpan& mention : found) {
    ++exact.found;
    ++span.found;
    ++types[mention.label].found;
    const auto same = at.find({mention.bytes.begin, mention.bytes.end});
    if (same == at.end()) continue;
    ++span.right;
    if (same->second != mention.label) continue;
    ++exact.right;
    ++types[mention.label].right;
  }
}

std::string EntityScore::line() const {
  char text[160];
  std::snprintf(text, sizeof text, "exact F1 %.4f (P %.3f R %.3f), span-only F1 %.4f ", exact.f1(),
                exact.precision(), exact.recall(), span.f1());
  std::string line = text;
  std::vector<std::pair<std::string, SpanCounts>> order(types.begin(), types.end());
  std::stable_sort(order.begin(), order.end(),
                   [](const auto& a, const auto& b) { return a.second.gold > b.second.gold; });
  for (const auto& [type, counts] : order) {
    std::snprintf(text, sizeof text, " %s %.3f/%u", type.c_str(), counts.f1(), counts.gold);
    line += text;
  }
  return line;
}

}  // namespace postil
