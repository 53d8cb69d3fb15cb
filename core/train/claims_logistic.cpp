#include "core/train/claims_logistic.h"

#include <algorithm>
#include <cmath>

namespace postil {
namespace {

using Vector = std::vector<float>;

double dot(const Vector& a, const Vector& b) {
  double sum = 0;
  for (size_t i = 0; i < a.size(); ++i) sum += static_cast<double>(a[i]) * b[i];
  return sum;
}

void add_scaled(Vector& to, double scale, const Vector& from) {
  for (size_t i = 0; i < to.size(); ++i) to[i] = static_cast<float>(to[i] + scale * from[i]);
}

class Objective {
 public:
  Objective(const SparseRows& data, const std::vector<uint32_t>& rows,
            const std::vector<uint8_t>& label, const std::vector<float>& weight, uint32_t classes,
            float strength)
      : data_(data),
        rows_(rows),
        label_(label),
        weight_(weight),
        classes_(classes),
        strength_(strength) {}

  size_t size() const { return (size_t{data_.columns} + 1) * classes_; }

  // The loss at w; its gradient goes to `gradient`.
  double at(const Vector& w, Vector& gradient) const {
    const size_t weights = size_t{data_.columns} * classes_;
    std::fill(gradient.begin(), gradient.end(), 0.0f);
    double loss = 0;
    for (size_t i = 0; i < weights; ++i) {
      loss += 0.5 * static_cast<double>(w[i]) * w[i];
      gradient[i] = w[i];
    }
    Vector score(classes_);
    for (size_t i = 0; i < rows_.size(); ++i) {
      for (uint32_t c = 0; c < classes_; ++c) score[c] = w[weights + c];
      const size_t row = rows_[i];
      for (uint64_t k = data_.begin[row]; k < data_.begin[row + 1]; ++k) {
        const float* from = w.data() + size_t{data_.column[k]} * classes_;
        for (uint32_t c = 0; c < classes_; ++c) score[c] += from[c] * data_.value[k];
      }
      const float strength = strength_ * (weight_.empty() ? 1.0f : weight_[i]);
      loss += strength * residual(score, label_[i]);
      for (uint32_t c = 0; c < classes_; ++c) score[c] *= strength;
      for (uint64_t k = data_.begin[row]; k < data_.begin[row + 1]; ++k) {
        float* to = gradient.data() + size_t{data_.column[k]} * classes_;
        for (uint32_t c = 0; c < classes_; ++c) to[c] += score[c] * data_.value[k];
      }
      for (uint32_t c = 0; c < classes_; ++c) gradient[weights + c] += score[c];
    }
    return loss;
  }

 private:
  // Turns scores into probability less truth, and returns the loss.
  double residual(Vector& score, uint8_t label) const {
    if (classes_ == 1) {
      const float p = 1 / (1 + std::exp(-score[0]));
      score[0] = p - static_cast<float>(label);
      return -std::log(std::max(label ? p : 1 - p, 1e-12f));
    }
    const float best = *std::max_element(score.begin(), score.end());
    float total = 0;
    for (float& s : score) total += s = std::exp(s - best);
    for (float& s : score) s /= total;
    const double loss = -std::log(std::max(score[label], 1e-12f));
    score[label] -= 1;
    return loss;
  }

  const SparseRows& data_;
  const std::vector<uint32_t>& rows_;
  const std::vector<uint8_t>& label_;
  const std::vector<float>& weight_;
  uint32_t classes_;
  float strength_;
};

// The last few steps and changes of gradient.
struct Memory {
  static constexpr size_t most = 8;
  std::vector<Vector> step, change;
  std::vector<double> scale;

  void add(Vector s, Vector y) {
    const double sy = dot(s, y);
    if (sy < 1e-10) return;
    if (step.size() == most) {
      step.erase(step.begin());
      change.erase(change.begin());
      scale.erase(scale.begin());
    }
    step.push_back(std::move(s));
    change.push_back(std::move(y));
    scale.push_back(1 / sy);
  }

  // The quasi-Newton direction down from the gradient.
  Vector direction(const Vector& gradient) const {
    Vector d = gradient;
    std::vector<double> alpha(step.size());
    for (size_t i = step.size(); i-- > 0;) {
      alpha[i] = scale[i] * dot(step[i], d);
      add_scaled(d, -alpha[i], change[i]);
    }
    if (!step.empty()) {
      const double gamma = 1 / (scale.back() * dot(change.back(), change.back()));
      for (float& x : d) x = static_cast<float>(x * gamma);
    }
    for (size_t i = 0; i < step.size(); ++i)
      add_scaled(d, alpha[i] - scale[i] * dot(change[i], d), step[i]);
    for (float& x : d) x = -x;
    return d;
  }
};

}  // namespace

void LogisticWeights::add_scores(const SparseRows& rows, size_t row, float* out) const {
  for (uint32_t c = 0; c < classes; ++c) out[c] += bias[c];
  for (uint64_t k = rows.begin[row]; k < rows.begin[row + 1]; ++k) {
    const float* from = weights.data() + size_t{rows.column[k]} * classes;
    for (uint32_t c = 0; c < classes; ++c) out[c] += from[c] * rows.value[k];
  }
}

LogisticWeights train_logistic(const SparseRows& data, const std::vector<uint32_t>& rows,
                               const std::vector<uint8_t>& label, const std::vector<float>& weight,
                               uint32_t classes, const LogisticOptions& options) {
  const Objective objective(data, rows, label, weight, classes, options.strength);
  Vector w(objective.size()), gradient(w.size()), next_gradient(w.size());
  double loss = objective.at(w, gradient);
  Memory memory;
  for (uint32_t iteration = 0; iteration < options.iterations; ++iteration) {
    const Vector direction = memory.direction(gradient);
    const double slope = dot(direction, gradient);
    if (slope > -1e-9) break;
    double step = memory.step.empty() ? 1 / std::sqrt(-slope) : 1;
    Vector next;
    double next_loss = loss;
    for (int tries = 0; tries < 20; ++tries, step /= 2) {
      next = w;
      add_scaled(next, step, direction);
      next_loss = objective.at(next, next_gradient);
      if (next_loss <= loss + 1e-4 * step * slope) break;
    }
    if (next_loss >= loss) break;
    Vector s = next, y = next_gradient;
    add_scaled(s, -1, w);
    add_scaled(y, -1, gradient);
    memory.add(std::move(s), std::move(y));
    const bool done = loss - next_loss < 1e-5 * std::fabs(loss);
    w.swap(next);
    gradient.swap(next_gradient);
    loss = next_loss;
    if (done) break;
  }
  LogisticWeights out;
  out.classes = classes;
  out.bias.assign(w.end() - classes, w.end());
  w.resize(w.size() - classes);
  out.weights = std::move(w);
  return out;
}

}  // namespace postil
