// Dates of the calendar: days, months, years, and ranges of them.
#include <algorithm>

#include "core/layers/numbers_reader.h"

namespace postil {
namespace {

using C = GazetteerClass;

bool small_number(std::string_view digits, int low, int high) {
  if (digits.empty() || digits.size() > 2) return false;
  int value = 0;
  for (char c : digits) {
    if (c < '0' || c > '9') return false;
    value = value * 10 + (c - '0');
  }
  return value >= low && value <= high;
}

}  // namespace

// "Aug.", which a list of words cannot hold: its stop ends a sentence where nothing follows it.
bool NumberReader::abbreviated_month(uint32_t i) const {
  static constexpr std::string_view months[] = {"Jan.", "Feb.", "Mar.", "Apr.",  "Jun.", "Jul.",
                                                "Aug.", "Sep.", "Oct.", "Sept.", "Nov.", "Dec."};
  return std::find(std::begin(months), std::end(months), text(i)) != std::end(months);
}

// The name of a month. "May" and "March" are also words: they need a date beside them.
uint32_t NumberReader::month(uint32_t i) const {
  if (!has(i, C::month)) return abbreviated_month(i) ? i + 1 : 0;
  bool doubtful = word_is(i, "may") || word_is(i, "march") || word_is(i, "mar") ||
                  word_is(i, "dec") || word_is(i, "sun");
  if (!doubtful) return i + 1;
  if (plain_digits(i + 1) || year_digits(i + 1) || day(i + 1)) return i + 1;
  if (text(i + 1) == "," && year_digits(i + 2)) return i + 1;
  if (i > sentence_.begin && (day(i - 1) || is(i - 1, NumOp::dash))) return i + 1;
  if (i == sentence_.begin || word_is(i, "mar")) return 0;
  static constexpr std::string_view before[] = {
      "in",      "of",  "since",   "until",  "last",  "this", "next",   "early",
      "late",    "mid", "from",    "to",     "by",    "till", "during", "and",
      "between", "on",  "through", "before", "after", "or",   "and",    ","};
  for (std::string_view word : before)
    if (word_is(i - 1, word)) return word == "," ? 0 : i + 1;
  return 0;
}

// A day of a month: "7", "7th".
uint32_t NumberReader::day(uint32_t i) const {
  if (kind(i, TokenKind::number) && small_number(text(i), 1, 31) &&
      !(text(i + 1) == "%" || (text(i + 1) == ":" && !spaced(i + 2))))
    return i + 1;
  return kind(i, TokenKind::number) ? ordinal(i) : 0;
}

uint32_t NumberReader::year(uint32_t i) const {
  if (!year_digits(i)) return 0;
  return i + 1;
}

// ", 2021" or " 2021" or "of 2021" behind a month or a day.
uint32_t NumberReader::year_tail(uint32_t i) const {
  if (year(i)) return i + 1;
  if (text(i) == "," && year(i + 1)) return i + 2;
  if (is(i, NumOp::of) && year(i + 1)) return i + 2;
  return 0;
}

// "this year", "last year", "of the same year" behind a month or a day.
uint32_t NumberReader::relative_tail(uint32_t i) const {
  uint32_t at = is(i, NumOp::of) ? i + 1 : i;
  if (at > i && is(at, NumOp::the)) ++at;
  if ((is(at, NumOp::this_) || is(at, NumOp::next) || is(at, NumOp::same)) &&
      (word_is(at + 1, "year") || word_is(at + 1, "week") || word_is(at + 1, "month")))
    return at + 2;
  return 0;
}

// "July 17", "July 17, 2021", "July 17-19", "July 2021", "July".
uint32_t NumberReader::month_day(uint32_t i) const {
  uint32_t end = month(i);
  if (!end) return 0;
  if (uint32_t after = day(end)) {
    end = after;
    bool range =
        is(end, NumOp::dash) || is(end, NumOp::to) || is(end, NumOp::and_) || is(end, NumOp::or_);
    if (range && day(end + 1) && !has(end + 2, C::month) && !has(end + 2, C::scale) &&
        !percent_suffix(end + 2) &&
        !(is(end, NumOp::and_) && kind(end + 2, TokenKind::word) && !is(end + 2, NumOp::of) &&
          !title(end + 2) && gazetteer_.word[std::min(end + 2, sentence_.end - 1)] == 0))
      end = day(end + 1);
  }
  if (uint32_t tail = year_tail(end)) return tail;
  if (uint32_t tail = relative_tail(end)) return tail;
  return end;
}

// "17 July 2021", "the 17th of July", "17-19 July".
uint32_t NumberReader::day_month(uint32_t i) const {
  uint32_t at = i;
  if (is(at, NumOp::the) && kind(at + 1, TokenKind::number) && ordinal(at + 1)) ++at;
  uint32_t end = day(at);
  if (!end) return 0;
  if ((is(end, NumOp::dash) || is(end, NumOp::to) || is(end, NumOp::and_)) && day(end + 1))
    end = day(end + 1);
  if (is(end, NumOp::of)) ++end;
  if (!has(end, C::month) && !abbreviated_month(end)) return 0;
  ++end;
  if (uint32_t tail = year_tail(end)) return tail;
  if (uint32_t tail = relative_tail(end)) return tail;
  return end;
}

// "12/03/2021", "2021-03-12", "12.03.2021" is one number to the tokenizer.
uint32_t NumberReader::numeric_date(uint32_t i) const {
  if (!kind(i, TokenKind::number) || !kind(i + 2, TokenKind::number)) return 0;
  if (spaced(i + 1) || spaced(i + 2) || spaced(i + 3 + 0) + spaced(i + 4) == 2) return 0;
  std::string_view sign = text(i + 1);
  if ((sign != "/" && sign != "-" && sign != ".") || text(i + 3) != sign) return 0;
  if (!kind(i + 4, TokenKind::number)) return 0;
  bool year_last = small_number(text(i), 1, 31) && small_number(text(i + 2), 1, 31) &&
                   (year_digits(i + 4) || small_number(text(i + 4), 0, 99));
  bool year_first =
      year_digits(i) && small_number(text(i + 2), 1, 12) && small_number(text(i + 4), 1, 31);
  return (year_last && sign != "-") || year_first ? i + 5 : 0;
}

// "Tuesday", "Tuesday, July 17, 2021", "Tuesday last week".
uint32_t NumberReader::weekday(uint32_t i) const {
  if (!has(i, C::weekday)) return 0;
  uint32_t end = i + 1;
  uint32_t at = text(end) == "," ? end + 1 : end;
  if (uint32_t full = std::max({month_day(at), day_month(at), numeric_date(at)}))
    if (full > at + 1) return full;
  if (is(end, NumOp::next) && word_is(end + 1, "week")) return end + 2;
  return end;
}

// "2020-21", "2020/21", "2019-2023", "2015 to 2018".
uint32_t NumberReader::year_range(uint32_t i) const {
  if (!year_digits(i)) return 0;
  bool tight = (is(i + 1, NumOp::dash) || text(i + 1) == "/") && !spaced(i + 2);
  if (tight && (year_digits(i + 2) || small_number(text(i + 2), 0, 99))) return i + 3;
  if ((is(i + 1, NumOp::dash) || is(i + 1, NumOp::to)) && year_digits(i + 2)) return i + 3;
  return 0;
}

// "the 1990s", "the mid-1990s", "his 30s", "the 1980s and 1990s", "the '90s".
uint32_t NumberReader::decades(uint32_t i) const {
  uint32_t at = i;
  if (is(at, NumOp::the) || is(at, NumOp::possess)) ++at;
  if (is(at, NumOp::early)) at += is(at + 1, NumOp::dash) ? 2 : 1;
  if (text(at) == "'" || text(at) == "\xe2\x80\x99" || text(at) == "\xe2\x80\x98") ++at;
  auto plural = [&](uint32_t k) {
    std::string_view t = text(k);
    return kind(k, TokenKind::number) && t.size() >= 3 && t.back() == 's' &&
           t.find_first_not_of("0123456789") == t.size() - 1;
  };
  if (!plural(at)) return 0;
  uint32_t end = at + 1;
  uint32_t second = is(end, NumOp::and_) || is(end, NumOp::to) ? end + 1 : 0;
  if (second && is(second, NumOp::the)) ++second;
  return second && plural(second) ? second + 1 : end;
}

// "Nakba Day", "International Forest Day", "Women's Day".
uint32_t NumberReader::named_day(uint32_t i) const {
  uint32_t at = i;
  while (title(at) && kind(at, TokenKind::word) && !word_is(at, "day") && !word_is(at, "the") &&
         !has(at, C::weekday) && !has(at, C::month) && at < i + 3)
    ++at;
  if (at == i) return 0;
  if (text(at) == "'s" || text(at) == "\xe2\x80\x99s" || text(at) == "'" ||
      text(at) == "\xe2\x80\x99")
    ++at;
  return text(at) == "Day" ? at + 1 : 0;
}

// A date of the calendar without what may stand before it.
uint32_t NumberReader::calendar(uint32_t i) const {
  uint32_t end = std::max(
      {named_day(i), weekday(i), month_day(i), day_month(i), numeric_date(i), year_range(i)});
  if (!end && year_digits(i)) end = i + 1;
  if (uint32_t day = phrase(i, C::holiday)) {
    end = std::max(end, day);
    if (end == day)
      if (uint32_t tail = year_tail(end)) end = tail;
  }
  return end;
}

uint32_t NumberReader::date(uint32_t i) const {
  uint32_t at = i;
  bool between = is(at, NumOp::between);
  if (between) ++at;
  // "early March", "mid-2019", "late last year", "earlier this month", "last Tuesday".
  bool fiscal = false;
  if (is(at, NumOp::the) && (is(at + 1, NumOp::early) || is(at + 1, NumOp::fiscal))) ++at;
  if (is(at, NumOp::early) && !is(at + 1, NumOp::of)) {
    ++at;
    if (is(at, NumOp::dash) && !spaced(at)) ++at;
    if (word_is(at, "in") && month(at + 1)) ++at;
  }
  if (is(at, NumOp::fiscal)) fiscal = true, ++at;
  if (fiscal && word_is(at, "year")) ++at;
  uint32_t before = at;
  if (is(at, NumOp::next) || is(at, NumOp::this_) || is(at, NumOp::each))
    if (has(at + 1, C::weekday) || has(at + 1, C::month) || abbreviated_month(at + 1) ||
        has(at + 1, C::season) || phrase(at + 1, C::holiday))
      ++at;
  uint32_t end = 0;
  if (at > before && has(at, C::season)) end = at + 1;
  if (at > before && has(at, C::month)) {
    end = at + 1;
    if (day(end)) end = day(end);
  }
  end = std::max(end, calendar(at));
  if (!end && at == before) end = std::max(decades(at), period(at));
  if (!end) return 0;
  if (at == i + 1 && is(i, NumOp::the)) return 0;
  // "between March and May", "Monday to Friday", "March 3 to April 5".
  bool joins = between ? is(end, NumOp::and_) || is(end, NumOp::to)
                       : is(end, NumOp::to) || is(end, NumOp::dash);
  if (joins) {
    uint32_t second = end + 1;
    if (is(second, NumOp::early)) ++second;
    uint32_t last = calendar(second);
    if (!last && is(second, NumOp::this_)) last = calendar(second + 1);
    bool like =
        month(second) || has(second, C::weekday) || year_digits(second) || (day_month(second) > 0);
    if (last && like && (between || !is(end, NumOp::dash) || !spaced(end + 1) || last > second + 1))
      return last;
  }
  return between ? 0 : end;
}

}  // namespace postil
