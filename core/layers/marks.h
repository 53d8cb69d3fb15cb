// The marks that the layers make: plain values over token spans, each with the reasons for it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/layers/topic.h"
#include "core/text/span.h"

namespace postil {

// Why a mark is there. The code is one of the layer's own (EntityReason, ClaimReason, TermReason);
// the weight is the model's real one, positive for the mark.
struct Reason {
  uint16_t code = 0;
  float weight = 0;
  TokenSpan where;  // the words that the reason comes from
};

// Puts the reasons of `pool` from index `first` on in order: the strongest first, equal ones as
// they were.
void sort_reasons(std::vector<Reason>& pool, size_t first = 0);

// The marks of one layer, in the order of the text, and the pool their reasons lie in.
template <class Mark>
struct Layer {
  std::vector<Mark> marks;
  std::vector<Reason> reasons;
};

// The 18 types of OntoNotes 5 (Weischedel et al. 2013), in the guideline's order.
enum class EntityType : uint8_t {
  person,
  norp,
  fac,
  org,
  gpe,
  loc,
  product,
  event,
  work_of_art,
  law,
  language,
  date,
  time,
  percent,
  money,
  quantity,
  ordinal,
  cardinal
};
// The names in formats, by EntityType.
inline constexpr std::string_view entity_type_names[] = {
    "PERSON", "NORP",     "FAC",  "ORG",  "GPE",     "LOC",   "PRODUCT",  "EVENT",   "WORK_OF_ART",
    "LAW",    "LANGUAGE", "DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL", "CARDINAL"};

// A name, a date or an amount.
struct Entity {
  TokenSpan tokens;
  EntityType type = EntityType::person;
  Span<Reason> why;        // strongest first
  uint32_t group = 0;      // in EntityLayer::groups
  std::string value = {};  // of a date or an amount, as values.h says; empty: the text settles none
};

// What a list of names knows an entity as, by the identifiers of that list.
enum class LinkKind : uint8_t {
  none,
  iso3166,   // a country (ISO 3166-1 alpha-2), a part of one (-2) or a former one (-3)
  geonames,  // a city, by its GeoNames id
  iso4217,   // a currency; of an amount of money, the one it is in
  office,    // a member of the US Congress or executive: "senator, VT, Independent"
};
inline constexpr std::string_view link_kind_names[] = {"none", "iso3166", "geonames", "iso4217",
                                                       "office"};

// What several mentions of one article stand for.
struct EntityGroup {
  EntityType type = EntityType::person;  // of all its mentions
  uint32_t name = 0;                     // the mention that names it best, in EntityLayer::marks
  uint32_t count = 0;                    // how many mentions it has
  LinkKind link = LinkKind::none;
  std::string id = {};       // in the list that `link` names
  std::string country = {};  // ISO 3166-1 alpha-2: which it is, lies in or is named after; or empty
};

// Every mark is of one group. Groups are in the order of their first marks.
struct EntityLayer : Layer<Entity> {
  std::vector<EntityGroup> groups;
};

// Konstantinovskiy et al. 2018 (Full Fact) and judgement, in the guideline's order.
enum class ClaimKind : uint8_t { prediction, quantity, causation, rule, statement, judgement };
// The names in formats, by ClaimKind.
inline constexpr std::string_view claim_kind_names[] = {"prediction", "quantity",  "causation",
                                                        "rule",       "statement", "judgement"};

// Whether the sentence states it as a fact, or with words of doubt.
enum class Certainty : uint8_t { asserted, hedged };
// The names in formats, by Certainty.
inline constexpr std::string_view certainty_names[] = {"asserted", "hedged"};

// What the source of a claim is: someone or something with a name, a body or group that speaks as
// one, someone without a name, something written, or the article's own author.
enum class SourceKind : uint8_t { author, named, collective, anonymous, document };
inline constexpr std::string_view source_kind_names[] = {"author", "named", "collective",
                                                         "anonymous", "document"};

// How an attributed claim is worded: in quotation marks, without, or partly in them.
enum class Wording : uint8_t { own, direct, indirect, mixed };
inline constexpr std::string_view wording_names[] = {"own", "direct", "indirect", "mixed"};

// How the speaker was found where the sentence does not name him: he is whom another sentence names
// beside the same quotation, or, a guess, the last speaker named before a pronoun.
enum class SpeakerLink : uint8_t { none, quotation, pronoun };
inline constexpr std::string_view speaker_link_names[] = {"none", "quotation", "pronoun"};

inline constexpr uint32_t no_claim_index = UINT32_MAX;

// A sentence that says something about the world.
struct Claim {
  TokenSpan tokens;  // a whole sentence
  ClaimKind kind = ClaimKind::statement;
  Certainty certainty = Certainty::asserted;
  float worth = 0;   // in [0, 1], higher is more worth checking
  TokenSpan source;  // who it is attributed to; empty: the article's own voice
  TokenSpan cue;     // the words that attribute it
  TokenSpan hedge;   // the words that mark doubt
  Span<Reason> why;
  SourceKind source_kind = SourceKind::author;
  Wording wording = Wording::own;
  SpeakerLink speaker_link = SpeakerLink::none;
  TokenSpan content[2];               // what is attributed: before and after source and cue
  TokenSpan speaker;                  // outside the sentence, by speaker_link
  TokenSpan negation;                 // the words that deny or negate
  bool needs_context = false;         // a pronoun at its head says what nothing here resolves
  uint32_t repeats = no_claim_index;  // the first claim of the layer that says nearly the same
};

// The concept_index of a term that no pack knows.
inline constexpr uint32_t no_concept = UINT32_MAX;

// A phrase that names a concept of public policy.
struct Term {
  TokenSpan tokens;
  Topic topic = Topic::macroeconomics;
  uint32_t concept_index = no_concept;  // in TermPacks::concepts()
  Span<Reason> why;
};

}  // namespace postil
