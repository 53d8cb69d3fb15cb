#include "core/model/mention_memory.h"

#include <algorithm>

#include "core/model/templates.h"

namespace postil {

namespace {

constexpr uint32_t no_mention = UINT32_MAX;

enum Number : uint32_t { vote = memory_template, vote_form, votes, longer, longer_vote, acronym };

// What the word's other occurrences were, as one small number; 0: there are none.
struct Vote {
  uint32_t majority = 0;  // 1 + type, or 0 for outside
  uint32_t others = 0;
  bool unanimous = true;
  uint32_t value() const {
    return others == 0 ? 0
                       : 1 + (majority * 3 + std::min(others, 3u) - 1) * 2 + (unanimous ? 1 : 0);
  }
};

class Memory {
 public:
  Memory(const Document& document, const WordIndex& words, std::span<const TaggedSpan> mentions,
         uint32_t types)
      : document_(document), words_(words), mentions_(mentions), labels_(types + 1) {}

  MemoryFeatures run() {
    count();
    find_longest();
    find_acronyms();
    MemoryFeatures result;
    const uint32_t tokens = static_cast<uint32_t>(document_.tokens.size());
    result.begin.reserve(tokens + 1);
    result.begin.push_back(0);
    for (uint32_t t = 0; t < tokens; ++t) {
      if (counts_as_name(t)) features(t, result.features);
      result.begin.push_back(static_cast<uint32_t>(result.features.size()));
    }
    return result;
  }

 private:
  bool counts_as_name(uint32_t t) const {
    const Token& token = document_.tokens[t];
    return token.kind != TokenKind::punctuation && token.kind != TokenKind::number &&
           token.casing != Casing::lower && token.casing != Casing::none;
  }

  uint32_t label(uint32_t t) const {
    return mention_of_[t] == no_mention ? 0 : mentions_[mention_of_[t]].type + 1u;
  }

  void count() {
    mention_of_.assign(document_.tokens.size(), no_mention);
    for (uint32_t m = 0; m < mentions_.size(); ++m) {
      const TokenSpan tokens = mentions_[m].tokens;
      for (uint32_t t = tokens.begin; t < tokens.end; ++t) mention_of_[t] = m;
    }
    counts_.assign(size_t{words_.words} * labels_, 0);
    for (uint32_t t = 0; t < document_.tokens.size(); ++t) {
      if (counts_as_name(t)) ++counts_[size_t{words_.of[t]} * labels_ + label(t)];
    }
  }

  // For each word the two longest mentions that hold it: one of them is not the token's own.
  void find_longest() {
    longest_.assign(size_t{words_.words} * 2, no_mention);
    const auto length = [&](uint32_t m) {
      return m == no_mention ? 1 : mentions_[m].tokens.size();
    };
    for (uint32_t m = 0; m < mentions_.size(); ++m) {
      for (uint32_t t = mentions_[m].tokens.begin; t < mentions_[m].tokens.end; ++t) {
        if (!counts_as_name(t)) continue;
        uint32_t* best = &longest_[size_t{words_.of[t]} * 2];
        if (best[0] == m || best[1] == m) continue;
        if (length(m) > length(best[0])) {
          best[1] = best[0];
          best[0] = m;
        } else if (length(m) > length(best[1])) {
          best[1] = m;
        }
      }
    }
  }

  // Capitals of the mentions' words, as a hash: what an acronym of them would be.
  void find_acronyms() {
    for (uint32_t m = 0; m < mentions_.size(); ++m) {
      const TokenSpan tokens = mentions_[m].tokens;
      if (tokens.size() < 2) continue;
      uint64_t initials = 0;
      uint32_t letters = 0;
      for (uint32_t t = tokens.begin; t < tokens.end; ++t) {
        const char c = document_.text[document_.tokens[t].bytes.begin];
        if (c < 'A' || c > 'Z') continue;
        initials = initials * 31 + static_cast<unsigned char>(c);
        ++letters;
      }
      if (letters >= 2) acronyms_.push_back({initials, mentions_[m].type + 1u});
    }
    std::stable_sort(acronyms_.begin(), acronyms_.end(),
                     [](const auto& a, const auto& b) { return a.initials < b.initials; });
  }

  // The type of a mention whose initials the token is: 1 + type, 0 if there is none.
  uint32_t expansion_of(uint32_t t) const {
    if (document_.tokens[t].casing != Casing::upper) return 0;
    uint64_t letters = 0;
    uint32_t count = 0;
    for (const char c : text_of(document_, document_.tokens[t])) {
      if (c == '.') continue;
      if (c < 'A' || c > 'Z') return 0;
      letters = letters * 31 + static_cast<unsigned char>(c);
      ++count;
    }
    if (count < 2) return 0;
    const auto found = std::lower_bound(
        acronyms_.begin(), acronyms_.end(), letters,
        [](const auto& entry, uint64_t wanted) { return entry.initials < wanted; });
    return found != acronyms_.end() && found->initials == letters ? found->label : 0;
  }

  Vote vote_of(uint32_t t) const {
    Vote result;
    if (t >= document_.tokens.size() || !counts_as_name(t)) return result;
    const uint32_t own = label(t);
    const uint16_t* counts = &counts_[size_t{words_.of[t]} * labels_];
    uint32_t best = 0;
    for (uint32_t l = 0; l < labels_; ++l) {
      const uint32_t others = counts[l] - (l == own ? 1u : 0u);
      result.unanimous = result.unanimous && (others == 0 || result.others == 0);
      result.others += others;
      if (others > best) best = others, result.majority = l;
    }
    return result;
  }

  // The longest other mention with the word: its type, the word's place in it, its length.
  uint32_t longer_mention(uint32_t t) const {
    const uint32_t* best = &longest_[size_t{words_.of[t]} * 2];
    const uint32_t m = best[0] != mention_of_[t] ? best[0] : best[1];
    if (m == no_mention || mentions_[m].tokens.size() < 2) return 0;
    const TokenSpan tokens = mentions_[m].tokens;
    const uint32_t word = words_.of[t];
    const uint32_t place = words_.of[tokens.begin] == word     ? 0
                           : words_.of[tokens.end - 1] == word ? 1
                                                               : 2;
    const uint32_t own_size =
        mention_of_[t] == no_mention ? 1 : mentions_[mention_of_[t]].tokens.size();
    const uint32_t longer = tokens.size() > own_size ? 1 : 0;
    return 1 + ((mentions_[m].type * 3u + place) * 3 + std::min(tokens.size(), 4u) - 2) * 2 +
           longer;
  }

  void features(uint32_t t, std::vector<uint32_t>& out) const {
    const Token& token = document_.tokens[t];
    const uint32_t here = vote_of(t).value();
    const uint32_t casing = static_cast<uint32_t>(token.casing);
    if (here != 0) {
      out.push_back(feature_of(Number::vote, here));
      out.push_back(feature_of(Number::vote_form, here * 8 + casing));
    }
    const uint32_t before = t > 0 ? vote_of(t - 1).value() : 0;
    const uint32_t after = vote_of(t + 1).value();
    if (here + before + after != 0) {
      out.push_back(feature_of(Number::votes, (before * 128 + here) * 128 + after));
    }
    const uint32_t mention = longer_mention(t);
    if (mention != 0) {
      out.push_back(feature_of(Number::longer, mention));
      out.push_back(feature_of(Number::longer_vote, mention * 128 + here));
    }
    const uint32_t expansion_label = expansion_of(t);
    if (expansion_label != 0) out.push_back(feature_of(Number::acronym, expansion_label));
  }

  struct Acronym {
    uint64_t initials;
    uint32_t label;
  };
  const Document& document_;
  const WordIndex& words_;
  std::span<const TaggedSpan> mentions_;
  const uint32_t labels_;
  std::vector<uint32_t> mention_of_, longest_;
  std::vector<uint16_t> counts_;
  std::vector<Acronym> acronyms_;
};

}  // namespace

MemoryFeatures remember_mentions(const Document& document, const WordIndex& words,
                                 std::span<const TaggedSpan> mentions, uint32_t types) {
  return Memory(document, words, mentions, types).run();
}

}  // namespace postil
