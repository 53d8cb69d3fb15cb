// Clusters of word vectors, for words that the training texts lack: word key to a fine cluster,
// and by nesting to coarser ones.
#pragma once

#include <cstdint>
#include <vector>

namespace postil {

inline constexpr uint32_t no_cluster = UINT32_MAX;

// Words are known by this many bits of their key.
inline constexpr uint32_t word_fingerprint_bits = 26;
constexpr uint32_t word_fingerprint(uint64_t folded_key) {
  return static_cast<uint32_t>(folded_key >> (64 - word_fingerprint_bits));
}

// Words and their clusters, as a model file holds them.
struct ClusterWords {
  std::vector<uint32_t> fingerprints;    // ascending, all different
  std::vector<uint16_t> fine;            // the cluster of each
  std::vector<uint16_t> middle, coarse;  // what holds each fine cluster
};

class ClusterTable {
 public:
  ClusterTable() = default;
  explicit ClusterTable(const ClusterWords& words);

  // The fine cluster of a word; no_cluster if it has none.
  uint32_t fine(uint64_t folded_key) const {
    if (slots_.empty()) return no_cluster;
    const uint32_t mark = word_fingerprint(folded_key);
    for (uint32_t at = mark & mask_;; at = (at + 1) & mask_) {
      if (slots_[at].cluster == empty) return no_cluster;
      if (slots_[at].fingerprint == mark) return slots_[at].cluster;
    }
  }
  uint32_t middle(uint32_t fine) const { return middle_[fine]; }
  uint32_t coarse(uint32_t fine) const { return coarse_[fine]; }

 private:
  static constexpr uint16_t empty = UINT16_MAX;
  struct Slot {
    uint32_t fingerprint = 0;
    uint16_t cluster = empty;
  };
  std::vector<Slot> slots_;  // open addressing, a power of two, at most half full
  uint32_t mask_ = 0;
  std::vector<uint16_t> middle_, coarse_;
};

}  // namespace postil
