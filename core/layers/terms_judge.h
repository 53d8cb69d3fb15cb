// The second reading of policy terms: each candidate phrase is judged as a whole, by what the field
// over tokens thinks of it here and elsewhere in the document, what packs and vocabularies know of
// it, and its words: a logistic regression over hashed features.
#pragma once

#include <array>
#include <span>
#include <vector>

#include "core/layers/terms_spans.h"

namespace postil {

inline constexpr size_t span_templates = 48;
using SpanRow = std::array<uint32_t, span_templates>;
// Whether the feature says what the field thinks, which has reasons of its own; else its family.
bool is_of_field(size_t feature);
TermFamily span_family_of(size_t feature);

class SpanReader {
 public:
  // All must outlive the reader.
  SpanReader(const Document& document, const Keys& keys, const TermReader& reader,
             const TermPacks& packs, const TermModel& model, std::span<const TermMatch> matches,
             std::span<const TermCandidate> candidates);

  void read(size_t candidate, SpanRow& row) const;

 private:
  struct Phrase {  // in the document, with its chances
    float most = 0, second = 0, sum = 0;
    uint32_t times = 0;
  };
  struct Place {  // of a candidate
    uint64_t key = 0;
    uint32_t phrase = 0;
    uint32_t rivals = 0;   // candidates that overlap it, up to 5
    float rival = 0;       // the best chance of them,
    uint8_t rival_is = 0;  // which is longer, shorter, or crosses it
    BlockKind block = BlockKind::paragraph;
  };
  void read_rivals();
  void read_phrases();

  const Document& document_;
  const Keys& keys_;
  const TermReader& reader_;
  const TermPacks& packs_;
  const TermModel& model_;
  std::span<const TermMatch> matches_;
  std::span<const TermCandidate> candidates_;
  std::vector<Place> places_;
  std::vector<Phrase> phrases_;
  std::vector<uint16_t> counts_;  // of stems, by their lower bits
  uint32_t busy_ = 0;             // terms that the field expects in a hundred tokens
};

// The chance of each candidate; without weights for phrases that of the field.
std::vector<float> judge_spans(const SpanReader& reader, const TermModel& model,
                               std::span<const TermCandidate> candidates);

// Disjoint candidates of the highest sum of gains, none without a gain: their indices, ascending.
std::vector<uint32_t> choose_spans(std::span<const TermCandidate> candidates,
                                   std::span<const float> gains);

// What choosing each candidate gains, by the model's threshold and share.
std::vector<float> gains_of(std::span<const TermCandidate> candidates,
                            std::span<const float> chances, const TermModel& model);

}  // namespace postil
