// What speaks for and against a name: the lists, its words, how it is written, what is around it,
// and what the rest of the document says.
#include <algorithm>

#include "core/layers/entities_names.h"

namespace postil {
namespace {

using C = GazetteerClass;
using E = Evidence;

template <size_t n>
bool among(const std::string_view (&words)[n], std::string_view word) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

constexpr std::string_view place_words[] = {"in",   "at",     "from",    "near",
                                            "into", "across", "outside", "throughout",
                                            "to",   "In",     "At",      "From"};
constexpr std::string_view org_words[] = {
    "party",     "group",      "company",   "officials",   "official",    "executive",
    "newspaper", "shares",     "bank",      "members",     "member",      "chief",
    "employees", "university", "website",   "chairman",    "team",        "supporters",
    "club",      "spokesman",  "coalition", "spokeswoman", "researchers", "data",
    "lawmakers", "ministers",  "staff",     "leader",      "report"};
constexpr std::string_view fac_words[] = {"airport", "bridge",   "road",   "port",     "stadium",
                                          "prison",  "hospital", "plant",  "highway",  "building",
                                          "dam",     "hotel",    "square", "street",   "station",
                                          "market",  "factory",  "mine",   "terminal", "project"};
constexpr std::string_view gpe_words[] = {
    "province", "city",    "state",     "county",      "government", "district", "village",
    "town",     "capital", "residents", "authorities", "economy",    "border",   "municipality"};
constexpr std::string_view loc_words[] = {"river",  "sea",       "island", "islands", "mountains",
                                          "desert", "coast",     "valley", "region",  "peninsula",
                                          "basin",  "continent", "area",   "forest",  "lake"};
constexpr std::string_view event_words[] = {"war",        "summit",   "crisis",       "pandemic",
                                            "conference", "festival", "championship", "tournament",
                                            "games",      "protests", "election",     "elections"};

constexpr std::string_view norp_endings[] = {"ian",  "ians", "ese", "ish", "ists", "ist",
                                             "ites", "ans",  "awi", "ean", "eans", "ianese"};
constexpr std::string_view place_endings[] = {"stan",  "burg",  "ville", "abad", "pur",   "land",
                                              "town",  "grad",  "shire", "port", "burgh", "ford",
                                              "field", "polis", "nagar", "garh", "mouth", "dorf"};
constexpr std::string_view person_endings[] = {
    "ez",  "ov",  "ova",   "sky",  "ski", "sson", "sen",  "ko",   "wicz",   "ić",
    "ich", "yan", "ullah", "vich", "ev",  "eva",  "oğlu", "idis", "poulos", "shvili"};

template <size_t n>
bool ends_in(const std::string_view (&endings)[n], std::string_view word) {
  for (std::string_view ending : endings)
    if (word.size() >= ending.size() + 2 && word.substr(word.size() - ending.size()) == ending)
      return true;
  return false;
}

class Gatherer {
 public:
  Gatherer(const NameContext& context, const NameRun& run, TokenSpan piece, std::vector<E>& out)
      : c_(context),
        piece_(piece),
        sentence_(context.document.sentences[run.sentence]),
        headline_(context.headline[run.sentence]),
        out_(out) {}

  void gather() {
    add(E::bias);
    lists();
    words();
    shape();
    before();
    after();
    if (c_.dateline[piece_.begin]) add(E::dateline);
    if (headline_) add(E::headline);
  }

 private:
  void add(E evidence) { out_.push_back(evidence); }
  void add_if(bool holds, E evidence) {
    if (holds) out_.push_back(evidence);
  }
  std::string_view text(uint32_t i) const { return text_of(c_.document, c_.document.tokens[i]); }
  bool has(uint32_t i, C cls) const { return c_.gazetteer.word[i] & class_bit(cls); }
  bool has_any(uint32_t i, ClassSet set) const { return c_.gazetteer.word[i] & set; }

  void lists() {
    ClassSet whole = 0;
    const GazetteerMatch* match = c_.gazetteer.phrase(piece_.begin);
    if (piece_.size() == 1) {
      whole = c_.gazetteer.word[piece_.begin];
    } else if (match && match->tokens == piece_) {
      whole = match->classes;
      listed_ = whole & (class_bit(C::first_name) - 1);
      add_if(listed_, E::list_long);
    }
    static_assert(static_cast<int>(E::list_surname) - static_cast<int>(E::list_country) ==
                  static_cast<int>(C::surname) - static_cast<int>(C::country));
    for (int cls = 0; cls <= static_cast<int>(C::surname); ++cls)
      if (whole & class_bit(static_cast<C>(cls)))
        add(static_cast<E>(static_cast<int>(E::list_country) + cls));
  }

  void words() {
    uint32_t first = piece_.begin, last = piece_.end - 1;
    constexpr ClassSet places =
        class_bit(C::country) | class_bit(C::province) | class_bit(C::city) | class_bit(C::region);
    if (piece_.size() > 1) {
      add_if(has(first, C::first_name), E::first_first_name);
      add_if(has(last, C::surname), E::last_surname);
      add_if(has_any(first, class_bit(C::demonym) | class_bit(C::group)), E::first_demonym);
      add_if(has_any(first, places), E::first_place);
      add_if(has_any(last, places), E::last_place);
      heads(first, last);
    } else {
      add_if(has(first, C::org_head), E::alone_org_head);
      add_if(has(first, C::fac_head), E::alone_fac_head);
      add_if(has(first, C::loc_head), E::alone_loc_head);
      add_if(has(first, C::gpe_head), E::alone_gpe_head);
      add_if(has(first, C::law_head), E::alone_law_head);
      add_if(has(first, C::event_head), E::alone_event_head);
    }
    bool any_first = false, any_title = false, all_title = true, any_common = false,
         all_common = true, inner = false;
    for (uint32_t i = first; i <= last; ++i) {
      bool common = has(i, C::common), title = has(i, C::title) && !listed_;
      any_first |= has(i, C::first_name);
      any_title |= title;
      all_title &= title;
      any_common |= common;
      all_common &= common;
      const GazetteerMatch* match = c_.gazetteer.phrase(i);
      if (match && match->tokens.end <= piece_.end && !(match->tokens == piece_)) inner = true;
    }
    add_if(any_first && piece_.size() > 1, E::has_first_name);
    add_if(has(first, C::title) && !listed_, E::first_title);
    add_if(has(last, C::title) && !listed_, E::last_title);
    add_if(any_title, E::has_title);
    add_if(all_title, E::all_title);
    add_if(all_common, E::all_common);
    add_if(has(first, C::common), E::first_common);
    add_if(has(last, C::common), E::last_common);
    add_if(any_common, E::has_common);
    add_if(inner, E::inner_phrase);
    bool number = c_.document.tokens[last].kind == TokenKind::number;
    add_if(number && last > first && has(last - 1, C::law_head), E::words_law_number);
    add_if(c_.document.tokens[first].kind == TokenKind::number, E::words_first_number);
    add_if(text(first) == "The", E::words_first_the);
    add_if(ends_in(norp_endings, text(last)), E::words_norp_ending);
    add_if(ends_in(place_endings, text(last)), E::words_place_ending);
    add_if(ends_in(person_endings, text(last)), E::words_person_ending);
    unlisted_ = piece_.size() == 1 && c_.gazetteer.word[first] == 0;
    add_if(unlisted_, E::words_unlisted);
  }

  void heads(uint32_t first, uint32_t last) {
    add_if(has(first, C::org_head), E::first_org_head);
    add_if(has(first, C::fac_head), E::first_fac_head);
    add_if(has(first, C::loc_head), E::first_loc_head);
    add_if(has(first, C::gpe_head), E::first_gpe_head);
    add_if(has(first, C::law_head), E::first_law_head);
    add_if(has(first, C::event_head), E::first_event_head);
    add_if(has(last, C::org_head), E::last_org_head);
    add_if(has(last, C::org_suffix), E::last_org_suffix);
    add_if(has(last, C::fac_head), E::last_fac_head);
    add_if(has(last, C::loc_head), E::last_loc_head);
    add_if(has(last, C::gpe_head), E::last_gpe_head);
    add_if(has(last, C::law_head), E::last_law_head);
    bool event = has(last, C::event_head);
    bool lower = c_.document.tokens[last].casing == Casing::lower;
    add_if(event && !lower, E::last_event_head);
    add_if(event && lower, E::last_lower_head);
    add_if(has(last, C::work_head), E::last_work_head);
    ClassSet of = 0;  // the classes of words before "of", "for", "on"
    for (uint32_t i = first; i < last; ++i) {
      std::string_view next = text(i + 1);
      if (next == "of" || next == "for" || next == "on") of |= c_.gazetteer.word[i];
    }
    add_if(of & class_bit(C::org_head), E::org_head_of);
    add_if(of & class_bit(C::fac_head), E::fac_head_of);
    add_if(of & class_bit(C::loc_head), E::loc_head_of);
    add_if(of & class_bit(C::gpe_head), E::gpe_head_of);
    add_if(of & class_bit(C::law_head), E::law_head_of);
    add_if(of & class_bit(C::event_head), E::event_head_of);
  }

  void shape() {
    uint32_t length = 1;  // in words with their hyphens
    for (uint32_t i = piece_.begin + 1; i < piece_.end; ++i) length += c_.document.tokens[i].spaced;
    add(static_cast<E>(static_cast<uint32_t>(E::length_1) + std::min(length, 5u) - 1));
    const Token& first = c_.document.tokens[piece_.begin];
    std::string_view word = text(piece_.begin);
    if (piece_.size() == 1) {
      bool digit = word.find_first_of("0123456789") != std::string_view::npos;
      add_if(first.casing == Casing::upper && word.size() > 1, E::shape_acronym);
      add_if(digit, E::shape_letter_digit);
      add_if(first.casing == Casing::mixed, E::shape_mixed);
    }
    bool initial = false, number = false, of = false, for_on = false, and_ = false,
         particle = false, hyphen = false, possessive = false;
    for (uint32_t i = piece_.begin; i < piece_.end; ++i) {
      std::string_view w = text(i);
      initial |= w.size() <= 2 && w.back() == '.' && w.size() == 2;
      number |= c_.document.tokens[i].kind == TokenKind::number;
      of |= w == "of";
      for_on |= w == "for" || w == "on" || w == "in" || w == "against" || w == "to" || w == "with";
      and_ |= w == "and" || w == "&";
      particle |= has(i, C::particle) && c_.document.tokens[i].casing == Casing::lower;
      hyphen |= w == "-";
      possessive |= w == "'s" || w == "\xe2\x80\x99s" || w == "'" || w == "\xe2\x80\x99";
    }
    add_if(initial && piece_.size() > 1, E::shape_initial);
    add_if(number, E::shape_number);
    bool last_number = c_.document.tokens[piece_.end - 1].kind == TokenKind::number;
    add_if(last_number && piece_.size() <= 3 && first.kind == TokenKind::word &&
               !has_any(piece_.begin, class_bit(C::law_head) | class_bit(C::common)),
           E::shape_model);
    add_if(of, E::join_of);
    add_if(for_on, E::join_for);
    add_if(and_, E::join_and);
    add_if(particle, E::join_particle);
    add_if(hyphen, E::join_hyphen);
    add_if(possessive, E::join_possessive);
  }

  void before() {
    if (piece_.begin == sentence_.begin ||
        (piece_.begin == sentence_.begin + 1 &&
         c_.document.tokens[sentence_.begin].kind == TokenKind::punctuation)) {
      add(E::initial);
      add_if(has(piece_.begin, C::common), E::initial_common);
      if (piece_.begin == sentence_.begin) return;
    }
    uint32_t p = piece_.begin - 1;
    std::string_view word = text(p);
    add_if(has(p, C::title), E::before_title);
    add_if(has(p, C::job), E::before_job);
    add_if(word == "the" || word == "The", E::before_the);
    add_if(word == "a" || word == "an", E::before_a);
    add_if((word == "the" || word == "The") && unlisted_, E::before_the_alone);
    add_if(among(place_words, word) && unlisted_, E::before_in_alone);
    add_if(among(place_words, word), E::before_in);
    add_if(word == "of", E::before_of);
    add_if(has_any(p, class_bit(C::demonym) | class_bit(C::country)), E::before_demonym);
    add_if(has(p, C::speech), E::before_speech);
    add_if(word == ",", E::before_comma);
    add_if(word == "(", E::before_bracket);
    bool hyphen = word == "-" && !c_.document.tokens[piece_.begin].spaced;
    add_if(hyphen, E::before_hyphen);
    if (hyphen && p > sentence_.begin)
      add_if(text(p - 1) == "Al" || text(p - 1) == "al" || text(p - 1) == "El", E::before_al);
    add_if(word == "\"" || word == "\xe2\x80\x9c" || word == "\xe2\x80\x98" || word == "'",
           E::before_quote);
    add_if(c_.document.tokens[p].kind == TokenKind::number, E::before_number);
  }

  void after() {
    uint32_t q = piece_.end;
    if (q >= sentence_.end) return;
    std::string_view word = text(q);
    add_if(has(q, C::speech), E::after_speech);
    add_if(word == "'s" || word == "\xe2\x80\x99s", E::after_possessive);
    add_if(word == ",", E::after_comma);
    add_if(word == "," && q + 1 < sentence_.end &&
               c_.document.tokens[q + 1].kind == TokenKind::number && text(q + 1).size() == 2,
           E::after_age);
    add_if(word == "(", E::after_bracket);
    add_if(word == "-" && !c_.document.tokens[q].spaced, E::after_hyphen);
    bool closing = word == "\"" || word == "\xe2\x80\x9d" || word == "\xe2\x80\x99";
    add_if(closing, E::after_quote);
    if (closing && piece_.begin > sentence_.begin) {
      std::string_view open = text(piece_.begin - 1);
      add_if(open == "\"" || open == "\xe2\x80\x9c" || open == "\xe2\x80\x98", E::after_quote_both);
    }
    if (c_.document.tokens[q].casing != Casing::lower) return;
    add_if(has(q, C::job), E::after_job);
    add_if(among(org_words, word), E::after_org_word);
    add_if(among(fac_words, word), E::after_fac_word);
    add_if(among(gpe_words, word), E::after_gpe_word);
    add_if(among(loc_words, word), E::after_loc_word);
    add_if(among(event_words, word), E::after_event_word);
    add_if(has(q, C::common) && word.size() > 3, E::after_noun);
  }

  const NameContext& c_;
  TokenSpan piece_, sentence_;
  bool headline_;
  bool unlisted_ = false;
  bool listed_ = false;  // the whole is in a list, and is of several words
  std::vector<E>& out_;
};

}  // namespace

uint64_t place_key(TokenSpan span) {
  return uint64_t{span.begin} << 32 | span.end;
}

uint64_t span_key(const Keys& keys, TokenSpan span) {
  uint64_t key = span.size();
  for (uint32_t i = span.begin; i < span.end; ++i)
    key = (key ^ keys.exact[i]) * 0x9e3779b97f4a7c15ull + (key >> 31);
  return key;
}

void gather_evidence(const NameContext& c, const NameRun& run, TokenSpan piece,
                     const DocumentNames* names, std::vector<Evidence>& out) {
  Gatherer(c, run, piece, out).gather();
  if (piece.size() == 1 && c.lower_words.count(c.keys.folded[piece.begin]))
    out.push_back(Evidence::document_lower);
  if (!names) return;
  if (piece.size() == 1) {
    uint64_t word = c.keys.exact[piece.begin];
    if (names->acronyms.count(word)) out.push_back(E::document_acronym);
    auto parts = names->parts.find(word);
    if (parts != names->parts.end()) {
      const DocumentNames::Counts& counts = parts->second;
      auto most = std::max_element(counts.begin(), counts.end());
      auto type = static_cast<uint32_t>(most - counts.begin());
      if (type == 0) out.push_back(E::document_person_part);
      if (type >= 1 && type <= 5)
        out.push_back(static_cast<E>(static_cast<uint32_t>(E::part_norp) + type - 1));
    }
  }
  auto types = names->types.find(span_key(c.keys, piece));
  if (types == names->types.end()) return;
  DocumentNames::Counts counts = types->second;
  auto itself = names->found.find(place_key(piece));
  if (itself != names->found.end()) --counts[static_cast<size_t>(itself->second)];
  auto most = std::max_element(counts.begin(), counts.end());
  if (*most == 0) return;
  auto type = static_cast<uint32_t>(most - counts.begin());
  out.push_back(static_cast<E>(static_cast<uint32_t>(E::same_person) + type));
  if (*most > 1) out.push_back(E::same_often);
}

}  // namespace postil
