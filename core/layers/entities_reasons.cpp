// The stable names of the reasons, and the weights of the evidence.
#include "core/layers/entities.h"
#include "core/layers/entities_names.h"

namespace postil {
namespace {

// In the order of Evidence.
constexpr std::string_view evidence_names[] = {"prior",
                                               "list.country",
                                               "list.province",
                                               "list.city",
                                               "list.region",
                                               "list.landform",
                                               "list.demonym",
                                               "list.group",
                                               "list.language",
                                               "list.person",
                                               "list.igo",
                                               "list.institution",
                                               "list.company",
                                               "list.media",
                                               "list.party",
                                               "list.currency",
                                               "list.product",
                                               "list.event",
                                               "list.law",
                                               "list.facility",
                                               "list.work",
                                               "list.first_name",
                                               "list.surname",
                                               "list.long",
                                               "words.first_first_name",
                                               "words.last_surname",
                                               "words.has_first_name",
                                               "words.first_demonym",
                                               "words.first_place",
                                               "words.last_place",
                                               "words.first_org_head",
                                               "words.first_fac_head",
                                               "words.first_loc_head",
                                               "words.first_gpe_head",
                                               "words.first_law_head",
                                               "words.first_event_head",
                                               "words.last_org_head",
                                               "words.last_org_suffix",
                                               "words.last_fac_head",
                                               "words.last_loc_head",
                                               "words.last_gpe_head",
                                               "words.last_law_head",
                                               "words.last_event_head",
                                               "words.last_work_head",
                                               "words.last_lower_head",
                                               "words.alone_org_head",
                                               "words.alone_fac_head",
                                               "words.alone_loc_head",
                                               "words.alone_gpe_head",
                                               "words.alone_law_head",
                                               "words.alone_event_head",
                                               "words.org_head_of",
                                               "words.fac_head_of",
                                               "words.loc_head_of",
                                               "words.gpe_head_of",
                                               "words.law_head_of",
                                               "words.event_head_of",
                                               "words.first_title",
                                               "words.last_title",
                                               "words.has_title",
                                               "words.all_title",
                                               "words.all_common",
                                               "words.first_common",
                                               "words.last_common",
                                               "words.has_common",
                                               "words.inner_list",
                                               "words.law_number",
                                               "words.first_number",
                                               "words.first_the",
                                               "words.norp_ending",
                                               "words.place_ending",
                                               "words.person_ending",
                                               "words.unlisted",
                                               "shape.length_1",
                                               "shape.length_2",
                                               "shape.length_3",
                                               "shape.length_4",
                                               "shape.length_5",
                                               "shape.acronym",
                                               "shape.letter_digit",
                                               "shape.mixed",
                                               "shape.initial",
                                               "shape.number",
                                               "shape.model",
                                               "words.join_of",
                                               "words.join_for",
                                               "words.join_and",
                                               "words.join_particle",
                                               "words.join_hyphen",
                                               "words.join_possessive",
                                               "context.sentence_start",
                                               "context.sentence_start_word",
                                               "context.title",
                                               "context.occupation",
                                               "context.before_the",
                                               "context.before_in",
                                               "context.before_of",
                                               "context.before_demonym",
                                               "context.before_speech",
                                               "context.before_comma",
                                               "context.before_bracket",
                                               "context.before_quote",
                                               "context.before_number",
                                               "context.before_a",
                                               "context.after_speech",
                                               "context.after_possessive",
                                               "context.after_comma",
                                               "context.after_age",
                                               "context.after_bracket",
                                               "context.after_quote",
                                               "context.after_job",
                                               "context.after_org_word",
                                               "context.after_fac_word",
                                               "context.after_gpe_word",
                                               "context.after_loc_word",
                                               "context.after_event_word",
                                               "context.after_noun",
                                               "context.before_hyphen",
                                               "context.after_hyphen",
                                               "context.before_al",
                                               "context.before_the_alone",
                                               "context.before_in_alone",
                                               "context.after_quote_both",
                                               "context.dateline",
                                               "context.headline",
                                               "document.person_part",
                                               "document.lower",
                                               "document.acronym",
                                               "document.same_person",
                                               "document.same_norp",
                                               "document.same_fac",
                                               "document.same_org",
                                               "document.same_gpe",
                                               "document.same_loc",
                                               "document.same_product",
                                               "document.same_event",
                                               "document.same_work",
                                               "document.same_law",
                                               "document.same_language",
                                               "document.same_often",
                                               "document.part_of_norp",
                                               "document.part_of_fac",
                                               "document.part_of_org",
                                               "document.part_of_gpe",
                                               "document.part_of_loc"};
static_assert(std::size(evidence_names) == evidence_count);

// In the order of EntityType, from date on.
constexpr std::string_view pattern_names[] = {
    "pattern.date",     "pattern.time",    "pattern.percent", "pattern.money",
    "pattern.quantity", "pattern.ordinal", "pattern.cardinal"};
static_assert(std::size(pattern_names) + name_type_count == std::size(entity_type_names));

constexpr NameWeights weights = {{
#include "core/layers/entities_weights.inc"
}};

}  // namespace

const NameWeights& name_weights() {
  return weights;
}

std::string_view evidence_name(Evidence evidence) {
  return evidence_names[static_cast<size_t>(evidence)];
}

std::string_view entity_reason_name(uint16_t code) {
  if (code < evidence_count) return evidence_names[code];
  if (code < evidence_count + std::size(pattern_names)) return pattern_names[code - evidence_count];
  return {};
}

}  // namespace postil
