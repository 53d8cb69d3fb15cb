#include "core/text/dateline.h"

#include <string_view>

namespace postil {
namespace {

constexpr uint32_t longest_place = 9;  // "WASHINGTON, D.C. and SAN JUAN, Puerto Rico"

// Parses from left to right; each part moves `at_` behind itself or leaves it.
class DatelineParser {
 public:
  explicit DatelineParser(const LineView& line) : line_(line) {}

  uint32_t parse(bool leads);

 private:
  bool place();
  bool date();
  bool agency();
  bool bracketed_date();

  LineView line_;
  uint32_t at_ = 0;
  bool in_capitals_ = true;  // the first word of the place
};

// Capitalised words, joined by "and", a comma, a hyphen or a slash.
bool DatelineParser::place() {
  uint32_t names = 0;
  for (; at_ < longest_place && at_ < line_.size(); ++at_) {
    if (line_.is_capitalised(at_)) {
      if (is_month(line_.text(at_)) && names > 0) break;
      const bool capitals = line_.token(at_).casing == Casing::upper;
      if (names == 0) in_capitals_ = capitals && line_.text(0).size() > 2;
      ++names;
      continue;
    }
    const bool hyphen = line_.is(at_, "-") && !line_.is_spaced(at_) && !line_.is_spaced(at_ + 1);
    const bool joint = line_.is(at_, ",") || line_.is(at_, "and") || line_.is(at_, "/") || hyphen ||
                       line_.is(at_, "de") || line_.is(at_, "of");
    if (names == 0 || !joint || !line_.is_capitalised(at_ + 1)) break;
  }
  return names > 0;
}

// "March 3", "3 March 2022", "Feb. 25, 2021", perhaps after a comma.
bool DatelineParser::date() {
  uint32_t at = at_;
  if (line_.is(at, ",")) ++at;
  const uint32_t begin = at;
  bool month = false, number = false;
  for (; at < begin + 5; ++at) {
    if (is_month(line_.text(at))) {
      month = true;
    } else if (line_.is_kind(at, TokenKind::number)) {
      number = true;
    } else if (!(line_.is(at, ",") && month && line_.is_kind(at + 1, TokenKind::number))) {
      break;
    }
  }
  if (!month || !number) return false;
  at_ = at;
  return true;
}

bool DatelineParser::bracketed_date() {
  if (!line_.is(at_, "(")) return false;
  const uint32_t begin = at_++;
  if (date() && line_.is(at_, ")")) {
    ++at_;
    return true;
  }
  at_ = begin;
  return false;
}

// "(Reuters)", "(AP Photo)": one to four words in round brackets, capitalised.
bool DatelineParser::agency() {
  if (!line_.is(at_, "(")) return false;
  uint32_t at = at_ + 1;
  while (at < at_ + 6 &&
         (line_.is_capitalised(at) || line_.is(at, "/") || line_.is_kind(at, TokenKind::url))) {
    ++at;
  }
  if (at == at_ + 1 || !line_.is(at, ")")) return false;
  at_ = at + 1;
  return true;
}

uint32_t DatelineParser::parse(bool leads) {
  if (!place()) return 0;
  bool marked = bracketed_date();
  marked = date() || marked;
  marked = agency() || marked;
  const bool dash = line_.is_dash(at_) && (line_.is_spaced(at_ + 1) || line_.is_spaced(at_) ||
                                           line_.text(at_).size() > 1);
  const bool colon = line_.is(at_, ":") && marked;
  if (!dash && !colon) return 0;
  ++at_;
  if (dash && date()) {  // "CAIRO – 26 July 2022: "
    if (line_.is(at_, ":")) ++at_;
    marked = true;
  }
  if (!in_capitals_ && !marked && !leads) return 0;
  const bool goes_on =
      at_ + 3 < line_.size() && !line_.is_lower(at_) &&
      (line_.is_kind(at_, TokenKind::word) || line_.is_kind(at_, TokenKind::number) ||
       line_.is_kind(at_, TokenKind::punctuation));
  return goes_on ? at_ : 0;
}

}  // namespace

bool is_month(std::string_view token) {
  if (!token.empty() && token.back() == '.') token.remove_suffix(1);
  constexpr std::string_view months[] = {
      "January",   "February", "March",    "April",    "May",  "June", "July", "August",
      "September", "October",  "November", "December", "Jan",  "Feb",  "Mar",  "Apr",
      "Jun",       "Jul",      "Aug",      "Sep",      "Sept", "Oct",  "Nov",  "Dec"};
  for (const std::string_view month : months) {
    if (token == month) return true;
  }
  return false;
}

uint32_t dateline_size(const LineView& line, bool leads) {
  // Most lines have no dash, bracket or colon so early.
  bool possible = false;
  const uint32_t reach = line.size() < 24 ? line.size() : 24;
  for (uint32_t i = 1; i < reach && !possible; ++i) possible = line.is_dash(i) || line.is(i, ":");
  return possible ? DatelineParser(line).parse(leads) : 0;
}

}  // namespace postil
