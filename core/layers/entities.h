// Layer 1: names, dates, amounts. A function of a document and the gazetteers.
#pragma once

#include <span>
#include <string_view>

#include "core/layers/marks.h"
#include "core/lexicon/keys.h"
#include "core/lexicon/lexicon.h"
#include "core/text/document.h"

namespace postil {

// What the gazetteer's lexicon values mean: value = class | detail << 8, so that a match can say
// more than its class (which country, which currency) once a table of details is there.
struct EntityResources {
  Lexicon gazetteer;
};

Result<EntityResources> load_entities(std::span<const std::byte> gazetteer);

// The entities of a document, disjoint, in order. Total and deterministic.
Layer<Entity> find_entities(const Document& document, const Keys& keys,
                            const EntityResources& resources);

// The stable name of a reason code of this layer ("list.city", "pattern.date"), for JSON and the
// page.
std::string_view entity_reason_name(uint16_t code);

}  // namespace postil
