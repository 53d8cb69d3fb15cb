#include "core/train/terms_topics.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_map>
#include <vector>

namespace postil {
namespace {

using TopicWeights = std::array<float, topic_count>;

}  // namespace

void train_topics(const TermSamples& samples, const TermTraining& settings, TermWeights& out) {
  std::unordered_map<uint32_t, std::pair<TopicWeights, TopicWeights>> rows;
  std::unordered_map<uint32_t, uint32_t> counts;
  for (const auto& sample : samples.topics)
    for (const auto& [hash, times] : sample.features) ++counts[hash];
  for (int round = 0; round < 10; ++round)
    for (const auto& sample : samples.topics) {
      std::array<double, topic_count> scores{};
      for (const auto& [hash, times] : sample.features)
        if (counts[hash] > 2)
          for (size_t i = 0; i < topic_count; ++i) scores[i] += rows[hash].first[i] * times / 8.0;
      const double most = *std::max_element(scores.begin(), scores.end());
      double sum = 0;
      for (double& score : scores) sum += score = std::exp(score - most);
      for (const auto& [hash, times] : sample.features) {
        if (counts[hash] <= 2) continue;
        auto& [weights, squares] = rows[hash];
        for (size_t i = 0; i < topic_count; ++i) {
          const double gradient = ((i == sample.topic) - scores[i] / sum) * times / 8.0 -
                                  1e-4 * static_cast<double>(weights[i]);
          squares[i] += static_cast<float>(gradient * gradient);
          weights[i] += static_cast<float>(0.15 * gradient / std::sqrt(squares[i] + 0.1));
        }
      }
    }
  std::vector<std::pair<double, uint32_t>> order;
  float most = 1e-6f;
  for (const auto& [hash, row] : rows) {
    double strength = 0;
    for (const float weight : row.first) {
      most = std::max(most, std::fabs(weight));
      strength += static_cast<double>(std::fabs(weight));
    }
    order.emplace_back(-strength * std::sqrt(std::min(counts[hash], 100u)), hash);
  }
  std::sort(order.begin(), order.end());
  order.resize(std::min(order.size(), settings.most_topic_rows));
  for (const auto& [strength, hash] : order) {
    auto& row = out.topics.emplace_back();
    row.hash = hash;
    for (size_t i = 0; i < topic_count; ++i)
      row.weights[i] = static_cast<int8_t>(std::lround(rows[hash].first[i] / most * 127));
  }
}

}  // namespace postil
