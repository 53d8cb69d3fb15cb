// Pieces of the tagger's training: label schemes as probabilities, k-means.
#include <catch2/catch.hpp>
#include <cmath>
#include <string>
#include <vector>

#include "core/train/kmeans.h"
#include "core/train/label_schemes.h"
#include "core/train/random.h"

using namespace postil;

TEST_CASE("a scheme's rows are probabilities: what a tag shows adds up to one") {
  const TagSet tags(TagScheme::bio, label_scheme("ontonotes").labels);
  REQUIRE(tags.types().size() == 18);
  for (const char* name : {"ontonotes", "newswire", "uner", "conll", "wnut", "crossner"}) {
    Channels channels(tags);
    const LabelScheme scheme = label_scheme(name);
    REQUIRE(!scheme.labels.empty());
    const uint16_t first = channels.add(scheme);
    const auto share = [&](size_t row, uint32_t tag) {
      return channels.rows()[(first + row) * tags.width() + tag];
    };
    for (uint32_t tag = 0; tag < tags.size(); ++tag) {
      const bool inside = tag > 0 && tags.place_of(static_cast<uint8_t>(tag)) == TagPlace::inside;
      float sum = share(0, tag);  // unmarked
      for (size_t label = 0; label < scheme.labels.size(); ++label) {
        const float here = share(1 + 2 * label + (inside ? 1 : 0), tag);
        CHECK(here >= 0);
        sum += here;
      }
      CHECK(sum == Approx(1).margin(0.005));
    }
  }
  CHECK(label_scheme("no such scheme").labels.empty());
}

TEST_CASE("full labels allow one tag only") {
  const TagSet tags(TagScheme::bio, {"PERSON", "ORG"});
  Channels channels(tags);
  const LabelScheme scheme{{"PERSON", "ORG"}, {{"PERSON", "PERSON", 1}, {"ORG", "ORG", 1}}};
  channels.add(scheme);
  for (size_t row = 0; row < 5; ++row) {
    uint32_t allowed = 0;
    for (uint32_t tag = 0; tag < tags.size(); ++tag) {
      allowed += channels.rows()[row * tags.width() + tag] > 0;
    }
    CHECK(allowed == 1);
  }
}

TEST_CASE("k-means: every row is with its nearest centroid, and clear groups are found") {
  Random random(9);
  constexpr uint32_t dimensions = 8, groups = 3, rows_a_group = 40;
  std::vector<float> rows;
  for (uint32_t i = 0; i < groups * rows_a_group; ++i) {
    float length = 0;
    std::vector<float> row(dimensions);
    for (uint32_t d = 0; d < dimensions; ++d) {
      row[d] = (d == i % groups ? 1.0f : 0.0f) + 0.2f * (random.unit() - 0.5f);
      length += row[d] * row[d];
    }
    for (float& value : row) rows.push_back(value / std::sqrt(length));
  }
  const Clustering found = spherical_kmeans(rows, dimensions, groups, 20, 1, {});
  REQUIRE(found.of.size() == groups * rows_a_group);
  const auto cosine = [&](size_t i, uint32_t cluster) {
    float sum = 0;
    for (uint32_t d = 0; d < dimensions; ++d) {
      sum += rows[i * dimensions + d] * found.centroids[cluster * dimensions + d];
    }
    return sum;
  };
  for (size_t i = 0; i < found.of.size(); ++i) {
    for (uint32_t cluster = 0; cluster < found.clusters; ++cluster) {
      CHECK(cosine(i, found.of[i]) >= cosine(i, cluster) - 1e-4f);
    }
    for (size_t j = i % groups; j < i; j += groups) CHECK(found.of[i] == found.of[j]);
  }
  CHECK(spherical_kmeans(rows, dimensions, groups, 20, 1, {}).of == found.of);
}
