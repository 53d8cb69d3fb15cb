#include "core/train/crf_lattice.h"

#include <algorithm>
#include <cmath>

namespace postil {

namespace {

constexpr uint32_t max_width = 96;

}  // namespace

CrfScores::CrfScores(const TagSet& tags) : width(tags.width()), size(tags.size()) {
  legal_.assign(size_t{width} * width, 0);
  legal_first_.assign(width, 0);
  last.assign(width, 0);
  for (uint32_t a = 0; a < size; ++a) {
    const uint8_t tag = static_cast<uint8_t>(a);
    legal_first_[a] = tags.legal_first(tag);
    last[a] = tags.legal_last(tag);
    for (uint32_t b = 0; b < size; ++b) {
      legal_[a * width + b] = tags.legal(tag, static_cast<uint8_t>(b));
    }
  }
}

void CrfScores::set_transitions(const std::vector<float>& weights,
                                const std::vector<float>& first_weights) {
  transition.resize(weights.size());
  for (size_t i = 0; i < weights.size(); ++i) {
    transition[i] = legal_[i] > 0 ? std::exp(weights[i]) : 0;
  }
  first.resize(width);
  for (uint32_t j = 0; j < width; ++j) first[j] = legal_first_[j] * std::exp(first_weights[j]);
}

void CrfScores::exponentiate(uint32_t tokens) {
  count = tokens;
  shift = 0;
  for (uint32_t t = 0; t < count; ++t) {
    float* row = emission.data() + size_t{t} * width;
    const float best = *std::max_element(row, row + size);
    shift += static_cast<double>(best);
    for (uint32_t j = 0; j < width; ++j) row[j] = j < size ? std::exp(row[j] - best) : 0;
  }
}

void CrfLattice::forward(const CrfScores& scores, const float* channels) {
  const uint32_t width = scores.width, count = scores.count;
  log_sum_ = 0;
  for (uint32_t t = 0; t < count; ++t) {
    float* row = forward_.data() + size_t{t} * width;
    const float* emission = scores.emission.data() + size_t{t} * width;
    if (t == 0) {
      std::copy_n(scores.first.data(), width, row);
    } else {
      std::fill_n(row, width, 0.0f);
      const float* before = row - width;
      for (uint32_t i = 0; i < width; ++i) {
        const float value = before[i];
        if (value == 0) continue;
        const float* exps = scores.transition.data() + size_t{i} * width;
        for (uint32_t j = 0; j < width; ++j) row[j] += value * exps[j];
      }
    }
    float total = 0;
    for (uint32_t j = 0; j < width; ++j) {
      row[j] *= emission[j];
      if (channels != nullptr) row[j] *= channels[size_t{t} * width + j];
      if (t + 1 == count) row[j] *= scores.last[j];
      total += row[j];
    }
    total = std::max(total, 1e-30f);
    scale_[t] = 1 / total;
    for (uint32_t j = 0; j < width; ++j) row[j] *= scale_[t];
    log_sum_ += std::log(static_cast<double>(total));
  }
}

void CrfLattice::ahead(const CrfScores& scores, const float* channels, uint32_t t, float sign,
                       float* out) const {
  const uint32_t width = scores.width;
  const float* after = backward_.data() + size_t{t} * width;
  const float* emission = scores.emission.data() + size_t{t} * width;
  for (uint32_t j = 0; j < width; ++j) {
    out[j] = sign * after[j] * emission[j] * scale_[t];
    if (channels != nullptr) out[j] *= channels[size_t{t} * width + j];
    if (t + 1 == scores.count) out[j] *= scores.last[j];
  }
}

void CrfLattice::run(const CrfScores& scores, const float* channels) {
  const uint32_t width = scores.width, count = scores.count;
  forward_.resize(size_t{count} * width);
  backward_.resize(size_t{count} * width);
  scale_.resize(count);
  forward(scores, channels);
  // backward[t][j]: what follows token t, so that the marginal of tag j is forward * backward.
  std::fill_n(backward_.data() + size_t{count - 1} * width, width, 1.0f);
  float product[max_width];
  for (uint32_t t = count - 1; t-- > 0;) {
    ahead(scores, channels, t + 1, 1, product);
    float* row = backward_.data() + size_t{t} * width;
    for (uint32_t i = 0; i < width; ++i) {
      const float* exps = scores.transition.data() + size_t{i} * width;
      float lanes[8] = {};
      for (uint32_t j = 0; j < width; j += 8) {
        for (uint32_t l = 0; l < 8; ++l) lanes[l] += exps[j + l] * product[j + l];
      }
      row[i] = ((lanes[0] + lanes[4]) + (lanes[1] + lanes[5])) +
               ((lanes[2] + lanes[6]) + (lanes[3] + lanes[7]));
    }
  }
}

void CrfLattice::add_pairs(const CrfScores& scores, const float* channels, float sign,
                           std::vector<float>& pairs) const {
  const uint32_t width = scores.width;
  float product[max_width];
  for (uint32_t t = 0; t + 1 < scores.count; ++t) {
    ahead(scores, channels, t + 1, sign, product);
    const float* before = forward_.data() + size_t{t} * width;
    for (uint32_t i = 0; i < width; ++i) {
      const float value = before[i];
      if (value < 1e-6f) continue;
      float* row = pairs.data() + size_t{i} * width;
      for (uint32_t j = 0; j < width; ++j) row[j] += value * product[j];
    }
  }
}

}  // namespace postil
