// The figures by which claims are judged, on sentences: kinds, check-worthiness, certainty.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace postil {

// Average precision of a ranking; ties are broken against it.
double average_precision(std::vector<std::pair<float, bool>> ranked);

class ClaimFigures {
 public:
  // Kinds are ClaimKind, or 6 for no claim.
  void add(uint8_t gold_kind, uint8_t kind, bool gold_worth, float worth, bool gold_hedged,
           bool hedged);

  double macro_f1() const;
  double accuracy() const;
  double worth_precision() const { return average_precision(ranked_); }
  double hedged_f1() const;
  std::string line() const;  // all of it, for a log
  // Ten bins of the chance of being check-worthy that the log odds `worth` stand for: in each how
  // many sentences, the mean chance, and how many of them are check-worthy.
  std::string reliability() const;

 private:
  double f1(uint32_t kind) const;
  double counts_[7][7] = {};  // gold, found
  double hedges_[3] = {};     // right, found, gold
  std::vector<std::pair<float, bool>> ranked_;
};

}  // namespace postil
