// Inside of entities.h: how names are found. A run is a stretch of capitalised words with what may
// join them; a semi-Markov model (Sarawagi and Cohen 2004) parts each run into names and words that
// are none. A name's score for a type is the sum of small integer weights, one for each piece of
// evidence about it, so the evidence is also the reason that a reader is shown.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/layers/gazetteer.h"
#include "core/layers/marks.h"
#include "core/layers/numbers.h"
#include "core/lexicon/keys.h"
#include "core/text/document.h"

namespace postil {

// The types of names: the first of EntityType, in its order, without the amounts.
inline constexpr size_t name_type_count = static_cast<size_t>(EntityType::language) + 1;

// What speaks for or against a type.
enum class Evidence : uint8_t {
  bias,
  // The whole is in a list.
  list_country,
  list_province,
  list_city,
  list_region,
  list_landform,
  list_demonym,
  list_group,
  list_language,
  list_person,
  list_igo,
  list_institution,
  list_company,
  list_media,
  list_party,
  list_currency,
  list_product,
  list_event,
  list_law,
  list_facility,
  list_work,
  list_first_name,
  list_surname,
  list_long,  // it is a name of several words in a list
  // The words that it is made of.
  first_first_name,  // begins with a first name
  last_surname,      // ends with a surname
  has_first_name,
  first_demonym,
  first_place,
  last_place,
  first_org_head,
  first_fac_head,
  first_loc_head,
  first_gpe_head,
  first_law_head,
  first_event_head,
  last_org_head,
  last_org_suffix,
  last_fac_head,
  last_loc_head,
  last_gpe_head,
  last_law_head,
  last_event_head,
  last_work_head,
  last_lower_head,  // "summit" in "G7 summit"
  alone_org_head,   // the head is all there is: "the Assembly", "the Kingdom"
  alone_fac_head,
  alone_loc_head,
  alone_gpe_head,
  alone_law_head,
  alone_event_head,
  org_head_of,  // "Ministry of", "Center for"
  fac_head_of,
  loc_head_of,
  gpe_head_of,
  law_head_of,
  event_head_of,
  first_title,
  last_title,
  has_title,
  all_title,
  all_common,
  first_common,
  last_common,
  has_common,
  inner_phrase,         // holds a whole name of a list
  words_law_number,     // "Article 5"
  words_first_number,   // "2022 World Cup"
  words_first_the,      // "The Hague"
  words_norp_ending,    // "-ian", "-ese"
  words_place_ending,   // "-stan", "-ville"
  words_person_ending,  // "-ovic", "-sson"
  words_unlisted,       // one word, in no list
  // How it is written.
  length_1,
  length_2,
  length_3,
  length_4,
  length_5,
  shape_acronym,
  shape_letter_digit,
  shape_mixed,
  shape_initial,  // "J." among its words
  shape_number,
  shape_model,  // letters and digits, as of a product: "F-35", "iPhone 14"
  join_of,
  join_for,
  join_and,
  join_particle,
  join_hyphen,
  join_possessive,
  // What is around it.
  initial,         // the first word of a sentence
  initial_common,  // likewise, and an everyday word
  before_title,
  before_job,
  before_the,
  before_in,
  before_of,
  before_demonym,
  before_speech,
  before_comma,
  before_bracket,
  before_quote,
  before_number,
  before_a,
  after_speech,
  after_possessive,
  after_comma,
  after_age,
  after_bracket,
  after_quote,
  after_job,
  after_org_word,
  after_fac_word,
  after_gpe_word,
  after_loc_word,
  after_event_word,
  after_noun,  // an everyday word in lower case
  before_hyphen,
  after_hyphen,
  before_al,         // "al-" is cut off
  before_the_alone,  // "the" and one word in no list
  before_in_alone,
  after_quote_both,  // all that is between two quotation marks
  dateline,
  headline,
  // What the rest of the document says.
  document_person_part,
  document_lower,
  document_acronym,  // the letters of a longer name
  same_person,
  same_norp,
  same_fac,
  same_org,
  same_gpe,
  same_loc,
  same_product,
  same_event,
  same_work,
  same_law,
  same_language,
  same_often,  // twice or more
  part_norp,   // one word, that is the first or last of a longer name of the type
  part_fac,
  part_org,
  part_gpe,
  part_loc,
};
inline constexpr size_t evidence_count = static_cast<size_t>(Evidence::part_loc) + 1;

// weights[evidence][type], of one reading.
using EvidenceWeights = std::array<std::array<int16_t, name_type_count>, evidence_count>;
// A document is read twice: first sentence by sentence, then with what the first reading found.
using NameWeights = std::array<EvidenceWeights, 2>;

// The weights as they ship: core/layers/entities_weights.inc, fitted by core/train.
const NameWeights& name_weights();
std::string_view evidence_name(Evidence evidence);

struct Name {
  TokenSpan tokens;
  EntityType type;
  int score;
};

// What a first reading of the document found, for the second.
struct DocumentNames {
  using Counts = std::array<uint16_t, name_type_count>;
  std::unordered_map<uint64_t, Counts> types;         // by span key
  std::unordered_map<uint64_t, Counts> parts;         // by exact key of a word of a longer name
  std::unordered_map<uint64_t, EntityType> acronyms;  // by exact key of the acronym
  std::unordered_map<uint64_t, EntityType> found;     // by begin and end: the names themselves
};

struct NameContext {
  const Document& document;
  const Keys& keys;
  const GazetteerView& gazetteer;
  std::vector<EntityType> number_type;  // of each token: the amount it is in, or person for none
  std::vector<uint8_t> dateline;        // of each token
  std::vector<uint8_t> headline;        // of each sentence: whether capitals say nothing in it
  std::unordered_map<uint64_t, uint8_t> lower_words;  // folded keys of words seen in lower case
};
NameContext make_name_context(const Document& document, const Keys& keys,
                              const GazetteerView& gazetteer,
                              const std::vector<NumberMatch>& numbers);

// The runs of a document, in order, each inside one sentence.
struct NameRun {
  TokenSpan tokens;
  uint32_t sentence;
};
std::vector<NameRun> find_runs(const NameContext& context);

// Whether a stretch of a run may be a name at all.
bool may_be_name(const NameContext& context, TokenSpan piece);
// All that speaks about the stretch. `names` may be null: the first reading.
void gather_evidence(const NameContext& context, const NameRun& run, TokenSpan piece,
                     const DocumentNames* names, std::vector<Evidence>& out);
// The best parting of a run; names only, in order.
void part_run(const NameContext& context, const NameRun& run, const DocumentNames* names,
              const EvidenceWeights& weights, std::vector<Name>& out);

uint64_t place_key(TokenSpan span);
uint64_t span_key(const Keys& keys, TokenSpan span);
DocumentNames collect_names(const NameContext& context, const std::vector<Name>& names);
// Both readings.
std::vector<Name> find_names(const NameContext& context, const NameWeights& weights);

}  // namespace postil
