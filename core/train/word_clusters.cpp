#include "core/train/word_clusters.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "core/lexicon/keys.h"
#include "core/train/kmeans.h"

namespace postil {

Result<ClusterWords> cluster_words(const std::string& vectors_path, const ClusterOptions& options) {
  const auto vectors = read_vectors(vectors_path, options.words);
  if (!vectors) return Error{vectors.error()};
  const Clustering fine =
      spherical_kmeans(vectors->values, vectors->dimensions, options.fine, options.rounds, 1, {});
  std::vector<float> sizes(fine.clusters);
  for (const uint16_t cluster : fine.of) ++sizes[cluster];
  const auto over_centroids = [&](uint32_t clusters, uint64_t seed) {
    return spherical_kmeans(fine.centroids, vectors->dimensions, clusters, 20, seed, sizes).of;
  };
  ClusterWords result;
  result.middle = over_centroids(options.middle, 2);
  result.coarse = over_centroids(options.coarse, 3);
  std::vector<std::pair<uint32_t, uint32_t>> order;  // fingerprint, line
  for (uint32_t i = 0; i < vectors->words.size(); ++i) {
    order.push_back({word_fingerprint(folded_key(vectors->words[i])), i});
  }
  std::sort(order.begin(), order.end());
  for (const auto& [fingerprint, line] : order) {
    // Of two words with one fingerprint the more frequent stays.
    if (!result.fingerprints.empty() && result.fingerprints.back() == fingerprint) continue;
    result.fingerprints.push_back(fingerprint);
    result.fine.push_back(fine.of[line]);
  }
  return result;
}

}  // namespace postil
