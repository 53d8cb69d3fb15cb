#include "core/layers/claims_reasons.h"

#include <algorithm>

#include "core/layers/claims_evidence.h"

namespace postil {
namespace {

constexpr float least_weight = 0.1F;

ClaimReason reason_of_word(const Reading& reading, uint32_t at) {
  const std::string_view word = text_of(reading.document, reading.document.tokens[at]);
  switch (reading.words[at]) {
    case WordClass::first:
      return ClaimReason::first_person;
    case WordClass::be:
      return word == "was" || word == "were" ? ClaimReason::tense_past : ClaimReason::tense_present;
    case WordClass::future:
      return ClaimReason::cue_future;
    case WordClass::modal:
      return ClaimReason::cue_modal;
    case WordClass::not_:
      return ClaimReason::cue_negation;
    default:
      break;
  }
  if (is_quote_mark(word)) return ClaimReason::quotation;
  if (reading.document.tokens[at].kind == TokenKind::number) return ClaimReason::figure_number;
  return ClaimReason::word;
}

// The first class that the cue is of, in the order of what says most.
ClaimReason reason_of_cue(const Cue& cue, uint32_t token, const Reading& reading) {
  constexpr std::pair<CueClass, ClaimReason> order[] = {
      {CueClass::future, ClaimReason::cue_future},
      {CueClass::causal, ClaimReason::cue_causal},
      {CueClass::rule, ClaimReason::cue_rule},
      {CueClass::hedge, ClaimReason::cue_hedge},
      {CueClass::change, ClaimReason::cue_change},
      {CueClass::amount, ClaimReason::cue_change},
      {CueClass::modal, ClaimReason::cue_modal},
      {CueClass::negation, ClaimReason::cue_negation},
      {CueClass::evaluation, ClaimReason::loaded_word},
      {CueClass::past, ClaimReason::tense_past},
      {CueClass::speech, ClaimReason::cue_attribution},
  };
  for (const auto& [cue_class, reason] : order)
    if (cue.is(cue_class)) return reason;
  return reason_of_word(reading, token);
}

}  // namespace

void gather_reasons(const Reading& reading, uint32_t sentence, const Attribution& attribution,
                    const std::vector<float>& by_token, size_t most, std::vector<Reason>& out) {
  const TokenSpan tokens = reading.document.sentences[sentence];
  const size_t first = out.size();
  uint32_t cue = reading.first_cue[sentence];
  const uint32_t last_cue = reading.first_cue[sentence + 1];
  for (uint32_t at = tokens.begin; at < tokens.end;) {
    while (cue < last_cue && reading.cues[cue].tokens.end <= at) ++cue;
    uint32_t end = at + 1;
    ClaimReason reason = ClaimReason::none;
    if (attribution.cue.contains(at)) {
      end = attribution.cue.end;
      reason = ClaimReason::cue_attribution;
    } else if (reading.entity[at] != no_entity) {
      while (end < tokens.end && reading.entity[end] == reading.entity[at] &&
             reading.entity_begins[end] == 0)
        ++end;
      reason = reason_of_entity(static_cast<EntityType>(reading.entity[at]));
      if (reason == ClaimReason::none) reason = ClaimReason::word;
    } else if (cue < last_cue && reading.cues[cue].tokens.contains(at)) {
      end = reading.cues[cue].tokens.end;
      reason = reason_of_cue(reading.cues[cue], at, reading);
    } else {
      reason = reason_of_word(reading, at);
    }
    end = std::min(end, tokens.end);
    float weight = 0;
    for (uint32_t i = at; i < end; ++i) weight += by_token[i - tokens.begin];
    // A stop or comma weighs, but tells a reader nothing.
    const bool mark =
        reason == ClaimReason::word && reading.document.tokens[at].kind == TokenKind::punctuation;
    if (weight >= least_weight && !mark)
      out.push_back({static_cast<uint16_t>(reason), weight, {at, end}});
    at = end;
  }
  if (by_token.back() >= least_weight)
    out.push_back({static_cast<uint16_t>(ClaimReason::place), by_token.back(), {}});
  sort_reasons(out, first);
  if (out.size() > first + most) out.resize(first + most);
}

}  // namespace postil
