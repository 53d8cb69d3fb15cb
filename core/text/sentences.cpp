#include "core/text/sentences.h"

#include "core/text/abbreviations.h"

namespace postil {
namespace {

enum class Stop : uint8_t { none, full, abbreviation, question, ellipsis };

// "1.", "2)", "(c)", "•": what begins an item of a list.
struct Marker {
  uint32_t end = 0;    // the token after it; 0 if there is no marker
  uint32_t value = 0;  // 1 for "1" and "a"; 0 for a bare bullet
  char style = 0;      // equal for the markers of one list
};

class SentenceSplitter {
 public:
  SentenceSplitter(std::string_view text, const std::vector<Token>& tokens)
      : text_(text), tokens_(tokens) {}

  void split(TokenSpan line, std::vector<TokenSpan>& sentences);

 private:
  std::string_view text_of(uint32_t i) const {
    return text_.substr(tokens_[i].bytes.begin, tokens_[i].bytes.size());
  }
  bool is(uint32_t i, std::string_view what) const { return i < end_ && text_of(i) == what; }
  bool is_word(uint32_t i) const { return i < end_ && tokens_[i].kind == TokenKind::word; }
  bool is_capitalised(uint32_t i) const;
  bool is_lower(uint32_t i) const {
    return i < end_ && tokens_[i].casing == Casing::lower && tokens_[i].kind == TokenKind::word;
  }
  bool is_opening(uint32_t i) const;
  bool is_closing(uint32_t i) const;
  bool is_dash(uint32_t i) const;

  Stop stop_at(uint32_t i) const;
  uint32_t after_closers(uint32_t i);
  uint32_t border_after(uint32_t i);
  bool is_border(Stop stop, uint32_t i, uint32_t next) const;
  bool abbreviation_ends(uint32_t i, uint32_t next, bool closed) const;
  bool attribution_follows(uint32_t i) const;
  uint32_t dots_border(uint32_t i) const;

  Marker marker_at(uint32_t i) const;
  bool is_only_marker(uint32_t i) const;

  std::string_view text_;
  const std::vector<Token>& tokens_;
  uint32_t end_ = 0;           // of the line
  uint32_t begin_ = 0;         // of the sentence
  bool in_quotes_ = false;     // an odd number of straight double quotes is behind us in the line
  bool quote_closed_ = false;  // among the closers last skipped
};

bool SentenceSplitter::is_capitalised(uint32_t i) const {
  if (i >= end_ || tokens_[i].kind == TokenKind::punctuation) return false;
  const Casing casing = tokens_[i].casing;
  return casing == Casing::title || casing == Casing::upper || casing == Casing::mixed;
}

bool SentenceSplitter::is_opening(uint32_t i) const {
  if (i >= end_ || tokens_[i].kind != TokenKind::punctuation) return false;
  const std::string_view token = text_of(i);
  if (token == "(" || token == "[" || token == "“" || token == "‘" || token == "«" ||
      token == "``" || token == "„" || token == "‹") {
    return true;
  }
  if (token != "\"" && token != "'" && token != "''") return false;
  return tokens_[i].spaced && i + 1 < end_ && !tokens_[i + 1].spaced;
}

// Whether the token closes a quote or bracket, standing as it does behind a stop.
bool SentenceSplitter::is_closing(uint32_t i) const {
  if (i >= end_ || tokens_[i].kind != TokenKind::punctuation) return false;
  const std::string_view token = text_of(i);
  if (token == ")" || token == "]" || token == "”" || token == "»" || token == "›") return true;
  const bool spaced_after = i + 1 == end_ || tokens_[i + 1].spaced;
  if (token == "’" || token == "'" || token == "''" || token == "’’") {
    return !tokens_[i].spaced;
  }
  if (token != "\"") return false;
  if (tokens_[i].spaced) return spaced_after && in_quotes_;
  return spaced_after || in_quotes_ || is_closing(i + 1);
}

bool SentenceSplitter::is_dash(uint32_t i) const {
  return is(i, "-") || is(i, "–") || is(i, "—") || is(i, "--") || is(i, "―");
}

Stop SentenceSplitter::stop_at(uint32_t i) const {
  const Token& token = tokens_[i];
  const std::string_view text = text_of(i);
  if (token.kind == TokenKind::word) {
    return text.back() == '.' ? Stop::abbreviation : Stop::none;
  }
  if (token.kind != TokenKind::punctuation) return Stop::none;
  switch (text.front()) {
    case '.':
      return text.size() == 1 ? Stop::full : Stop::ellipsis;
    case '!':
    case '?':
      return Stop::question;
    default:
      break;
  }
  if (static_cast<unsigned char>(text.front()) < 0x80) return Stop::none;
  if (text == "…") return Stop::ellipsis;
  if (text == "。" || text == "।" || text == "۔" || text == "॥") return Stop::full;
  if (text == "！" || text == "？" || text == "؟" || text == "‼" || text == "⁉" || text == "⁈") {
    return Stop::question;
  }
  return Stop::none;
}

// Skips closing quotes, brackets and note marks ("[12]") from `i` on.
uint32_t SentenceSplitter::after_closers(uint32_t i) {
  quote_closed_ = false;
  for (;;) {
    if (is_closing(i)) {
      const bool bracket = is(i, ")") || is(i, "]");
      if (!bracket) quote_closed_ = true;
      if (is(i, "\"")) in_quotes_ = !in_quotes_;
      ++i;
    } else if (is(i, "[") && !tokens_[i].spaced && i + 2 < end_ &&
               tokens_[i + 1].kind == TokenKind::number && is(i + 2, "]")) {
      i += 3;
    } else {
      return i;
    }
  }
}

// Whether the sentence so far, with the stop at `i`, is but the marker of a list item.
bool SentenceSplitter::is_only_marker(uint32_t i) const {
  const Marker marker = marker_at(begin_);
  return marker.end > i;
}

Marker SentenceSplitter::marker_at(uint32_t i) const {
  Marker marker;
  if (i >= end_) return marker;
  if (is(i, "•") || is(i, "⁃") || is(i, "◦") || is(i, "▪") || is(i, "‣") || is(i, "●") ||
      is(i, "·")) {
    marker = marker_at(i + 1);
    if (marker.end == 0) marker = {i + 1, 0, 0};
    marker.value = 0;
    marker.style = text_of(i)[2 - (text_of(i).size() < 3)];
    return marker;
  }
  const bool bracket = is(i, "(");
  if (bracket) ++i;
  if (i >= end_) return marker;
  std::string_view label = text_of(i);
  const bool own_stop = label.size() == 2 && label[1] == '.';  // "A."
  if (own_stop) label.remove_suffix(1);
  bool digits = !label.empty() && label.size() <= 2;
  for (const char c : label) digits = digits && c >= '0' && c <= '9';
  const bool letter = label.size() == 1 && ((label[0] >= 'a' && label[0] <= 'z') ||
                                            (label[0] >= 'A' && label[0] <= 'Z'));
  if (!digits && !letter) return marker;
  uint32_t end = i + 1;
  char style = own_stop ? '.' : 0;
  if (is(end, ".") && !tokens_[end].spaced) {
    style = '.';
    ++end;
  }
  if (is(end, ")") && !tokens_[end].spaced) {
    style = static_cast<char>(bracket ? '(' : style + ')');
    ++end;
  } else if (bracket) {
    return marker;
  }
  if (style == 0) return marker;
  uint32_t value = 0;
  if (letter) {
    value = static_cast<uint32_t>((label[0] | 0x20) - 'a' + 1);
    style = static_cast<char>(style + (label[0] >= 'a' ? 1 : 2) * 3);
  } else {
    for (const char c : label) value = value * 10 + static_cast<uint32_t>(c - '0');
  }
  return {end, value, style};
}

// Whether what follows a quotation says who said it: "Anna Smith asked", up to three names.
bool SentenceSplitter::attribution_follows(uint32_t i) const {
  const uint32_t last = i + 4 < end_ ? i + 4 : end_;
  for (; i < last && is_capitalised(i) && !is_sentence_starter(text_of(i)); ++i) {
    if (i + 1 < last && is_lower(i + 1)) return is_verb_of_saying(text_of(i + 1));
  }
  return false;
}

bool SentenceSplitter::abbreviation_ends(uint32_t i, uint32_t next, bool closed) const {
  std::string_view word = text_of(i);
  if (closed) return is_capitalised(next) || is_opening(next);
  if (!tokens_[next].spaced) return false;
  const std::string_view bare = word.substr(0, word.size() - 1);
  const std::string_view follower = text_of(next);
  const bool clock = bare == "a.m" || bare == "p.m" || bare == "A.M" || bare == "P.M";
  if (clock) {
    const bool leads = i - begin_ <= 3;  // "At 5 a.m. Mr. Smith went"
    return is_capitalised(next) && !follows_clock_time(follower) && !leads;
  }
  const StopRule rule = stop_rule(bare);
  if (rule == StopRule::inner) return false;
  const bool initial = bare.size() == 1 || (bare.size() == 2 && bare[0] < 0);
  if (initial) return false;
  const uint32_t first = is_opening(next) ? next + 1 : next;
  if (first >= end_ || !is_capitalised(first)) return false;
  if (bare == "etc" || bare == "al") return true;
  return is_sentence_starter(text_of(first)) || (first != next && !is(next, "(") && !is(next, "["));
}

// Spaced dots from `i` on: ". . ." is an ellipsis, ". . . ." one and a full stop. Gives the token
// before which the sentence ends, or `i` if it goes on.
uint32_t SentenceSplitter::dots_border(uint32_t i) const {
  uint32_t after = i;
  while (is(after, ".")) ++after;
  const uint32_t count = after - i;
  if (after >= end_) return after;
  if (!is_capitalised(after)) return i;
  if (count >= 4 && !tokens_[i].spaced) return i + 1;  // full stop, then ". . . The"
  if (count >= 4) return after;
  return is(after, "I") ? i : after;
}

bool SentenceSplitter::is_border(Stop stop, uint32_t i, uint32_t next) const {
  const bool closed = next > i + 1;
  if (is_only_marker(i)) return false;
  if (stop == Stop::abbreviation) return abbreviation_ends(i, next, closed);
  uint32_t first = next;  // the next token that is a word or number
  while (is_opening(first)) ++first;
  if (!tokens_[next].spaced && !closed) {
    const bool after_word = i > begin_ && !tokens_[i].spaced;
    return after_word && (is_capitalised(first) || first > next);
  }
  if (is_dash(next)) {
    return !closed && stop != Stop::ellipsis && is_capitalised(next + 1);
  }
  if (tokens_[next].kind == TokenKind::punctuation && !is_opening(next)) {
    return marker_at(next).end != 0;
  }
  if (is_lower(first)) {
    return stop == Stop::full && !closed && first == next && i > begin_;
  }
  if (stop == Stop::ellipsis) return is_capitalised(first) && !is(first, "I");
  if (quote_closed_ && stop == Stop::question) return !attribution_follows(first);
  return true;
}

// Where the sentence ends because of a stop at `i`; 0 if there is no stop or it does not end there.
uint32_t SentenceSplitter::border_after(uint32_t i) {
  const Stop stop = stop_at(i);
  if (stop == Stop::none) return 0;
  if (stop == Stop::full && is(i + 1, ".")) {
    const uint32_t border = dots_border(i);
    return border == i ? 0 : border;
  }
  const bool in_quotes = in_quotes_;
  const uint32_t next = after_closers(i + 1);
  if (next >= end_) return next;
  if (is_border(stop, i, next)) return next;
  in_quotes_ = in_quotes;
  return 0;
}

void SentenceSplitter::split(TokenSpan line, std::vector<TokenSpan>& sentences) {
  begin_ = line.begin;
  end_ = line.end;
  in_quotes_ = false;
  Marker list = marker_at(begin_);
  for (uint32_t i = begin_; i < end_;) {
    if (list.end != 0 && i > begin_ && tokens_[i].spaced) {
      const Marker marker = marker_at(i);
      const bool next_item = marker.end != 0 && marker.style == list.style &&
                             (list.value == 0 || marker.value == list.value + 1);
      if (next_item) {
        sentences.push_back({begin_, i});
        begin_ = i;
        list = marker;
      }
    }
    const uint32_t border = border_after(i);
    if (border != 0 && border < end_) {
      sentences.push_back({begin_, border});
      begin_ = i = border;
      continue;
    }
    if (is(i, ".") && is(i + 1, ".")) {
      while (is(i + 1, ".")) ++i;  // dots that end no sentence
    } else if (is(i, "\"")) {
      in_quotes_ = !in_quotes_;
    }
    ++i;
  }
  sentences.push_back({begin_, end_});
}

}  // namespace

std::vector<TokenSpan> split_sentences(std::string_view text, const TokenizedText& tokenized) {
  std::vector<TokenSpan> sentences;
  sentences.reserve(tokenized.tokens.size() / 16 + tokenized.lines.size());
  SentenceSplitter splitter(text, tokenized.tokens);
  for (const Line& line : tokenized.lines) splitter.split(line.tokens, sentences);
  return sentences;
}

}  // namespace postil
