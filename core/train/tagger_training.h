// Trains the entity tagger: labels of partly annotated corpora completed by a tagger of the fully
// annotated ones, first passes cross-fitted for the features of the second pass, then one
// conditional random field over everything.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "core/model/tagger_format.h"
#include "core/train/crf.h"
#include "core/train/tagger_data.h"

namespace postil {

struct TaggerTraining {
  CrfOptions crf;             // of the last training
  uint32_t first_epochs = 4;  // of those before it
  uint32_t least_count = 2;   // of a feature's occurrences
  bool complete = true;       // fill in what the partly annotated corpora leave out
  bool two_passes = true;
  uint16_t steps = 24;                             // of a weight, for one unit of log odds
  float prune = 0.05f;                             // weights nearer to 0 than this become 0
  std::function<void(const std::string&)> report;  // progress, a line at a time
};

TaggerParts train_tagger(const TagSet& tags, const std::vector<const Example*>& examples,
                         const ClusterWords& clusters, const std::vector<float>& channels,
                         const TaggerTraining& options);

// The model that load_tagger would read from the written parts.
TaggerModel model_of(const TaggerParts& parts);

// A number that depends on nothing but the text; for parting articles at random.
uint64_t stable_hash(const std::string& text);

}  // namespace postil
