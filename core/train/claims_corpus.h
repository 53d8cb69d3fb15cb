// Articles annotated with claims, read by our own tokenizer and sentence splitter.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/layers/marks.h"
#include "core/lexicon/keys.h"
#include "core/result.h"
#include "core/text/document.h"

namespace postil {

struct GoldClaim {
  bool known = false;  // whether a sentence of the annotators covers this one
  bool claim = false;  // the rest is meant only for claims
  ClaimKind kind = ClaimKind::statement;
  uint8_t worth = 0;  // 0, 1 or 2
  Certainty certainty = Certainty::asserted;
  TokenSpan source, cue;  // widened to whole tokens
};

struct ClaimArticle {
  std::string id;
  Document document;
  Keys keys;
  std::vector<Entity> entities;  // the annotators', widened to whole tokens, disjoint, in order
  std::vector<GoldClaim> gold;   // one a sentence of the document
};

// Postil JSONL with worth 0, 1 or 2. A sentence of the annotators belongs to the sentence of ours
// that it overlaps most, if that is at least half of both.
Result<std::vector<ClaimArticle>> read_claim_articles(const std::string& path);

}  // namespace postil
