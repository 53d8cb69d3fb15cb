// A linear-chain conditional random field (Lafferty et al. 2001), trained by AdaGrad (Duchi et al.
// 2011) on fully and partly labelled sentences. A partly labelled sentence has, for each token, the
// probability of what was observed given each tag; the tags are summed out (the latent-variable
// likelihood of Tsuboi et al. 2008, with a noisy channel in place of sets). Full labels are the
// channel that is 1 for one tag and 0 for all others.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "core/model/tag_set.h"

namespace postil {

struct CrfSequence {
  uint32_t begin = 0, end = 0;  // tokens of the CrfData
  float weight = 1;             // of its gradient
};

struct CrfData {
  std::vector<uint64_t> feature_begin{0};  // per token, and the end
  std::vector<uint32_t> features;          // indices below feature_count
  std::vector<uint64_t> extra_begin{0};    // features of the second pass, as above
  std::vector<uint32_t> extra;
  std::vector<uint16_t> channel;  // per token: a row of `channels`
  std::vector<float> channels;    // rows of tag-set width
  uint32_t feature_count = 0;
};

struct CrfOptions {
  uint32_t epochs = 10;
  float rate = 0.2f;
  float l1 = 0;             // soft threshold a unit of rate, applied once an epoch
  float dropout = 0.1f;     // share of features left out of a token, anew each time
  float with_extra = 0.5f;  // share of the visits that see the features of the second pass
  uint64_t seed = 1;
  // Called after each epoch with its number and the mean loss a token.
  std::function<void(uint32_t, double)> progress;
};

struct CrfWeights {
  uint32_t width = 0;
  std::vector<float> emission;    // feature x width
  std::vector<float> transition;  // previous x width; illegal ones hold 0 and are never read
  std::vector<float> first;
};

// Trains on the given sequences of the data.
CrfWeights train_crf(const TagSet& tags, const CrfData& data,
                     const std::vector<CrfSequence>& sequences, const CrfOptions& options);

// The best legal tags of a sequence; if `observed`, given its labels too: P(tags | words) times
// P(labels | tags).
void decode_crf(const TagSet& tags, const CrfData& data, const CrfWeights& weights,
                CrfSequence sequence, bool observed, std::vector<uint8_t>& out);

// The sum of the weights of a token's features, one a tag.
void add_emissions(const CrfWeights& weights, const uint32_t* features, size_t count, float* row);

}  // namespace postil
