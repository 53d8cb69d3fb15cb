#include "core/train/crf.h"

#include <algorithm>
#include <cmath>

#include "core/train/random.h"

namespace postil {

namespace {

constexpr uint32_t max_width = 96;

// Forward and backward sums of one lattice, scaled so that each forward row sums to 1.
struct Lattice {
  std::vector<float> forward, backward, scale;
};

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
        random_(options.seed) {
    weights_.width = width_;
    weights_.emission.assign(size_t{data.feature_count} * width_, 0);
    weights_.transition.assign(size_t{width_} * width_, 0);
    weights_.first.assign(width_, 0);
    legal_.assign(size_t{width_} * width_, 0);
    legal_first_.assign(width_, 0);
    legal_last_.assign(width_, 0);
    for (uint32_t a = 0; a < tags.size(); ++a) {
      const uint8_t tag = static_cast<uint8_t>(a);
      legal_first_[a] = tags.legal_first(tag);
      legal_last_[a] = tags.legal_last(tag);
      for (uint32_t b = 0; b < tags.size(); ++b) {
        legal_[a * width_ + b] = tags.legal(tag, static_cast<uint8_t>(b));
      }
    }
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
  double sums(uint32_t count, const float* channels, Lattice& lattice);
  void pair_counts(uint32_t count, const Lattice& lattice, const float* channels, float sign);
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
  std::vector<float> legal_, legal_first_, legal_last_;
  std::vector<float> row_sum_, transition_sum_, first_sum_;  // AdaGrad's sums of squares
  // Of the sentence at hand:
  std::vector<uint32_t> chosen_;
  std::vector<size_t> chosen_begin_;
  std::vector<float> emission_, channel_rows_, gradient_, transition_exp_;
  std::vector<float> pairs_;
  Lattice free_, clamped_;
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

// Rows of exp(emission), each divided by its largest.
void Trainer::score(uint32_t count) {
  emission_.assign(size_t{count} * width_, 0);
  for (uint32_t t = 0; t < count; ++t) {
    float* row = emission_.data() + size_t{t} * width_;
    add_emissions(weights_, chosen_.data() + chosen_begin_[t],
                  chosen_begin_[t + 1] - chosen_begin_[t], row);
    for (uint32_t j = 0; j < width_; ++j) row[j] *= kept_scale_;
    const float best = *std::max_element(row, row + tags_.size());
    for (uint32_t j = 0; j < width_; ++j) row[j] = j < tags_.size() ? std::exp(row[j] - best) : 0;
  }
  transition_exp_.resize(size_t{width_} * width_);
  for (size_t i = 0; i < transition_exp_.size(); ++i) {
    transition_exp_[i] = legal_[i] > 0 ? std::exp(weights_.transition[i]) : 0;
  }
}

// Returns the log of the sum over all paths (less the shifts of score(), which cancel out).
double Trainer::sums(uint32_t count, const float* channels, Lattice& lattice) {
  const uint32_t width = width_;
  lattice.forward.resize(size_t{count} * width);
  lattice.backward.resize(size_t{count} * width);
  lattice.scale.resize(count);
  double log_sum = 0;
  for (uint32_t t = 0; t < count; ++t) {
    float* row = lattice.forward.data() + size_t{t} * width;
    const float* emission = emission_.data() + size_t{t} * width;
    if (t == 0) {
      for (uint32_t j = 0; j < width; ++j) row[j] = legal_first_[j] * std::exp(weights_.first[j]);
    } else {
      std::fill_n(row, width, 0.0f);
      const float* before = row - width;
      for (uint32_t i = 0; i < width; ++i) {
        const float value = before[i];
        if (value == 0) continue;
        const float* exps = transition_exp_.data() + size_t{i} * width;
        for (uint32_t j = 0; j < width; ++j) row[j] += value * exps[j];
      }
    }
    float total = 0;
    for (uint32_t j = 0; j < width; ++j) {
      row[j] *= emission[j];
      if (channels != nullptr) row[j] *= channels[size_t{t} * width + j];
      if (t + 1 == count) row[j] *= legal_last_[j];
      total += row[j];
    }
    total = std::max(total, 1e-30f);
    lattice.scale[t] = 1 / total;
    for (uint32_t j = 0; j < width; ++j) row[j] *= lattice.scale[t];
    log_sum += std::log(static_cast<double>(total));
  }
  // backward[t][j]: what follows, times this token's own emission, so that the marginal of tag j is
  // forward * (backward without emission).
  float* last = lattice.backward.data() + size_t{count - 1} * width;
  std::fill_n(last, width, 1.0f);
  float product[max_width];
  for (uint32_t t = count - 1; t-- > 0;) {
    const float* after = lattice.backward.data() + size_t{t + 1} * width;
    const float* emission = emission_.data() + size_t{t + 1} * width;
    for (uint32_t j = 0; j < width; ++j) {
      product[j] = after[j] * emission[j] * lattice.scale[t + 1];
      if (channels != nullptr) product[j] *= channels[size_t{t + 1} * width + j];
      if (t + 2 == count) product[j] *= legal_last_[j];
    }
    float* row = lattice.backward.data() + size_t{t} * width;
    for (uint32_t i = 0; i < width; ++i) {
      const float* exps = transition_exp_.data() + size_t{i} * width;
      float lanes[8] = {};
      for (uint32_t j = 0; j < width; j += 8) {
        for (uint32_t l = 0; l < 8; ++l) lanes[l] += exps[j + l] * product[j + l];
      }
      row[i] = ((lanes[0] + lanes[4]) + (lanes[1] + lanes[5])) +
               ((lanes[2] + lanes[6]) + (lanes[3] + lanes[7]));
    }
  }
  return log_sum;
}

// Adds the expected transitions, but for the factor transition_exp_.
void Trainer::pair_counts(uint32_t count, const Lattice& lattice, const float* channels,
                          float sign) {
  const uint32_t width = width_;
  float product[max_width];
  for (uint32_t t = 0; t + 1 < count; ++t) {
    const float* before = lattice.forward.data() + size_t{t} * width;
    const float* after = lattice.backward.data() + size_t{t + 1} * width;
    const float* emission = emission_.data() + size_t{t + 1} * width;
    for (uint32_t j = 0; j < width; ++j) {
      product[j] = sign * after[j] * emission[j] * lattice.scale[t + 1];
      if (channels != nullptr) product[j] *= channels[size_t{t + 1} * width + j];
      if (t + 2 == count) product[j] *= legal_last_[j];
    }
    for (uint32_t i = 0; i < width; ++i) {
      const float value = before[i];
      if (value < 1e-6f) continue;
      float* row = pairs_.data() + size_t{i} * width;
      for (uint32_t j = 0; j < width; ++j) row[j] += value * product[j];
    }
  }
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
  const double all = sums(count, nullptr, free_);
  const double observed = sums(count, channel_rows_.data(), clamped_);
  const double loss = all - observed;
  if (!std::isfinite(loss) || loss > 25.0 * count) return 0;  // labels that no path explains
  gradient_.resize(size_t{count} * width_);
  for (size_t i = 0; i < gradient_.size(); ++i) {
    gradient_[i] =
        free_.forward[i] * free_.backward[i] - clamped_.forward[i] * clamped_.backward[i];
  }
  pairs_.assign(size_t{width_} * width_, 0);
  pair_counts(count, free_, nullptr, 1);
  pair_counts(count, clamped_, channel_rows_.data(), -1);
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
    const float gradient = weight * pairs_[i] * transition_exp_[i];
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
