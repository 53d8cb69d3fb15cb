// The tokens of an article for formats that speak of tokens: read_document()'s, cut also where a
// mark begins or ends, so that every mark is made of whole tokens.
#pragma once

#include <vector>

#include "core/formats/marked_text.h"

namespace postil {

class MarkedTokens {
 public:
  explicit MarkedTokens(const MarkedText& article);

  const std::vector<ByteSpan>& tokens() const { return tokens_; }
  // Those that lie in the span: for a mark, its tokens; empty if it is of white space only.
  TokenSpan within(ByteSpan span) const;
  // The span without white space at its edges; empty if nothing is left.
  ByteSpan trimmed(ByteSpan span) const;

 private:
  std::vector<ByteSpan> tokens_;
};

// The marks that overlap none before them, as places in the list: of overlapping ones the first,
// and of those that begin together the longest.
template <class Marked>
std::vector<size_t> disjoint(const std::vector<Marked>& marks) {
  std::vector<size_t> out;
  for (size_t i = 0; i < marks.size(); ++i)
    if (out.empty() || marks[i].bytes.begin >= marks[out.back()].bytes.end) out.push_back(i);
  return out;
}

}  // namespace postil
