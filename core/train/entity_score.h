// Precision, recall and F1 of exact spans, as shared by the trainer's reports.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "core/train/corpora.h"

namespace postil {

struct SpanCounts {
  uint32_t right = 0, found = 0, gold = 0;
  double precision() const { return found > 0 ? double(right) / found : 0; }
  double recall() const { return gold > 0 ? double(right) / gold : 0; }
  double f1() const { return found + gold > 0 ? 2.0 * right / (found + gold) : 0; }
};

struct EntityScore {
  SpanCounts exact, span;
  std::map<std::string, SpanCounts> types;

  // SpanCounts one article. Spans compare by bytes, each at most once.
  void add(const std::vector<LabelledSpan>& gold, const std::vector<LabelledSpan>& found);
  // One line: exact and span-only F1, then the types by size.
  std::string line() const;
};

}  // namespace postil
