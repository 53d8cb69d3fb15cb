// Phrases of vocabularies of others, which the model of policy terms knows by their hashes.
#pragma once

#include <string>
#include <vector>

#include "core/layers/terms_model.h"
#include "core/model/clusters.h"
#include "core/result.h"

namespace postil {

// From DATA_DIR: bit 0 EuroVoc's descriptors, bit 1 the legislative terms of the Congressional
// Research Service, bit 2 popular titles of Wikipedia that begin with no first name. Phrases with a
// word that has no cluster are left out: they are names, or too rare to earn their place.
Result<std::vector<TermWeights::Phrase>> read_vocabularies(const std::string& data_dir,
                                                           const ClusterWords& known);

}  // namespace postil
