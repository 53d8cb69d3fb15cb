// Values of dates and times: see values.h.
#include <algorithm>

#include "core/layers/values_reader.h"

namespace postil {
namespace {

using C = GazetteerClass;

std::string two_digits(int value) {
  std::string out(2, '0');
  out[0] = static_cast<char>('0' + value / 10 % 10);
  out[1] = static_cast<char>('0' + value % 10);
  return out;
}

int days_in(int month, int year) {
  if (month == 2) return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

// ISO 8601 as far as it is said; empty without a year, or for a day that is none.
std::string iso(int year, int month, int day) {
  if (year == 0 || (day && !month)) return {};
  if (month && day && day > days_in(month, year)) return {};
  std::string out = std::to_string(year);
  if (month) (out += '-') += two_digits(month);
  if (day) (out += '-') += two_digits(day);
  return out;
}

}  // namespace

// The whole token as a number in [low, high]; "7th" counts too.
std::optional<int> ValueReader::plain(uint32_t i, int low, int high) const {
  if (i >= tokens_.end || document_.tokens[i].kind != TokenKind::number) return std::nullopt;
  std::string_view word = text(i);
  size_t count = std::min(word.find_first_not_of("0123456789"), word.size());
  if (count == 0 || count > 4) return std::nullopt;
  std::string_view tail = word.substr(count);
  if (!tail.empty() && tail != "st" && tail != "nd" && tail != "rd" && tail != "th")
    return std::nullopt;
  int value = 0;
  for (char c : word.substr(0, count)) value = value * 10 + (c - '0');
  return value >= low && value <= high ? std::optional<int>(value) : std::nullopt;
}

std::optional<int> ValueReader::month(uint32_t i) const {
  std::optional<int> listed_month = listed(i, C::month);
  if (listed_month && *listed_month <= 12) return listed_month;
  static constexpr std::string_view names[] = {"Jan.", "Feb.", "Mar.", "Apr.", "May.", "Jun.",
                                               "Jul.", "Aug.", "Sep.", "Oct.", "Nov.", "Dec."};
  for (int m = 0; m < 12; ++m)
    if (text(i) == names[m]) return m + 1;
  return text(i) == "Sept." ? std::optional<int>(9) : std::nullopt;
}

// "March 12, 2021", "12 March 2021", "the 9th of June", "March 2021", "2021".
std::optional<ValueReader::Day> ValueReader::day(uint32_t i) const {
  uint32_t at = i;
  if (has(at, C::weekday)) at += text(at + 1) == "," ? 2 : 1;
  if (is(at, "the")) ++at;
  Day out;
  if (std::optional<int> named = month(at)) {
    out.month = *named;
    ++at;
    if (std::optional<int> number = plain(at, 1, 31)) {
      out.day = *number;
      ++at;
    }
  } else if (std::optional<int> number = plain(at, 1, 31)) {
    ++at;
    if (is(at, "of")) ++at;
    std::optional<int> after = month(at);
    if (!after) return std::nullopt;
    out.day = *number;
    out.month = *after;
    ++at;
  }
  uint32_t tail = text(at) == "," || is(at, "of") ? at + 1 : at;
  if (std::optional<int> number = plain(tail, 1000, 2199)) {
    out.year = *number;
    at = tail + 1;
  }
  if (!out.month && !out.year) return std::nullopt;
  out.end = at;
  return out;
}

// "2018-2021", "2020/21", "July 17-19, 2021", "March to May 2021", "between 2000 and 2020".
std::string ValueReader::interval() const {
  uint32_t at = tokens_.begin;
  if (is(at, "between") || is(at, "from")) ++at;
  auto joins = [&](uint32_t i) {
    return text(i) == "-" || text(i) == "–" || text(i) == "/" || is(i, "to") || is(i, "and") ||
           is(i, "until") || is(i, "through");
  };
  // Days of one month: the second stands before the year, or both before the month.
  std::optional<int> first_month = month(at);
  uint32_t days = first_month ? at + 1 : at;
  std::optional<int> from = plain(days, 1, 31), to;
  if (from && joins(days + 1)) to = plain(days + 2, 1, 31);
  if (from && to) {
    uint32_t next = days + 3;
    if (!first_month) {
      if (is(next, "of")) ++next;
      first_month = month(next++);
    }
    if (text(next) == ",") ++next;
    std::optional<int> year = plain(next, 1000, 2199);
    if (first_month && year && next + 1 == tokens_.end && *from < *to) {
      std::string a = iso(*year, *first_month, *from), b = iso(*year, *first_month, *to);
      if (!a.empty() && !b.empty()) return a + "/" + b;
    }
    return {};
  }
  std::optional<Day> one = day(at);
  if (!one) return {};
  if (one->end == tokens_.end) return iso(one->year, one->month, one->day);
  if (!joins(one->end)) return {};
  uint32_t second = one->end + 1;
  if (is(second, "from")) ++second;
  // "2020-21", "2021/22"
  if (one->year && !one->month && second + 1 == tokens_.end && text(second).size() == 2)
    if (std::optional<int> short_year = plain(second, 0, 99)) {
      int year = one->year / 100 * 100 + *short_year;
      return year == one->year + 1 ? iso(one->year, 0, 0) + "/" + iso(year, 0, 0) : std::string();
    }
  std::optional<Day> two = day(second);
  if (!two || two->end != tokens_.end || !two->year) return {};
  if (!one->year) one->year = two->year;
  if (!one->month != !two->month || !one->day != !two->day) return {};
  std::string a = iso(one->year, one->month, one->day), b = iso(two->year, two->month, two->day);
  return a.empty() || b.empty() || a > b ? std::string() : a + "/" + b;
}

// "the 1990s": "199X"; "the 20th century": "19XX".
std::string ValueReader::decade() const {
  uint32_t at = tokens_.begin;
  if (is(at, "the")) ++at;
  std::string_view word = text(at);
  if (at + 1 == tokens_.end && word.size() == 5 && word.back() == 's' && word[3] == '0' &&
      word.find_first_not_of("0123456789") == 4)
    return std::string(word.substr(0, 3)) + "X";
  if (at + 2 != tokens_.end || !is(at + 1, "century")) return {};
  std::optional<int> number = plain(at, 1, 22);
  if (!number) number = listed(at, C::ordinal);
  if (!number || *number < 1 || *number > 22) return {};
  return two_digits(*number - 1) + "XX";
}

// "the first quarter of 2022": "2022-01/2022-03"; halves likewise.
std::string ValueReader::part_of_year() const {
  uint32_t at = tokens_.begin;
  if (is(at, "the")) ++at;
  std::optional<int> which = listed(at, C::ordinal);
  bool quarter = is(at + 1, "quarter"), half = is(at + 1, "half");
  if (!which || (!quarter && !half)) return {};
  uint32_t next = is(at + 2, "of") || is(at + 2, "in") ? at + 3 : at + 2;
  std::optional<int> year = plain(next, 1000, 2199);
  int parts = quarter ? 4 : 2;
  if (!year || next + 1 != tokens_.end || *which < 1 || *which > parts) return {};
  int months = 12 / parts, first = (*which - 1) * months + 1;
  return iso(*year, first, 0) + "/" + iso(*year, first + months - 1, 0);
}

// "2021-03-12"; "27/08/2022" where the day cannot be a month.
std::string ValueReader::numeric_date() const {
  if (tokens_.size() != 5) return {};
  uint32_t a = tokens_.begin, b = a + 2, c = a + 4;
  if (text(a + 1) != text(a + 3)) return {};
  if (std::optional<int> year = plain(a, 1000, 2199))
    if (auto m = plain(b, 1, 12), d = plain(c, 1, 31); m && d) return iso(*year, *m, *d);
  std::optional<int> year = plain(c, 1000, 2199), one = plain(a, 1, 31), two = plain(b, 1, 31);
  if (!year || !one || !two) return {};
  if (*one > 12 && *two <= 12) return iso(*year, *two, *one);
  if (*two > 12 && *one <= 12) return iso(*year, *one, *two);
  return *one == *two ? iso(*year, *one, *two) : std::string();
}

// "two years", "a 34-year-old", "three hours", "a decade"; nothing where it hangs on a point of
// time ("two years ago", "the past three years") or is vague ("several months").
std::string ValueReader::duration() const {
  uint32_t at = tokens_.begin;
  static constexpr std::string_view hanging[] = {
      "ago",    "later",  "earlier", "last",      "next",  "past",    "previous",
      "coming", "this",   "that",    "the",       "few",   "several", "many",
      "couple", "half",   "recent",  "following", "first", "each",    "every",
      "same",   "before", "after",   "back",      "other", "another", "these",
      "time",   "those",  "prior",   "preceding", "his",   "her",     "their"};
  for (uint32_t i = at; i < tokens_.end; ++i)
    for (std::string_view word : hanging)
      if (is(i, word)) return {};
  uint32_t unit = at;
  while (unit < tokens_.end && !has(unit, C::date_unit) && !has(unit, C::time_unit)) ++unit;
  std::optional<Number> count = first_number(at);
  if (unit == tokens_.end) {  // an age: "34", "aged 65 or older"
    bool age =
        count && count->value.power == 0 && count->value.digits < 130 && digits(count->begin);
    return age && !plain(count->begin, 1000, 2199) ? "P" + to_text(count->value) + "Y"
                                                   : std::string();
  }
  bool one = !count && unit > at && (is(unit - 1, "a") || is(unit - 1, "an"));
  if (!one && !count) return {};
  if (count && (count->begin > unit || count->value.power < 0 || first_number(count->end)))
    return {};
  std::string_view designator = code(unit, has(unit, C::date_unit) ? C::date_unit : C::time_unit);
  if (designator.empty()) return {};
  int64_t factor = 1;
  size_t letter = designator.find_first_not_of("0123456789");
  if (letter > 0 && letter != designator.npos) factor = std::stoi(std::string(designator));
  Decimal value = count ? count->value : Decimal{1, 0};
  value.digits *= factor;
  return (has(unit, C::time_unit) ? "PT" : "P") + to_text(value) + designator.back();
}

std::string ValueReader::date_value() const {
  if (tokens_.size() == 1 ||
      (tokens_.size() == 2 && (is(tokens_.begin, "every") || is(tokens_.begin, "each")))) {
    static constexpr std::string_view repeats[][3] = {{"annual", "annually", "P1Y"},
                                                      {"yearly", "year", "P1Y"},
                                                      {"monthly", "month", "P1M"},
                                                      {"weekly", "week", "P1W"},
                                                      {"daily", "day", "P1D"},
                                                      {"quarterly", "quarter", "P3M"},
                                                      {"fortnightly", "fortnight", "P2W"}};
    uint32_t last = tokens_.end - 1;
    for (const auto& repeat : repeats)
      if (is(last, repeat[0]) || is(last, repeat[1])) {
        bool noun = is(last, repeat[1]) && repeat[1] != "annually";
        if (noun == (tokens_.size() == 2)) return "R/" + std::string(repeat[2]);
      }
  }
  for (std::string value : {numeric_date(), interval(), decade(), part_of_year()})
    if (!value.empty()) return value;
  // A calendar date that is not wholly settled is no duration.
  for (uint32_t i = tokens_.begin; i < tokens_.end; ++i)
    if (month(i) || has(i, C::weekday) || has(i, C::season) || plain(i, 1000, 2199)) return {};
  return duration();
}

// "4pm", "11:30 a.m.", "16:30", "nine o'clock" (which half of the day is not said: nothing).
std::string ValueReader::clock() const {
  for (uint32_t i = tokens_.begin; i < tokens_.end; ++i) {
    if (is(i, "noon") || is(i, "midday")) return tokens_.size() == 1 ? "T12:00" : std::string();
    if (is(i, "midnight")) return tokens_.size() == 1 ? "T00:00" : std::string();
    if (i >= tokens_.end || document_.tokens[i].kind != TokenKind::number) continue;
    std::string_view word = text(i);
    size_t sign = word.find_first_of(":.");
    int hour = 0, minute = 0;
    for (char c : word.substr(0, sign)) {
      if (c < '0' || c > '9' || hour > 24) return {};
      hour = hour * 10 + (c - '0');
    }
    if (sign != word.npos) {
      if (word.size() - sign != 3) return {};
      minute = (word[sign + 1] - '0') * 10 + (word[sign + 2] - '0');
    }
    bool am = is(i + 1, "am") || is(i + 1, "a.m.") || is(i + 1, "a.m");
    bool pm = is(i + 1, "pm") || is(i + 1, "p.m.") || is(i + 1, "p.m");
    if (!am && !pm && (sign == word.npos || word[sign] != ':')) return {};
    if (am || pm) {
      if (hour < 1 || hour > 12) return {};
      hour = hour % 12 + (pm ? 12 : 0);
    }
    if (hour > 23 || minute > 59) return {};
    // A second time in the mark: an interval that is left unread.
    for (uint32_t k = i + 1; k < tokens_.end; ++k)
      if (document_.tokens[k].kind == TokenKind::number) return {};
    return "T" + two_digits(hour) + ":" + two_digits(minute);
  }
  return {};
}

std::string ValueReader::time_value() const {
  std::string value = clock();
  if (!value.empty()) return value;
  for (uint32_t i = tokens_.begin; i < tokens_.end; ++i)
    if (has(i, C::time_unit)) return duration();
  return {};
}

}  // namespace postil
