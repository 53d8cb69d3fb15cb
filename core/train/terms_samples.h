// What the trainers of policy terms learn from.
#pragma once

#include <cstdint>
#include <span>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/layers/terms_features.h"
#include "core/train/terms_corpus.h"

namespace postil {

// In how many articles a phrase is a term.
using Support = std::unordered_map<uint64_t, uint32_t>;
Support support_of(std::span<const TermArticle> articles);

// What the packs must not know in this article, ascending: of the phrases that are terms in no
// other all but a share `keep`, by a draw of that number.
std::vector<uint64_t> hidden_phrases(const TermArticle& article, const Support& support,
                                     double keep, uint64_t draw);

struct TaggedSentence {
  size_t first = 0;      // of its tokens
  uint32_t article = 0;  // its number
  std::vector<uint8_t> tags;
};

struct TermSamples {
  std::vector<TaggedSentence> sentences;
  std::vector<TermRow> rows;  // hashes, then numbers of features
  struct TopicSample {
    std::vector<std::pair<uint32_t, int32_t>> features;
    size_t topic;
  };
  std::vector<TopicSample> topics;
  uint32_t articles = 0;
};

void add_article(const TermArticle& article, const TermPacks& packs, const TermModel& clusters,
                 std::span<const uint64_t> hidden, TermSamples& out);

}  // namespace postil
