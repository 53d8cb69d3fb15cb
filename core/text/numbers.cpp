#include "core/text/numbers.h"

#include <string_view>

#include "core/text/abbreviations.h"

namespace postil {
namespace {

size_t skip_digits(const TextReader& reader, size_t pos) {
  while (reader.at(pos).char_class == CharClass::digit) pos += reader.at(pos).size;
  return pos;
}

// The end of digits in groups of three, or of two and at last three as in India. A comma before any
// other group is punctuation: "in 2020,21 people", "pages 12,13".
size_t skip_groups(const TextReader& reader, size_t begin, size_t end) {
  if (end - begin > 3) return end;
  size_t group = end;
  while (reader.byte(group) == ',') {
    const size_t next = skip_digits(reader, group + 1);
    const size_t size = next - group - 1;
    if (size != 2 && size != 3) break;
    group = next;
    if (size == 3) end = group;
  }
  return end;
}

size_t digits_end(const TextReader& reader, size_t begin) {
  size_t end = skip_groups(reader, begin, skip_digits(reader, begin));
  while ((reader.byte(end) == '.' || reader.byte(end) == ':') &&
         reader.at(end + 1).char_class == CharClass::digit) {
    end = skip_digits(reader, end + 1);
  }
  return end;
}

// "st" of "1st", "s" of "1990s".
bool is_number_ending(std::string_view word) {
  if (word.size() == 1) return to_ascii_lower(word[0]) == 's';
  if (word.size() != 2) return false;
  const char a = to_ascii_lower(word[0]), b = to_ascii_lower(word[1]);
  return (a == 's' && b == 't') || (a == 'n' && b == 'd') || (a == 'r' && b == 'd') ||
         (a == 't' && b == 'h');
}

// "km" of "40km". A capital alone is one only if it stands for a magnitude or a scale of
// temperature: "$5M" and "30C", but "5G" is a name.
bool is_unit(std::string_view suffix) {
  constexpr std::string_view capitals = "BCFKMT";
  if (suffix.size() == 1 && is_ascii_upper(suffix[0])) {
    return capitals.find(suffix[0]) != std::string_view::npos;
  }
  return is_unit_suffix(suffix);
}

bool is_currency_prefix(std::string_view word) {
  for (const std::string_view prefix :
       {"Rs",  "Re",  "Sh",  "Shs", "Ksh", "KSh", "KES", "Tsh", "Ush",
        "Dh",  "Dhs", "AED", "RM",  "Rp",  "Tk",  "USD", "EUR", "GBP",
        "GHS", "SR",  "QR",  "OMR", "NGN", "ZAR", "INR", "PKR", "LKR"}) {
    if (word == prefix) return true;
  }
  return false;
}

bool is_magnitude(std::string_view word) {
  return word == "bn" || word == "mn" || word == "tn" || word == "trn" || word == "m";
}

}  // namespace

size_t number_end(const TextReader& reader, size_t begin) {
  const size_t end = digits_end(reader, begin);
  const size_t run = reader.run_end(end);
  if (run == end || end == begin) return run;
  const std::string_view suffix = reader.part(end, run);
  if (is_number_ending(suffix)) return run;
  const char first = to_ascii_lower(suffix[0]);
  const bool clock = suffix.size() == 1 && (first == 'a' || first == 'p') &&
                     reader.byte(run) == '.' && to_ascii_lower(reader.byte(run + 1)) == 'm' &&
                     reader.byte(run + 2) == '.';  // "5p.m."
  return clock || is_unit(suffix) ? end : run;
}

size_t currency_prefix_end(const TextReader& reader, size_t begin, size_t end) {
  constexpr size_t longest = 3;
  if (!is_ascii_upper(reader.byte(begin))) return begin;
  size_t digits = begin + 1;
  while (digits < end && is_ascii_letter(reader.byte(digits))) ++digits;
  if (digits == end || digits - begin > longest || !is_ascii_digit(reader.byte(digits))) {
    return begin;
  }
  const std::string_view prefix = reader.part(begin, digits);
  const size_t amount = digits_end(reader, digits);
  const std::string_view rest = amount < end ? reader.part(amount, end) : std::string_view();
  const bool separated = amount > end && reader.byte(end) != ':';  // "R1,500", "N2.5"
  if (separated || (is_currency_prefix(prefix) && (rest.empty() || is_unit(rest)))) return digits;
  const bool letter = prefix == "N" || prefix == "R" || prefix == "K" || prefix == "P";
  return letter && is_magnitude(rest) ? digits : begin;
}

bool is_before_number(const TextReader& reader, size_t pos) {
  return is_ascii_digit(reader.byte(reader.skip_spaces(pos)));
}

}  // namespace postil
