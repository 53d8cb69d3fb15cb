#include "core/text/tokenizer.h"

#include <utility>

#include "core/text/addresses.h"
#include "core/text/char_class.h"
#include "core/text/emoji.h"
#include "core/text/numbers.h"
#include "core/text/stops.h"
#include "core/text/text_reader.h"

namespace postil {
namespace {

constexpr bool is_apostrophe(uint32_t c) {
  return c == '\'' || c == 0x2019 || c == 0x2018 || c == '`' || c == 0xB4;
}

// Characters of which several in a row are one token: "--", "***", "''".
constexpr bool is_run_character(uint32_t c) {
  constexpr std::string_view ascii = "-*_=~#+`'.";
  if (c < 0x80) return ascii.find(static_cast<char>(c)) != std::string_view::npos;
  return c == 0x2013 || c == 0x2014 || c == 0x2022;
}

constexpr bool is_question_or_exclamation(uint32_t c) {
  return c == '!' || c == '?' || c == 0xFF01 || c == 0xFF1F || c == 0x203C ||
         (c >= 0x2047 && c <= 0x2049);
}

// Punctuation by its category, but a symbol to us.
constexpr bool is_symbol(uint32_t c) {
  return c == '%' || c == '#' || c == '@' || c == '&';
}

// "s" of "it's". "m" is one only after "I".
bool is_clitic(std::string_view word) {
  if (word.empty() || word.size() > 2) return false;
  const char a = to_ascii_lower(word[0]);
  if (word.size() == 1) return a == 's' || a == 'd';
  const char b = to_ascii_lower(word[1]);
  return (a == 'r' && b == 'e') || (a == 'v' && b == 'e') || (a == 'l' && b == 'l');
}

class Tokenizer {
 public:
  explicit Tokenizer(std::string_view text) : reader_(text), addresses_(text) {
    result_.tokens.reserve(text.size() / 6 + 16);
  }

  TokenizedText run();

 private:
  void white_space(const Character& first);
  void end_line();
  void add(size_t end, TokenKind kind);
  Before before() const;
  void word(size_t begin);
  bool joins_word(size_t begin, size_t& end) const;
  bool apostrophe(size_t begin, size_t& end);
  bool clitic_after_token(size_t begin, const Character& first);
  void number(size_t begin);
  void other(size_t begin, const Character& first);
  size_t tag_end(size_t begin) const;
  size_t punctuation_end(size_t begin, const Character& first) const;

  TextReader reader_;
  AddressFinder addresses_;
  TokenizedText result_;
  size_t pos_ = 0;           // the next token begins here
  uint32_t line_begin_ = 0;  // the first token of the line
  uint32_t line_ends_ = 2;   // since the last token; the text begins as after a blank line
  bool spaced_ = true;
};

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
  pos_ += first.size;
  if (first.char_class != CharClass::line_end) return;
  if (first.code_point == '\r' && pos_ < reader_.size() && reader_.byte(pos_) == '\n') ++pos_;
  end_line();
}

// Adds the token that ends at `end`.
void Tokenizer::add(size_t end, TokenKind kind) {
  const bool may_be_cased = kind != TokenKind::punctuation && kind != TokenKind::emoji;
  const Casing casing = may_be_cased ? casing_of(reader_.part(pos_, end)) : Casing::none;
  const ByteSpan bytes{static_cast<uint32_t>(pos_), static_cast<uint32_t>(end)};
  result_.tokens.push_back({bytes, kind, casing, spaced_});
  spaced_ = false;
  pos_ = end;
}

TokenizedText Tokenizer::run() {
  while (pos_ < reader_.size()) {
    const Character c = reader_.at(pos_);
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

Before Tokenizer::before() const {
  if (result_.tokens.size() == line_begin_) return Before::line_start;
  const Casing casing = result_.tokens.back().casing;
  return casing == Casing::none || casing == Casing::lower ? Before::other : Before::name;
}

// Whether what stands at `end` and is no letter belongs to the word from `begin`; moves `end`
// behind it and the letters that follow.
bool Tokenizer::joins_word(size_t begin, size_t& end) const {
  switch (reader_.byte(end)) {
    case '&':  // "R&D"
      if (reader_.at(end + 1).char_class != CharClass::upper) return false;
      if (reader_.at(begin).char_class != CharClass::upper) return false;
      break;
    case '.':  // "Node.js"
      if (reader_.at(end + 1).char_class != CharClass::lower) return false;
      break;
    default:
      return false;
  }
  end = reader_.run_end(end + 1);
  return true;
}

// Deals with the apostrophe at `end` in the word from `begin`. True: the word is done (and perhaps
// a clitic after it); false: the word goes on, `end` has moved.
bool Tokenizer::apostrophe(size_t begin, size_t& end) {
  const Character mark = reader_.at(end);
  const size_t next = end + mark.size;
  const size_t after = reader_.run_end(next);
  const std::string_view suffix = reader_.part(next, after);
  const char letter = suffix.size() == 1 ? to_ascii_lower(suffix[0]) : ' ';
  if (letter == 't' && to_ascii_lower(reader_.byte(end - 1)) == 'n') {  // "do" + "n't"
    if (end - 1 > begin) add(end - 1, TokenKind::word);
    add(after, TokenKind::word);
    return true;
  }
  const bool clitic = is_clitic(suffix) || (letter == 'm' && end == begin + 1 &&
                                            to_ascii_lower(reader_.byte(begin)) == 'i');
  const bool joins = !clitic && is_letter(reader_.at(next).char_class) && mark.code_point != '`' &&
                     mark.code_point != 0xB4;
  if (joins) {  // "O'Brien"
    end = after;
    return false;
  }
  add(end, TokenKind::word);
  if (clitic) add(after, TokenKind::word);
  return true;
}

void Tokenizer::word(size_t begin) {
  size_t end = reader_.run_end(begin);
  const size_t currency = currency_prefix_end(reader_, begin, end);
  if (currency > begin) return add(currency, TokenKind::word);
  for (;;) {
    const char next = reader_.byte(end);
    if (next == ' ' || next == ',' || next == '\n') break;
    const Address address = addresses_.find(begin, end);
    if (address.end != 0) return add(address.end, address.kind);
    const uint32_t code_point = reader_.at(end).code_point;
    if (is_apostrophe(code_point)) {
      if (apostrophe(begin, end)) return;
      continue;
    }
    if (code_point == 0xB0 && end == begin + 1 && to_ascii_lower(reader_.byte(begin)) == 'n') {
      end += 2;  // "N° 5", "N°. 5"
      if (reader_.byte(end) == '.' && is_before_number(reader_, end + 1)) ++end;
      break;
    }
    if (next == '.') {
      const size_t stopped = stopped_word_end(reader_, begin, end, before());
      if (stopped > end) {
        end = stopped;
        break;
      }
    }
    if (!joins_word(begin, end)) break;
  }
  add(end, TokenKind::word);
}

void Tokenizer::number(size_t begin) {
  const size_t keycap = emoji_end(reader_.text(), begin);
  if (keycap > begin) return add(keycap, TokenKind::emoji);
  const size_t run = reader_.run_end(begin);
  const Address address = addresses_.find(begin, run);
  if (address.end != 0) return add(address.end, address.kind);
  add(number_end(reader_, begin), TokenKind::number);
}

// "'s" behind what is no word: "U.S.'s", "1990's", "(WHO)'s".
bool Tokenizer::clitic_after_token(size_t begin, const Character& first) {
  if (spaced_ || result_.tokens.empty()) return false;
  const size_t next = begin + first.size;
  const size_t after = reader_.run_end(next);
  if (!is_clitic(reader_.part(next, after))) return false;
  add(after, TokenKind::word);
  return true;
}

// The end of "#COP28" or "@handle"; `begin` if none begins there.
size_t Tokenizer::tag_end(size_t begin) const {
  const bool after_word =
      !spaced_ && !result_.tokens.empty() && result_.tokens.back().kind != TokenKind::punctuation;
  if (after_word) return begin;
  const size_t end = reader_.run_end(begin + 1);
  for (size_t pos = begin + 1; pos < end; pos += reader_.at(pos).size) {
    if (is_letter(reader_.at(pos).char_class)) return end;
  }
  return begin;
}

size_t Tokenizer::punctuation_end(size_t begin, const Character& first) const {
  size_t end = begin + first.size;
  if (is_run_character(first.code_point)) {
    while (reader_.at(end).code_point == first.code_point) end += first.size;
  } else if (is_question_or_exclamation(first.code_point)) {
    while (is_question_or_exclamation(reader_.at(end).code_point)) end += reader_.at(end).size;
  }
  return reader_.skip_extenders(end);
}

void Tokenizer::other(size_t begin, const Character& first) {
  const size_t emoji = emoji_end(reader_.text(), begin);
  if (emoji > begin) return add(emoji, TokenKind::emoji);
  if (is_apostrophe(first.code_point) && clitic_after_token(begin, first)) return;
  if (first.code_point == '#' || first.code_point == '@') {
    const size_t end = tag_end(begin);
    if (end > begin) return add(end, TokenKind::hashtag);
  }
  const bool point = first.code_point == '.' && spaced_ && is_ascii_digit(reader_.byte(begin + 1));
  if (point) return add(number_end(reader_, begin), TokenKind::number);  // ".5"
  const bool punctuation =
      first.char_class == CharClass::punctuation && !is_symbol(first.code_point);
  add(punctuation_end(begin, first), punctuation ? TokenKind::punctuation : TokenKind::symbol);
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
