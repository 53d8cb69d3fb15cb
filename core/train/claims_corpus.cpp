#include "core/train/claims_corpus.h"

#include <algorithm>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>

#include "core/text/offsets.h"

namespace postil {
namespace {

using Json = nlohmann::json;

// From UTF-16 offsets to tokens. Built by one pass over the tokens.
class TokenFinder {
 public:
  explicit TokenFinder(const Document& document) {
    const OffsetMap map(document.text);
    for (const Token& token : document.tokens) utf16_.push_back(map.utf16(token.bytes));
  }
  // The tokens that overlap [begin, end).
  TokenSpan tokens(uint32_t begin, uint32_t end) const {
    const auto after = [](uint32_t offset, const Utf16Span& span) { return offset < span.end; };
    const auto first = std::upper_bound(utf16_.begin(), utf16_.end(), begin, after);
    auto last = first;
    while (last != utf16_.end() && last->begin < end) ++last;
    return {static_cast<uint32_t>(first - utf16_.begin()),
            static_cast<uint32_t>(last - utf16_.begin())};
  }
  TokenSpan tokens(const Json& span) const {
    return tokens(span.at("start").get<uint32_t>(), span.at("end").get<uint32_t>());
  }

 private:
  std::vector<Utf16Span> utf16_;
};

void read_entities(const Json& line, const TokenFinder& finder, ClaimArticle& article) {
  for (const Json& entity : line.at("entities")) {
    const auto* name = std::find(std::begin(entity_type_names), std::end(entity_type_names),
                                 entity.at("type").get<std::string>());
    const TokenSpan tokens = finder.tokens(entity);
    if (name == std::end(entity_type_names) || tokens.empty()) continue;
    if (!article.entities.empty() && article.entities.back().tokens.overlaps(tokens)) continue;
    const auto type = static_cast<EntityType>(name - std::begin(entity_type_names));
    article.entities.push_back({tokens, type, {}});
  }
}

GoldClaim read_claim(const Json& claim, const TokenFinder& finder) {
  GoldClaim gold;
  gold.known = gold.claim = true;
  const auto* kind = std::find(std::begin(claim_kind_names), std::end(claim_kind_names),
                               claim.at("kind").get<std::string>());
  gold.kind = static_cast<ClaimKind>(kind - std::begin(claim_kind_names));
  gold.worth = claim.at("worth").get<uint8_t>();
  gold.certainty = claim.at("certainty") == "hedged" ? Certainty::hedged : Certainty::asserted;
  if (claim.contains("source") && claim["source"].is_object())
    gold.source = finder.tokens(claim["source"]);
  if (claim.contains("cue") && claim["cue"].is_object()) gold.cue = finder.tokens(claim["cue"]);
  return gold;
}

void read_claims_of(const Json& line, const TokenFinder& finder, ClaimArticle& article) {
  std::map<std::pair<uint32_t, uint32_t>, GoldClaim> claims;
  for (const Json& claim : line.at("claims"))
    claims[{claim.at("start").get<uint32_t>(), claim.at("end").get<uint32_t>()}] =
        read_claim(claim, finder);
  const std::vector<TokenSpan>& ours = article.document.sentences;
  article.gold.resize(ours.size());
  for (const Json& pair : line.at("sentences")) {
    const uint32_t begin = pair.at(0).get<uint32_t>();
    const uint32_t end = pair.at(1).get<uint32_t>();
    const TokenSpan theirs = finder.tokens(begin, end);
    for (size_t i = 0; i < ours.size(); ++i) {
      const uint32_t from = std::max(theirs.begin, ours[i].begin);
      const uint32_t to = std::min(theirs.end, ours[i].end);
      if (from >= to || 2 * (to - from) < std::max(theirs.size(), ours[i].size())) continue;
      const auto claim = claims.find({begin, end});
      article.gold[i] = claim == claims.end() ? GoldClaim{} : claim->second;
      article.gold[i].known = true;
    }
  }
}

}  // namespace

Result<std::vector<ClaimArticle>> read_claim_articles(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return Error{path + ": cannot be read"};
  std::vector<ClaimArticle> articles;
  std::string text;
  while (std::getline(file, text)) {
    if (text.empty()) continue;
    const Json line = Json::parse(text, nullptr, false);
    if (!line.is_object() || !line.contains("text"))
      return Error{path + ":" + std::to_string(articles.size() + 1) + ": not an article"};
    ClaimArticle article;
    article.id = line.value("id", "");
    article.document = read_document(line.at("text").get<std::string>());
    article.keys = read_keys(article.document);
    const TokenFinder finder(article.document);
    read_entities(line, finder, article);
    read_claims_of(line, finder, article);
    articles.push_back(std::move(article));
  }
  return articles;
}

}  // namespace postil
