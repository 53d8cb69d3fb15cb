// Regularised logistic regression on sparse data, binary and multinomial, by L-BFGS (Liu and
// Nocedal 1989) with backtracking. Deterministic: no random numbers, one thread.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

namespace postil {

// Rows of (column, value), one an example.
struct SparseRows {
  std::vector<uint64_t> begin{0};
  std::vector<uint32_t> column;
  std::vector<float> value;
  uint32_t columns = 0;

  size_t size() const { return begin.size() - 1; }
  void add(uint32_t at, float amount) {
    column.push_back(at);
    value.push_back(amount);
  }
  void end_row() { begin.push_back(column.size()); }
};

struct LogisticOptions {
  float strength = 0.1f;  // of the data against the regulariser: sum of losses * strength + |w|^2/2
  uint32_t iterations = 60;
};

// Weights column by column, `classes` each, then the biases, which are not regularised.
struct LogisticWeights {
  uint32_t classes = 0;
  std::vector<float> weights;
  std::vector<float> bias;

  // The scores (log odds up to a constant) of a row, added to out[0 .. classes).
  void add_scores(const SparseRows& rows, size_t row, float* out) const;
};

// Softmax over `classes`; label[i] is the class of row rows[i]. With classes == 1 the labels are 0
// or 1 and the score is their log odds. weight, if not empty, weighs the examples.
LogisticWeights train_logistic(const SparseRows& data, const std::vector<uint32_t>& rows,
                               const std::vector<uint8_t>& label, const std::vector<float>& weight,
                               uint32_t classes, const LogisticOptions& options);

}  // namespace postil
