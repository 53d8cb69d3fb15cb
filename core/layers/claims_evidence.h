// The reasons that a claim can show.
#pragma once

#include <cstdint>
#include <string_view>

#include "core/layers/marks.h"

namespace postil {

enum class ClaimReason : uint16_t {
  cue_future,
  cue_modal,
  cue_hedge,
  cue_causal,
  cue_rule,
  cue_change,
  loaded_word,
  cue_negation,
  cue_attribution,
  figure_unit,    // a percentage, a sum of money, a measurement, or a number with a scale word
  figure_number,  // a bare number
  figure_date,
  entity_person,
  entity_institution,
  entity_place,
  entity_law,
  tense_past,
  tense_present,
  first_person,
  quotation,
  word,     // a word that is on no list
  place,    // length, position, kind of block, quotation marks
  context,  // the sentences around it and the article as a whole
  none      // how many there are
};
inline constexpr size_t claim_reason_count = static_cast<size_t>(ClaimReason::none);
inline constexpr std::string_view claim_reason_names[] = {
    "cue.future",    "cue.modal",   "cue.hedge",     "cue.causal",         "cue.rule",
    "cue.change",    "loaded.word", "cue.negation",  "cue.attribution",    "figure.unit",
    "figure.number", "figure.date", "entity.person", "entity.institution", "entity.place",
    "entity.law",    "tense.past",  "tense.present", "person.first",       "quotation",
    "word",          "place",       "context"};
static_assert(std::size(claim_reason_names) == claim_reason_count);

// The reason that a name or figure of this type gives; none for the types that say nothing.
ClaimReason reason_of_entity(EntityType type);

}  // namespace postil
