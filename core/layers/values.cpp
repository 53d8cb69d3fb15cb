#include "core/layers/values.h"

#include <algorithm>

#include "core/layers/values_reader.h"

namespace postil {
namespace {

using C = GazetteerClass;

constexpr int64_t most_digits = 1000000000000000;  // 10^15: sums and products stay in 64 bits

}  // namespace

std::string to_text(Decimal value) {
  std::string out = std::to_string(value.digits);
  if (value.digits == 0) return "0";
  if (value.power >= 0) return out + std::string(static_cast<size_t>(value.power), '0');
  size_t places = static_cast<size_t>(-value.power);
  if (out.size() <= places) out.insert(0, places + 1 - out.size(), '0');
  out.insert(out.size() - places, 1, '.');
  while (out.back() == '0') out.pop_back();
  if (out.back() == '.') out.pop_back();
  return out;
}

bool ValueReader::is(uint32_t i, std::string_view lower) const {
  std::string_view word = text(i);
  return word.size() == lower.size() &&
         std::equal(word.begin(), word.end(), lower.begin(), [](char a, char b) {
           return (a >= 'A' && a <= 'Z' ? static_cast<char>(a + 32) : a) == b;
         });
}

std::optional<int> ValueReader::listed(uint32_t i, GazetteerClass c) const {
  if (!has(i, c)) return std::nullopt;
  for (uint32_t value : gazetteer_.word_values[i])
    if (class_of(value) == c) return static_cast<int>(detail_of(value));
  return std::nullopt;
}

std::string_view ValueReader::code(uint32_t i, GazetteerClass c) const {
  if (std::optional<int> index = listed(i, c))
    return details_.at(static_cast<uint32_t>(*index)).code;
  return {};
}

// "12", "1,584,547", "12,34,567", "3.2": a comma parts groups, the last of three digits.
std::optional<Decimal> ValueReader::digits(uint32_t i) const {
  if (i >= tokens_.end || document_.tokens[i].kind != TokenKind::number) return std::nullopt;
  Decimal out;
  bool point = false;
  size_t group = 0;
  bool comma = false;
  for (char c : text(i)) {
    if (c >= '0' && c <= '9') {
      if (out.digits >= most_digits) return std::nullopt;
      out.digits = out.digits * 10 + (c - '0');
      if (point) --out.power;
      if (!point) ++group;
    } else if (c == ',' && !point) {
      comma = true;
      group = 0;
    } else if (c == '.' && !point) {
      if (comma && group != 3) return std::nullopt;
      point = true;
    } else {
      return std::nullopt;
    }
  }
  if (comma && !point && group != 3) return std::nullopt;
  return out;
}

// "two", "twenty-five", "one hundred and ninety thousand", "a million".
std::optional<ValueReader::Number> ValueReader::words(uint32_t i) const {
  int64_t total = 0, part = 0;
  uint32_t at = i;
  if ((is(at, "a") || is(at, "an")) && (has(at + 1, C::scale) || is(at + 1, "dozen"))) {
    part = 1;
    ++at;
  } else if (!has(at, C::number)) {
    return std::nullopt;
  }
  uint32_t end = at;
  while (at < tokens_.end) {
    if (std::optional<int> small = listed(at, C::number)) {
      part += *small;
    } else if (std::optional<int> power = listed(at, C::scale)) {
      int64_t factor = 1;
      for (int k = 0; k < *power; ++k) factor *= 10;
      if (factor == 100) {
        part *= factor;
      } else {
        total = (total + part) * factor;
        part = 0;
      }
    } else if (!((is(at, "and") || text(at) == "-") && has(at + 1, C::number) && at > i)) {
      break;
    }
    ++at;
    end = at;
    if (total + part > most_digits) return std::nullopt;
  }
  if (is(end, "dozen")) {
    part *= 12;
    ++end;
  }
  return Number{{total + part, 0}, i, end};
}

std::optional<ValueReader::Number> ValueReader::number(uint32_t i) const {
  std::optional<Decimal> value = digits(i);
  if (!value) return words(i);
  Number out{*value, i, i + 1};
  while (out.value.power == 0 && text(i).size() <= 3 && text(out.end).size() == 3 &&
         digits(out.end) && out.value.digits < most_digits / 1000) {  // "1 430"
    out.value.digits = out.value.digits * 1000 + digits(out.end)->digits;
    ++out.end;
  }
  static constexpr struct {
    std::string_view word;
    int power;
  } glued[] = {{"k", 3},  {"m", 6},   {"mn", 6},  {"mil", 6}, {"mln", 6}, {"b", 9},
               {"bn", 9}, {"bil", 9}, {"bln", 9}, {"tn", 12}, {"trn", 12}};
  for (const auto& letters : glued)
    if (is(out.end, letters.word) && !document_.tokens[out.end].spaced) {
      out.value.power += letters.power;
      ++out.end;
      return out;
    }
  for (;;) {
    uint32_t at = text(out.end) == "-" ? out.end + 1 : out.end;
    std::optional<int> power = listed(at, C::scale);
    if (!power) break;
    out.value.power += *power;
    out.end = at + 1;
  }
  // "1.250" is a thousand and more where the stop parts groups; "0.250" and "1.250 million" are
  // not.
  if (out.end == i + 1 && value->power == -3 && text(i)[0] != '0' && text(i).size() < 8 &&
      text(out.end) != "%" && !is(out.end, "percent") && !is(out.end, "per"))
    return std::nullopt;
  if (is(out.end, "dozen")) {
    out.value.digits *= 12;
    ++out.end;
  }
  return out;
}

std::optional<ValueReader::Number> ValueReader::first_number(uint32_t i) const {
  for (; i < tokens_.end; ++i)
    if (std::optional<Number> found = number(i)) return found;
  return std::nullopt;
}

// The number of the mark, or the two of a range parted by a slash; `end` is behind the last.
std::string ValueReader::numbers(uint32_t& end) const {
  std::optional<Number> one = first_number(tokens_.begin);
  if (!one) return {};
  end = one->end;
  std::string out;
  // A range whose first number has no unit of its own takes the scale of the second.
  uint32_t join = one->end;
  std::optional<Number> two = first_number(join);
  if (two) {
    bool plain = two->begin == join + 1 && two->value.power > 0 && one->value.power <= 0 &&
                 text(join) != "and";
    if (plain && digits(one->begin)) {
      int scale = two->value.power;
      std::optional<Decimal> written = digits(two->begin);
      if (written) one->value.power += scale - written->power;
    }
    end = two->end;
    if (text(join) == "," || first_number(two->end)) return {};
  }
  out = to_text(one->value);
  if (one->begin > tokens_.begin && text(one->begin - 1) == "-" &&
      one->begin - 1 == tokens_.begin && !document_.tokens[one->begin].spaced)
    out.insert(0, 1, '-');
  if (!two) return out;
  if (is(join, "out")) return {};  // "three out of four"
  return out + "/" + to_text(two->value);
}

std::string ValueReader::number_value() const {
  if (is(tokens_.begin, "half") && tokens_.size() == 1) return "0.5";
  for (uint32_t i = tokens_.begin; i < tokens_.end; ++i)
    if (has(i, C::plural_scale) || has(i, C::fraction)) return {};
  static constexpr std::string_view vague[] = {"several", "few", "couple", "half", "thirds", "or"};
  for (uint32_t i = tokens_.begin; i < tokens_.end; ++i)
    for (std::string_view word : vague)
      if (is(i, word) && !(word == "or" && first_number(i))) return {};
  uint32_t end = 0;
  return numbers(end);
}

std::string ValueReader::percent_value() const {
  uint32_t end = 0;
  std::string value = number_value();
  if (value.empty()) return {};
  numbers(end);
  if (is(end, "basis") || is(end + 1, "basis")) {  // a hundredth of a percentage point
    std::optional<Number> points = first_number(tokens_.begin);
    points->value.power -= 2;
    return value.find('/') == std::string::npos ? to_text(points->value) : std::string();
  }
  return value;
}

std::string ValueReader::ordinal_value() const {
  uint32_t last = tokens_.end - 1;
  if (std::optional<int> value = listed(last, C::ordinal)) {
    if (tokens_.size() == 1) return std::to_string(*value);
    std::optional<int> tens = listed(tokens_.begin, C::number);
    return tens && tokens_.size() == 3 ? std::to_string(*tens + *value) : std::string();
  }
  std::string_view word = text(last);
  size_t digits = word.find_first_not_of("0123456789");
  return tokens_.size() == 1 && digits != word.npos ? std::string(word.substr(0, digits))
                                                    : std::string();
}

std::string ValueReader::quantity_value() const {
  uint32_t end = 0;
  std::string amount = number_value();
  if (amount.empty()) return {};
  numbers(end);
  for (uint32_t i = end; i < tokens_.end; ++i) {
    if (text(i) == "°") {
      if (text(i + 1) == "C") return amount + " Cel";
      if (text(i + 1) == "F") return amount + " [degF]";
      return amount + " deg";
    }
    bool square = is(i, "square") || is(i, "sq"), cubic = is(i, "cubic");
    uint32_t at = square || cubic ? i + 1 : i;
    if (text(at) == "-") ++at;
    std::string unit(code(at, C::unit));
    if (unit.empty()) continue;
    if (unit == "deg" && is(at + 1, "celsius")) unit = "Cel";
    if (unit == "deg" && is(at + 1, "fahrenheit")) unit = "[degF]";
    if (square) unit += '2';
    if (cubic) unit += '3';
    uint32_t per = at + 1;
    if (is(per, "per") || is(per, "an") || is(per, "a") || text(per) == "/") {
      if (is(per + 1, "hour") || is(per + 1, "h")) unit += "/h";
      if (is(per + 1, "day") || is(per + 1, "d")) unit += "/d";
      if (is(per + 1, "second") || is(per + 1, "s")) unit += "/s";
      if (is(per + 1, "year")) unit += "/a";
    } else {
      for (; per < tokens_.end; ++per)
        if (is(per, "per")) return {};  // a rate whose unit is not beside it
    }
    return amount + " " + unit;
  }
  return {};
}

std::string value_of(const Document& document, const GazetteerView& gazetteer,
                     const GazetteerDetails& details, const CountrySet& named, TokenSpan tokens,
                     EntityType type) {
  if (tokens.empty()) return {};
  ValueReader reader(document, gazetteer, details, named, tokens);
  switch (type) {
    case EntityType::date:
      return reader.date_value();
    case EntityType::time:
      return reader.time_value();
    case EntityType::money:
      return reader.money_value();
    case EntityType::percent:
      return reader.percent_value();
    case EntityType::quantity:
      return reader.quantity_value();
    case EntityType::cardinal:
      return reader.number_value();
    case EntityType::ordinal:
      return reader.ordinal_value();
    default:
      return {};
  }
}

}  // namespace postil
