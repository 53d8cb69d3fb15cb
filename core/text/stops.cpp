#include "core/text/stops.h"

#include <string_view>

#include "core/text/abbreviations.h"
#include "core/text/numbers.h"

namespace postil {
namespace {

constexpr bool is_apostrophe_or_closing(uint32_t c) {
  return c == ')' || c == ']' || c == '"' || c == '\'' || c == 0x2019 || c == 0x201D || c == 0xBB;
}

// "Sc" of "M.Sc."
bool is_degree_ending(std::string_view word) {
  for (const std::string_view ending : {"Sc", "Tech", "Phil", "Com", "Ed", "Eng", "Pharm"}) {
    if (word == ending) return true;
  }
  return false;
}

// The end of an abbreviation with its stop, else `stop`.
size_t abbreviation_end(const TextReader& reader, size_t begin, size_t stop) {
  const bool ellipsis = reader.byte(stop + 1) == '.' && reader.byte(stop + 2) == '.';
  if (ellipsis) return stop;
  const std::string_view word = reader.part(begin, stop);
  if (word == "Ph" && reader.byte(stop + 1) == 'D') {
    return stop + (reader.byte(stop + 2) == '.' ? 3 : 2);
  }
  switch (stop_rule(word)) {
    case StopRule::inner:
    case StopRule::either:
      return stop + 1;
    case StopRule::numbered:
      return is_before_number(reader, stop + 1) ? stop + 1 : stop;
    case StopRule::none:
      break;
  }
  return stop;
}

// Whether the stop after a lone capital makes it an initial rather than ends a sentence: "J.
// Smith", but "plan B." at the end of a line, "plan B. The", "you and I. Did".
bool is_initial(const TextReader& reader, size_t begin, size_t stop, Before before) {
  const size_t next = reader.skip_spaces(stop + 1);
  const Character after = reader.at(next);
  if (after.char_class == CharClass::line_end || is_apostrophe_or_closing(after.code_point)) {
    return false;
  }
  const bool capital = after.char_class == CharClass::upper;
  if (capital && is_sentence_starter(reader.part(next, reader.run_end(next)))) return false;
  return reader.byte(begin) != 'I' || before != Before::other;
}

// The end of letters with a stop behind each ("U.S.", "a.m.", "J.", also "U.S" and "M.Sc."), else
// `begin`.
size_t initials_end(const TextReader& reader, size_t begin, Before before) {
  size_t end = begin;
  size_t letters = 0;
  const bool upper = reader.at(begin).char_class == CharClass::upper;
  for (;;) {
    const Character letter = reader.at(end);
    if (!is_letter(letter.char_class)) break;
    const bool same_case = (letter.char_class == CharClass::upper) == upper;
    const size_t stop = reader.skip_extenders(end + letter.size);
    const bool ellipsis =
        reader.byte(stop + 1) == '.' && (letters == 0 || reader.byte(stop + 2) == '.');
    if (reader.byte(stop) == '.' && !ellipsis && (letters == 0 || same_case)) {
      end = stop + 1;
      ++letters;
      continue;
    }
    if (letters == 0) break;
    const size_t run = reader.run_end(end);
    if (same_case && run == stop && reader.byte(stop) != '.' &&
        !is_apostrophe_or_closing(reader.at(stop).code_point)) {
      return stop;  // "U.S"
    }
    if (upper && reader.byte(run) == '.' && is_degree_ending(reader.part(end, run))) return run + 1;
    break;
  }
  if (letters != 1) return end;
  const size_t stop = end - 1;
  if (upper) return is_initial(reader, begin, stop, before) ? end : begin;
  return abbreviation_end(reader, begin, stop) > stop ? end : begin;
}

}  // namespace

size_t stopped_word_end(const TextReader& reader, size_t begin, size_t stop, Before before) {
  const size_t initials = initials_end(reader, begin, before);
  return initials > begin ? initials : abbreviation_end(reader, begin, stop);
}

}  // namespace postil
