#include "core/train/terms_corpus.h"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <nlohmann/json.hpp>

#include "core/text/offsets.h"

namespace postil {
namespace {

using Json = nlohmann::json;

void read_gold(const Json& terms, TermArticle& article) {
  const OffsetMap map(article.document.text);
  std::vector<Utf16Span> tokens;
  for (const Token& token : article.document.tokens) tokens.push_back(map.utf16(token.bytes));
  for (const Json& term : terms) {
    const auto begin = term.at("start").get<uint32_t>(), end = term.at("end").get<uint32_t>();
    const auto topic = topic_of(term.at("topic").get<std::string>());
    const auto first = std::find_if(tokens.begin(), tokens.end(),
                                    [&](const Utf16Span& token) { return token.end > begin; });
    auto last = first;
    while (last != tokens.end() && last->begin < end) ++last;
    if (first == last || !topic) continue;
    const auto at = [&](auto place) { return static_cast<uint32_t>(place - tokens.begin()); };
    article.gold.push_back(
        {{at(first), at(last)}, *topic, first->begin == begin && (last - 1)->end == end});
  }
}

}  // namespace

Result<std::vector<TermArticle>> read_term_articles(const std::string& path,
                                                    const Resources& resources) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return Error{path + ": cannot be read"};
  std::vector<TermArticle> articles;
  std::string text;
  while (std::getline(file, text)) {
    if (text.empty()) continue;
    const Json line = Json::parse(text, nullptr, false);
    if (!line.is_object() || !line.contains("text") || !line.contains("terms"))
      return Error{path + ":" + std::to_string(articles.size() + 1) + ": not an article"};
    TermArticle article;
    article.id = line.value("id", "");
    article.document = read_document(line.at("text").get<std::string>());
    article.keys = read_keys(article.document);
    article.entities = find_entities(article.document, article.keys, resources.entities).marks;
    read_gold(line.at("terms"), article);
    articles.push_back(std::move(article));
  }
  return articles;
}

void TermScore::add(const std::vector<GoldTerm>& gold_terms, const std::vector<Term>& terms) {
  gold += gold_terms.size();
  found += terms.size();
  for (const GoldTerm& right : gold_terms) {
    bool any = false;
    for (const Term& term : terms) {
      any = any || term.tokens.overlaps(right.tokens);
      if (!right.exact || term.tokens != right.tokens) continue;
      ++spans;
      with_topic += term.topic == right.topic;
    }
    touched += any;
  }
}

double TermScore::precision() const {
  return found == 0 ? 0 : static_cast<double>(spans) / static_cast<double>(found);
}

double TermScore::recall() const {
  return gold == 0 ? 0 : static_cast<double>(spans) / static_cast<double>(gold);
}

double TermScore::f1(size_t right) const {
  return gold + found == 0 ? 0
                           : 2.0 * static_cast<double>(right) / static_cast<double>(gold + found);
}

std::string TermScore::shown() const {
  char line[160];
  std::snprintf(line, sizeof line,
                "span F1 %.3f (P %.3f R %.3f), with topic %.3f, overlap recall %.3f, %zu gold",
                f1(spans), precision(), recall(), f1(with_topic),
                gold == 0 ? 0.0 : static_cast<double>(touched) / static_cast<double>(gold), gold);
  return line;
}

}  // namespace postil
