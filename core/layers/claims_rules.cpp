#include "core/layers/claims_rules.h"

#include <algorithm>
#include <array>

#include "core/model/linear.h"

namespace postil {
namespace {

constexpr size_t kind_count = std::size(claim_kind_names);

// What one piece of evidence adds to the score of each kind, in the guideline's order, and to the
// worth. Set by hand; statement is what a sentence is if nothing speaks for another kind.
struct Weights {
  std::array<float, kind_count> kind;
  float worth;
};
constexpr Weights bias = {{-1.0F, -1.6F, -1.2F, -1.5F, 0.5F, -0.6F}, -0.9F};
constexpr Weights weights[claim_reason_count] = {
    // prediction quantity causation rule statement judgement, worth
    {{2.6F, -0.8F, -0.6F, -0.4F, -0.4F, -0.3F}, -0.8F},  // cue_future
    {{0.2F, -0.6F, -0.1F, 0.5F, -0.2F, 0.5F}, -0.5F},    // cue_modal
    {{0.8F, -0.3F, 0.0F, -0.1F, 0.0F, 0.3F}, -0.3F},     // cue_hedge
    {{0.1F, -0.2F, 1.7F, 0.0F, -0.1F, 0.0F}, 0.2F},      // cue_causal
    {{0.0F, -0.3F, -0.2F, 1.3F, 0.1F, 0.0F}, 0.5F},      // cue_rule
    {{0.0F, 0.5F, 0.1F, 0.0F, -0.1F, -0.1F}, 0.3F},      // cue_change
    {{0.0F, -0.2F, 0.0F, 0.0F, -0.1F, 0.5F}, -0.4F},     // loaded_word
    {{-0.1F, -0.2F, 0.0F, 0.1F, 0.0F, 0.3F}, -0.1F},     // cue_negation
    {{0.1F, 0.0F, 0.0F, 0.0F, 0.1F, 0.0F}, 0.0F},        // cue_attribution
    {{0.1F, 1.6F, 0.0F, 0.0F, -0.1F, -0.6F}, 1.2F},      // figure_unit
    {{0.0F, 0.5F, 0.0F, 0.1F, 0.1F, -0.3F}, 0.4F},       // figure_number
    {{0.1F, 0.1F, -0.1F, -0.2F, 0.4F, -0.4F}, 0.3F},     // figure_date
    {{0.0F, -0.2F, 0.0F, -0.1F, 0.2F, -0.1F}, 0.1F},     // entity_person
    {{0.0F, 0.0F, 0.0F, 0.1F, 0.2F, -0.1F}, 0.4F},       // entity_institution
    {{0.0F, 0.1F, 0.0F, 0.0F, 0.2F, -0.1F}, 0.2F},       // entity_place
    {{0.0F, 0.0F, 0.0F, 1.0F, 0.1F, -0.2F}, 0.5F},       // entity_law
    {{-0.3F, 0.0F, 0.1F, -0.4F, 0.3F, -0.3F}, 0.2F},     // tense_past
    {{-0.2F, 0.0F, 0.0F, 0.2F, 0.0F, 0.4F}, 0.0F},       // tense_present
    {{0.1F, -0.2F, 0.0F, -0.3F, 0.0F, 0.4F}, -0.7F},     // first_person
    {{0.0F, -0.2F, 0.0F, 0.0F, 0.0F, 0.3F}, -0.4F},      // quotation
    {{}, 0},                                             // word: only learned weights know
    {{}, 0},                                             // place
    {{}, 0},                                             // context
};
constexpr int counted_at_most = 2;  // of one reason: a third "said" says nothing new

bool has_finite(const Reading& reading, uint32_t sentence) {
  const TokenSpan tokens = reading.document.sentences[sentence];
  for (uint32_t at = tokens.begin; at < tokens.end; ++at)
    if (is_finite(reading, at, tokens)) return true;
  for (uint32_t i = reading.first_cue[sentence]; i < reading.first_cue[sentence + 1]; ++i) {
    const Cue& cue = reading.cues[i];
    if (cue.is(CueClass::past)) return true;
    // "Exports fall": a verb of the lists after the first word.
    if (cue.tokens.begin > tokens.begin && (cue.is(CueClass::speech) || cue.is(CueClass::opinion) ||
                                            cue.is(CueClass::causal) || cue.is(CueClass::rule)))
      return true;
  }
  return false;
}

bool is_question(const Reading& reading, TokenSpan tokens) {
  uint32_t at = tokens.end;
  while (at > tokens.begin) {
    const std::string_view last = text_of(reading.document, reading.document.tokens[at - 1]);
    if (!is_quote_mark(last) && last != ")" && last != "\u2019") return last == "?";
    --at;
  }
  return false;
}

bool is_command(const Reading& reading, uint32_t sentence) {
  const TokenSpan tokens = reading.document.sentences[sentence];
  uint32_t begin = tokens.begin;
  while (begin < tokens.end && reading.document.tokens[begin].kind == TokenKind::punctuation)
    ++begin;
  for (uint32_t i = reading.first_cue[sentence]; i < reading.first_cue[sentence + 1]; ++i)
    if (reading.cues[i].tokens.begin == begin) return reading.cues[i].is(CueClass::command);
  return false;
}

}  // namespace

Verdict judge_by_rules(const std::vector<ClaimEvidence>& evidence) {
  std::array<float, kind_count> score = bias.kind;
  float worth = bias.worth;
  std::array<int, claim_reason_count> seen{};
  std::vector<const ClaimEvidence*> counted;
  for (const ClaimEvidence& one : evidence) {
    const size_t reason = static_cast<size_t>(one.reason);
    if (++seen[reason] > counted_at_most) continue;
    for (size_t kind = 0; kind < kind_count; ++kind) score[kind] += weights[reason].kind[kind];
    worth += weights[reason].worth;
    counted.push_back(&one);
  }
  Verdict verdict;
  // max_element takes the first of equals: the guideline's order decides ties.
  const size_t best =
      static_cast<size_t>(std::max_element(score.begin(), score.end()) - score.begin());
  verdict.kind = static_cast<ClaimKind>(best);
  if (verdict.kind == ClaimKind::judgement) worth -= 2.0F;
  verdict.worth = logistic(worth);
  for (const ClaimEvidence* one : counted) {
    const float weight = weights[static_cast<size_t>(one->reason)].kind[best];
    if (weight > 0)
      verdict.reasons.push_back({static_cast<uint16_t>(one->reason), weight, one->where});
  }
  sort_reasons(verdict.reasons);
  return verdict;
}

bool asserts_by_rules(const Reading& reading, uint32_t sentence) {
  const TokenSpan tokens = reading.document.sentences[sentence];
  if (is_question(reading, tokens) || is_command(reading, sentence)) return false;
  return has_finite(reading, sentence);
}

}  // namespace postil
