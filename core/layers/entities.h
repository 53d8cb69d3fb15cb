// Layer 1: names, dates, amounts. A trained tagger judges; the gazetteers and the patterns of dates
// and amounts are its evidence.
#pragma once

#include <span>
#include <string_view>

#include "core/layers/gazetteer.h"
#include "core/layers/marks.h"
#include "core/lexicon/keys.h"
#include "core/lexicon/lexicon.h"
#include "core/model/tagger.h"
#include "core/text/document.h"

namespace postil {

// The lists of names and words, what is known of the names (core/layers/gazetteer.h), and the
// tagger.
struct EntityResources {
  Lexicon gazetteer;
  GazetteerDetails details;
  TaggerModel tagger;
};

// From the bytes of the bundle's sections of those names. The Error begins with the section's name.
Result<EntityResources> load_entities(std::span<const std::byte> gazetteer,
                                      std::span<const std::byte> details,
                                      std::span<const std::byte> tagger);

// The entities of a document, disjoint, in order, with their values and groups. Total and
// deterministic.
EntityLayer find_entities(const Document& document, const Keys& keys,
                          const EntityResources& resources);

// The stable name of a reason code of this layer (such as "list.city"), for JSON and the page;
// empty for a number that is no code. The codes are those from 0 to the first empty name.
std::string_view entity_reason_name(uint16_t code);

}  // namespace postil
