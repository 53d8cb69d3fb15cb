// Names are compared as sequences of word keys; marks are joined in a forest (Galler and Fisher
// 1964) whose roots are the first marks of their groups. Each rule writes entries of a key and a
// mark, sorts them, and looks at the runs of one key: no rule compares names pair by pair.
#include "core/layers/mentions.h"

#include <algorithm>

#include "core/layers/countries.h"
#include "core/layers/mentions_places.h"
#include "core/layers/values.h"
#include "core/lexicon/hash.h"

namespace postil {
namespace {

using C = GazetteerClass;

constexpr uint32_t most_words = 8;  // of a person's name whose parts are looked up

struct Entry {
  uint64_t key;
  uint32_t mark;
  uint32_t rank;  // how the mark comes to the key: each rule has its own numbers
  friend bool operator<(const Entry& a, const Entry& b) {
    if (a.key != b.key) return a.key < b.key;
    return a.mark != b.mark ? a.mark < b.mark : a.rank < b.rank;
  }
};
using Run = std::span<const Entry>;

bool is_name(EntityType type) {
  return type < EntityType::date;
}
bool is_place(EntityType type) {
  return type == EntityType::gpe || type == EntityType::loc;
}
// Whether names of the type have acronyms.
bool has_acronym(EntityType type) {
  return is_name(type) && type != EntityType::person && type != EntityType::norp;
}

class Grouper {
 public:
  Grouper(const Document& document, const Keys& keys, const GazetteerView& gazetteer,
          const GazetteerDetails& details, EntityLayer& layer)
      : document_(document),
        keys_(keys),
        gazetteer_(gazetteer),
        details_(details),
        marks_(layer.marks),
        groups_(layer.groups),
        count_(static_cast<uint32_t>(layer.marks.size())) {}

  void run() {
    for (uint32_t i = 0; i < count_; ++i) parent_.push_back(i);
    read_countries();
    for (uint32_t i = 0; i < count_; ++i) read_words(i);
    for_runs([&](Run run) { join_all(run); });
    same_.resize(count_);
    for (uint32_t i = 0; i < count_; ++i) same_[i] = find(i);
    join_full_names();
    join_parts_of_names();
    join_acronyms();
    read_places();
    write_groups();
  }

 private:
  std::string_view text(uint32_t token) const {
    return text_of(document_, document_.tokens[token]);
  }
  EntityType type(uint32_t mark) const { return marks_[mark].type; }
  bool word_is(uint32_t token, C c) const { return gazetteer_.word[token] & class_bit(c); }
  // "Inc", "Company"; not "Holdings", which may be the mother of a company without it.
  bool is_org_suffix(uint32_t token) const {
    return word_is(token, C::org_suffix) &&
           (text(token).size() < 5 || text(token) == "Company" || text(token) == "Limited");
  }
  // Whether the mark is the first of its words.
  bool distinct(uint32_t mark) const { return same_[mark] == mark; }
  std::span<const uint64_t> words(uint32_t mark) const {
    return std::span(words_).subspan(names_[mark].first, names_[mark].count);
  }

  uint32_t find(uint32_t mark) {
    while (parent_[mark] != mark) mark = parent_[mark] = parent_[parent_[mark]];
    return mark;
  }
  void join(uint32_t a, uint32_t b) {
    a = find(a);
    b = find(b);
    parent_[std::max(a, b)] = std::min(a, b);
  }
  void join_all(Run run) {
    for (const Entry& entry : run) join(run[0].mark, entry.mark);
  }

  // Calls `use` with each run of entries of one key, in order, and forgets them.
  template <class Use>
  void for_runs(Use use) {
    sort_entries();
    for (size_t begin = 0, end = 0; begin < entries_.size(); begin = end) {
      while (end < entries_.size() && entries_[end].key == entries_[begin].key) ++end;
      if (end - begin > 1) use(Run(entries_).subspan(begin, end - begin));
    }
    entries_.clear();
  }
  void sort_entries() { std::sort(entries_.begin(), entries_.end()); }
  void add(uint64_t key, uint32_t mark, uint32_t rank = 0) {
    entries_.push_back({chain(key, static_cast<uint64_t>(type(mark)) + 1), mark, rank});
  }

  void read_countries();
  TokenSpan core_of(uint32_t mark) const;
  uint64_t word_key(uint32_t token, bool plural) const;
  void read_words(uint32_t mark);
  void join_full_names();
  void join_parts_of_names();
  void join_part(Run run);
  void add_initials(uint32_t mark);
  bool acronym_key(uint32_t mark, uint64_t& key) const;
  void join_acronyms();
  void join_bracketed(uint32_t mark);
  void read_places();
  bool better_name(uint32_t mark, uint32_t other) const;
  void link(EntityGroup& group, uint32_t mark) const;
  void write_groups();

  struct Name {
    TokenSpan core;                 // without "the", title, possessive, "Inc."
    uint32_t first = 0, count = 0;  // in words_
    bool shouts = false;            // no lower-case letter
  };

  const Document& document_;
  const Keys& keys_;
  const GazetteerView& gazetteer_;
  const GazetteerDetails& details_;
  std::vector<Entity>& marks_;
  std::vector<EntityGroup>& groups_;
  const uint32_t count_;
  CountrySet named_;
  std::vector<Name> names_;
  std::vector<uint64_t> words_;
  std::vector<uint32_t> parent_, same_;
  std::vector<uint32_t> uses_;  // of each distinct mark, how often its words are there
  std::vector<PlaceReading> places_;
  std::vector<Entry> entries_;
};

// The countries that names of countries, provinces and peoples settle by themselves.
void Grouper::read_countries() {
  for (uint32_t i = 0; i < count_; ++i) {
    const TokenSpan core = core_of(i);
    if (type(i) == EntityType::norp) named_.add(country_of_people(gazetteer_, details_, core));
    if (is_place(type(i)))
      named_.add(read_place(gazetteer_, details_, type(i), core, nullptr, {}).country);
  }
}

TokenSpan Grouper::core_of(uint32_t mark) const {
  TokenSpan core = marks_[mark].tokens;
  const auto longer = [&] { return core.size() > 1; };
  if (!is_name(type(mark))) return core;
  while (longer() && (text(core.begin) == "the" || text(core.begin) == "The")) ++core.begin;
  while (longer() && document_.tokens[core.end - 1].kind == TokenKind::punctuation) --core.end;
  if (longer() && (text(core.end - 1) == "'s" || text(core.end - 1) == "’s")) --core.end;
  if (type(mark) == EntityType::person) {
    while (longer() && word_is(core.begin, C::title)) ++core.begin;
    while (longer() && (text(core.end - 1) == "Jr." || text(core.end - 1) == "Jr" ||
                        text(core.end - 1) == "Sr." || text(core.end - 1) == ","))
      --core.end;
  }
  if (type(mark) == EntityType::org)
    while (longer() && (is_org_suffix(core.end - 1) || text(core.end - 1) == ",")) --core.end;
  return core;
}

// The folded word without stops; of a people also without the -s of the plural.
uint64_t Grouper::word_key(uint32_t token, bool plural) const {
  const std::string_view word = text(token);
  plural = plural && word.size() > 3 && (word.back() == 's' || word.back() == 'S') &&
           word[word.size() - 2] != 's';
  if (!plural && word.find('.') == word.npos) return keys_.folded[token];
  std::string bare;
  for (char c : word)
    if (c != '.') bare += c;
  if (plural) bare.pop_back();
  return folded_key(bare);
}

void Grouper::read_words(uint32_t mark) {
  Name name;
  name.core = core_of(mark);
  name.first = static_cast<uint32_t>(words_.size());
  name.shouts = true;
  if (!is_name(type(mark)))
    marks_[mark].value = value_of(document_, gazetteer_, details_, named_, name.core, type(mark));
  if (!marks_[mark].value.empty()) {
    words_.push_back(hash_bytes(marks_[mark].value));
  } else {
    for (uint32_t t = name.core.begin; t < name.core.end; ++t) {
      const Token& token = document_.tokens[t];
      if (token.casing != Casing::upper && token.casing != Casing::none) name.shouts = false;
      if (token.kind == TokenKind::punctuation && name.core.size() > 1) continue;
      words_.push_back(word_key(t, type(mark) == EntityType::norp && t + 1 == name.core.end));
    }
  }
  name.count = static_cast<uint32_t>(words_.size()) - name.first;
  names_.push_back(name);
  uint64_t key = name.count;
  for (uint64_t word : words(mark)) key = chain(key, word);
  add(key, mark);
}

// Full names by their first and last words, and by the one person of the lists that they name.
void Grouper::join_full_names() {
  for (uint32_t i = 0; i < count_; ++i) {
    if (type(i) != EntityType::person || !distinct(i) || names_[i].count < 2) continue;
    const std::span<const uint64_t> name = words(i);
    uint64_t middle = 0;
    for (uint64_t word : name.subspan(1, name.size() - 2)) middle = chain(middle + 1, word);
    add(chain(name.front(), name.back()), i, static_cast<uint32_t>(middle >> 33));
    const std::string_view known =
        detail_of_name(gazetteer_, details_, names_[i].core, C::person).name;
    const std::string_view own = text_of(document_, names_[i].core);
    add(hash_bytes(known.empty() ? own : known), i, UINT32_MAX);
  }
  for_runs([&](Run run) {
    uint32_t middle = 0;
    for (const Entry& entry : run) {
      if (entry.rank == 0 || entry.rank == UINT32_MAX) continue;
      if (middle != 0 && middle != entry.rank) return;
      middle = entry.rank;
    }
    join_all(run);
  });
}

enum Part : uint32_t { whole, at_end, inside };

// Each person's name, and each part of it, by its words; the longest first.
void Grouper::join_parts_of_names() {
  for (uint32_t i = 0; i < count_; ++i) {
    if (type(i) != EntityType::person || !distinct(i)) continue;
    const uint32_t size = names_[i].count;
    if (size > most_words) continue;
    const std::span<const uint64_t> name = words(i);
    for (uint32_t begin = 0; begin < size; ++begin) {
      uint64_t key = 0;
      for (uint32_t end = begin + 1; end <= size; ++end) {
        key = chain(key, name[end - 1]);
        const uint32_t length = end - begin;
        const Part part = length == size ? whole : end == size ? at_end : inside;
        entries_.push_back({(key >> 4) | uint64_t{most_words - length} << 60, i, part});
      }
    }
  }
  for_runs([&](Run run) { join_part(run); });
}

void Grouper::join_part(Run run) {
  uint32_t part = UINT32_MAX, candidates[3] = {UINT32_MAX, UINT32_MAX, UINT32_MAX};
  bool several[3] = {};
  for (const Entry& entry : run) {
    if (entry.rank == whole) {
      part = entry.mark;
      continue;
    }
    const uint32_t root = find(entry.mark);
    uint32_t& candidate = candidates[entry.rank];
    if (candidate == UINT32_MAX) candidate = root;
    several[entry.rank] = several[entry.rank] || candidate != root;
  }
  if (part == UINT32_MAX) return;
  const uint32_t rank = candidates[at_end] != UINT32_MAX ? at_end : inside;
  const uint32_t full = candidates[rank];
  if (full == UINT32_MAX || several[rank]) return;
  if (rank == inside && names_[part].count == 1) {
    const uint32_t token = names_[part].core.begin;
    if (word_is(token, C::first_name) && !word_is(token, C::surname) && full > find(part)) return;
  }
  join(part, full);
}

// The initials of a name's words as an acronym may have them: of those in capitals, and of all.
void Grouper::add_initials(uint32_t mark) {
  uint64_t capitals = 0, all = 0;
  uint32_t length = 0;
  bool inside_word = false;
  for (char c : text_of(document_, names_[mark].core)) {
    const bool upper = c >= 'A' && c <= 'Z', lower = c >= 'a' && c <= 'z';
    const bool letter = upper || lower || static_cast<unsigned char>(c) >= 0x80 || c == '\'';
    if (letter && !inside_word) {
      const uint64_t initial = static_cast<uint64_t>(c | 0x20);
      all = chain(all, initial);
      if (upper) capitals = chain(capitals, initial);
      length += upper;
    }
    inside_word = letter;
  }
  if (length < 2) return;
  add(capitals, mark, at_end);
  if (all != capitals) add(all, mark, at_end);
}

bool Grouper::acronym_key(uint32_t mark, uint64_t& key) const {
  const Name& name = names_[mark];
  if (name.core.size() != 1 || !has_acronym(type(mark))) return false;
  uint32_t upper = 0, letters = 0;
  key = 0;
  for (char c : text(name.core.begin)) {
    if (c == '.') continue;
    if (!((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'))) return false;
    upper += c <= 'Z';
    ++letters;
    key = chain(key, static_cast<uint64_t>(c | 0x20));
  }
  return upper >= 2 && 2 * upper > letters && letters <= 8;
}

void Grouper::join_acronyms() {
  for (uint32_t i = 0; i < count_; ++i) {
    join_bracketed(i);
    if (!distinct(i) || !has_acronym(type(i))) continue;
    uint64_t key = 0;
    if (acronym_key(i, key))
      add(key, i, whole);
    else if (names_[i].count > 1)
      add_initials(i);
  }
  for_runs([&](Run run) {
    uint32_t acronym = UINT32_MAX, full = UINT32_MAX;
    for (const Entry& entry : run) {
      uint32_t& one = entry.rank == whole ? acronym : full;
      const uint32_t root = find(entry.mark);
      if (one != UINT32_MAX && one != root) return;
      one = root;
    }
    if (acronym != UINT32_MAX && full != UINT32_MAX) join(acronym, full);
  });
}

// "Kurdistan Workers' Party (PKK)": this mark and the next.
void Grouper::join_bracketed(uint32_t mark) {
  if (mark + 1 >= count_ || type(mark) != type(mark + 1)) return;
  const TokenSpan one = marks_[mark].tokens, two = marks_[mark + 1].tokens;
  if (two.begin != one.end + 1 || text(one.end) != "(" || two.end >= document_.tokens.size() ||
      text(two.end) != ")")
    return;
  uint64_t key = 0;
  const bool first = acronym_key(mark, key), second = acronym_key(mark + 1, key);
  const uint32_t acronym = first ? one.begin : two.begin;  // "CITY NEWS (AFP)" is no name of AFP
  if (first != second && !word_is(acronym, C::media)) join(mark, mark + 1);
}

// What each name of a place stands for; names of one country become one group.
void Grouper::read_places() {
  std::vector<std::string_view> beside(count_);
  for (uint32_t i = 0; i + 1 < count_; ++i) {
    const TokenSpan one = marks_[i].tokens, two = marks_[i + 1].tokens;
    if (!is_place(type(i)) || !is_place(type(i + 1)) || two.begin != one.end + 1 ||
        text(one.end) != ",")
      continue;
    const PlaceReading behind =
        read_place(gazetteer_, details_, type(i + 1), names_[i + 1].core, &named_, {});
    const PlaceReading before =
        read_place(gazetteer_, details_, type(i), names_[i].core, &named_, {});
    if (behind.link != LinkKind::geonames) beside[same_[i]] = behind.country;
    if (before.link == LinkKind::geonames) beside[same_[i + 1]] = before.country;
  }
  places_.resize(count_);
  for (uint32_t i = 0; i < count_; ++i) {
    if (!is_place(type(i))) continue;
    places_[i] =
        read_place(gazetteer_, details_, type(i), names_[i].core, &named_, beside[same_[i]]);
    if (places_[i].link == LinkKind::iso3166) add(hash_bytes(places_[i].id), i);
  }
  for_runs([&](Run run) { join_all(run); });
}

// Of a group's marks: one that does not shout; of a person or an organisation the one of the most
// words, of a place or a people the one most used; the first.
bool Grouper::better_name(uint32_t mark, uint32_t other) const {
  const Name &a = names_[mark], &b = names_[other];
  if (a.shouts != b.shouts) return b.shouts;
  const bool by_use = is_place(type(mark)) || type(mark) == EntityType::norp;
  if (!by_use && a.count != b.count) return a.count > b.count;
  return uses_[same_[mark]] > uses_[same_[other]];
}

void Grouper::link(EntityGroup& group, uint32_t mark) const {
  const TokenSpan core = names_[mark].core;
  const auto set = [&](LinkKind kind, std::string_view id, std::string_view country) {
    if (group.link == LinkKind::none && kind != LinkKind::none) {
      group.link = kind;
      group.id = id;
    }
    if (group.country.empty()) group.country = country;
  };
  if (is_place(group.type)) {
    set(places_[mark].link, places_[mark].id, places_[mark].country);
  } else if (group.type == EntityType::norp) {
    set(LinkKind::none, {}, country_of_people(gazetteer_, details_, core));
  } else if (group.type == EntityType::person) {
    const std::string_view office = detail_of_name(gazetteer_, details_, core, C::person).code;
    if (!office.empty() && named_.has("US")) set(LinkKind::office, office, "US");
  } else if (group.type == EntityType::money) {
    const std::string& value = marks_[mark].value;
    const size_t space = value.find(' ');
    if (space != value.npos) set(LinkKind::iso4217, value.substr(space + 1), {});
  } else if (is_name(group.type)) {
    const std::string_view code = detail_of_name(gazetteer_, details_, core, C::currency).code;
    if (!code.empty()) set(LinkKind::iso4217, code, {});
  }
}

void Grouper::write_groups() {
  uses_.resize(count_);
  for (uint32_t i = 0; i < count_; ++i) ++uses_[same_[i]];
  for (uint32_t i = 0; i < count_; ++i) {
    const uint32_t root = find(i);
    if (root == i) {
      marks_[i].group = static_cast<uint32_t>(groups_.size());
      groups_.push_back({type(i), i, 0, LinkKind::none, {}, {}});
    }
    marks_[i].group = marks_[root].group;
    EntityGroup& group = groups_[marks_[i].group];
    ++group.count;
    if (better_name(i, group.name)) group.name = i;
    link(group, i);
  }
}

}  // namespace

void group_mentions(const Document& document, const Keys& keys, const GazetteerView& gazetteer,
                    const GazetteerDetails& details, EntityLayer& layer) {
  layer.groups.clear();
  Grouper(document, keys, gazetteer, details, layer).run();
}

}  // namespace postil
