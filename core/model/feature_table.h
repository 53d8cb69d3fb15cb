// Rows of weights by feature fingerprint: open addressing over the fingerprints, equal rows kept
// once. Most features of a text are unknown: a filter of one bit a fingerprint (Bloom 1970), small
// enough for a near cache, says so of nearly all of them.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace postil {

class FeatureTable {
 public:
  FeatureTable() = default;
  // fingerprints: ascending, all different; weights: a row of `width` for each.
  FeatureTable(uint32_t width, std::span<const uint32_t> fingerprints,
               std::span<const int8_t> weights);

  uint32_t width() const { return width_; }
  size_t size() const { return size_; }

  // Ask for what may_know and find will read, ahead of time.
  void fetch_filter(uint32_t fingerprint) const {
    __builtin_prefetch(&filter_[(fingerprint & filter_mask_) / 32]);
  }
  void fetch_slot(uint32_t fingerprint) const { __builtin_prefetch(&slots_[fingerprint & mask_]); }

  // False: the model does not know the feature. True: it may.
  bool may_know(uint32_t fingerprint) const {
    const uint32_t bit = fingerprint & filter_mask_;
    return (filter_[bit / 32] >> (bit % 32)) & 1;
  }

  // The weights of a feature, `width` of them; nullptr if the model does not know it.
  const int8_t* find(uint32_t fingerprint) const {
    for (uint32_t at = fingerprint & mask_;; at = (at + 1) & mask_) {
      const Slot& slot = slots_[at];
      if (slot.row == none) return nullptr;
      if (slot.fingerprint == fingerprint) return rows_.data() + size_t{slot.row} * width_;
    }
  }

 private:
  static constexpr uint32_t none = UINT32_MAX;
  struct Slot {
    uint32_t fingerprint = 0;
    uint32_t row = none;
  };
  uint32_t width_ = 0;
  size_t size_ = 0;
  uint32_t mask_ = 0;
  std::vector<Slot> slots_ = std::vector<Slot>(1);  // a power of two, at most half full
  std::vector<int8_t> rows_;
  uint32_t filter_mask_ = 31;
  std::vector<uint32_t> filter_ = std::vector<uint32_t>(1);  // a power of two
};

}  // namespace postil
