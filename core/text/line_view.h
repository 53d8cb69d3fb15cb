// One line of a tokenized text, for the rules about what a line is.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/text/document.h"

namespace postil {

// Borrows the text and its tokens. Asking for a token past the end is fine: it is none of anything.
class LineView {
 public:
  LineView(std::string_view text, const std::vector<Token>& tokens, TokenSpan span)
      : text_(text), tokens_(tokens.data()), span_(span) {}

  // The line without its first tokens.
  LineView from(uint32_t first) const {
    LineView rest = *this;
    rest.span_.begin += first;
    return rest;
  }

  uint32_t size() const { return span_.size(); }
  TokenSpan span() const { return span_; }
  const Token& token(uint32_t i) const { return tokens_[span_.begin + i]; }
  std::string_view text(uint32_t i) const {
    if (i >= size()) return {};
    return text_.substr(token(i).bytes.begin, token(i).bytes.size());
  }
  // The bytes of the line from its first token to its last.
  std::string_view text() const {
    const uint32_t begin = token(0).bytes.begin;
    return text_.substr(begin, token(size() - 1).bytes.end - begin);
  }
  bool is(uint32_t i, std::string_view what) const { return i < size() && text(i) == what; }
  bool is_kind(uint32_t i, TokenKind kind) const { return i < size() && token(i).kind == kind; }
  bool is_spaced(uint32_t i) const { return i >= size() || token(i).spaced; }
  bool is_lower(uint32_t i) const {
    return is_kind(i, TokenKind::word) && token(i).casing == Casing::lower;
  }
  // A word with a capital in it.
  bool is_capitalised(uint32_t i) const {
    if (!is_kind(i, TokenKind::word)) return false;
    const Casing casing = token(i).casing;
    return casing == Casing::title || casing == Casing::upper || casing == Casing::mixed;
  }
  bool is_dash(uint32_t i) const {
    return is(i, "-") || is(i, "–") || is(i, "—") || is(i, "--") || is(i, "―");
  }

 private:
  std::string_view text_;
  const Token* tokens_;
  TokenSpan span_;
};

}  // namespace postil
