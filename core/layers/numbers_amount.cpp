// MONEY, PERCENT, QUANTITY, CARDINAL, and durations that begin with a number (DATE, TIME).
#include <algorithm>

#include "core/layers/numbers_reader.h"

namespace postil {
namespace {

using C = GazetteerClass;

constexpr std::string_view signs[] = {"$", "€", "£",   "¥", "₹", "₦", "₱", "฿", "₩", "₫",
                                      "₪", "₺", "₽", "₴", "₡", "₲", "₵", "₭", "₮", "¢"};
// Letters that stand for a currency when a number follows or is glued to them.
constexpr std::string_view letters[] = {
    "R",   "Rs",  "Rs.", "Re",  "Dh",  "Dhs", "Sh",   "Sh.", "Shs", "KSh", "Ksh", "KES", "TSh",
    "Tsh", "USh", "SR",  "RM",  "GHS", "GH",  "GHC",  "QR",  "JD",  "KD",  "BD",  "N",   "ZAR",
    "USD", "US",  "EUR", "GBP", "Tk",  "Tk.", "Rp",   "K",   "P",   "B",   "LE",  "NT",  "HK",
    "COP", "AED", "SAR", "QAR", "OMR", "EGP", "NIS",  "MYR", "IDR", "PHP", "THB", "VND", "KRW",
    "TWD", "PKR", "LKR", "BDT", "MXN", "BRL", "ARS",  "CLP", "CNY", "RMB", "JPY", "INR", "AUD",
    "CAD", "CHF", "SGD", "HKD", "NZD", "NGN", "UGX",  "TZS", "ETB", "MUR", "NAD", "BWP", "ZMW",
    "XAF", "XOF", "MAD", "DZD", "TND", "S",   "U.S.", "A",   "C",   "NZ",  "Bs",  "Bs.", "FCFA"};

template <size_t n>
bool among(const std::string_view (&words)[n], std::string_view word) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

// A word of letters with digits glued to it ("R92", "Rs163"): the letters, else empty.
std::string_view glued_letters(std::string_view word) {
  if (word.back() < '0' || word.back() > '9') return {};
  size_t digit = word.find_first_of("0123456789");
  if (digit == 0 || digit == std::string_view::npos) return {};
  if (word.find_first_not_of("0123456789.,", digit) != std::string_view::npos) return {};
  return word.substr(0, digit);
}

}  // namespace

// "$", "US$", "Rs" before a number: the end of what stands before the digits.
uint32_t NumberReader::money_prefix(uint32_t i) const {
  if (i >= sentence_.end || text(i).size() > 4) return 0;
  const Token& token = document_.tokens[i];
  if (token.kind != TokenKind::symbol && token.casing == Casing::lower) return 0;
  uint32_t at = i;
  if (among(letters, text(at)) && among(signs, text(at + 1)) && !spaced(at + 1)) ++at;
  if (among(signs, text(at))) return at + 1;
  if (text(at) == "S" && text(at + 1) == "/" && !spaced(at + 1)) return at + 2;
  if (!among(letters, text(i)) || !plain_digits(i + 1)) return 0;
  // One letter is a currency only with the number right behind it, more may have a space.
  return text(i).size() > 1 || !spaced(i + 1) ? i + 1 : 0;
}

// "dollars", "US dollars", "U.S. dollars", "Egyptian pounds", behind an optional hyphen.
uint32_t NumberReader::money_suffix(uint32_t i) const {
  if (is(i, NumOp::dash) && !spaced(i)) ++i;
  if (uint32_t end = phrase(i, C::currency)) return end;
  if (uint32_t end = phrase(i, C::currency_word)) return end;
  uint32_t adjective = std::max(phrase(i, C::demonym), phrase(i, C::country));
  if (adjective && is(adjective, NumOp::dash)) ++adjective;
  return adjective && has(adjective, C::currency_word) ? adjective + 1 : 0;
}

// "%", "percent", "per cent", "percentage points", "basis points".
uint32_t NumberReader::percent_suffix(uint32_t i) const {
  if (is(i, NumOp::dash) && !spaced(i)) ++i;
  if (is(i, NumOp::basis) && is(i + 1, NumOp::point)) return i + 2;
  uint32_t end = 0;
  if (is(i, NumOp::percent))
    end = word_is(i, "percentage") && !is(i + 1, NumOp::point) ? 0 : i + 1;
  else if (is(i, NumOp::per) && is(i + 1, NumOp::cent))
    end = i + 2;
  if (end && is(end, NumOp::dash) && is(end + 1, NumOp::point)) ++end;
  return end && is(end, NumOp::point) ? end + 1 : end;
}

// "km", "square kilometres", "°C", "degrees Celsius", "barrels per day", "km/h".
uint32_t NumberReader::unit_suffix(uint32_t i) const {
  if (is(i, NumOp::dash) && !spaced(i)) ++i;
  if (is(i, NumOp::degree)) {
    bool letter = text(i + 1) == "C" || text(i + 1) == "F";
    return letter ? i + 2 : i + 1;
  }
  if (is(i, NumOp::square)) {
    ++i;
    if (is(i, NumOp::dash)) ++i;
  }
  if (!has(i, C::unit)) return 0;
  uint32_t end = i + 1;
  if (word_is(i, "degrees") && (word_is(end, "celsius") || word_is(end, "fahrenheit")))
    return ++end;
  if (is(end, NumOp::dash) && has(end + 1, C::unit) && !spaced(end)) end += 2;
  if (word_is(end, "of") && word_is(end + 1, "oil") && word_is(end + 2, "equivalent")) end += 3;
  if (text(end) == "/" && !spaced(end)) return end + 2;
  if (word_is(end, "per") || word_is(end, "an") || word_is(end, "a"))
    if (has(end + 1, C::date_unit) || has(end + 1, C::time_unit)) end += 2;
  return end;
}

// What a number with the unit behind it is; an end of 0 if no unit is behind it.
NumberReader::Match NumberReader::suffixed(uint32_t begin, Number number) const {
  uint32_t i = number.end;
  if (uint32_t end = percent_suffix(i)) return {end, EntityType::percent};
  if (uint32_t end = money_suffix(i)) return {end, EntityType::money};
  uint32_t at = is(i, NumOp::dash) && !spaced(i) ? i + 1 : i;
  if (is(at, NumOp::more) || word_is(at, "full") || word_is(at, "whole")) ++at;
  if (has(at, C::date_unit)) return {duration_tail(at + 1), EntityType::date};
  if (has(at, C::time_unit)) return {duration_tail(at + 1), EntityType::time};
  if (uint32_t end = unit_suffix(i)) return {end, EntityType::quantity};
  // "5m", "18mm" where the scale was taken for the unit of length is left to the unit.
  if (number.digits == false && number.end > begin + 1 && text(number.end - 1) == "m" &&
      has(number.end, C::unit))
    return {number.end + 1, EntityType::quantity};
  return {};
}

// A digit that is part of a name: "COVID-19", "F-16".
bool NumberReader::glued_name(uint32_t i) const {
  if (i < sentence_.begin + 2 || spaced(i) || !is(i - 1, NumOp::dash) || spaced(i - 1))
    return false;
  return kind(i - 2, TokenKind::word) && !has(i - 2, C::number) && !has(i - 2, C::month);
}

// Whether "one" counts what follows: it is no number in "the one", "no one", "one who", "one must".
bool NumberReader::counts(uint32_t i) const {
  static constexpr std::string_view before[] = {"the",   "no",  "a",  "this",
                                                "every", "any", "at", "each"};
  static constexpr std::string_view after[] = {
      "that", "who",   "has",    "would",   "will",  "another", "by",    "for",  "after",
      "was",  "with",  "and",    "an",      "must",  "can",     "could", "may",  "might",
      "from", "to",    "knows",  "the",     "or",    "another", "man's", "does", "had",
      "need", "needs", "should", "without", "which", "on"};
  if (i > sentence_.begin && among(before, text(i - 1))) return false;
  if (is(i + 1, NumOp::of)) return true;
  return kind(i + 1, TokenKind::word) && !among(after, text(i + 1));
}

// A number behind a capitalised word, or in brackets right behind a number: "Section 3(1)".
bool NumberReader::part_of_name(uint32_t i) const {
  if (text(i - 1) == "(" && i >= sentence_.begin + 2 && !spaced(i - 1)) return true;
  if (is(i - 1, NumOp::number)) return false;
  return title(i - 1) && kind(i - 1, TokenKind::word) && i - 1 > sentence_.begin;
}

NumberReader::Match NumberReader::cardinal(uint32_t begin, uint32_t first, Number number) const {
  Match none;
  if (number.year && begin == first) return none;  // a date has the word
  if (number.one && begin == first && !counts(first)) return none;
  if (number.digits && begin == first) {
    if (glued_name(first) || (text(number.end) == ":" && !spaced(number.end + 1))) return none;
    if (text(number.end) == "." && first == sentence_.begin) return none;  // an item of a list
    if (text(first).size() <= 3 && first > sentence_.begin && part_of_name(first)) return none;
  }
  return {number.end, EntityType::cardinal};
}

NumberReader::Match NumberReader::amount(uint32_t i) const {
  bool between = false;
  uint32_t first = modifiers(i, between);
  if (is(first, NumOp::a) && phrase(first + 1, C::modifier) && !has(first + 1, C::scale)) ++first;
  uint32_t prefix = money_prefix(first);
  bool word = !prefix && kind(first, TokenKind::word);
  std::string_view glued = word ? glued_letters(text(first)) : std::string_view{};
  bool sure = glued.size() > 1 || glued == "R" || scale(first + 1);
  if (among(letters, glued) && sure && text(first).size() > glued.size() + (glued.size() == 1)) {
    uint32_t end = first + 1;
    while (plain_digits(end) && text(end).size() == 3) ++end;
    if (uint32_t scaled = scale(end)) end = scaled;
    return {end, EntityType::money};
  }
  if (text(first) == "-" && spaced(first) && !spaced(first + 1) && plain_digits(first + 1) &&
      first == i)
    ++first;
  if (is(first, NumOp::number) && plain_digits(first + 1) && first == i)
    return {first + 2, EntityType::cardinal};
  Number n = number(prefix ? prefix : first);
  if (!n.end) {
    // "million-dirham", "billion-dollar": a scale with no number of its own.
    if (has(first, C::scale) && is(first + 1, NumOp::dash) && has(first + 2, C::currency_word))
      return {first + 3, EntityType::money};
    return {};
  }
  if (n.vague && is(n.end, NumOp::of)) {  // "thousands of dollars", "tens of watts"
    Number unit = n;
    unit.end = n.end + 1;
    Match of = suffixed(first, unit);
    if (of.end && of.type != EntityType::cardinal) return of;
  }
  Match one = prefix ? Match{n.end, EntityType::money} : suffixed(first, n);
  if (prefix)
    if (uint32_t end = money_suffix(n.end)) one.end = end;
  // A second number: "10 to 12 percent", "$1bn-$2bn", "between 5 and 6", "50 or 60 tons".
  uint32_t join = one.end ? one.end : n.end;
  bool from = i > sentence_.begin && word_is(i - 1, "from") && one.end;
  bool joins = (is(join, NumOp::to) && !from) || is(join, NumOp::dash) ||
               (between && is(join, NumOp::and_)) || is(join, NumOp::or_);
  if (joins) {
    uint32_t second = join + 1;
    bool inner = false;
    second = is(join, NumOp::or_) ? second : modifiers(second, inner);
    uint32_t second_prefix = money_prefix(second);
    Number m = number(second_prefix ? second_prefix : second);
    if (m.end && !(m.one && !n.one) && !(second_prefix && is(join, NumOp::or_))) {
      Match two = prefix || second_prefix ? Match{m.end, EntityType::money} : suffixed(second, m);
      if (two.end && (!one.end || one.type == two.type)) return two;
      bool plain = !two.end && !one.end && !n.year && !m.year;
      if (plain && (between || !is(join, NumOp::dash) || !spaced(join)) && !m.vague)
        return {m.end, EntityType::cardinal};
    }
  }
  if (one.end) return one;
  if (between) return {};
  if (word_is(n.end, "out") && is(n.end + 1, NumOp::of) && number(n.end + 2).end && !n.one)
    return {number(n.end + 2).end, EntityType::cardinal};
  if (n.digits && text(n.end - 1).size() <= 2 &&
      (is(n.end, NumOp::or_) || is(n.end, NumOp::and_)) &&
      (word_is(n.end + 1, "older") || word_is(n.end + 1, "younger")))
    return {n.end + 2, EntityType::date};
  return cardinal(i, first, n);
}

}  // namespace postil
