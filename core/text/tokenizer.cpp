#include "core/text/tokenizer.h"

#include <array>

#include "core/text/abbreviations.h"
#include "core/text/addresses.h"
#include "core/text/char_class.h"
#include "core/text/emoji.h"
#include "core/text/utf8.h"

namespace postil {
namespace {

// A character of the text; past the end, a line end of size 0.
struct Character {
  uint32_t code_point;
  CharClass char_class;
  uint8_t size;
};

constexpr bool is_apostrophe(uint32_t c) {
  return c == '\'' || c == 0x2019 || c == 0x2018 || c == '`' || c == 0xB4;
}
constexpr bool is_closing(uint32_t c) {
  return c == ')' || c == ']' || c == '"' || c == '\'' || c == 0x2019 || c == 0x201D || c == 0xBB;
}
// Characters of which several in a row are one token: "--", "***", "''".
constexpr bool is_run_character(uint32_t c) {
  switch (c) {
    case '-':
    case '*':
    case '_':
    case '=':
    case '~':
    case '#':
    case '+':
    case '`':
    case '\'':
    case 0x2013:
    case 0x2014:
    case 0x2022:
      return true;
    default:
      return false;
  }
}
constexpr bool is_question_or_exclamation(uint32_t c) {
  return c == '!' || c == '?' || c == 0xFF01 || c == 0xFF1F ||
         (c >= 0x203C && c <= 0x2049 && (c == 0x203C || c >= 0x2047));
}

constexpr std::array<bool, 256> make_word_bytes() {
  std::array<bool, 256> is_word{};
  for (int c = '0'; c <= '9'; ++c) is_word[static_cast<size_t>(c)] = true;
  for (int c = 'a'; c <= 'z'; ++c) is_word[static_cast<size_t>(c)] = true;
  for (int c = 'A'; c <= 'Z'; ++c) is_word[static_cast<size_t>(c)] = true;
  is_word['_'] = true;
  return is_word;
}
constexpr std::array<bool, 256> word_bytes = make_word_bytes();

constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
constexpr char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

bool is_clitic(std::string_view word) {
  if (word.size() == 1) {
    const char c = lower(word[0]);
    return c == 's' || c == 'd' || c == 'm';
  }
  if (word.size() != 2) return false;
  const char a = lower(word[0]), b = lower(word[1]);
  return (a == 'r' && b == 'e') || (a == 'v' && b == 'e') || (a == 'l' && b == 'l');
}

// "st" of "1st", "s" of "1990s".
bool is_number_ending(std::string_view word) {
  if (word.size() == 1) return lower(word[0]) == 's';
  if (word.size() != 2) return false;
  const char a = lower(word[0]), b = lower(word[1]);
  return (a == 's' && b == 't') || (a == 'n' && b == 'd') || (a == 'r' && b == 'd') ||
         (a == 't' && b == 'h');
}

// "km" of "40km". A capital alone is one only if it stands for a magnitude or a scale of
// temperature:
// "$5M" and "30C", but "5G" is a name.
bool is_unit(std::string_view suffix) {
  constexpr std::string_view capitals = "BCFKMT";
  const bool capital = suffix.size() == 1 && suffix[0] >= 'A' && suffix[0] <= 'Z';
  if (capital) return capitals.find(suffix[0]) != std::string_view::npos;
  return is_unit_suffix(suffix);
}

// "Sc" of "M.Sc."
bool is_degree_ending(std::string_view word) {
  return word == "Sc" || word == "Tech" || word == "Phil" || word == "Com" || word == "Ed" ||
         word == "Eng" || word == "Pharm";
}

class Tokenizer {
 public:
  explicit Tokenizer(std::string_view text) : text_(text), addresses_(text) {
    result_.tokens.reserve(text.size() / 6 + 16);
  }

  TokenizedText run();

 private:
  Character at(size_t pos) const {
    if (pos >= text_.size()) return {'\n', CharClass::line_end, 0};
    const CodeUnit unit = decode(text_, pos);
    return {unit.code_point, char_class(unit.code_point), unit.size};
  }
  char byte(size_t pos) const { return pos < text_.size() ? text_[pos] : '\n'; }
  std::string_view part(size_t begin, size_t end) const { return text_.substr(begin, end - begin); }
  // The end of the letters, digits and what belongs to them from `pos` on.
  size_t run_end(size_t pos) const;
  size_t skip_extenders(size_t pos) const;

  void white_space(const Character& first);
  void end_line();
  void add(size_t begin, size_t end, TokenKind kind);
  void word(size_t begin);
  bool apostrophe(size_t begin, size_t& end);
  size_t initials_end(size_t begin) const;
  bool is_initial(size_t begin, size_t stop, uint32_t letter) const;
  size_t stop_end(size_t begin, size_t stop) const;
  bool before_number(size_t pos) const;
  void number(size_t begin);
  size_t digits_end(size_t begin) const;
  void other(size_t begin, const Character& first);
  bool clitic_after_token(size_t begin, const Character& first);
  size_t tag_end(size_t begin) const;
  size_t punctuation_end(size_t begin, const Character& first) const;

  std::string_view text_;
  AddressFinder addresses_;
  TokenizedText result_;
  size_t pos_ = 0;
  uint32_t line_begin_ = 0;  // the first token of the line
  uint32_t line_ends_ = 2;   // since the last token; the text begins as after a blank line
  bool spaced_ = true;
};

size_t Tokenizer::run_end(size_t pos) const {
  for (;;) {
    while (pos < text_.size() && word_bytes[static_cast<unsigned char>(text_[pos])]) ++pos;
    if (pos >= text_.size() || static_cast<unsigned char>(text_[pos]) < 0x80) return pos;
    const Character c = at(pos);
    const bool goes_on = is_letter(c.char_class) || is_extender(c.char_class) ||
                         c.char_class == CharClass::digit || c.char_class == CharClass::numeral;
    if (!goes_on) return pos;
    pos += c.size;
  }
}

size_t Tokenizer::skip_extenders(size_t pos) const {
  while (pos < text_.size() && static_cast<unsigned char>(text_[pos]) >= 0x80) {
    const Character c = at(pos);
    if (!is_extender(c.char_class)) break;
    pos += c.size;
  }
  return pos;
}

void Tokenizer::end_line() {
  const auto count = static_cast<uint32_t>(result_.tokens.size());
  if (count > line_begin_) {
    result_.lines.push_back({{line_begin_, count}, line_ends_ >= 2});
    line_ends_ = 0;
  }
  line_begin_ = count;
  ++line_ends_;
}

void Tokenizer::white_space(const Character& first) {
  spaced_ = true;
  if (first.char_class == CharClass::line_end) {
    if (first.code_point == '\r' && byte(pos_ + 1) == '\n' && pos_ + 1 < text_.size()) ++pos_;
    end_line();
  }
  pos_ += first.size;
}

void Tokenizer::add(size_t begin, size_t end, TokenKind kind) {
  const bool may_be_cased = kind != TokenKind::punctuation && kind != TokenKind::emoji;
  result_.tokens.push_back({{static_cast<uint32_t>(begin), static_cast<uint32_t>(end)},
                            kind,
                            may_be_cased ? casing_of(part(begin, end)) : Casing::none,
                            spaced_});
  spaced_ = false;
  pos_ = end;
}

TokenizedText Tokenizer::run() {
  while (pos_ < text_.size()) {
    const Character c = at(pos_);
    switch (c.char_class) {
      case CharClass::space:
      case CharClass::line_end:
        white_space(c);
        break;
      case CharClass::upper:
      case CharClass::lower:
      case CharClass::letter:
      case CharClass::mark:
      case CharClass::format:
        word(pos_);
        break;
      case CharClass::digit:
      case CharClass::numeral:
        number(pos_);
        break;
      default:
        other(pos_, c);
    }
  }
  end_line();
  return std::move(result_);
}

// Deals with the apostrophe at `end` in the word from `begin`. True: the word is done (and maybe a
// clitic after it); false: the word goes on, `end` has moved.
bool Tokenizer::apostrophe(size_t begin, size_t& end) {
  const Character mark = at(end);
  const size_t next = end + mark.size;
  const size_t after = run_end(next);
  const std::string_view suffix = part(next, after);
  const bool negation =
      suffix.size() == 1 && lower(suffix[0]) == 't' && lower(text_[end - 1]) == 'n';
  if (negation) {
    if (end - 1 > begin) add(begin, end - 1, TokenKind::word);
    add(pos_, after, TokenKind::word);
    return true;
  }
  const bool joins = !suffix.empty() && !is_clitic(suffix) && mark.code_point != '`' &&
                     mark.code_point != 0xB4 && is_letter(at(next).char_class);
  if (joins) {
    end = after;
    return false;
  }
  add(begin, end, TokenKind::word);
  if (is_clitic(suffix)) add(end, after, TokenKind::word);
  return true;
}

// The end of "U.S.", "a.m.", "J.", "U.S" if such begins here, else `begin`.
size_t Tokenizer::initials_end(size_t begin) const {
  size_t end = begin;
  size_t letters = 0;
  const bool upper = at(begin).char_class == CharClass::upper;
  for (;;) {
    const Character letter = at(end);
    if (!is_letter(letter.char_class)) break;
    const bool same_case = (letter.char_class == CharClass::upper) == upper;
    const size_t stop = skip_extenders(end + letter.size);
    const bool ellipsis = byte(stop + 1) == '.' && (letters == 0 || byte(stop + 2) == '.');
    if (byte(stop) == '.' && !ellipsis && (letters == 0 || same_case)) {
      end = stop + 1;
      ++letters;
      continue;
    }
    const size_t run = run_end(end);
    if (letters > 0 && same_case && run == stop && !is_apostrophe(at(stop).code_point)) {
      return byte(stop) == '.' ? end : stop;  // "U.S", but not the start of an ellipsis
    }
    if (letters > 0 && upper && byte(run) == '.' && is_degree_ending(part(end, run))) {
      return run + 1;
    }
    break;
  }
  if (letters == 1 && !is_initial(begin, end - 1, at(begin).code_point)) return begin;
  return end;
}

// Whether the stop after a lone letter makes it an initial rather than ends a sentence.
bool Tokenizer::is_initial(size_t begin, size_t stop, uint32_t letter) const {
  size_t next = stop + 1;
  if (at(begin).char_class != CharClass::upper) {
    return stop_end(begin, stop) > stop;
  }
  while (at(next).char_class == CharClass::space) next += at(next).size;
  const Character after = at(next);
  if (after.char_class == CharClass::line_end || is_closing(after.code_point)) return false;
  if (after.char_class == CharClass::upper && is_sentence_starter(part(next, run_end(next)))) {
    return false;
  }
  const bool starts_line = result_.tokens.size() == line_begin_;
  if (letter != 'I' || starts_line) return true;
  const Casing before = result_.tokens.back().casing;
  return before == Casing::title || before == Casing::upper || before == Casing::mixed;
}

bool Tokenizer::before_number(size_t pos) const {
  while (byte(pos) == ' ') ++pos;
  return is_digit(byte(pos));
}

// The end of the word [begin, stop) with the stop behind it: `stop` if that is a full stop.
size_t Tokenizer::stop_end(size_t begin, size_t stop) const {
  if (byte(stop + 1) == '.' && byte(stop + 2) == '.') return stop;  // an ellipsis
  const std::string_view word = part(begin, stop);
  if (word == "Ph" && byte(stop + 1) == 'D') return stop + (byte(stop + 2) == '.' ? 3 : 2);
  switch (stop_rule(word)) {
    case StopRule::none:
      break;
    case StopRule::inner:
    case StopRule::either:
      return stop + 1;
    case StopRule::numbered:
      return before_number(stop + 1) ? stop + 1 : stop;
  }
  return stop;
}

void Tokenizer::word(size_t begin) {
  size_t end = run_end(begin);
  for (;;) {
    const char next = byte(end);
    if (next == ' ' || next == ',' || next == '\n') break;
    const Address address = addresses_.find(begin, end);
    if (address.end != 0) return add(begin, address.end, address.kind);
    const Character c = at(end);
    if (is_apostrophe(c.code_point)) {
      if (apostrophe(begin, end)) return;
      continue;
    }
    if (next == '&') {  // "R&D"
      const bool joins = at(end + 1).char_class == CharClass::upper && end > begin &&
                         at(begin).char_class == CharClass::upper;
      if (!joins) break;
      end = run_end(end + 1);
      continue;
    }
    if (c.code_point == 0xB0 && end == begin + 1 && lower(text_[begin]) == 'n') {  // "N° 5"
      end += c.size;
      if (byte(end) == '.' && before_number(end + 1)) ++end;
      break;
    }
    if (next != '.') break;
    const size_t initials = initials_end(begin);
    if (initials > begin) {
      end = initials;
      break;
    }
    const size_t stop = stop_end(begin, end);
    if (stop > end) {
      end = stop;
      break;
    }
    if (at(end + 1).char_class != CharClass::lower) break;
    end = run_end(end + 1);  // "Node.js"
  }
  add(begin, end, TokenKind::word);
}

// The end of digits with their separators: "1,584,547", "1,58,547", "12.5", "1026.253.553",
// "10:30".
size_t Tokenizer::digits_end(size_t begin) const {
  const auto digits = [this](size_t pos) {
    while (at(pos).char_class == CharClass::digit) pos += at(pos).size;
    return pos;
  };
  size_t end = digits(begin);
  if (byte(end) == ',' && end - begin <= 3) {
    size_t group = end;
    while (byte(group) == ',') {
      const size_t next = digits(group + 1);
      const size_t size = next - group - 1;
      if (size != 2 && size != 3) break;
      group = next;
      if (size == 3) end = group;
    }
  }
  while ((byte(end) == '.' || byte(end) == ':') && at(end + 1).char_class == CharClass::digit) {
    end = digits(end + 1);
  }
  return end;
}

void Tokenizer::number(size_t begin) {
  const size_t keycap = emoji_end(text_, begin);
  if (keycap > begin) return add(begin, keycap, TokenKind::emoji);
  size_t end = digits_end(begin);
  const size_t run = run_end(end);
  if (run > end) {
    const std::string_view suffix = part(end, run);
    const bool clock = byte(run) == '.' && lower(byte(run + 1)) == 'm' && byte(run + 2) == '.' &&
                       (lower(suffix[0]) == 'a' || lower(suffix[0]) == 'p') && suffix.size() == 1;
    const bool splits = !is_number_ending(suffix) && (clock || is_unit(suffix));
    if (!splits || end == begin) end = run;
  }
  add(begin, end, TokenKind::number);
}

// "'s" behind what is no word: "U.S.'s", "1990's", "(WHO)'s".
bool Tokenizer::clitic_after_token(size_t begin, const Character& first) {
  if (spaced_ || result_.tokens.empty()) return false;
  const size_t next = begin + first.size;
  const size_t after = run_end(next);
  if (!is_clitic(part(next, after))) return false;
  add(begin, after, TokenKind::word);
  return true;
}

// The end of "#COP28" or "@handle"; `begin` if none begins there.
size_t Tokenizer::tag_end(size_t begin) const {
  const bool after_word =
      !spaced_ && !result_.tokens.empty() && result_.tokens.back().kind != TokenKind::punctuation;
  if (after_word) return begin;
  const size_t end = run_end(begin + 1);
  for (size_t pos = begin + 1; pos < end; pos += at(pos).size) {
    if (is_letter(at(pos).char_class)) return end;
  }
  return begin;
}

size_t Tokenizer::punctuation_end(size_t begin, const Character& first) const {
  size_t end = begin + first.size;
  if (first.code_point == '.' || is_run_character(first.code_point)) {
    while (at(end).size != 0 && at(end).code_point == first.code_point) end += first.size;
  } else if (is_question_or_exclamation(first.code_point)) {
    while (is_question_or_exclamation(at(end).code_point)) end += at(end).size;
  }
  return skip_extenders(end);
}

void Tokenizer::other(size_t begin, const Character& first) {
  const size_t emoji = emoji_end(text_, begin);
  if (emoji > begin) return add(begin, emoji, TokenKind::emoji);
  if (is_apostrophe(first.code_point) && clitic_after_token(begin, first)) return;
  if (first.code_point == '#' || first.code_point == '@') {
    const size_t end = tag_end(begin);
    if (end > begin) return add(begin, end, TokenKind::hashtag);
  }
  if (first.code_point == '.' && spaced_ && is_digit(byte(begin + 1))) return number(begin);
  const bool punctuation = first.char_class == CharClass::punctuation && first.code_point != '%' &&
                           first.code_point != '#' && first.code_point != '@' &&
                           first.code_point != '&';
  add(begin, punctuation_end(begin, first),
      punctuation ? TokenKind::punctuation : TokenKind::symbol);
}

}  // namespace

Casing casing_of(std::string_view word) {
  bool first_upper = false;
  size_t upper = 0, lower = 0;
  for (size_t pos = 0; pos < word.size();) {
    const CodeUnit unit = decode(word, pos);
    pos += unit.size;
    const CharClass c = char_class(unit.code_point);
    if (c == CharClass::upper) {
      if (upper + lower == 0) first_upper = true;
      ++upper;
    } else if (c == CharClass::lower) {
      ++lower;
    }
  }
  if (upper + lower == 0) return Casing::none;
  if (upper == 0) return Casing::lower;
  if (upper == 1 && first_upper) return Casing::title;
  return lower == 0 ? Casing::upper : Casing::mixed;
}

TokenizedText tokenize(std::string_view text) {
  return Tokenizer(text).run();
}

}  // namespace postil
