// The bytes of a tagger: the bundle's section "tagger". Numbers are little-endian:
//   u32 "TAGR"     u64 fingerprint of the feature templates
//   u8 scheme      u8 number of types, then for each: u8 length, name
//   u16 steps of weight that make one unit of log odds
//   u16 fine clusters, u32 words with a cluster, u32 features
// then, range-coded: transitions, the nesting of the clusters, words (gaps between ascending
// fingerprints) with their clusters, features (gaps likewise) with their weights.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/model/tagger.h"
#include "core/result.h"

namespace postil {

// What is written: rows of weights in the order of ascending fingerprints.
struct TaggerParts {
  TagSet tags;
  uint16_t steps = 24;  // of a weight, for one unit of log odds
  Transitions transitions;
  ClusterWords clusters;
  std::vector<uint32_t> fingerprints;
  std::vector<int8_t> rows;
};

std::vector<std::byte> write_tagger(const TaggerParts& parts);

// Fails on bytes that are no tagger, are cut off, or were trained with other feature templates.
Result<TaggerModel> load_tagger(std::span<const std::byte> bytes);

}  // namespace postil
