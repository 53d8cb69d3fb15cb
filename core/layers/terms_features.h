// What the model of terms sees: for each token one feature of every template, as a hash of it.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/layers/marks.h"
#include "core/layers/terms.h"
#include "core/lexicon/keys.h"
#include "core/text/document.h"

namespace postil {

// A phrase of the packs, found in a text.
struct TermMatch {
  TokenSpan tokens;
  uint32_t value = 0;   // of the lexicon: the concept's index and which of its labels it is
  bool forced = false;  // of a pack that the model does not judge
};
constexpr uint32_t concept_of(uint32_t value) {
  return value >> 2;
}
constexpr uint32_t label_kind_of(uint32_t value) {
  return value & 3;
}

// The names among the entities: amounts and dates are none, a term may lie in one.
std::vector<TokenSpan> names_of(const std::vector<Entity>& entities);
// Whether a term may hold `tokens`: it may hold a whole name, not lie in one or cross its border.
// `first` is moved to the first name that ends after the term's begin.
bool respects_names(TokenSpan tokens, std::span<const TokenSpan> names, size_t& first);

// What a phrase is known by, however it is inflected.
uint64_t phrase_key(const Keys& keys, TokenSpan tokens);

// The phrases of the packs in a document, leftmost-longest, but for those whose keys are `hidden`
// (ascending): in training the packs must not know what they were taught by the same article.
std::vector<TermMatch> match_terms(const Document& document, const Keys& keys,
                                   std::span<const TokenSpan> names, const TermPacks& packs,
                                   std::span<const uint64_t> hidden = {});

// What find_terms makes of the matches.
Layer<Term> judge_terms(const Document& document, const Keys& keys,
                        const std::vector<Entity>& entities, const TermPacks& packs,
                        const TermModel& model, const std::vector<TermMatch>& matches);

// Families of templates: what a reason names.
enum class TermFamily : uint8_t { word, context, shape, pack, article, meaning, count };
inline constexpr size_t term_templates = 62;
using TermRow = std::array<uint32_t, term_templates>;
TermFamily family_of(size_t feature);

// What a feature is found by in the model: its number and what it is of.
uint32_t feature_hash(uint32_t feature, uint64_t a, uint64_t b = 0);
// What a word's cluster is found by in the model.
uint32_t cluster_hash(uint64_t folded_key);
// What a phrase of the vocabularies is found by.
uint32_t vocabulary_hash(uint64_t phrase_key);
inline constexpr uint32_t longest_known = 6;  // in tokens

class TermReader {
 public:
  // What is known of a token.
  struct Facts {
    uint64_t stem = 0, folded = 0;
    uint32_t tail = 0;     // its last three letters, or the whole of a short word
    uint32_t ending = 0;   // its last four
    uint32_t pack = 0;     // place in a match, its length and topic
    uint32_t match = 0;    // 1 + which match of the document holds it
    uint32_t cluster = 0;  // of its word: fine, coarse
    uint8_t place = 0;     // in a match: none, first, inside, last, single
    uint8_t shape = 0;
    uint8_t entity = 0;                             // 0, or 1 + 2 * type, + 1 inside
    std::array<uint8_t, vocabulary_count> known{};  // likewise in phrases of the vocabularies
    uint8_t often = 0;  // how often the stem occurs in the document, by class
  };

  TermReader(const Document& document, const Keys& keys, const std::vector<Entity>& entities,
             const TermPacks& packs, const TermModel& model, std::span<const TermMatch> matches);

  const Facts& facts(uint32_t token) const { return facts_[token]; }
  // What the phrase of a match is known by.
  uint64_t phrase(size_t match) const { return phrases_[match]; }
  uint32_t main_topic() const { return main_topic_; }
  uint32_t density() const { return density_; }
  uint8_t topic_share(size_t topic) const { return topic_share_[topic]; }

  // The features of a token of the sentence.
  void read(uint32_t token, TokenSpan sentence, TermRow& row) const;

  // Features of a term's topic: calls use(hash, times) for each.
  template <class Use>
  void read_topic(TokenSpan term, TokenSpan sentence, uint32_t matched_topic, Use use) const {
    use(0, 8);
    for (uint32_t i = term.begin; i < term.end; ++i) use(topic_hash(1, facts_[i].stem), 8);
    use(topic_hash(2, facts_[term.end - 1].stem), 8);
    use(topic_hash(3, matched_topic), 8);
    for (uint32_t i = term.begin; i < term.end; ++i) use(topic_hash(6, facts_[i].cluster), 8);
    use(topic_hash(7, facts_[term.end - 1].cluster), 8);
    for (uint32_t i = sentence.begin; i < sentence.end; ++i)
      if (i < term.begin || i >= term.end) use(topic_hash(4, facts_[i].stem), 2);
    for (uint32_t i = 0; i < topic_share_.size(); ++i)
      if (topic_share_[i] > 0) use(topic_hash(5, i), topic_share_[i]);
  }

 private:
  static uint32_t topic_hash(uint32_t family, uint64_t key);
  void read_token(uint32_t token);
  void read_matches(const TermPacks& packs);
  void read_vocabularies(const TermModel& model, TokenSpan sentence);

  const Document& document_;
  const Keys& keys_;
  std::span<const TermMatch> matches_;
  std::vector<Facts> facts_;
  std::vector<uint64_t> phrases_;          // of each match
  std::array<uint8_t, 21> topic_share_{};  // of the matches, in sixteenths
  uint32_t main_topic_ = 0, density_ = 0;
};

}  // namespace postil
