#include "core/train/terms_field.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_map>
#include <vector>

#include "core/lexicon/hash.h"

namespace postil {
namespace {

struct TagWeights {
  float begin = 0, inside = 0;
};

// A linear-chain field with tags outside, begin, inside; outside scores nothing.
class Field {
 public:
  Field(TermSamples& samples, const TermTraining& settings)
      : samples_(samples), settings_(settings) {
    number_features();
    weights_.resize(hashes_.size());
    squares_.resize(hashes_.size());
    means_.resize(hashes_.size());
  }

  void train() {
    std::vector<uint32_t> order(samples_.sentences.size());
    for (uint32_t i = 0; i < order.size(); ++i) order[i] = i;
    for (int round = 0; round < settings_.rounds; ++round) {
      std::sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) {
        return mix_bits(a * 977u + static_cast<uint64_t>(round)) <
               mix_bits(b * 977u + static_cast<uint64_t>(round));
      });
      for (const uint32_t i : order) learn(samples_.sentences[i]);
      const int later = settings_.rounds - settings_.rounds / 2;
      if (round >= settings_.rounds / 2) add_to_mean(1.0f / static_cast<float>(later));
    }
    weights_ = means_;
    steps_ = step_means_;
  }

  void pack(TermWeights& out) const {
    std::vector<uint32_t> order(hashes_.size() - 1);
    for (uint32_t i = 0; i < order.size(); ++i) order[i] = i + 1;
    const auto strength = [&](uint32_t i) {
      return (std::fabs(weights_[i].begin) + std::fabs(weights_[i].inside)) *
             std::sqrt(std::min(counts_[i], 30u));
    };
    const size_t kept = std::min(order.size(), settings_.most_rows);
    std::nth_element(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(kept), order.end(),
                     [&](uint32_t a, uint32_t b) {
                       const double x = strength(a), y = strength(b);
                       return x != y ? x > y : hashes_[a] < hashes_[b];
                     });
    order.resize(kept);
    std::sort(order.begin(), order.end());
    float most = 0;
    for (const uint32_t i : order)
      most = std::max({most, std::fabs(weights_[i].begin), std::fabs(weights_[i].inside)});
    out.unit = std::max(most / 127, 1e-6f);
    const auto units = [&](double x) { return static_cast<int32_t>(std::lround(x / out.unit)); };
    for (const uint32_t i : order)
      out.rows.push_back({hashes_[i],
                          {static_cast<int8_t>(units(weights_[i].begin)),
                           static_cast<int8_t>(units(weights_[i].inside))}});
    for (size_t i = 0; i < steps_.size(); ++i) out.steps[i] = units(steps_[i]);
  }

 private:
  using Tags = std::array<double, term_tags>;

  // Features of enough articles get numbers from 1; the rest become 0.
  void number_features() {
    struct Seen {
      uint32_t last = UINT32_MAX, articles = 0, number = 0;
    };
    std::unordered_map<uint32_t, Seen> all;
    all.reserve(samples_.rows.size() * 8);
    for (const TaggedSentence& sentence : samples_.sentences)
      for (size_t i = 0; i < sentence.tags.size(); ++i)
        for (const uint32_t hash : samples_.rows[sentence.first + i]) {
          Seen& seen = all[hash];
          seen.articles += seen.last != sentence.article;
          seen.last = sentence.article;
        }
    hashes_.push_back(0);
    counts_.push_back(0);
    for (TermRow& row : samples_.rows)
      for (uint32_t& hash : row) {
        Seen& seen = all[hash];
        if (seen.number == 0 && seen.articles >= settings_.least_count) {
          seen.number = static_cast<uint32_t>(hashes_.size());
          hashes_.push_back(hash);
          counts_.push_back(seen.articles);
        }
        hash = seen.number;
      }
  }

  // The mean of the weights at the ends of the later rounds (Polyak and Juditsky 1992).
  void add_to_mean(float share) {
    for (size_t i = 0; i < weights_.size(); ++i) {
      means_[i].begin += share * weights_[i].begin;
      means_[i].inside += share * weights_[i].inside;
    }
    for (size_t i = 0; i < steps_.size(); ++i)
      step_means_[i] += static_cast<double>(share) * steps_[i];
  }

  void learn(const TaggedSentence& sentence) {
    const size_t size = sentence.tags.size();
    scores_.assign(size, {});
    for (size_t i = 0; i < size; ++i)
      for (const uint32_t feature : samples_.rows[sentence.first + i]) {
        scores_[i][1] += weights_[feature].begin;
        scores_[i][2] += weights_[feature].inside;
      }
    forward_backward(size);
    for (size_t i = 0; i < size; ++i) update(sentence, i);
    update_steps(sentence);
  }

  bool allowed(size_t before, size_t tag) const { return before != 0 || tag != 2; }

  void forward_backward(size_t size) {
    before_.assign(size + 1, {});
    after_.assign(size + 1, {1, 1, 1});
    before_[0] = {1, 0, 0};
    for (size_t i = 0; i < size; ++i) {
      double sum = 0;
      for (size_t to = 0; to < term_tags; ++to) {
        for (size_t from = 0; from < term_tags; ++from)
          before_[i + 1][to] += before_[i][from] * flow(i, from, to);
        sum += before_[i + 1][to];
      }
      for (double& x : before_[i + 1]) x /= sum;
    }
    for (size_t i = size; i-- > 0;) {
      double sum = 0;
      Tags& here = after_[i];
      here = {};
      for (size_t from = 0; from < term_tags; ++from) {
        for (size_t to = 0; to < term_tags; ++to)
          here[from] += after_[i + 1][to] * flow(i, from, to);
        sum += here[from];
      }
      for (double& x : here) x /= sum;
    }
  }
  double flow(size_t token, size_t from, size_t to) const {
    return allowed(from, to) ? std::exp(scores_[token][to] + steps_[from * term_tags + to]) : 0;
  }

  Tags marginal(size_t i) const {
    Tags out{};
    double sum = 0;
    for (size_t tag = 0; tag < term_tags; ++tag)
      sum += out[tag] = before_[i + 1][tag] * after_[i + 1][tag];
    for (double& x : out) x /= sum;
    return out;
  }

  void update(const TaggedSentence& sentence, size_t i) {
    const Tags expected = marginal(i);
    const double begin = (sentence.tags[i] == 1) - expected[1];
    const double inside = (sentence.tags[i] == 2) - expected[2];
    if (std::fabs(begin) + std::fabs(inside) < 1e-3) return;
    for (const uint32_t feature : samples_.rows[sentence.first + i]) {
      if (feature == 0) continue;
      move(weights_[feature].begin, squares_[feature].begin, begin);
      move(weights_[feature].inside, squares_[feature].inside, inside);
    }
  }
  void move(float& weight, float& square, double gradient) const {
    gradient -= settings_.decay * static_cast<double>(weight);
    square += static_cast<float>(gradient * gradient);
    weight += static_cast<float>(settings_.rate * gradient / std::sqrt(square + 0.1));
  }

  void update_steps(const TaggedSentence& sentence) {
    std::array<double, term_tags * term_tags> gradient{};
    for (size_t i = 0; i < sentence.tags.size(); ++i) {
      std::array<double, term_tags * term_tags> flows{};
      double sum = 0;
      for (size_t from = 0; from < term_tags; ++from)
        for (size_t to = 0; to < term_tags; ++to)
          sum += flows[from * term_tags + to] =
              before_[i][from] * flow(i, from, to) * after_[i + 1][to];
      for (size_t k = 0; k < flows.size(); ++k) gradient[k] -= flows[k] / sum;
      const size_t from = i == 0 ? 0 : sentence.tags[i - 1];
      gradient[from * term_tags + sentence.tags[i]] += 1;
    }
    for (size_t k = 0; k < gradient.size(); ++k) {
      step_squares_[k] += gradient[k] * gradient[k];
      steps_[k] += settings_.rate * gradient[k] / std::sqrt(step_squares_[k] + 0.1);
    }
  }

  TermSamples& samples_;
  const TermTraining& settings_;
  std::vector<uint32_t> hashes_, counts_;
  std::vector<TagWeights> weights_, squares_, means_;
  std::array<double, term_tags * term_tags> steps_{}, step_squares_{}, step_means_{};
  std::vector<Tags> scores_, before_, after_;
};

}  // namespace

void train_field(TermSamples& samples, const TermTraining& settings, TermWeights& out) {
  Field field(samples, settings);
  field.train();
  field.pack(out);
}

}  // namespace postil
