#include "core/train/terms_judge_train.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "core/lexicon/hash.h"

namespace postil {
namespace {

struct Weight {
  double value = 0, square = 0, mean = 0;
  uint32_t last = UINT32_MAX, articles = 0, hash = 0;
};

// Features of enough articles get numbers from 1; the rest become 0.
std::vector<Weight> number_features(std::vector<SpanSample>& samples, uint32_t least) {
  std::vector<Weight> weights(1);
  std::unordered_map<uint32_t, uint32_t> numbers;
  for (SpanSample& sample : samples)
    for (uint32_t& hash : sample.row) {
      const auto [at, is_new] = numbers.emplace(hash, static_cast<uint32_t>(weights.size()));
      if (is_new) weights.emplace_back().hash = hash;
      Weight& weight = weights[at->second];
      weight.articles += weight.last != sample.article;
      weight.last = sample.article;
      hash = at->second;
    }
  for (SpanSample& sample : samples)
    for (uint32_t& number : sample.row)
      if (weights[number].articles < least) number = 0;
  return weights;
}

void keep_strongest(const std::vector<Weight>& weights, size_t most_rows, TermWeights& out) {
  std::vector<uint32_t> kept;
  for (uint32_t i = 1; i < weights.size(); ++i)
    if (weights[i].mean != 0) kept.push_back(i);
  const auto strength = [&](uint32_t i) {
    return std::fabs(weights[i].mean) * std::sqrt(std::min(weights[i].articles, 30u));
  };
  std::sort(kept.begin(), kept.end(), [&](uint32_t a, uint32_t b) {
    const double x = strength(a), y = strength(b);
    return x != y ? x > y : weights[a].hash < weights[b].hash;
  });
  kept.resize(std::min(kept.size(), most_rows));
  double most = 1e-6;
  for (const uint32_t i : kept) most = std::max(most, std::fabs(weights[i].mean));
  out.span_unit = static_cast<float>(most / 127);
  for (const uint32_t i : kept)
    if (const auto units = std::lround(weights[i].mean / most * 127); units != 0)
      out.spans.push_back({weights[i].hash, static_cast<int8_t>(units)});
}

}  // namespace

void train_spans(std::vector<SpanSample>& samples, const TermTraining& settings, TermWeights& out) {
  std::vector<Weight> weights = number_features(samples, settings.least_count);
  std::vector<uint32_t> order(samples.size());
  for (uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  for (int round = 0; round < settings.span_rounds; ++round) {
    std::sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) {
      return mix_bits(a * 977u + static_cast<uint64_t>(round)) <
             mix_bits(b * 977u + static_cast<uint64_t>(round));
    });
    for (const uint32_t i : order) {
      double sum = 0;
      for (const uint32_t number : samples[i].row) sum += weights[number].value;
      const double error = samples[i].right - 1 / (1 + std::exp(-sum));
      for (const uint32_t number : samples[i].row) {
        if (number == 0) continue;
        Weight& weight = weights[number];
        const double gradient = error - settings.span_decay * weight.value;
        weight.square += gradient * gradient;
        weight.value += settings.span_rate * gradient / std::sqrt(weight.square + 0.1);
      }
    }
    const int later = settings.span_rounds - settings.span_rounds / 2;
    if (round >= settings.span_rounds / 2)
      for (Weight& weight : weights) weight.mean += weight.value / later;
  }
  keep_strongest(weights, settings.most_span_rows, out);
}

}  // namespace postil
