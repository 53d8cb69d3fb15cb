#include "core/model/clusters.h"

#include <cstddef>

namespace postil {

ClusterTable::ClusterTable(const ClusterWords& words)
    : middle_(words.middle), coarse_(words.coarse) {
  if (words.fingerprints.empty()) return;
  uint32_t size = 16;
  while (size < 2 * words.fingerprints.size()) size *= 2;
  slots_.assign(size, {});
  mask_ = size - 1;
  for (size_t i = 0; i < words.fingerprints.size(); ++i) {
    uint32_t at = words.fingerprints[i] & mask_;
    while (slots_[at].cluster != empty) at = (at + 1) & mask_;
    slots_[at] = {words.fingerprints[i], words.fine[i]};
  }
}

}  // namespace postil
