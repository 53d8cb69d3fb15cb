#include "core/layers/entity_tagger.h"

#include <algorithm>

namespace postil {

namespace {

constexpr std::string_view reason_names[] = {"tagger.word",     "tagger.before", "tagger.after",
                                             "tagger.shape",    "tagger.affix",  "tagger.cluster",
                                             "tagger.run",      "tagger.list",   "tagger.number",
                                             "tagger.document", "tagger.bias"};
static_assert(std::size(reason_names) == family_count);

constexpr std::string_view list_reason_names[] = {
    "list.country",      "list.province", "list.city",      "list.region",   "list.landform",
    "list.demonym",      "list.group",    "list.language",  "list.person",   "list.igo",
    "list.institution",  "list.company",  "list.media",     "list.party",    "list.currency",
    "list.product",      "list.event",    "list.law",       "list.facility", "list.work",
    "list.first_name",   "list.surname",  "list.title",     "list.org_head", "list.org_suffix",
    "list.fac_head",     "list.loc_head", "list.gpe_head",  "list.law_head", "list.event_head",
    "list.work_head",    "list.particle", "list.job",       "list.speech",   "list.common",
    "list.month",        "list.weekday",  "list.holiday",   "list.season",   "list.date_word",
    "list.date_unit",    "list.day_part", "list.time_unit", "list.number",   "list.scale",
    "list.plural_scale", "list.fraction", "list.ordinal",   "list.unit",     "list.currency_word",
    "list.modifier"};
static_assert(std::size(list_reason_names) == gazetteer_class_count);

// Reasons weaker than this say nothing to a reader.
constexpr float least_weight = 0.1f;

// The words that a family's features look at.
TokenSpan where(Family family, TokenSpan sentence, TokenSpan mention) {
  if (family == Family::before && mention.begin > sentence.begin) {
    return {mention.begin - 1, mention.begin};
  }
  if (family == Family::after && mention.end < sentence.end) return {mention.end, mention.end + 1};
  return mention;
}

void add_reasons(const MentionWeights& weights, TokenSpan sentence, TokenSpan mention,
                 std::vector<Reason>& reasons) {
  const size_t first = reasons.size();
  float lists = 0;
  for (uint32_t list = 0; list < gazetteer_class_count; ++list) {
    lists += weights.list[list];
    if (weights.list[list] < least_weight) continue;
    reasons.push_back(
        {static_cast<uint16_t>(tagger_list_reason_base + list), weights.list[list], mention});
  }
  for (uint32_t f = 0; f < family_count; ++f) {
    const Family family = static_cast<Family>(f);
    const float weight = weights.family[f] - (family == Family::list ? lists : 0);
    if (weight < least_weight) continue;
    reasons.push_back(
        {static_cast<uint16_t>(tagger_reason_base + f), weight, where(family, sentence, mention)});
  }
  sort_reasons(reasons, first);
}

}  // namespace

EntityEvidence read_entity_evidence(const Document& document, const GazetteerView& gazetteer,
                                    const std::vector<NumberMatch>& numbers) {
  EntityEvidence evidence;
  const uint32_t count = static_cast<uint32_t>(document.tokens.size());
  evidence.lists.resize(count);
  evidence.numbers.resize(count);
  for (uint32_t t = 0; t < count; ++t) evidence.lists[t].alone = gazetteer.word[t];
  uint32_t covered = 0;  // leftmost-longest: phrases that begin inside another one are left out
  for (const GazetteerMatch& match : gazetteer.phrases) {
    if (match.tokens.begin < covered) continue;
    covered = match.tokens.end;
    for (uint32_t t = match.tokens.begin; t < match.tokens.end; ++t) {
      const bool first = t == match.tokens.begin, last = t + 1 == match.tokens.end;
      evidence.lists[t].phrase = match.classes;
      evidence.lists[t].place = first ? 1 : last ? 3 : 2;
    }
  }
  for (const NumberMatch& match : numbers) {
    for (uint32_t t = match.tokens.begin; t < match.tokens.end; ++t) {
      const uint32_t first = t == match.tokens.begin, last = t + 1 == match.tokens.end;
      evidence.numbers[t] =
          static_cast<uint8_t>(1 + static_cast<uint32_t>(match.type) * 4 + first + 2 * last);
    }
  }
  return evidence;
}

Layer<Entity> tag_entities(const Document& document, const Keys& keys,
                           const GazetteerView& gazetteer, const std::vector<NumberMatch>& numbers,
                           const TaggerModel& model) {
  Layer<Entity> layer;
  const EntityEvidence evidence = read_entity_evidence(document, gazetteer, numbers);
  const Tagging tagging = tag_document(model, document, keys, evidence.view());
  size_t sentence = 0;
  for (const TaggedSpan& mention : tagging.mentions) {
    while (document.sentences[sentence].end <= mention.tokens.begin) ++sentence;
    const TokenSpan span = document.sentences[sentence];
    const uint32_t first = static_cast<uint32_t>(layer.reasons.size());
    add_reasons(weigh_mention(model, tagging, evidence.view(), span, mention), span, mention.tokens,
                layer.reasons);
    layer.marks.push_back({mention.tokens,
                           static_cast<EntityType>(mention.type),
                           {first, static_cast<uint32_t>(layer.reasons.size())}});
  }
  return layer;
}

std::string_view tagger_reason_name(uint16_t code) {
  if (code >= tagger_reason_base && code < tagger_reason_base + family_count) {
    return reason_names[code - tagger_reason_base];
  }
  if (code >= tagger_list_reason_base && code < tagger_list_reason_base + gazetteer_class_count) {
    return list_reason_names[code - tagger_list_reason_base];
  }
  return {};
}

}  // namespace postil
