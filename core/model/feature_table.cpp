#include "core/model/feature_table.h"

#include <algorithm>
#include <cstring>

namespace postil {

FeatureTable::FeatureTable(uint32_t width, std::span<const uint32_t> fingerprints,
                           std::span<const int8_t> weights)
    : width_(width), size_(fingerprints.size()) {
  const auto row = [&](uint32_t i) { return weights.data() + size_t{i} * width; };
  std::vector<uint32_t> order(fingerprints.size());
  for (uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  std::sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) {
    const int sign = std::memcmp(row(a), row(b), width);
    return sign != 0 ? sign < 0 : a < b;
  });
  uint32_t size = 16;
  while (size < 2 * fingerprints.size()) size *= 2;
  mask_ = size - 1;
  slots_.assign(size, {});
  filter_mask_ = 4 * size - 1;  // at least eight bits a feature
  filter_.assign(4 * size / 32, 0);
  uint32_t rows = 0;
  for (uint32_t k = 0; k < order.size(); ++k) {
    const uint32_t i = order[k];
    if (k == 0 || std::memcmp(row(i), row(order[k - 1]), width) != 0) {
      rows_.insert(rows_.end(), row(i), row(i) + width);
      ++rows;
    }
    uint32_t at = fingerprints[i] & mask_;
    while (slots_[at].row != none) at = (at + 1) & mask_;
    slots_[at] = {fingerprints[i], rows - 1};
    const uint32_t bit = fingerprints[i] & filter_mask_;
    filter_[bit / 32] |= 1u << (bit % 32);
  }
}

}  // namespace postil
