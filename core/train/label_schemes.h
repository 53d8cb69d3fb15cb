// How other corpora's labels relate to the tagger's own types: the probability that a mention of a
// type carries a label there. What is left over is the probability that the corpus leaves it
// unmarked, so a DATE that a corpus does not annotate is no evidence against a DATE.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/tag_set.h"

namespace postil {

struct LabelShare {
  const char* label;
  const char* type;  // "O": tokens outside of any mention
  float share;
};

// The labels of a corpus and their shares.
struct LabelScheme {
  std::vector<std::string> labels;
  std::vector<LabelShare> shares;
};

// "ontonotes" (the 18 types themselves), "newswire" (worldwide-newswire), "uner", "conll"
// (wikigold, btc), "wnut", "crossner"; an empty scheme for any other name.
LabelScheme label_scheme(std::string_view name);

// Rows of P(what the corpus shows | tag) for the tokens of its sentences.
class Channels {
 public:
  explicit Channels(const TagSet& tags) : tags_(tags) {}

  // Rows for a scheme: the returned index is the row of an unmarked token; a mention of label l has
  // 1 + 2 l for its first token, 2 + 2 l for the others.
  uint16_t add(const LabelScheme& scheme);

  const std::vector<float>& rows() const { return rows_; }

 private:
  const TagSet& tags_;
  std::vector<float> rows_;
};

}  // namespace postil
