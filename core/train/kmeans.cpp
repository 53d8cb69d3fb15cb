#include "core/train/kmeans.h"

#include <stdio.h>  // popen is POSIX, not in <cstdio>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <cstring>

#include "core/train/random.h"

namespace postil {

namespace {

void normalise(float* row, uint32_t dimensions) {
  float sum = 0;
  for (uint32_t d = 0; d < dimensions; ++d) sum += row[d] * row[d];
  if (sum <= 0) return;
  const float scale = 1 / std::sqrt(sum);
  for (uint32_t d = 0; d < dimensions; ++d) row[d] *= scale;
}

bool has_letter(const std::string& word) {
  return std::any_of(word.begin(), word.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 128;
  });
}

// Adds the vector on a line; false if the line is not one.
bool add_line(char* line, WordVectors& vectors) {
  char* at = std::strchr(line, ' ');
  if (at == nullptr) return false;
  std::string word(line, static_cast<size_t>(at - line));
  std::vector<float> row;
  for (char* end = nullptr;; at = end) {
    const float value = std::strtof(at, &end);
    if (end == at) break;
    row.push_back(value);
  }
  if (vectors.dimensions == 0) vectors.dimensions = static_cast<uint32_t>(row.size());
  if (row.size() < vectors.dimensions || !has_letter(word)) return false;
  row.resize(vectors.dimensions);  // further numbers on the line are not the vector's
  normalise(row.data(), vectors.dimensions);
  vectors.words.push_back(std::move(word));
  vectors.values.insert(vectors.values.end(), row.begin(), row.end());
  return true;
}

constexpr uint32_t block = 4;  // rows that share one pass over the centroids

// The cluster nearest to each of `count` <= block rows; `transposed` is dimensions x clusters.
void assign_block(const float* rows, uint32_t count, uint32_t dimensions,
                  const std::vector<float>& transposed, uint32_t clusters, std::vector<float>& sums,
                  uint16_t* out) {
  std::fill(sums.begin(), sums.end(), 0.0f);
  for (uint32_t d = 0; d < dimensions; ++d) {
    const float* centroid = transposed.data() + size_t{d} * clusters;
    for (uint32_t r = 0; r < count; ++r) {
      const float value = rows[r * dimensions + d];
      float* sum = sums.data() + size_t{r} * clusters;
      for (uint32_t k = 0; k < clusters; ++k) sum[k] += value * centroid[k];
    }
  }
  for (uint32_t r = 0; r < count; ++r) {
    const float* sum = sums.data() + size_t{r} * clusters;
    out[r] = static_cast<uint16_t>(std::max_element(sum, sum + clusters) - sum);
  }
}

}  // namespace

Result<WordVectors> read_vectors(const std::string& path, uint32_t limit) {
  const bool packed = path.size() > 3 && path.compare(path.size() - 3, 3, ".xz") == 0;
  FILE* file = packed ? popen(("xz -dc '" + path + "'").c_str(), "r") : fopen(path.c_str(), "r");
  if (file == nullptr) return Error{path + ": cannot be read"};
  WordVectors vectors;
  std::vector<char> line(1 << 16);
  while (vectors.words.size() < limit &&
         std::fgets(line.data(), static_cast<int>(line.size()), file) != nullptr) {
    add_line(line.data(), vectors);
  }
  packed ? pclose(file) : fclose(file);
  if (vectors.words.empty()) return Error{path + ": holds no word vectors"};
  return vectors;
}

Clustering spherical_kmeans(const std::vector<float>& rows, uint32_t dimensions, uint32_t clusters,
                            uint32_t rounds, uint64_t seed, const std::vector<float>& weights) {
  const uint32_t count = static_cast<uint32_t>(rows.size() / dimensions);
  clusters = std::min(clusters, count);
  Clustering result{clusters, std::vector<uint16_t>(count), {}};
  Random random(seed);
  std::vector<uint32_t> order(count);
  for (uint32_t i = 0; i < count; ++i) order[i] = i;
  random.shuffle(order);
  result.centroids.resize(size_t{clusters} * dimensions);
  for (uint32_t k = 0; k < clusters; ++k) {
    std::copy_n(rows.data() + size_t{order[k]} * dimensions, dimensions,
                result.centroids.data() + size_t{k} * dimensions);
  }
  std::vector<float> transposed(size_t{clusters} * dimensions), sums(size_t{clusters} * block);
  for (uint32_t round = 0; round < rounds; ++round) {
    for (uint32_t k = 0; k < clusters; ++k) {
      for (uint32_t d = 0; d < dimensions; ++d) {
        transposed[size_t{d} * clusters + k] = result.centroids[size_t{k} * dimensions + d];
      }
    }
    for (uint32_t i = 0; i < count; i += block) {
      assign_block(rows.data() + size_t{i} * dimensions, std::min(block, count - i), dimensions,
                   transposed, clusters, sums, result.of.data() + i);
    }
    std::fill(result.centroids.begin(), result.centroids.end(), 0.0f);
    std::vector<uint32_t> size(clusters);
    for (uint32_t i = 0; i < count; ++i) {
      float* centroid = result.centroids.data() + size_t{result.of[i]} * dimensions;
      const float weight = weights.empty() ? 1 : weights[i];
      for (uint32_t d = 0; d < dimensions; ++d) {
        centroid[d] += weight * rows[size_t{i} * dimensions + d];
      }
      ++size[result.of[i]];
    }
    for (uint32_t k = 0; k < clusters; ++k) {
      float* centroid = result.centroids.data() + size_t{k} * dimensions;
      // An empty cluster starts anew at a row of its own.
      if (size[k] == 0) {
        std::copy_n(rows.data() + size_t{random.below(count)} * dimensions, dimensions, centroid);
      }
      normalise(centroid, dimensions);
    }
  }
  return result;
}

}  // namespace postil
