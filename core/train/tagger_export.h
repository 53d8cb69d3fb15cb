// From trained weights to a model file: whole steps of a weight, small weights left out.
#pragma once

#include <cstdint>

#include "core/model/tagger_format.h"
#include "core/train/crf.h"
#include "core/train/tagger_data.h"

namespace postil {

// `steps` of a weight make one unit of log odds; weights nearer to 0 than `prune` units become 0,
// and features without a weight are left out.
TaggerParts export_tagger(const TagSet& tags, const TrainingSet& set, const CrfWeights& weights,
                          const ClusterWords& clusters, uint16_t steps, float prune);

}  // namespace postil
