#include "core/layers/claims_evidence.h"

namespace postil {
namespace {

struct ClassReason {
  CueClass cue_class;
  ClaimReason reason;
};
constexpr ClassReason class_reasons[] = {
    {CueClass::future, ClaimReason::cue_future},
    {CueClass::modal, ClaimReason::cue_modal},
    {CueClass::hedge, ClaimReason::cue_hedge},
    {CueClass::causal, ClaimReason::cue_causal},
    {CueClass::rule, ClaimReason::cue_rule},
    {CueClass::change, ClaimReason::cue_change},
    {CueClass::evaluation, ClaimReason::loaded_word},
    {CueClass::negation, ClaimReason::cue_negation},
};

void from_cues(const Reading& reading, uint32_t sentence, const Attribution& attribution,
               std::vector<ClaimEvidence>& out) {
  for (uint32_t i = reading.first_cue[sentence]; i < reading.first_cue[sentence + 1]; ++i) {
    const Cue& cue = reading.cues[i];
    if (cue.tokens.overlaps(attribution.cue)) continue;
    for (const ClassReason& entry : class_reasons)
      if (cue.is(entry.cue_class)) out.push_back({entry.reason, cue.tokens});
    if (cue.is(CueClass::past)) out.push_back({ClaimReason::tense_past, cue.tokens});
  }
}

void from_entities(const Reading& reading, TokenSpan tokens, std::vector<ClaimEvidence>& out) {
  for (uint32_t at = tokens.begin; at < tokens.end;) {
    uint32_t end = at + 1;
    const uint8_t type = reading.entity[at];
    if (type == no_entity) {
      if (reading.document.tokens[at].kind == TokenKind::number)
        out.push_back({ClaimReason::figure_number, {at, end}});
    } else {
      while (end < tokens.end && reading.entity[end] == type) ++end;
      const ClaimReason reason = reason_of_entity(static_cast<EntityType>(type));
      if (reason != ClaimReason::none) out.push_back({reason, {at, end}});
    }
    at = end;
  }
}

// Tense, person and quotation, token by token.
void from_words(const Reading& reading, TokenSpan tokens, const Attribution& attribution,
                std::vector<ClaimEvidence>& out) {
  uint32_t quote_begin = tokens.end;
  for (uint32_t at = tokens.begin; at < tokens.end; ++at) {
    if (attribution.cue.contains(at) || attribution.source.contains(at)) continue;
    const TokenSpan here{at, at + 1};
    const std::string_view word = text_of(reading.document, reading.document.tokens[at]);
    if (reading.words[at] == WordClass::first) out.push_back({ClaimReason::first_person, here});
    if (reading.words[at] == WordClass::be) {
      const bool past = word == "was" || word == "were" || word == "wasn't" || word == "weren't";
      out.push_back({past ? ClaimReason::tense_past : ClaimReason::tense_present, here});
    } else if (reading.words[at] == WordClass::other && word.size() > 4 &&
               word.substr(word.size() - 2) == "ed" && is_finite(reading, at, tokens)) {
      out.push_back({ClaimReason::tense_past, here});
    }
    if (reading.quoted[at] && quote_begin == tokens.end) quote_begin = at;
  }
  if (quote_begin != tokens.end)
    out.push_back({ClaimReason::quotation, {quote_begin, quote_begin + 1}});
}

}  // namespace

ClaimReason reason_of_entity(EntityType type) {
  switch (type) {
    case EntityType::percent:
    case EntityType::money:
    case EntityType::quantity:
      return ClaimReason::figure_unit;
    case EntityType::cardinal:
    case EntityType::ordinal:
      return ClaimReason::figure_number;
    case EntityType::date:
    case EntityType::time:
      return ClaimReason::figure_date;
    case EntityType::person:
    case EntityType::norp:
      return ClaimReason::entity_person;
    case EntityType::org:
      return ClaimReason::entity_institution;
    case EntityType::gpe:
    case EntityType::loc:
    case EntityType::fac:
      return ClaimReason::entity_place;
    case EntityType::law:
      return ClaimReason::entity_law;
    default:
      return ClaimReason::none;
  }
}

void find_evidence(const Reading& reading, uint32_t sentence, const Attribution& attribution,
                   std::vector<ClaimEvidence>& out) {
  const TokenSpan tokens = reading.document.sentences[sentence];
  from_cues(reading, sentence, attribution, out);
  from_entities(reading, tokens, out);
  from_words(reading, tokens, attribution, out);
  if (!attribution.cue.empty()) out.push_back({ClaimReason::cue_attribution, attribution.cue});
}

}  // namespace postil
