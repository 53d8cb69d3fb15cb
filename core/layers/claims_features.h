// The features of a sentence that the claim model weighs. Words count as they stand and once more
// with names, figures and the words that attribute put as classes; then cues, figures, tense,
// place, quotation. The same code serves training and use.
#pragma once

#include <cstdint>
#include <vector>

#include "core/layers/attribution.h"
#include "core/layers/claims_reading.h"

namespace postil {

// Changes with any change of what a feature means: a model made for another one is refused.
inline constexpr uint32_t claim_feature_version = 2;

inline constexpr uint32_t no_token = UINT32_MAX;

struct ClaimFeature {
  uint32_t fingerprint = 0;
  uint32_t token = no_token;  // the word that it stands at, for the reasons
};

// A word whose meaning counts: its row in the table of meanings is averaged over the sentence.
struct MeaningWord {
  uint32_t fingerprint = 0;
  uint32_t token = 0;
};
uint32_t meaning_fingerprint(uint64_t folded_key);

struct SentencePlace {
  uint32_t sentence = 0;  // in the document
  BlockKind block = BlockKind::paragraph;
  uint32_t in_block = 0;  // number of the sentence in its block
};

// The features of one sentence.
struct SentenceFeatures {
  std::vector<ClaimFeature> features;  // each fingerprint once
  std::vector<MeaningWord> meanings;   // in the order of the text
};

// Collects the features of one sentence after the other; keeps its memory between them.
class ClaimFeatures {
 public:
  SentenceFeatures read(const Reading& reading, const SentencePlace& place,
                        const Attribution& attribution);

 private:
  struct Symbol {
    uint64_t key;
    uint32_t token;
  };
  void add(uint32_t number, uint64_t a, uint32_t token = no_token);
  void add_pair(uint32_t number, uint64_t a, uint64_t b, uint32_t token = no_token);
  void read_symbols();
  void from_words();
  void from_cues();
  void from_entities();
  void from_verb();
  void from_place();
  void from_quotes();
  void from_hedge();

  SentenceFeatures found_;
  const Reading* reading_ = nullptr;
  SentencePlace place_;
  TokenSpan tokens_;
  Attribution attribution_;
  std::vector<Symbol> symbols_;  // the sentence with classes for names, figures and attribution
  std::vector<uint32_t> seen_ = std::vector<uint32_t>(4096);
};

}  // namespace postil
