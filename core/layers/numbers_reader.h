// Inside of numbers.h: a reader of one sentence. Each pattern is a function from the token where it
// begins to the token behind it, 0 where it does not match (a match is never empty, so 0 is free).
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/layers/gazetteer.h"
#include "core/layers/marks.h"
#include "core/text/document.h"

namespace postil {

// The small words that the patterns are made of.
enum class NumOp : uint8_t {
  none,
  a,        // a, an
  after,    // after, before, ahead
  aged,     // aged, age, ages
  ago,      // ago, later, earlier, ...: what follows a duration
  am,       // am, pm, a.m., p.m.
  and_,     //
  basis,    //
  between,  //
  cent,     // cent, behind per
  clock,    // o'clock
  couple,   //
  dash,     // a hyphen or a dash
  degree,   // the degree sign
  dozen,    //
  each,     // each, every
  early,    // early, late, mid, earlier, later, sometime
  edge,     // end, beginning, start, middle, rest, ...: the end of March
  few,      // few, several, many
  fiscal,   // fiscal, financial, academic, calendar, school
  half,     //
  local,    //
  money,    // a currency sign, or letters that stand for one before a number
  more,     // more, consecutive, straight: two more years
  next,     // last, next, past, previous, coming: what may take the article
  number,   // No., no
  of,       //
  old,      // old, olds
  one,      //
  or_,      //
  per,      //
  percent,  // percent, %
  point,    // point, points
  possess,  // his, her, their, its, my: "his 30s"
  recent,   // recent
  same,     // same, following, current, entire
  square,   // square, cubic, sq
  the,      //
  this_,    // this, that, these, those
  time,     // time, behind local
  to,       // to, until, till, through
};

// The small word that each token of the document is.
std::vector<NumOp> read_ops(const Document& document);

class NumberReader {
 public:
  NumberReader(const Document& document, const GazetteerView& gazetteer,
               const std::vector<NumOp>& ops, TokenSpan sentence)
      : document_(document), gazetteer_(gazetteer), ops_(ops), sentence_(sentence) {}

  struct Match {
    uint32_t end = 0;
    EntityType type = EntityType::cardinal;
  };
  // The longest pattern that begins at the token.
  Match match(uint32_t at) const;
  // Whether a pattern can begin at the token at all: a quick test that most tokens fail.
  bool may_begin(uint32_t at) const;

 private:
  // What a run of tokens says as a number.
  struct Number {
    uint32_t end = 0;
    bool digits = false;  // plain digits, no scale
    bool year = false;    // four digits that can be a year
    bool one = false;     // the word "one"
    bool vague = false;   // "hundreds", "several dozen"
  };

  std::string_view text(uint32_t i) const {
    return i < sentence_.end ? text_of(document_, document_.tokens[i]) : std::string_view{};
  }
  NumOp op(uint32_t i) const { return i < sentence_.end ? ops_[i] : NumOp::none; }
  bool is(uint32_t i, NumOp o) const { return op(i) == o; }
  bool has(uint32_t i, GazetteerClass c) const {
    return i < sentence_.end && (gazetteer_.word[i] & class_bit(c));
  }
  bool kind(uint32_t i, TokenKind k) const {
    return i < sentence_.end && document_.tokens[i].kind == k;
  }
  bool spaced(uint32_t i) const { return i >= sentence_.end || document_.tokens[i].spaced; }
  bool title(uint32_t i) const;
  bool word_is(uint32_t i, std::string_view lower) const;
  // The end of a phrase of the class at the token, or of the word alone; 0 if it has neither.
  uint32_t phrase(uint32_t i, GazetteerClass c) const;

  // numbers_words.cpp
  bool plain_digits(uint32_t i) const;
  bool year_digits(uint32_t i) const;
  uint32_t digits(uint32_t i) const;
  uint32_t number_words(uint32_t i) const;
  uint32_t vague_number(uint32_t i) const;
  uint32_t fraction(uint32_t i) const;
  uint32_t scale(uint32_t i) const;
  Number number(uint32_t i) const;
  uint32_t modifiers(uint32_t i, bool& between) const;
  uint32_t ordinal(uint32_t i) const;

  // numbers_amount.cpp
  uint32_t money_prefix(uint32_t i) const;
  uint32_t money_suffix(uint32_t i) const;
  uint32_t percent_suffix(uint32_t i) const;
  uint32_t unit_suffix(uint32_t i) const;
  Match suffixed(uint32_t begin, Number number) const;
  Match amount(uint32_t i) const;
  Match cardinal(uint32_t begin, uint32_t first, Number number) const;
  bool glued_name(uint32_t i) const;
  bool counts(uint32_t i) const;
  bool part_of_name(uint32_t i) const;

  // numbers_date.cpp
  bool abbreviated_month(uint32_t i) const;
  uint32_t month(uint32_t i) const;
  uint32_t named_day(uint32_t i) const;
  uint32_t day(uint32_t i) const;
  uint32_t year(uint32_t i) const;
  uint32_t year_tail(uint32_t i) const;
  uint32_t relative_tail(uint32_t i) const;
  uint32_t month_day(uint32_t i) const;
  uint32_t day_month(uint32_t i) const;
  uint32_t numeric_date(uint32_t i) const;
  uint32_t weekday(uint32_t i) const;
  uint32_t calendar(uint32_t i) const;
  uint32_t year_range(uint32_t i) const;
  uint32_t decades(uint32_t i) const;
  uint32_t date(uint32_t i) const;

  // numbers_period.cpp
  uint32_t duration(uint32_t i, GazetteerClass unit) const;
  uint32_t duration_tail(uint32_t i) const;
  uint32_t period(uint32_t i) const;
  uint32_t edge_of(uint32_t i) const;
  uint32_t period_of(uint32_t i) const;
  uint32_t age(uint32_t i) const;
  uint32_t date_word(uint32_t i) const;
  uint32_t clock(uint32_t i) const;
  uint32_t day_part(uint32_t i) const;
  uint32_t time(uint32_t i) const;

  const Document& document_;
  const GazetteerView& gazetteer_;
  const std::vector<NumOp>& ops_;
  TokenSpan sentence_;
};

}  // namespace postil
