// Function words: the closed classes of English that the claims layer reads a sentence by.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace postil {

enum class WordClass : uint8_t {
  other,        // an open-class word, or no word
  determiner,   // "the", "his", "this"
  pronoun,      // subject pronouns: "he", "they"
  first,        // "I", "we": subject pronouns too
  object,       // "him", "them", "us"
  preposition,  // "of", "on"
  linking,      // prepositions that tie a noun phrase together: "of", "for", "at", "in", "from"
  conjunction,  // "and", "but", "because", "that"
  relative,     // "who", "which"
  question,     // "what", "why", "how"
  be,           // forms of "be", finite
  have,         // finite forms of "have"
  doing,        // finite forms of "do"
  modal,        // "would", "must"
  future,       // "will", "'ll", "shall"
  adverb,       // short adverbs that stand between subject and verb: "also", "then"
  not_,         // "not", "n't", "never"
};

// From the folded key of a word (core/lexicon/keys.h) to its class, in one probe or two.
class WordTable {
 public:
  WordTable();
  WordClass at(uint64_t folded_key) const {
    for (size_t slot = folded_key & mask;; slot = (slot + 1) & mask) {
      if (keys_[slot] == folded_key) return classes_[slot];
      if (keys_[slot] == 0) return WordClass::other;
    }
  }

 private:
  static constexpr size_t mask = 1023;  // at most a quarter of the slots is taken
  std::array<uint64_t, mask + 1> keys_{};
  std::array<WordClass, mask + 1> classes_{};
};

}  // namespace postil
