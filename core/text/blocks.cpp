#include "core/text/blocks.h"

#include "core/text/dateline.h"
#include "core/text/furniture.h"
#include "core/text/line_view.h"
#include "core/text/list_marker.h"

namespace postil {
namespace {

constexpr uint32_t longest_heading = 14;   // tokens
constexpr uint32_t longest_headline = 28;  // the first line of a text

// Whether the line ends as running text does: with a stop, a comma, or in the middle of a clause.
bool ends_like_prose(const LineView& line) {
  uint32_t last = line.size() - 1;
  while (last > 0 && (line.is(last, "”") || line.is(last, "\"") || line.is(last, "’") ||
                      line.is(last, "'") || line.is(last, ")") || line.is(last, "''"))) {
    --last;
  }
  const std::string_view text = line.text(last);
  if (line.is_kind(last, TokenKind::url) || line.is_kind(last, TokenKind::email)) return true;
  if (text.back() == '.') return line.token(last).casing != Casing::upper || text.size() == 1;
  for (const std::string_view end :
       {"!", ",", ";", ":", "…", "and", "or", "the", "a", "of", "to"}) {
    if (text == end) return true;
  }
  return false;
}

// The tokens of the marker that makes the line an item of a list; 0 if there is none. Dashes and
// asterisks with white space behind them are markers here, unlike within a line.
uint32_t item_marker_size(const LineView& line) {
  uint32_t size = 0;
  if (const ListMarker marker = list_marker(line, 0)) {
    const bool initial = marker.label == ListMarker::Label::upper_letter &&
                         marker.style == ListMarker::Style::stop;  // "A. Smith said"
    if (!initial && (marker.bullet || line.is_spaced(marker.size))) size = marker.size;
  } else if (line.is_dash(0) || line.is(0, "*") || line.is(0, "+") || line.is(0, ">")) {
    if (line.is_spaced(1) && !line.is_lower(1)) size = 1;
  }
  return size < line.size() ? size : 0;
}

class BlockReader {
 public:
  BlockReader(std::string_view text, const TokenizedText& tokenized)
      : text_(text), tokenized_(tokenized) {}

  // The kind of line `i`, of which there are `sentences`.
  BlockKind kind(size_t i, uint32_t sentences) const;
  LineView view(size_t i) const {
    return LineView(text_, tokenized_.tokens, tokenized_.lines[i].tokens);
  }

 private:
  bool is_heading(size_t i, uint32_t sentences) const;
  bool is_wrapped(size_t i) const;

  std::string_view text_;
  const TokenizedText& tokenized_;
};

// Whether the line goes on in the next one or goes on with the one before: text with hard line
// ends.
bool BlockReader::is_wrapped(size_t i) const {
  const LineView line = view(i);
  if (line.is_lower(0)) return true;
  const std::vector<Line>& lines = tokenized_.lines;
  if (i + 1 < lines.size() && !lines[i + 1].after_blank && view(i + 1).is_lower(0)) return true;
  if (i == 0 || lines[i].after_blank) return false;
  const LineView before = view(i - 1);
  return before.is_lower(0) && !ends_like_prose(before);
}

bool BlockReader::is_heading(size_t i, uint32_t sentences) const {
  const LineView line = view(i);
  if (tokenized_.lines.size() == 1 || sentences > 2 || ends_like_prose(line)) return false;
  if (line.size() > (i == 0 ? longest_headline : longest_heading) || is_wrapped(i)) return false;
  bool word = false;
  for (uint32_t k = 0; k < line.size(); ++k) word = word || line.is_kind(k, TokenKind::word);
  // A heading has something under it; the last line has not.
  return word && i + 1 < tokenized_.lines.size();
}

BlockKind BlockReader::kind(size_t i, uint32_t sentences) const {
  const LineView line = view(i);
  const uint32_t marker = item_marker_size(line);
  if (sentences <= 3 && line.size() <= longest_furniture) {
    const LineView content = line.from(marker);
    const LoweredLine lowered(content);
    if (is_boilerplate(content, lowered)) return BlockKind::boilerplate;
    if (is_byline(content, lowered)) return BlockKind::byline;
  }
  if (marker > 0) return BlockKind::list_item;
  return is_heading(i, sentences) ? BlockKind::heading : BlockKind::paragraph;
}

}  // namespace

std::vector<Block> read_blocks(std::string_view text, const TokenizedText& tokenized,
                               const std::vector<TokenSpan>& sentences) {
  std::vector<Block> blocks;
  blocks.reserve(tokenized.lines.size());
  const BlockReader reader(text, tokenized);
  size_t paragraphs = 0;
  uint32_t sentence = 0;
  for (size_t i = 0; i < tokenized.lines.size(); ++i) {
    const TokenSpan tokens = tokenized.lines[i].tokens;
    const uint32_t begin = sentence;
    while (sentence < sentences.size() && sentences[sentence].begin < tokens.end) ++sentence;
    Block block;
    block.sentences = {begin, sentence};
    block.kind = reader.kind(i, sentence - begin);
    if (block.kind == BlockKind::paragraph) {
      ++paragraphs;
      const uint32_t size = dateline_size(reader.view(i), paragraphs <= 2);
      if (size > 0) block.dateline = {tokens.begin, tokens.begin + size};
    }
    blocks.push_back(block);
  }
  return blocks;
}

}  // namespace postil
