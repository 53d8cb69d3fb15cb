#include "core/layers/marks.h"

#include <algorithm>
#include <cstddef>

namespace postil {

void sort_reasons(std::vector<Reason>& pool, size_t first) {
  std::stable_sort(pool.begin() + static_cast<std::ptrdiff_t>(first), pool.end(),
                   [](const Reason& a, const Reason& b) { return a.weight > b.weight; });
}

}  // namespace postil
