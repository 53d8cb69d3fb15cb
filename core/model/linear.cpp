#include "core/model/linear.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <string>

namespace postil {
namespace {

// Layout, little-endian: u32 magic, u32 outputs, u32 features, then per output f32 unit and f32
// bias, then the fingerprints (u32, ascending), then the weights (i8) output by output, which packs
// smaller than feature by feature.
constexpr uint32_t magic = 0x314E494C;  // "LIN1"
constexpr size_t head_size = 3 * sizeof(uint32_t);

template <class T>
void put(std::vector<std::byte>& out, T value) {
  const size_t at = out.size();
  out.resize(at + sizeof(T));
  std::memcpy(out.data() + at, &value, sizeof(T));
}

template <class T>
T get(std::span<const std::byte> bytes, size_t at) {
  T value;
  std::memcpy(&value, bytes.data() + at, sizeof(T));
  return value;
}

}  // namespace

double plain_exp(double x) {
  x = std::clamp(x, -80.0, 80.0);
  if (x == -80.0) return 0;
  constexpr double log2_e = 1.4426950408889634;
  constexpr double ln_2 = 0.6931471805599453;
  const double whole = std::floor(x * log2_e + 0.5);
  const double rest = x - whole * ln_2;  // in [-0.35, 0.35]
  double sum = 1, term = 1;
  for (int i = 1; i <= 9; ++i) {
    term = term * rest / i;
    sum += term;
  }
  const uint64_t bits = static_cast<uint64_t>(1023 + static_cast<int64_t>(whole)) << 52;
  double power;
  std::memcpy(&power, &bits, sizeof power);
  return sum * power;
}

float logistic(float x) {
  return static_cast<float>(1 / (1 + plain_exp(-static_cast<double>(x))));
}

std::vector<std::byte> LinearModel::pack(const LinearWeights& weights) {
  const uint32_t outputs = weights.outputs;
  const size_t count = weights.fingerprints.size();
  std::vector<float> units(outputs);
  for (size_t i = 0; i < weights.weights.size(); ++i)
    units[i % outputs] = std::max(units[i % outputs], std::fabs(weights.weights[i]) / 127);
  std::vector<std::byte> out;
  put(out, magic);
  put(out, outputs);
  put(out, static_cast<uint32_t>(count));
  for (uint32_t i = 0; i < outputs; ++i) {
    put(out, units[i]);
    put(out, weights.bias[i]);
  }
  for (const uint32_t fingerprint : weights.fingerprints) put(out, fingerprint);
  for (uint32_t i = 0; i < outputs; ++i) {
    for (size_t row = 0; row < count; ++row) {
      const float weight = weights.weights[row * outputs + i];
      put(out, static_cast<int8_t>(units[i] > 0 ? std::lround(weight / units[i]) : 0));
    }
  }
  return out;
}

Result<LinearModel> LinearModel::load(std::span<const std::byte> bytes, size_t* used) {
  if (bytes.size() < head_size || get<uint32_t>(bytes, 0) != magic)
    return Error{"not a linear model"};
  LinearModel model;
  const uint32_t outputs = get<uint32_t>(bytes, 4);
  const size_t count = get<uint32_t>(bytes, 8);
  if (outputs == 0 || outputs > max_outputs)
    return Error{"linear model: " + std::to_string(outputs) + " outputs"};
  const uint64_t size = head_size + outputs * 8 + uint64_t{count} * (4 + outputs);
  if (bytes.size() < size || (!used && bytes.size() > size))
    return Error{"linear model: " + std::to_string(bytes.size()) + " bytes where " +
                 std::to_string(size) + " are due"};
  if (used) *used = static_cast<size_t>(size);
  model.outputs_ = outputs;
  for (uint32_t i = 0; i < outputs; ++i) {
    model.units_[i] = get<float>(bytes, head_size + i * 8);
    model.bias_[i] = get<float>(bytes, head_size + i * 8 + 4);
    if (!std::isfinite(model.units_[i]) || !std::isfinite(model.bias_[i]))
      return Error{"linear model: a weight that is no number"};
  }
  size_t slots = 2;
  while (slots < 2 * count) slots *= 2;
  model.slots_.resize(slots);
  model.mask_ = static_cast<uint32_t>(slots - 1);
  model.rows_.assign(count * max_outputs, 0);
  const size_t at = head_size + outputs * 8;
  for (size_t row = 0; row < count; ++row) {
    const uint32_t fingerprint = get<uint32_t>(bytes, at + row * 4);
    uint32_t slot = fingerprint & model.mask_;
    while (model.slots_[slot].row != no_row) slot = (slot + 1) & model.mask_;
    model.slots_[slot] = {fingerprint, static_cast<uint32_t>(row)};
    for (uint32_t i = 0; i < outputs; ++i)
      model.rows_[row * max_outputs + i] = get<int8_t>(bytes, at + count * 4 + i * count + row);
  }
  return model;
}

}  // namespace postil
