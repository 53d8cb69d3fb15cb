// Periods and times: "the past three years", "two years ago", "the end of March", "Monday night".
#include <algorithm>

#include "core/layers/numbers_reader.h"

namespace postil {
namespace {

using C = GazetteerClass;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

}  // namespace

// What may follow a duration: "ago", "later", "old", "in a row".
uint32_t NumberReader::duration_tail(uint32_t i) const {
  if (word_is(i, "and") && is(i + 1, NumOp::a) && is(i + 2, NumOp::half))
    return duration_tail(i + 3);
  if (is(i, NumOp::ago)) return word_is(i, "back") && is(i + 1, NumOp::to) ? i : i + 1;
  if (word_is(i, "later") || word_is(i, "earlier") || word_is(i, "previously")) return i + 1;
  if (is(i, NumOp::dash) && !spaced(i) && is(i + 1, NumOp::old)) return i + 2;
  if (is(i, NumOp::old)) return i + 1;
  if (word_is(i, "of") && is(i + 1, NumOp::aged)) return i + 2;
  if (word_is(i, "in") && word_is(i + 1, "a") && word_is(i + 2, "row")) return i + 3;
  return i;
}

// "the past three years", "last week", "the next few months", "recent years", "every day",
// "that year", "a year", "several months", "years ago", "decades".
uint32_t NumberReader::period(uint32_t i) const {
  uint32_t at = i;
  bool article = is(at, NumOp::the) || is(at, NumOp::possess);
  if (article) ++at;
  uint32_t from = at;
  bool named = false;  // a word that makes the bare unit a date
  while (is(at, NumOp::next) || is(at, NumOp::same) || is(at, NumOp::recent) ||
         is(at, NumOp::this_) || is(at, NumOp::each)) {
    ++at;
    named = true;
  }
  if (!named && ordinal(at) && (article || at == i)) {
    at = ordinal(at);
    named = true;
    if (is(at, NumOp::more)) ++at;
  }
  if (is(at, NumOp::fiscal)) ++at, named = true;
  if (named && at == from) named = false;
  bool counted = false;
  if (is(at, NumOp::few) || is(at, NumOp::couple)) {
    counted = true;
    ++at;
    if (is(at, NumOp::of)) ++at;
  } else if (is(at, NumOp::a) && at == i) {
    counted = true;
    ++at;
    if (is(at, NumOp::few))
      ++at;
    else if (is(at, NumOp::couple))
      at += is(at + 1, NumOp::of) ? 2 : 1;
  } else if (named && !has(at, C::date_unit)) {
    Number n = number(at);
    if (n.end && !n.year) {
      at = n.end;
      if (is(at, NumOp::to) && number(at + 1).end) at = number(at + 1).end;
    }
  }
  if (is(at, NumOp::more)) ++at;
  if (!has(at, C::date_unit)) return 0;
  bool plural = text(at).back() == 's' || word_is(at, "centuries");
  bool century = word_is(at, "century");
  ++at;
  if (century && named) return at;
  if (named && ordinal(from) && !is(at, NumOp::of)) {
    // "the first day" of something is no date unless a period follows; ordinals with years are.
    if (!plural && !word_is(at - 1, "quarter") && !word_is(at - 1, "month") &&
        !word_is(at - 1, "week") && !word_is(at - 1, "year"))
      return article ? at : 0;
  }
  if (!named && !counted && !article) {
    uint32_t tail = duration_tail(at);
    if (tail > at) return tail;
    static constexpr std::string_view before[] = {
        "for",  "in",   "after", "within", "over",   "of",   "through", "until",
        "take", "took", "takes", "spent",  "lasted", "than", "last",    "by"};
    bool led = i > sentence_.begin &&
               std::find(std::begin(before), std::end(before), text(i - 1)) != std::end(before);
    return plural && (led || word_is(i, "decades") || word_is(i, "centuries")) ? at : 0;
  }
  if (article && !named && !counted) {  // "the year", "the weekend", "the months ahead"
    if (word_is(at, "ahead")) return at + 1;
    if (word_is(at - 1, "weekend")) return at;
    if ((word_is(at - 1, "day") || word_is(at - 1, "year") || word_is(at - 1, "month")) &&
        word_is(at, "before"))
      return at + 1;
    return 0;
  }
  return duration_tail(at);
}

// "the end of", "the beginning of", "the first half of", "the first quarter of".
uint32_t NumberReader::edge_of(uint32_t i) const {
  uint32_t at = i;
  if (is(at, NumOp::the)) ++at;
  if (is(at, NumOp::same) && word_is(at + 1, "period"))
    return is(at + 2, NumOp::of) || word_is(at + 2, "in") ? at + 3 : at + 2;
  if (is(at, NumOp::edge)) {
    ++at;
  } else if (uint32_t end = is(at, NumOp::same) || is(at, NumOp::next) ? at + 1 : ordinal(at)) {
    at = end;
    Number n = number(at);
    if (n.end && has(n.end, C::date_unit) && !n.year)
      at = n.end + 1;
    else if (is(at, NumOp::few) && has(at + 1, C::date_unit))
      at += 2;
    else if (is(at, NumOp::half) || has(at, C::date_unit) || word_is(at, "semester"))
      ++at;
    else
      return 0;
  } else {
    return 0;
  }
  return is(at, NumOp::of) ? at + 1 : 0;
}

// What an edge is of: "March", "the year", "this month", "last week", "2021", "the 1990s".
uint32_t NumberReader::period_of(uint32_t i) const {
  uint32_t at = edge_of(i);
  if (!at) return 0;
  uint32_t end = std::max({date(at), decades(at), period(at)});
  if (is(at, NumOp::the) && has(at + 1, C::date_unit)) end = std::max(end, at + 2);
  if (has(at, C::season)) end = std::max(end, at + 1);
  return end;
}

// "34-year-old", "aged 34", "the age of 34", ", 34," behind a name.
uint32_t NumberReader::age(uint32_t i) const {
  uint32_t at = i;
  if (is(at, NumOp::the) && is(at + 1, NumOp::aged) && is(at + 2, NumOp::of)) {
    Number n = number(at + 3);
    return n.end && !n.year ? n.end : 0;
  }
  if (i <= sentence_.begin) return 0;
  bool small = plain_digits(i) && text(i).size() <= 2 && text(i) > "0";
  if (!small) return 0;
  if (is(i - 1, NumOp::aged)) return i + 1;
  bool comma =
      text(i - 1) == "," && (text(i + 1) == "," || text(i + 1) == "." || text(i + 1) == ";");
  if (!comma || i < sentence_.begin + 2 || !kind(i - 2, TokenKind::word)) return 0;
  bool name = title(i - 2) || (i >= sentence_.begin + 3 && is(i - 3, NumOp::dash));
  if (name && !month(i - 2)) return i + 1;
  return 0;
}

uint32_t NumberReader::date_word(uint32_t i) const {
  uint32_t at = is(i, NumOp::early) ? i + 1 : i;
  if (is(at, NumOp::early)) return 0;
  uint32_t end = phrase(at, C::date_word);
  if (at > i && !(word_is(at, "today") || word_is(at, "yesterday") || word_is(at, "tomorrow")))
    return 0;
  return end;
}

// "4pm", "11:30 a.m.", "16:30", "nine o'clock", with "local time" and a day behind it.
uint32_t NumberReader::clock(uint32_t i) const {
  bool between = false;
  uint32_t at = modifiers(i, between);
  if (is(at, NumOp::between)) ++at;
  bool digits = kind(at, TokenKind::number);
  bool colon = digits && text(at).find(':') != std::string_view::npos;
  uint32_t end = digits ? at + 1 : number_words(at);
  if (!end) return 0;
  bool marked = false;
  if (is(end, NumOp::clock) || (is(end, NumOp::am) && digits)) {
    ++end;
    marked = true;
    if (text(end) == "." && !spaced(end) && end + 1 < sentence_.end && text(end - 1).size() == 3)
      ++end;
  }
  if (word_is(end, "noon") && digits) marked = true, ++end;
  if (!marked && colon) {
    size_t sign = text(at).find(':');
    marked = sign <= 2 && text(at).size() - sign >= 3;
  }
  if (!marked) return 0;
  if ((is(end, NumOp::to) || is(end, NumOp::dash) || is(end, NumOp::and_)) &&
      kind(end + 1, TokenKind::number) && is(end + 2, NumOp::am))
    end += 3;
  if (is(end, NumOp::local) && is(end + 1, NumOp::time)) end += 2;
  if (has(end, C::weekday)) {
    ++end;
    if (has(end, C::day_part)) ++end;
  }
  if (word_is(end, "in") && is(end + 1, NumOp::the) && has(end + 2, C::day_part)) end += 3;
  return end;
}

// "this morning", "Monday night", "late last night", "the early hours of Friday", "dawn".
uint32_t NumberReader::day_part(uint32_t i) const {
  uint32_t at = i;
  if (is(at, NumOp::early) && word_is(at + 1, "in") && is(at + 2, NumOp::the) &&
      (word_is(at + 3, "day") || has(at + 3, C::day_part)))
    return at + 4;
  if (is(at, NumOp::the)) ++at;
  if (is(at, NumOp::early) || word_is(at, "wee")) ++at;
  if (word_is(at, "on") && at > i) ++at;
  if (has(at, C::time_unit) && at > i) {  // "the early hours of Friday"
    uint32_t end = at + 1;
    if (!is(at - 1, NumOp::early) && !word_is(at - 1, "wee")) return 0;
    if (is(end, NumOp::of) && (has(end + 1, C::weekday) || has(end + 1, C::month)))
      return std::max(calendar(end + 1), end + 2);
    return end;
  }
  bool named = false;
  if (is(at, NumOp::this_) || is(at, NumOp::next) || is(at, NumOp::each) || is(at, NumOp::same)) {
    ++at;
    named = true;
  }
  if (has(at, C::weekday)) {
    ++at;
    named = true;
  }
  if (!has(at, C::day_part)) return 0;
  uint32_t end = at + 1;
  if (is(end, NumOp::of) && (has(end + 1, C::weekday) || month(end + 1)))
    return std::max(calendar(end + 1), end + 2);
  bool alone = word_is(at, "midnight") || word_is(at, "noon") || word_is(at, "dawn") ||
               word_is(at, "dusk") || word_is(at, "midday") || word_is(at, "nightfall") ||
               word_is(at, "sunset") || word_is(at, "sunrise") || word_is(at, "tonight") ||
               word_is(at, "overnight");
  return named || alone || at > i ? end : 0;
}

uint32_t NumberReader::time(uint32_t i) const {
  uint32_t end = std::max(clock(i), day_part(i));
  // "an hour", "hours", "several minutes", "the first few hours".
  uint32_t at = i;
  if (is(at, NumOp::the)) ++at;
  bool counted = false;
  if (at > i || is(at, NumOp::next) || ordinal(at)) {
    if (is(at, NumOp::next) || is(at, NumOp::same) || is(at, NumOp::recent))
      ++at, counted = true;
    else if (ordinal(at))
      at = ordinal(at), counted = true;
  }
  if (is(at, NumOp::a)) ++at, counted = true;
  if (is(at, NumOp::few)) ++at, counted = true;
  if (is(at, NumOp::couple)) at += is(at + 1, NumOp::of) ? 2 : 1, counted = true;
  if (is(at, NumOp::half)) ++at;
  if (is(at, NumOp::dash)) ++at;
  if (has(at, C::time_unit)) {
    bool plural = text(at).back() == 's';
    uint32_t tail = duration_tail(at + 1);
    if ((counted && at > i) || (plural && at == i && tail > at + 1)) end = std::max(end, tail);
  }
  return end;
}

bool NumberReader::may_begin(uint32_t i) const {
  constexpr ClassSet classes =
      class_bit(C::month) | class_bit(C::weekday) | class_bit(C::holiday) | class_bit(C::season) |
      class_bit(C::date_word) | class_bit(C::date_unit) | class_bit(C::day_part) |
      class_bit(C::time_unit) | class_bit(C::number) | class_bit(C::scale) |
      class_bit(C::plural_scale) | class_bit(C::fraction) | class_bit(C::ordinal) |
      class_bit(C::modifier);
  if (gazetteer_.word[i] & classes) return true;
  if (const GazetteerMatch* match = gazetteer_.phrase(i))
    if (match->classes & classes) return true;
  const Token& token = document_.tokens[i];
  switch (token.kind) {
    case TokenKind::number:
    case TokenKind::symbol:
      return true;
    case TokenKind::word:
      break;
    default:
      return text(i) == "-";
  }
  switch (op(i)) {
    case NumOp::a:
    case NumOp::the:
    case NumOp::possess:
    case NumOp::this_:
    case NumOp::each:
    case NumOp::next:
    case NumOp::same:
    case NumOp::recent:
    case NumOp::early:
    case NumOp::edge:
    case NumOp::few:
    case NumOp::half:
    case NumOp::fiscal:
    case NumOp::between:
    case NumOp::number:
      return true;
    default:
      break;
  }
  if (token.casing == Casing::lower) return false;
  return money_prefix(i) || is_digit(text(i).back()) || abbreviated_month(i) || named_day(i);
}

NumberReader::Match NumberReader::match(uint32_t i) const {
  Match best = amount(i);
  auto offer = [&](uint32_t end, EntityType type) {
    if (end > best.end || (end && end == best.end && best.type == EntityType::cardinal))
      best = {end, type};
  };
  offer(age(i), EntityType::date);
  offer(date(i), EntityType::date);
  offer(period_of(i), EntityType::date);
  offer(date_word(i), EntityType::date);
  offer(time(i), EntityType::time);
  if (uint32_t end = ordinal(i))
    if (!is(end, NumOp::dash) || !word_is(end + 1, "hand")) offer(end, EntityType::ordinal);
  bool between = false;
  uint32_t at = modifiers(i, between);  // "more than a year", "over a decade"
  if (at > i && !between) {
    if (is(at, NumOp::a) || is(at, NumOp::few)) offer(period(at), EntityType::date);
    if (is(at, NumOp::a) || is(at, NumOp::few)) offer(time(at), EntityType::time);
  }
  return best;
}

}  // namespace postil
