// The trained tagger: features of a token, by fingerprint, to rows of weights; the best legal tags
// by Viterbi; then once more with what the first pass found in the rest of the document.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/lexicon/keys.h"
#include "core/model/clusters.h"
#include "core/model/feature_table.h"
#include "core/model/mention_memory.h"
#include "core/model/tag_set.h"
#include "core/model/templates.h"
#include "core/model/token_facts.h"
#include "core/model/viterbi.h"
#include "core/result.h"
#include "core/text/document.h"

namespace postil {

// All that a tagger was trained to, in the units it computes with.
struct TaggerModel {
  TagSet tags;
  float unit = 1;  // natural-log odds that one unit of score stands for
  Transitions transitions;
  ClusterTable clusters;
  FeatureTable features;
};

// A document as the tagger read it.
struct Tagging {
  std::vector<Facts> facts;          // of each token
  MemoryFeatures memory;             // of the second pass; empty after one pass
  std::vector<TaggedSpan> mentions;  // disjoint, in order
};

// Total and deterministic; integer arithmetic throughout. `passes` is 1 or 2.
Tagging tag_document(const TaggerModel& model, const Document& document, const Keys& keys,
                     const TokenEvidence& evidence, uint32_t passes = 2);

// How much each family of features speaks for a mention, in log odds: the weights of the mention's
// tags less those of O, summed over its tokens.
struct MentionWeights {
  float family[family_count] = {};
  float list[64] = {};  // the part of the family `list` that single lists gave
};
MentionWeights weigh_mention(const TaggerModel& model, const Tagging& tagging,
                             const TokenEvidence& evidence, TokenSpan sentence,
                             const TaggedSpan& mention);

}  // namespace postil
