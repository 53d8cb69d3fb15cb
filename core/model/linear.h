// Logistic regression over hashed sparse features: a row of weights for each known feature, found
// by the upper 24 bits of its fingerprint (of a hundred unknown features one in ten thousand is
// taken for a known one). A weight is one of 16 levels of its output, set where the squared error
// is least (Lloyd 1982; Max 1960); in memory it is 8 bits. Scores are sums of rows in whole
// numbers, so they are the same bits on every machine. Trained by core/train/claims_logistic.h.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/result.h"

namespace postil {

// e to the power of x by range reduction and a polynomial: std::exp differs between C libraries in
// the last bit. Relative error below 1e-9; 0 from -80 down, e^80 from 80 up.
double plain_exp(double x);

// 1 / (1 + e^-x).
float logistic(float x);

// What a linear model adds up, in units that LinearModel::score turns into log odds.
inline constexpr uint32_t max_outputs = 16;
using LinearSums = std::array<int32_t, max_outputs>;

// What is learned, before it is packed. Weights lie feature by feature, `outputs` each.
struct LinearWeights {
  uint32_t outputs = 0;
  std::vector<uint32_t>
      fingerprints;  // ascending; of two alike in their upper bits the first stays
  std::vector<float> weights;
  std::vector<float> bias;  // one an output
};

class LinearModel {
 public:
  LinearModel() = default;  // knows no feature
  // Any bytes give a model that is safe to use, or an Error. `used`, if given, becomes the number
  // of bytes read; without it the model must fill the bytes.
  static Result<LinearModel> load(std::span<const std::byte> bytes, size_t* used = nullptr);
  static std::vector<std::byte> pack(const LinearWeights& weights);

  uint32_t outputs() const { return outputs_; }
  size_t feature_count() const { return rows_.size() / max_outputs; }

  // The weights of a feature, max_outputs of them; nullptr if the model does not know it.
  const int8_t* find(uint32_t fingerprint) const {
    if (slots_.empty()) return nullptr;
    const uint32_t key = key_of(fingerprint);
    for (uint32_t at = key & mask_;; at = (at + 1) & mask_) {
      const Slot& slot = slots_[at];
      if (slot.row == no_row) return nullptr;
      if (slot.key == key) return rows_.data() + size_t{slot.row} * max_outputs;
    }
  }
  // The log odds that sums of weights stand for, each feature counting `value`.
  float score(const LinearSums& sums, uint32_t output, float value) const {
    return bias_[output] + unit(output) * static_cast<float>(sums[output]) * value;
  }
  // The log odds of one unit of weight.
  float unit(uint32_t output) const { return units_[output]; }

 private:
  static constexpr uint32_t no_row = UINT32_MAX;
  static constexpr uint32_t key_of(uint32_t fingerprint) { return fingerprint >> 8; }
  struct Slot {
    uint32_t key = 0;
    uint32_t row = no_row;
  };
  uint32_t outputs_ = 0;
  uint32_t mask_ = 0;
  std::vector<Slot> slots_;  // open addressing, a power of two, at most half full
  std::vector<int8_t> rows_;
  std::array<float, max_outputs> units_{}, bias_{};
};

inline void add_row(const int8_t* row, int32_t value, LinearSums& sums) {
  for (uint32_t i = 0; i < max_outputs; ++i) sums[i] += value * row[i];
}

}  // namespace postil
