#include "core/text/sentences.h"

#include "core/text/abbreviations.h"
#include "core/text/line_view.h"
#include "core/text/list_marker.h"

namespace postil {
namespace {

enum class Stop : uint8_t {
  none,
  full,          // "."
  abbreviation,  // a word that keeps its stop
  question,      // "?", "!", "?!"
  ellipsis,      // "...", "…"
};

Stop stop_beyond_ascii(std::string_view token) {
  if (token == "…") return Stop::ellipsis;
  for (const std::string_view stop : {"。", "।", "॥", "۔"}) {
    if (token == stop) return Stop::full;
  }
  for (const std::string_view stop : {"！", "？", "؟", "‼", "⁇", "⁈", "⁉"}) {
    if (token == stop) return Stop::question;
  }
  return Stop::none;
}

// Splits one line from left to right. At each stop it skips what closes with the sentence (quotes,
// brackets, note marks) and decides by the stop and by the token that follows.
class LineSplitter {
 public:
  explicit LineSplitter(const LineView& line) : line_(line), list_(list_marker(line, 0)) {}

  void split(std::vector<TokenSpan>& sentences);

 private:
  bool is_opening(uint32_t i) const;
  bool is_closing(uint32_t i) const;
  bool begins_like_sentence(uint32_t i) const;
  bool is_only_marker(uint32_t stop) const;

  Stop stop_at(uint32_t i) const;
  uint32_t after_closers(uint32_t i);
  uint32_t border_after(uint32_t i);
  uint32_t dots_border(uint32_t i) const;
  bool is_border(Stop stop, uint32_t i, uint32_t next) const;
  bool abbreviation_ends(uint32_t i, uint32_t next) const;
  bool clock_time_ends(uint32_t i, uint32_t next) const;

  LineView line_;
  ListMarker list_;         // of the item we are in
  uint32_t begin_ = 0;      // of the sentence
  bool in_quotes_ = false;  // an odd number of straight double quotes is behind us in the line
};

// Quotes face by the white space around them, which is right where typists and converters chose the
// wrong glyph; between two tokens or two spaces the glyph decides.
bool LineSplitter::is_opening(uint32_t i) const {
  if (!line_.is_kind(i, TokenKind::punctuation)) return false;
  const std::string_view token = line_.text(i);
  if (token == "(" || token == "[") return true;
  const bool spaced = line_.is_spaced(i), spaced_after = line_.is_spaced(i + 1);
  for (const std::string_view quote : {"“", "‘", "«", "``", "„", "‹"}) {
    if (token == quote) return spaced || !spaced_after;
  }
  for (const std::string_view quote : {"\"", "'", "''", "”", "’"}) {
    if (token == quote) return spaced && !spaced_after;
  }
  return false;
}

bool LineSplitter::is_closing(uint32_t i) const {
  if (!line_.is_kind(i, TokenKind::punctuation)) return false;
  const std::string_view token = line_.text(i);
  if (token == ")" || token == "]") return true;
  const bool spaced = line_.is_spaced(i), spaced_after = line_.is_spaced(i + 1);
  for (const std::string_view quote : {"”", "»", "›"}) {
    if (token == quote) return !spaced || spaced_after;
  }
  if (token == "“" || token == "‘") return !spaced && spaced_after;
  if (token == "’" || token == "'" || token == "''" || token == "’’") return !spaced;
  if (token != "\"") return false;
  if (spaced) return spaced_after && in_quotes_;
  return spaced_after || in_quotes_ || (!line_.is(i + 1, "\"") && is_closing(i + 1));
}

bool LineSplitter::begins_like_sentence(uint32_t i) const {
  return i < line_.size() && !line_.is_lower(i) && !line_.is_kind(i, TokenKind::punctuation) &&
         line_.token(i).casing != Casing::none;
}

Stop LineSplitter::stop_at(uint32_t i) const {
  const Token& token = line_.token(i);
  if (token.kind != TokenKind::word && token.kind != TokenKind::punctuation) return Stop::none;
  const std::string_view text = line_.text(i);
  if (token.kind == TokenKind::word) return text.back() == '.' ? Stop::abbreviation : Stop::none;
  if (text[0] == '.') return text.size() == 1 ? Stop::full : Stop::ellipsis;
  if (text[0] == '!' || text[0] == '?') return Stop::question;
  if (static_cast<unsigned char>(text[0]) < 0x80) return Stop::none;
  return stop_beyond_ascii(text);
}

// Skips closing quotes, brackets and note marks ("[12]") from `i` on.
uint32_t LineSplitter::after_closers(uint32_t i) {
  for (;;) {
    if (is_closing(i)) {
      if (line_.is(i, "\"")) in_quotes_ = !in_quotes_;
      ++i;
      continue;
    }
    const bool note = line_.is(i, "[") && !line_.is_spaced(i) && line_.is(i + 2, "]") &&
                      line_.is_kind(i + 1, TokenKind::number);
    if (!note) return i;
    i += 3;
  }
}

// Whether the sentence so far, the stop at `stop` included, is but the marker of a list item.
bool LineSplitter::is_only_marker(uint32_t stop) const {
  const ListMarker marker = list_marker(line_, begin_);
  if (!marker || begin_ + marker.size <= stop) return false;
  return begin_ == 0 || (list_ && continues(list_, marker));
}

// Clock times end a sentence if a capital follows that is no day or time zone, unless they lead the
// sentence ("At 5 a.m. Mr. Smith went ...").
bool LineSplitter::clock_time_ends(uint32_t i, uint32_t next) const {
  bool leads = false;
  for (const std::string_view word : {"At", "By", "Around", "About", "Before", "After", "From"}) {
    leads = leads || (i - begin_ <= 3 && line_.is(begin_, word));
  }
  return !leads && line_.is_capitalised(next) && !follows_clock_time(line_.text(next));
}

// An abbreviation ends a sentence if what follows can hardly go on with a name: "the U.S. Senate",
// but "the U.S. The".
bool LineSplitter::abbreviation_ends(uint32_t i, uint32_t next) const {
  if (next > i + 1) return begins_like_sentence(next) || is_opening(next);  // "the U.S.” The"
  if (!line_.is_spaced(next)) return false;
  const std::string_view word = line_.text(i).substr(0, line_.text(i).size() - 1);
  if (word == "a.m" || word == "p.m" || word == "A.M" || word == "P.M") {
    return clock_time_ends(i, next);
  }
  const bool initial = word.size() == 1;
  if (initial || stop_rule(word) == StopRule::inner) return false;
  uint32_t first = next;
  bool quoted = false;
  for (; is_opening(first); ++first)
    quoted = quoted || !(line_.is(first, "(") || line_.is(first, "["));
  if (!begins_like_sentence(first)) return false;
  return quoted || word == "etc" || word == "al" || is_sentence_starter(line_.text(first));
}

// Spaced dots from `i` on: ". . ." is an ellipsis, ". . . ." an ellipsis and a full stop, or the
// other way round if the first stands by its word. Gives the token before which the sentence ends,
// 0 if it goes on.
uint32_t LineSplitter::dots_border(uint32_t i) const {
  uint32_t after = i;
  while (line_.is(after, ".")) ++after;
  if (after >= line_.size()) return after;
  if (i == begin_ || !begins_like_sentence(after)) return 0;
  const bool four = after - i >= 4;
  if (four && !line_.is_spaced(i)) return i + 1;
  return four || !line_.is(after, "I") ? after : 0;
}

// Whether the stop at `i` ends its sentence, where `next` is the first token behind all that
// closes.
bool LineSplitter::is_border(Stop stop, uint32_t i, uint32_t next) const {
  if (is_only_marker(i)) return false;
  if (stop == Stop::abbreviation) return abbreviation_ends(i, next);
  const bool closed = next > i + 1;
  if (stop == Stop::ellipsis) {
    const bool omission = i > 0 && line_.is(i - 1, "[") && line_.is(i + 1, "]");  // "[...]"
    if (i == begin_) return false;
    if (omission) return line_.is_capitalised(next) && is_sentence_starter(line_.text(next));
  }
  uint32_t first = next;
  while (is_opening(first)) ++first;
  if (!closed && !line_.is_spaced(next)) {  // "world.Today"
    return i > begin_ && !line_.is_spaced(i) && (begins_like_sentence(first) || first > next);
  }
  if (line_.is_kind(next, TokenKind::punctuation) && first == next) {
    return static_cast<bool>(list_marker(line_, next));  // else a dash, a comma: it goes on
  }
  if (line_.is_lower(first)) return false;
  return stop != Stop::ellipsis || begins_like_sentence(first);
}

// Where the sentence ends because of a stop at `i`; 0 if there is no stop or it does not end there.
uint32_t LineSplitter::border_after(uint32_t i) {
  const Stop stop = stop_at(i);
  if (stop == Stop::none) return 0;
  if (stop == Stop::full && line_.is(i + 1, ".")) return dots_border(i);
  const bool in_quotes = in_quotes_;
  const uint32_t next = after_closers(i + 1);
  if (next >= line_.size() || is_border(stop, i, next)) return next;
  in_quotes_ = in_quotes;
  return 0;
}

void LineSplitter::split(std::vector<TokenSpan>& sentences) {
  const uint32_t offset = line_.span().begin;
  const auto end_sentence = [&](uint32_t end) {
    sentences.push_back({offset + begin_, offset + end});
    begin_ = end;
  };
  for (uint32_t i = 0; i < line_.size();) {
    if (list_ && i > 0 && line_.is_spaced(i)) {
      const ListMarker marker = list_marker(line_, i);
      if (continues(list_, marker)) {
        if (i > begin_) end_sentence(i);
        list_ = marker;
        i += marker.size;
        continue;
      }
    }
    const uint32_t border = border_after(i);
    if (border != 0) {
      end_sentence(border);
      i = border;
      continue;
    }
    if (line_.is(i, "\"")) in_quotes_ = !in_quotes_;
    if (line_.is(i, ".")) {
      while (line_.is(i + 1, ".")) ++i;  // dots that end no sentence
    }
    ++i;
  }
  if (begin_ < line_.size()) end_sentence(line_.size());
}

}  // namespace

std::vector<TokenSpan> split_sentences(std::string_view text, const TokenizedText& tokenized) {
  std::vector<TokenSpan> sentences;
  sentences.reserve(tokenized.tokens.size() / 16 + tokenized.lines.size());
  for (const Line& line : tokenized.lines) {
    LineSplitter(LineView(text, tokenized.tokens, line.tokens)).split(sentences);
  }
  return sentences;
}

}  // namespace postil
