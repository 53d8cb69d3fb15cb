#include "core/formats/marked_tokens.h"

#include <algorithm>

namespace postil {

MarkedTokens::MarkedTokens(const MarkedText& article) {
  std::vector<uint32_t> cuts;
  const auto cut_at = [&](const auto& marks) {
    for (const Mark& mark : marks) cuts.insert(cuts.end(), {mark.bytes.begin, mark.bytes.end});
  };
  cut_at(article.entities);
  cut_at(article.claims);
  cut_at(article.terms);
  std::sort(cuts.begin(), cuts.end());
  auto cut = cuts.begin();
  for (const Token& token : read_document(article.text).tokens) {
    ByteSpan rest = token.bytes;
    for (; cut != cuts.end() && *cut < rest.end; ++cut)
      if (*cut > rest.begin) {
        tokens_.push_back({rest.begin, *cut});
        rest.begin = *cut;
      }
    tokens_.push_back(rest);
  }
}

TokenSpan MarkedTokens::within(ByteSpan span) const {
  const auto before = [](ByteSpan token, uint32_t byte) { return token.begin < byte; };
  const auto first = std::lower_bound(tokens_.begin(), tokens_.end(), span.begin, before);
  const auto past = std::lower_bound(first, tokens_.end(), span.end, before);
  return {static_cast<uint32_t>(first - tokens_.begin()),
          static_cast<uint32_t>(past - tokens_.begin())};
}

ByteSpan MarkedTokens::trimmed(ByteSpan span) const {
  const TokenSpan tokens = within(span);
  if (tokens.empty()) return {};
  return {tokens_[tokens.begin].begin, tokens_[tokens.end - 1].end};
}

}  // namespace postil
