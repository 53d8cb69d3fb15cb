// Spherical k-means (Dhillon and Modha 2001) over word vectors: the words of one cluster are used
// alike, so that a tagger can know a word that its training texts lack.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/result.h"

namespace postil {

struct WordVectors {
  uint32_t dimensions = 0;
  std::vector<std::string> words;
  std::vector<float> values;  // words.size() x dimensions, each row of length 1
};

// Reads the first `limit` words of "WORD x1 x2 ..." lines; a path that ends in .xz goes through
// the program xz. Words without a letter are left out.
Result<WordVectors> read_vectors(const std::string& path, uint32_t limit);

struct Clustering {
  uint32_t clusters = 0;
  std::vector<uint16_t> of;      // a cluster for each row
  std::vector<float> centroids;  // clusters x dimensions, each of length 1
};

// Clusters unit rows by cosine. Rows further up weigh more (`weights`, may be empty). Seeded: the
// same input gives the same clusters.
Clustering spherical_kmeans(const std::vector<float>& rows, uint32_t dimensions, uint32_t clusters,
                            uint32_t rounds, uint64_t seed, const std::vector<float>& weights);

}  // namespace postil
