// The classes of the gazetteer, and what its details say. A lexicon value is class | detail << 8;
// the detail of a number word or a month is the number itself, of all else an index into the table
// of details, 0 for none.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/lexicon/keys.h"
#include "core/lexicon/lexicon.h"
#include "core/result.h"
#include "core/text/document.h"

namespace postil {

enum class GazetteerClass : uint8_t {
  // Whole names.
  country,
  province,  // of the first level: states, provinces, governorates
  city,
  region,    // continents and regions of the world
  landform,  // rivers, seas, lakes, islands
  demonym,   // nationalities
  group,     // religions, politics, peoples
  language,
  person,       // full names
  igo,          // organisations of states
  institution,  // parliaments, ministries, parties, agencies, armed groups
  company,
  media,
  party,
  currency,  // "US dollar"
  product,
  event,
  law,
  facility,
  work,
  // Words that names are made of.
  first_name,
  surname,
  title,
  org_head,
  org_suffix,
  fac_head,
  loc_head,
  gpe_head,
  law_head,
  event_head,
  work_head,
  particle,
  // Words beside names.
  job,
  speech,
  common,  // written in lower case nearly always
  // Words of dates and amounts.
  month,
  weekday,
  holiday,
  season,
  date_word,
  date_unit,
  day_part,
  time_unit,
  number,
  scale,
  plural_scale,
  fraction,
  ordinal,
  unit,
  currency_word,
  modifier,
};
inline constexpr size_t gazetteer_class_count = static_cast<size_t>(GazetteerClass::modifier) + 1;
static_assert(gazetteer_class_count <= 64, "a set of classes is one 64-bit word");

// In the order of the classes; also the names of the list files in core/data/names.
inline constexpr std::string_view gazetteer_class_names[] = {
    "country",    "province",      "city",       "region",       "landform",    "demonym",
    "group",      "language",      "person",     "igo",          "institution", "company",
    "media",      "party",         "currency",   "product",      "event",       "law",
    "facility",   "work",          "first_name", "surname",      "title",       "org_head",
    "org_suffix", "fac_head",      "loc_head",   "gpe_head",     "law_head",    "event_head",
    "work_head",  "particle",      "job",        "speech",       "common",      "month",
    "weekday",    "holiday",       "season",     "date_word",    "date_unit",   "day_part",
    "time_unit",  "number",        "scale",      "plural_scale", "fraction",    "ordinal",
    "unit",       "currency_word", "modifier"};
static_assert(std::size(gazetteer_class_names) == gazetteer_class_count);

// A set of classes, one bit each.
using ClassSet = uint64_t;
constexpr ClassSet class_bit(GazetteerClass c) {
  return ClassSet{1} << static_cast<unsigned>(c);
}
constexpr GazetteerClass class_of(uint32_t value) {
  return static_cast<GazetteerClass>(value & 0xff);
}
constexpr uint32_t detail_of(uint32_t value) {
  return value >> 8;
}
// Whether the detail of a class is the number itself.
constexpr bool detail_is_number(GazetteerClass c) {
  return c == GazetteerClass::number || c == GazetteerClass::scale ||
         c == GazetteerClass::ordinal || c == GazetteerClass::month || c == GazetteerClass::weekday;
}

// What is known of a name: a code by its class, and the name that stands for all its spellings
// where that is another.
//   country   ISO 3166-1 alpha-2; "GB-SCT" (ISO 3166-2) for a part of one, "PS-" for a part without
//   a
//             code; "SUHH" (ISO 3166-3) for a former one
//   province, demonym  the country's ISO 3166-1 code; those of several parted by "/"
//   city      "2643743 GB": GeoNames id, or 0, and country; readings in several countries are
//   parted
//             by "/", each with twice the binary logarithm of its population ("2643743 GB 46")
//   currency, currency_word  ISO 4217
//   unit      its symbol; units of time their ISO 8601 designators
//   person    "office, state, party" of members of the US Congress and executive
struct GazetteerDetail {
  std::string_view code;
  std::string_view name;
};

// The table of details: one line a detail, "code TAB name". Copies the bytes.
class GazetteerDetails {
 public:
  GazetteerDetails() = default;
  // Fails if the bytes are not text lines, each with at most one tab.
  static Result<GazetteerDetails> load(std::span<const std::byte> bytes);
  // The detail of that index; empty for 0 or an index that is not there.
  GazetteerDetail at(uint32_t index) const;
  size_t size() const { return lines_.size(); }

 private:
  std::vector<char> text_;
  std::vector<std::pair<uint32_t, uint32_t>> lines_;  // begin and end in text_
};

// What the lexicon knows of a document, looked up once for all that reads it.
struct GazetteerMatch {
  TokenSpan tokens;  // two tokens or more
  ClassSet classes = 0;
  std::span<const uint32_t> values;
};
struct GazetteerView {
  std::vector<ClassSet> word;                          // of each token alone
  std::vector<std::span<const uint32_t>> word_values;  // of each token alone
  std::vector<GazetteerMatch> phrases;  // the longest that begins at each token; they may overlap
  std::vector<uint32_t> phrase_at;      // of each token, index into phrases plus one; 0: none

  const GazetteerMatch* phrase(uint32_t token) const {
    return phrase_at[token] ? &phrases[phrase_at[token] - 1] : nullptr;
  }
};
// No phrase crosses the end of a sentence.
GazetteerView match_gazetteer(const Document& document, const Keys& keys, const Lexicon& lexicon);

}  // namespace postil
