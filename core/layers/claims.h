// Layer 2: what each sentence claims, of what kind, by whom, how surely, how worth checking.
#pragma once

#include <span>
#include <string_view>

#include "core/layers/attribution_model.h"
#include "core/layers/claims_model.h"
#include "core/layers/claims_words.h"
#include "core/layers/marks.h"
#include "core/lexicon/keys.h"
#include "core/lexicon/lexicon.h"
#include "core/text/document.h"

namespace postil {

struct ClaimResources {
  Lexicon cues;  // values are cue classes: see core/data/cues and claims_cues.h
  WordTable words;
  ClaimModel model;              // empty: there are no claims
  AttributionModel attribution;  // empty: the rules of core/layers/attribution.h
};

// The lexicon of core/train/cues.h, the model of core/train/claims_train.h, and that of
// core/train/attribution_train.h. Without a model (no bytes) there are no claims, without that of
// attributions the rules attribute.
Result<ClaimResources> load_claims(std::span<const std::byte> cues,
                                   std::span<const std::byte> model = {},
                                   std::span<const std::byte> attribution = {});

// At most one claim a sentence, in order. Total and deterministic.
Layer<Claim> find_claims(const Document& document, const Keys& keys,
                         const std::vector<Entity>& entities, const ClaimResources& resources);

// The stable name of a reason code of this layer (such as "list.city"), for JSON and the page;
// empty for a number that is no code. The codes are those from 0 to the first empty name.
std::string_view claim_reason_name(uint16_t code);

}  // namespace postil
