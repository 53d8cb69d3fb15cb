// Clusters of the most frequent words, from their vectors, at three nested sizes.
#pragma once

#include <cstdint>
#include <string>

#include "core/model/clusters.h"
#include "core/result.h"

namespace postil {

struct ClusterOptions {
  uint32_t words = 60000;  // of the vectors' first lines
  uint32_t fine = 1024, middle = 256, coarse = 64;
  uint32_t rounds = 12;
};

// Clusters the words, then the centroids of the fine clusters.
Result<ClusterWords> cluster_words(const std::string& vectors_path, const ClusterOptions& options);

}  // namespace postil
