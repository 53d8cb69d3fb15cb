// Layer 1 by the trained tagger: what the gazetteer and the number patterns say of the tokens goes
// in as evidence, mentions with the reasons for them come out.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/layers/gazetteer.h"
#include "core/layers/marks.h"
#include "core/layers/numbers.h"
#include "core/lexicon/keys.h"
#include "core/model/tagger.h"
#include "core/text/document.h"

namespace postil {

struct EntityEvidence {
  std::vector<ListHits> lists;
  std::vector<uint8_t> numbers;
  TokenEvidence view() const { return {lists, numbers}; }
};

EntityEvidence read_entity_evidence(const Document& document, const GazetteerView& gazetteer,
                                    const std::vector<NumberMatch>& numbers);

// The entities of a document, disjoint, in order; the model's types must be the 18 of EntityType in
// their order. Total and deterministic.
Layer<Entity> tag_entities(const Document& document, const Keys& keys,
                           const GazetteerView& gazetteer, const std::vector<NumberMatch>& numbers,
                           const TaggerModel& model);

// A reason's weight is the log odds that the model's features of one family, or one word list, add
// to the mention's tags over no tag. Codes: tagger_reason_base + Family, and
// tagger_list_reason_base + GazetteerClass.
inline constexpr uint16_t tagger_reason_base = 0;
inline constexpr uint16_t tagger_list_reason_base = family_count;
// "tagger.word", "tagger.before", "list.city" ...; empty past the last code.
std::string_view tagger_reason_name(uint16_t code);

}  // namespace postil
