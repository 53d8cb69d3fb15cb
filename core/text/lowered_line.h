// A line in lower case, for looking up phrases.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "core/text/line_view.h"

namespace postil {

// The start of a line in lower case (of ASCII), apostrophes made straight, white space single.
class LoweredLine {
 public:
  explicit LoweredLine(const LineView& line) {
    bool space = false;
    for (const char c : line.text()) {
      if (size_ + 2 > buffer_.size()) break;
      if (c == ' ' || c == '\t') {
        space = true;
        continue;
      }
      if (space) buffer_[size_++] = ' ';
      space = false;
      buffer_[size_++] = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
      straighten_apostrophe();
    }
  }

  std::string_view text() const { return {buffer_.data(), size_}; }

  // Whether the phrase stands at `at` and no letter goes on behind it.
  bool has(std::string_view phrase, size_t at) const {
    if (size_ - at < phrase.size() || buffer_[at] != phrase[0]) return false;
    if (text().substr(at, phrase.size()) != phrase) return false;
    const size_t end = at + phrase.size();
    return end == size_ || !is_letter(phrase.back()) || !is_letter(buffer_[end]);
  }

  template <size_t count>
  bool begins_with(const std::string_view (&phrases)[count]) const {
    return size_ > 0 && has_any(phrases, 0);
  }

  // Whether one of the phrases begins at a word at or after `from`.
  template <size_t count>
  bool contains(const std::string_view (&phrases)[count], size_t from = 0) const {
    for (size_t at = from; at < size_; ++at) {
      const bool word = at == 0 || !is_letter(buffer_[at - 1]);
      if (word && buffer_[at] != ' ' && has_any(phrases, at)) return true;
    }
    return false;
  }

 private:
  static bool is_letter(char c) { return c >= 'a' && c <= 'z'; }
  template <size_t count>
  bool has_any(const std::string_view (&phrases)[count], size_t at) const {
    for (const std::string_view phrase : phrases) {
      if (has(phrase, at)) return true;
    }
    return false;
  }
  void straighten_apostrophe() {
    constexpr std::string_view curly = "\xE2\x80\x99";
    if (buffer_[size_ - 1] != curly[2] || size_ < curly.size()) return;
    if (text().substr(size_ - curly.size()) != curly) return;
    size_ -= curly.size();
    buffer_[size_++] = '\'';
  }

  std::array<char, 480> buffer_;
  size_t size_ = 0;
};

}  // namespace postil
