// An article with its marks, free of the engine: what every format writes, and what some are read
// back into. Marks may be the engine's or a person's.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/postil.h"

namespace postil {

// What people made of a mark. A rejected mark is kept, for it says something about the engine; only
// Postil JSON and W3C Web Annotation write it.
enum class MarkStatus : uint8_t { machine, accepted, rejected, human };
inline constexpr std::string_view mark_status_names[] = {"machine", "accepted", "rejected",
                                                         "human"};

// Weights and worths are in thousandths: exact wherever they are written and read.
struct MarkReason {
  std::string reason;  // a reason name of the mark's layer, such as "list.city"
  int32_t weight = 0;
  ByteSpan where;  // empty: of no words
};

struct Mark {
  ByteSpan bytes;
  MarkStatus status = MarkStatus::machine;
  std::string note;  // a person's
  std::vector<MarkReason> why;
};

inline constexpr uint32_t no_group = UINT32_MAX;

struct MarkedEntity : Mark {
  EntityType type = EntityType::person;
  uint32_t group = no_group;  // in MarkedText::groups
  std::string value = {};     // of a date or an amount (core/layers/values.h); or empty
};

// What several mentions stand for (EntityGroup).
struct MarkedGroup {
  ByteSpan bytes;  // of the mention that names it best
  EntityType type = EntityType::person;
  uint32_t count = 0;  // of mentions, as the engine found them
  LinkKind link = LinkKind::none;
  std::string id = {}, country = {};
};

struct MarkedClaim : Mark {
  ClaimKind kind = ClaimKind::statement;
  Certainty certainty = Certainty::asserted;
  int32_t worth = 0;
  ByteSpan source = {}, cue = {}, hedge = {};  // empty if there is none
  // The details of Claim (core/layers/marks.h).
  ByteSpan content[2] = {}, speaker = {}, negation = {};
  SourceKind source_kind = SourceKind::author;
  Wording wording = Wording::own;
  SpeakerLink speaker_link = SpeakerLink::none;
  bool needs_context = false;
  uint32_t repeats = no_claim_index;  // in MarkedText::claims
};

struct MarkedTerm : Mark {
  Topic topic = Topic::macroeconomics;
  std::string concept_id = {}, label = {}, pack = {};  // all empty: no pack knows the term
};

struct MarkedBlock {
  ByteSpan bytes;
  BlockKind kind = BlockKind::paragraph;
  ByteSpan dateline;
};

// Which layers are told of; the others' lists are empty and are not written.
struct Layers {
  bool entities = true, claims = true, terms = true;
};

// The text is valid UTF-8; every span lies within it, on borders of code points; a mark is never
// empty; marks are in the order of the text; sentences and blocks also are disjoint.
struct MarkedText {
  std::string id, title, address;  // empty: not known
  std::string text;
  uint32_t invalid_bytes = 0;  // how many of the text's U+FFFD stand for a byte that was not UTF-8
  std::vector<ByteSpan> sentences;
  std::vector<MarkedBlock> blocks;
  Layers layers;
  std::vector<MarkedEntity> entities;
  std::vector<MarkedGroup> groups;
  std::vector<MarkedClaim> claims;
  std::vector<MarkedTerm> terms;
};

// What the engine found, with the document's invalid bytes shown as U+FFFD. `packs` are those that
// it was annotated with.
MarkedText marked_text(const Document& document, const Annotations& annotations,
                       const TermPacks& packs, std::string_view id = {});

// Leaves out the layers that are not wanted.
void keep_layers(MarkedText& article, Layers wanted);

// Leaves out the marks that a person rejected.
void drop_rejected(MarkedText& article);

// The sentences and blocks of the article's text, as read_document() reads them.
void read_structure(MarkedText& article);

inline std::string_view text_of(const MarkedText& article, ByteSpan span) {
  return std::string_view(article.text).substr(span.begin, span.size());
}

// The words that name an entity best: its own, or those of another mention.
std::string_view name_of(const MarkedText& article, const MarkedEntity& entity);

// What a list of names knows the entity as, "geonames:2643743"; or empty.
std::string link_of(const MarkedText& article, const MarkedEntity& entity);

// Whether it is an http(s) address that can stand in a link as it is.
bool is_web_address(std::string_view address);

// The bytes with each that is not UTF-8 replaced by U+FFFD.
std::string valid_utf8(std::string_view bytes);

}  // namespace postil
