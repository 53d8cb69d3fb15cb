#include "core/train/terms_samples.h"

#include <algorithm>

#include "core/lexicon/hash.h"

namespace postil {
namespace {

std::vector<uint64_t> gold_phrases(const TermArticle& article) {
  std::vector<uint64_t> phrases;
  for (const GoldTerm& term : article.gold)
    phrases.push_back(phrase_key(article.keys, term.tokens));
  std::sort(phrases.begin(), phrases.end());
  phrases.erase(std::unique(phrases.begin(), phrases.end()), phrases.end());
  return phrases;
}

}  // namespace

std::vector<uint64_t> hidden_phrases(const TermArticle& article, const Support& support,
                                     double keep, uint64_t draw) {
  std::vector<uint64_t> phrases = gold_phrases(article);
  const uint64_t seed = hash_bytes(article.id) + draw * 0x9e3779b97f4a7c15ull;
  std::erase_if(phrases, [&](uint64_t phrase) {
    const double chance = static_cast<double>(mix_bits(phrase ^ seed) >> 11) * 0x1p-53;
    return support.at(phrase) > 1 || chance < keep;
  });
  return phrases;
}

Support support_of(std::span<const TermArticle> articles) {
  Support support;
  for (const TermArticle& article : articles)
    for (const uint64_t phrase : gold_phrases(article)) ++support[phrase];
  return support;
}

void add_article(const TermArticle& article, const TermPacks& packs, const TermModel& clusters,
                 std::span<const uint64_t> hidden, TermSamples& out) {
  const std::vector<TokenSpan> names = names_of(article.entities);
  const std::vector<TermMatch> matches =
      match_terms(article.document, article.keys, names, packs, hidden);
  const TermReader reader(article.document, article.keys, article.entities, packs, clusters,
                          matches);
  std::vector<uint8_t> tags(article.document.tokens.size());
  for (const GoldTerm& term : article.gold)
    for (uint32_t i = term.tokens.begin; i < term.tokens.end; ++i)
      tags[i] = i == term.tokens.begin ? 1 : 2;
  for (const Block& block : article.document.blocks) {
    if (block.kind == BlockKind::byline || block.kind == BlockKind::boilerplate) continue;
    for (uint32_t i = block.sentences.begin; i < block.sentences.end; ++i) {
      const TokenSpan span = article.document.sentences[i];
      TaggedSentence sentence{
          out.rows.size(), out.articles, {tags.begin() + span.begin, tags.begin() + span.end}};
      if (sentence.tags.front() == 2) sentence.tags.front() = 1;
      out.sentences.push_back(std::move(sentence));
      for (uint32_t at = span.begin; at < span.end; ++at)
        reader.read(at, span, out.rows.emplace_back());
      for (const GoldTerm& term : article.gold) {
        if (!span.contains(term.tokens)) continue;
        uint32_t matched = topic_count;
        for (const TermMatch& match : matches)
          if (term.tokens.contains(match.tokens)) matched = packs.topic_at(concept_of(match.value));
        auto& sample = out.topics.emplace_back();
        sample.topic = static_cast<size_t>(term.topic);
        reader.read_topic(term.tokens, span, matched, [&](uint32_t hash, int32_t times) {
          sample.features.emplace_back(hash, times);
        });
      }
    }
  }
}

}  // namespace postil
