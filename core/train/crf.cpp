#include "core/train/crf.h"

#include <algorithm>
#include <cmath>

#include "core/train/crf_lattice.h"
#include "core/train/random.h"

namespace postil {

namespace {

class Trainer {
 public:
  Trainer(const TagSet& tags, const CrfData& data, const std::vector<CrfSequence>& sequences,
          const CrfOptions& options)
      : tags_(tags),
        data_(data),
        sequences_(sequences),
        options_(options),
        width_(tags.width()),
        kept_scale_(1 / (1 - options.dropout)),
        random_(options.seed),
        scores_(tags) {
    weights_.width = width_;
    weights_.emission.assign(size_t{data.feature_count} * width_, 0);
    weights_.transition.assign(size_t{width_} * width_, 0);
    weights_.first.assign(width_, 0);
    row_sum_.assign(data.feature_count, 1);
    transition_sum_.assign(size_t{width_} * width_, 1);
    first_sum_.assign(width_, 1);
  }

  CrfWeights run() {
    std::vector<uint32_t> order(sequences_.size());
    for (uint32_t i = 0; i < order.size(); ++i) order[i] = i;
    for (uint32_t epoch = 0; epoch < options_.epochs; ++epoch) {
      random_.shuffle(order);
      double loss = 0;
      uint64_t tokens = 0;
      for (const uint32_t index : order) {
        const CrfSequence& sequence = sequences_[index];
        loss += visit(sequence);
        tokens += sequence.end - sequence.begin;
      }
      if (options_.l1 > 0) shrink();
      if (2 * epoch + 2 > options_.epochs) add_to_average();
      if (options_.progress) {
        options_.progress(epoch + 1, loss / static_cast<double>(std::max<uint64_t>(tokens, 1)));
      }
    }
    for (std::vector<float>* sum : {&average_.emission, &average_.transition, &average_.first}) {
      for (float& weight : *sum) weight /= static_cast<float>(averaged_);
    }
    return std::move(average_);
  }

 private:
  // The result is the mean of the weights after each epoch of the second half.
  void add_to_average() {
    const auto add = [](const std::vector<float>& weights, std::vector<float>& sum) {
      sum.resize(weights.size());
      for (size_t i = 0; i < weights.size(); ++i) sum[i] += weights[i];
    };
    add(weights_.emission, average_.emission);
    add(weights_.transition, average_.transition);
    add(weights_.first, average_.first);
    average_.width = width_;
    ++averaged_;
  }
  double visit(const CrfSequence& sequence);
  void choose_features(const CrfSequence& sequence, bool with_extra);
  void score(uint32_t count);
  void update(uint32_t count, float weight);
  void update_transitions(float weight);
  void shrink();

  const TagSet& tags_;
  const CrfData& data_;
  const std::vector<CrfSequence>& sequences_;
  const CrfOptions& options_;
  const uint32_t width_;
  const float kept_scale_;  // makes up for the features left out
  Random random_;
  CrfWeights weights_, average_;
  uint32_t averaged_ = 0;
  std::vector<float> row_sum_, transition_sum_, first_sum_;  // AdaGrad's sums of squares
  // Of the sentence at hand:
  std::vector<uint32_t> chosen_;
  std::vector<size_t> chosen_begin_;
  std::vector<float> channel_rows_, gradient_, pairs_;
  CrfScores scores_;
  CrfLattice free_, clamped_;
};

void Trainer::choose_features(const CrfSequence& sequence, bool with_extra) {
  chosen_.clear();
  chosen_begin_.assign(1, 0);
  const uint32_t keep = static_cast<uint32_t>((1 - options_.dropout) * 65536.0f);
  const auto take = [&](const std::vector<uint32_t>& ids, uint64_t from, uint64_t to) {
    uint64_t bits = 0;
    uint32_t left = 0;
    for (uint64_t i = from; i < to; ++i) {
      if (left == 0) bits = random_.next(), left = 4;
      if ((bits & 0xFFFF) < keep) chosen_.push_back(ids[i]);
      bits >>= 16;
      --left;
    }
  };
  for (uint32_t t = sequence.begin; t < sequence.end; ++t) {
    take(data_.features, data_.feature_begin[t], data_.feature_begin[t + 1]);
    if (with_extra && !data_.extra.empty()) {
      take(data_.extra, data_.extra_begin[t], data_.extra_begin[t + 1]);
    }
    chosen_begin_.push_back(chosen_.size());
  }
}

void Trainer::score(uint32_t count) {
  scores_.emission.assign(size_t{count} * width_, 0);
  for (uint32_t t = 0; t < count; ++t) {
    float* row = scores_.emission.data() + size_t{t} * width_;
    add_emissions(weights_, chosen_.data() + chosen_begin_[t],
                  chosen_begin_[t + 1] - chosen_begin_[t], row);
    for (uint32_t j = 0; j < width_; ++j) row[j] *= kept_scale_;
  }
  scores_.exponentiate(count);
  scores_.set_transitions(weights_.transition, weights_.first);
}

double Trainer::visit(const CrfSequence& sequence) {
  const uint32_t count = sequence.end - sequence.begin;
  choose_features(sequence, random_.unit() < options_.with_extra);
  score(count);
  channel_rows_.resize(size_t{count} * width_);
  for (uint32_t t = 0; t < count; ++t) {
    std::copy_n(data_.channels.data() + size_t{data_.channel[sequence.begin + t]} * width_, width_,
                channel_rows_.data() + size_t{t} * width_);
  }
  free_.run(scores_, nullptr);
  clamped_.run(scores_, channel_rows_.data());
  const double loss = free_.log_sum() - clamped_.log_sum();
  if (!std::isfinite(loss) || loss > 25.0 * count) return 0;  // labels that no path explains
  gradient_.resize(size_t{count} * width_);
  for (size_t i = 0; i < gradient_.size(); ++i) {
    gradient_[i] = free_.marginal(i) - clamped_.marginal(i);
  }
  pairs_.assign(size_t{width_} * width_, 0);
  free_.add_pairs(scores_, nullptr, 1, pairs_);
  clamped_.add_pairs(scores_, channel_rows_.data(), -1, pairs_);
  update(count, sequence.weight);
  update_transitions(sequence.weight);
  return loss;
}

void Trainer::update(uint32_t count, float weight) {
  for (uint32_t t = 0; t < count; ++t) {
    const float* gradient = gradient_.data() + size_t{t} * width_;
    float square = 0;
    for (uint32_t j = 0; j < width_; ++j) square += gradient[j] * gradient[j];
    if (square < 1e-5f) continue;  // as good as right
    square *= weight * weight;
    for (size_t k = chosen_begin_[t]; k < chosen_begin_[t + 1]; ++k) {
      const uint32_t feature = chosen_[k];
      row_sum_[feature] += square;
      const float step = weight * options_.rate / std::sqrt(row_sum_[feature]);
      float* row = weights_.emission.data() + size_t{feature} * width_;
      for (uint32_t j = 0; j < width_; ++j) row[j] -= step * gradient[j];
    }
  }
}

void Trainer::update_transitions(float weight) {
  for (size_t i = 0; i < pairs_.size(); ++i) {
    const float gradient = weight * pairs_[i] * scores_.transition[i];
    if (gradient == 0) continue;
    transition_sum_[i] += gradient * gradient;
    weights_.transition[i] -= options_.rate * gradient / std::sqrt(transition_sum_[i]);
  }
  for (uint32_t j = 0; j < width_; ++j) {
    const float gradient = weight * gradient_[j];
    if (gradient == 0) continue;
    first_sum_[j] += gradient * gradient;
    weights_.first[j] -= options_.rate * gradient / std::sqrt(first_sum_[j]);
  }
}

// The proximal step of an L1 penalty, in AdaGrad's metric.
void Trainer::shrink() {
  for (uint32_t f = 0; f < data_.feature_count; ++f) {
    const float threshold = options_.l1 * options_.rate / std::sqrt(row_sum_[f]);
    float* row = weights_.emission.data() + size_t{f} * width_;
    for (uint32_t j = 0; j < width_; ++j) {
      const float size = std::max(std::abs(row[j]) - threshold, 0.0f);
      row[j] = row[j] < 0 ? -size : size;
    }
  }
}

}  // namespace

CrfWeights train_crf(const TagSet& tags, const CrfData& data,
                     const std::vector<CrfSequence>& sequences, const CrfOptions& options) {
  return Trainer(tags, data, sequences, options).run();
}

void decode_crf(const TagSet& tags, const CrfData& data, const CrfWeights& weights,
                CrfSequence sequence, bool observed, std::vector<uint8_t>& out) {
  const uint32_t width = weights.width, size = tags.size(), count = sequence.end - sequence.begin;
  constexpr float never = -1e30f;
  std::vector<float> best(size_t{count} * width, never), row(width);
  std::vector<uint8_t> from(size_t{count} * width);
  for (uint32_t t = 0; t < count; ++t) {
    const uint32_t token = sequence.begin + t;
    std::fill(row.begin(), row.end(), 0.0f);
    const uint64_t begin = data.feature_begin[token];
    add_emissions(weights, data.features.data() + begin, data.feature_begin[token + 1] - begin,
                  row.data());
    for (uint32_t j = 0; j < size; ++j) {
      const uint8_t tag = static_cast<uint8_t>(j);
      float& here = best[size_t{t} * width + j];
      if (t == 0 && tags.legal_first(tag)) here = weights.first[j];
      for (uint32_t i = 0; t > 0 && i < size; ++i) {
        if (!tags.legal(static_cast<uint8_t>(i), tag)) continue;
        const float sum = best[size_t{t - 1} * width + i] + weights.transition[i * width + j];
        if (sum > here) here = sum, from[size_t{t} * width + j] = static_cast<uint8_t>(i);
      }
      here += row[j];
      if (observed) {
        const float share = data.channels[size_t{data.channel[token]} * width + j];
        here += std::log(std::max(share, 1e-9f));
      }
      if (t + 1 == count && !tags.legal_last(tag)) here = never;
    }
  }
  out.resize(count);
  const float* last = best.data() + size_t{count - 1} * width;
  uint32_t tag = static_cast<uint32_t>(std::max_element(last, last + size) - last);
  for (uint32_t t = count; t-- > 0;) {
    out[t] = static_cast<uint8_t>(tag);
    tag = from[size_t{t} * width + tag];
  }
}

void add_emissions(const CrfWeights& weights, const uint32_t* features, size_t count, float* row) {
  const uint32_t width = weights.width;
  for (size_t k = 0; k < count; ++k) {
    if (k + 8 < count) {
      const float* ahead = weights.emission.data() + size_t{features[k + 8]} * width;
      for (uint32_t j = 0; j < width; j += 16) __builtin_prefetch(ahead + j);
    }
    const float* add = weights.emission.data() + size_t{features[k]} * width;
    for (uint32_t j = 0; j < width; ++j) row[j] += add[j];
  }
}

}  // namespace postil
