// Which phrases may be terms, and how likely each is by the field over tokens: the chances of spans
// under a linear-chain conditional random field, by the forward-backward algorithm (Rabiner 1989).
#pragma once

#include <array>
#include <span>
#include <vector>

#include "core/layers/terms_features.h"
#include "core/layers/terms_model.h"
#include "core/text/span.h"

namespace postil {

// e^x with one and the same result on every machine; x is taken into [-60, 60].
double exp_of(double x);

struct TermCandidate {
  TokenSpan tokens;
  float chance = 0;       // that exactly these tokens are a term, by the field
  uint32_t sentence = 0;  // of the document
  uint32_t match = 0;     // 1 + the match of the packs that it is, contains, lies in or crosses
  uint8_t relation = 0;   // to that match: none, is it, contains it, lies in it, crosses it
};

// The candidates of a document: every span of at least least_chance, and every match of the packs;
// by begin, then end.
inline constexpr float least_chance = 0.04f;

std::vector<TermCandidate> find_candidates(const Document& document, const TermReader& reader,
                                           const TermModel& model,
                                           std::span<const TermMatch> matches,
                                           std::span<const TokenSpan> names);

}  // namespace postil
