// Layer 3: the concepts of public policy that are in play: looked up in term packs, judged and
// added to by a trained model.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/layers/marks.h"
#include "core/layers/terms_model.h"
#include "core/lexicon/keys.h"
#include "core/lexicon/lexicon.h"
#include "core/text/document.h"

namespace postil {

// What a term pack knows of one concept.
struct Concept {
  std::string id;     // unique in its pack
  std::string label;  // preferred
  std::vector<std::string> alternatives;
  std::vector<std::string> hidden;  // matched, never shown (SKOS hiddenLabel)
  std::optional<Topic> topic;       // none: a term's words decide
  std::string definition;
  std::string note;                           // on its use (SKOS scopeNote)
  std::string notation;                       // a code (SKOS notation)
  std::string source;                         // where the definition or the concept comes from
  std::vector<std::string> broader, related;  // ids in the same pack
  std::vector<std::string> exact_match;       // IRIs, or "eurovoc:1234"
};

// A term pack: a named list of concepts.
struct Pack {
  std::string id, title, licence;
  std::vector<Concept> concepts;
};

// Packs in order of priority, compiled for matching. The first pack that knows a phrase decides.
class TermPacks {
 public:
  TermPacks() = default;
  // The first pack has the highest priority.
  explicit TermPacks(std::vector<Pack> packs);

  // Where a concept lies.
  struct Entry {
    uint32_t pack, at;  // packs()[pack].concepts[at]
  };
  // In order of priority.
  const std::vector<Pack>& packs() const { return packs_; }
  // What Term::concept_index counts in: the packs' concepts one after the other.
  size_t concept_count() const { return entries_.size(); }
  // `index` must be less than concept_count().
  const Concept& concept_at(uint32_t index) const;
  // The pack of that concept; `index` must be less than concept_count().
  const Pack& pack_of(uint32_t index) const;
  // A number below topic_count, or topic_count if the concept has no topic.
  uint32_t topic_at(uint32_t index) const;
  // The phrases of all packs, compiled.
  const Lexicon& lexicon() const { return lexicon_; }

 private:
  std::vector<Pack> packs_;
  std::vector<Entry> entries_;
  Lexicon lexicon_;
};

// The terms of a document, disjoint, in order. Those that lie inside a name are left out. The model
// rejects phrases of the pack "postil" that are not meant as policy, and finds terms that no pack
// has; phrases of other packs, and without a model of every pack, are always terms.
Layer<Term> find_terms(const Document& document, const Keys& keys,
                       const std::vector<Entity>& entities, const TermPacks& packs,
                       const TermModel& model = {});

// The stable name of a reason code of this layer (such as "list.city"), for JSON and the page;
// empty for a number that is no code. The codes are those from 0 to the first empty name.
std::string_view term_reason_name(uint16_t code);

}  // namespace postil
