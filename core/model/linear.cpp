#include "core/model/linear.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <string>

namespace postil {
namespace {

// Layout, little-endian: u32 magic, u32 outputs, u32 features, then per output f32 unit, f32 bias
// and its 16 levels (i8), then the keys, each as what it adds to the last (7 bits a byte, the top
// bit: more follow), then the codes of the weights output by output, two a byte.
constexpr uint32_t magic = 0x324E494C;  // "LIN2"
constexpr size_t head_size = 3 * sizeof(uint32_t);
constexpr size_t level_count = 16, output_size = 2 * sizeof(float) + level_count;

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

namespace {

using Levels = std::array<int8_t, level_count>;

uint8_t nearest(const Levels& levels, int weight) {
  const auto further = [&](int8_t a, int8_t b) {
    return std::abs(a - weight) < std::abs(b - weight);
  };
  return static_cast<uint8_t>(std::min_element(levels.begin(), levels.end(), further) -
                              levels.begin());
}

// Levels for weights that occur counts[weight + 127] times.
Levels choose_levels(const std::array<uint32_t, 255>& counts) {
  Levels levels;
  for (size_t i = 0; i < level_count; ++i) levels[i] = static_cast<int8_t>(-127 + 254 * i / 15);
  for (int round = 0; round < 100; ++round) {
    std::array<double, level_count> sum{}, count{};
    for (int weight = -127; weight <= 127; ++weight) {
      const double times = counts[static_cast<size_t>(weight + 127)];
      const uint8_t code = nearest(levels, weight);
      sum[code] += times * weight;
      count[code] += times;
    }
    for (size_t i = 0; i < level_count; ++i)
      if (count[i] > 0) levels[i] = static_cast<int8_t>(std::lround(sum[i] / count[i]));
  }
  return levels;
}

void put_gap(std::vector<std::byte>& out, uint32_t gap) {
  for (; gap > 127; gap >>= 7) out.push_back(static_cast<std::byte>(gap | 128));
  out.push_back(static_cast<std::byte>(gap));
}

}  // namespace

std::vector<std::byte> LinearModel::pack(const LinearWeights& weights) {
  const uint32_t outputs = weights.outputs;
  std::vector<size_t> rows;
  for (size_t row = 0; row < weights.fingerprints.size(); ++row)
    if (row == 0 || key_of(weights.fingerprints[row]) != key_of(weights.fingerprints[row - 1]))
      rows.push_back(row);
  std::vector<std::byte> out, codes((rows.size() * outputs + 1) / 2);
  put(out, magic);
  put(out, outputs);
  put(out, static_cast<uint32_t>(rows.size()));
  size_t place = 0;
  for (uint32_t i = 0; i < outputs; ++i) {
    float largest = 0;
    for (const size_t row : rows)
      largest = std::max(largest, std::fabs(weights.weights[row * outputs + i]));
    const auto whole = [&](size_t row) {
      return largest > 0 ? std::lround(weights.weights[row * outputs + i] / largest * 127) : 0;
    };
    std::array<uint32_t, 255> counts{};
    for (const size_t row : rows) ++counts[static_cast<size_t>(whole(row) + 127)];
    const Levels levels = choose_levels(counts);
    put(out, largest / 127);
    put(out, weights.bias[i]);
    for (const int8_t level : levels) put(out, level);
    for (const size_t row : rows) {
      codes[place / 2] |=
          static_cast<std::byte>(nearest(levels, static_cast<int>(whole(row))) << (place % 2 * 4));
      ++place;
    }
  }
  uint32_t last = 0;
  for (const size_t row : rows) {
    const uint32_t key = key_of(weights.fingerprints[row]);
    put_gap(out, key - last);
    last = key;
  }
  out.insert(out.end(), codes.begin(), codes.end());
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
  const Error damaged{"linear model: cut short, too long or damaged"};
  size_t at = head_size + outputs * output_size;
  // A key takes a byte at least, so that no count makes us ask for memory that the bytes do not
  // warrant.
  if (bytes.size() < at || bytes.size() - at < count) return damaged;
  model.outputs_ = outputs;
  std::array<Levels, max_outputs> levels{};
  for (uint32_t i = 0; i < outputs; ++i) {
    const size_t from = head_size + i * output_size;
    model.units_[i] = get<float>(bytes, from);
    model.bias_[i] = get<float>(bytes, from + 4);
    std::memcpy(levels[i].data(), bytes.data() + from + 8, level_count);
    if (!std::isfinite(model.units_[i]) || !std::isfinite(model.bias_[i]))
      return Error{"linear model: a weight that is no number"};
  }
  size_t slots = 2;
  while (slots < 2 * count) slots *= 2;
  model.slots_.resize(slots);
  model.mask_ = static_cast<uint32_t>(slots - 1);
  uint32_t key = 0;
  for (uint32_t row = 0; row < count; ++row) {
    for (uint32_t shift = 0;; shift += 7) {
      if (at == bytes.size() || shift > 21) return damaged;
      const uint32_t part = get<uint8_t>(bytes, at++);
      key += (part & 127) << shift;
      if (part < 128) break;
    }
    uint32_t slot = key & model.mask_;
    while (model.slots_[slot].row != no_row) slot = (slot + 1) & model.mask_;
    model.slots_[slot] = {key, row};
  }
  const size_t size = (count * outputs + 1) / 2;
  if (bytes.size() - at < size || (!used && bytes.size() - at > size)) return damaged;
  if (used) *used = at + size;
  model.rows_.assign(count * max_outputs, 0);
  for (size_t place = 0; place < count * outputs; ++place) {
    const uint32_t code = get<uint8_t>(bytes, at + place / 2) >> (place % 2 * 4) & 15;
    model.rows_[place % count * max_outputs + place / count] = levels[place / count][code];
  }
  return model;
}

}  // namespace postil
