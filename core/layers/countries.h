// The countries that an article names: what settles which dollar or which Birmingham it means.
#pragma once

#include <bitset>
#include <cstddef>
#include <string_view>

namespace postil {

// A set of ISO 3166-1 alpha-2 codes; whatever is no such code is in no set.
class CountrySet {
 public:
  void add(std::string_view code) {
    if (is_code(code)) set_.set(index(code));
  }
  bool has(std::string_view code) const { return is_code(code) && set_.test(index(code)); }

 private:
  static bool is_code(std::string_view code) {
    return code.size() == 2 && code[0] >= 'A' && code[0] <= 'Z' && code[1] >= 'A' && code[1] <= 'Z';
  }
  static size_t index(std::string_view code) {
    return static_cast<size_t>(code[0] - 'A') * 26 + static_cast<size_t>(code[1] - 'A');
  }
  std::bitset<676> set_;
};

}  // namespace postil
