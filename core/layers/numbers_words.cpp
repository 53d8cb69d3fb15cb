// Number words and digits: what numbers_reader.h counts as a number, and the small words.
#include <algorithm>
#include <array>

#include "core/layers/numbers_reader.h"

namespace postil {
namespace {

using C = GazetteerClass;

struct OpWord {
  std::string_view word;
  NumOp op;
};
// In lower case.
constexpr OpWord op_words[] = {
    {"%", NumOp::percent},
    {"-", NumOp::dash},
    {"a", NumOp::a},
    {"a.m", NumOp::am},
    {"a.m.", NumOp::am},
    {"academic", NumOp::fiscal},
    {"after", NumOp::after},
    {"age", NumOp::aged},
    {"aged", NumOp::aged},
    {"ages", NumOp::aged},
    {"ago", NumOp::ago},
    {"ahead", NumOp::after},
    {"am", NumOp::am},
    {"an", NumOp::a},
    {"and", NumOp::and_},
    {"back", NumOp::ago},
    {"basis", NumOp::basis},
    {"before", NumOp::after},
    {"beginning", NumOp::edge},
    {"between", NumOp::between},
    {"calendar", NumOp::fiscal},
    {"cent", NumOp::cent},
    {"coming", NumOp::next},
    {"consecutive", NumOp::more},
    {"couple", NumOp::couple},
    {"cubic", NumOp::square},
    {"current", NumOp::same},
    {"dozen", NumOp::dozen},
    {"each", NumOp::each},
    {"earlier", NumOp::early},
    {"early", NumOp::early},
    {"end", NumOp::edge},
    {"entire", NumOp::same},
    {"every", NumOp::each},
    {"few", NumOp::few},
    {"final", NumOp::same},
    {"financial", NumOp::fiscal},
    {"fiscal", NumOp::fiscal},
    {"following", NumOp::same},
    {"half", NumOp::half},
    {"her", NumOp::possess},
    {"his", NumOp::possess},
    {"last", NumOp::next},
    {"late", NumOp::early},
    {"later", NumOp::early},
    {"local", NumOp::local},
    {"many", NumOp::few},
    {"mid", NumOp::early},
    {"middle", NumOp::edge},
    {"more", NumOp::more},
    {"my", NumOp::possess},
    {"next", NumOp::next},
    {"no", NumOp::number},
    {"no.", NumOp::number},
    {"nos.", NumOp::number},
    {"o'clock", NumOp::clock},
    {"of", NumOp::of},
    {"old", NumOp::old},
    {"olds", NumOp::old},
    {"one", NumOp::one},
    {"or", NumOp::or_},
    {"o\xe2\x80\x99"
     "clock",
     NumOp::clock},
    {"p.m", NumOp::am},
    {"p.m.", NumOp::am},
    {"past", NumOp::next},
    {"per", NumOp::per},
    {"percent", NumOp::percent},
    {"percentage", NumOp::percent},
    {"pm", NumOp::am},
    {"point", NumOp::point},
    {"points", NumOp::point},
    {"preceding", NumOp::next},
    {"previous", NumOp::next},
    {"prior", NumOp::ago},
    {"recent", NumOp::recent},
    {"remainder", NumOp::edge},
    {"rest", NumOp::edge},
    {"same", NumOp::same},
    {"school", NumOp::fiscal},
    {"several", NumOp::few},
    {"sometime", NumOp::early},
    {"sq", NumOp::square},
    {"square", NumOp::square},
    {"start", NumOp::edge},
    {"straight", NumOp::more},
    {"successive", NumOp::more},
    {"that", NumOp::this_},
    {"the", NumOp::the},
    {"their", NumOp::possess},
    {"these", NumOp::this_},
    {"this", NumOp::this_},
    {"those", NumOp::this_},
    {"through", NumOp::to},
    {"till", NumOp::to},
    {"time", NumOp::time},
    {"to", NumOp::to},
    {"until", NumOp::to},
    {"upcoming", NumOp::next},
    {"\xc2\xb0", NumOp::degree},
    {"\xe2\x80\x93", NumOp::dash},
    {"\xe2\x80\x94", NumOp::dash},
};
constexpr size_t longest_op = 11;

constexpr uint32_t hash_of(std::string_view word) {  // FNV-1a
  uint32_t hash = 2166136261u;
  for (char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
  return hash ^ hash >> 15;
}

// op_words by their hash, open addressing with linear probing; 255: an empty slot.
struct OpTable {
  std::array<uint8_t, 512> slots{};
  constexpr OpTable() {
    for (uint8_t& slot : slots) slot = 255;
    for (size_t w = 0; w < std::size(op_words); ++w) {
      size_t at = hash_of(op_words[w].word) % slots.size();
      while (slots[at] != 255) at = (at + 1) % slots.size();
      slots[at] = static_cast<uint8_t>(w);
    }
  }
};
constexpr OpTable op_table;
static_assert(std::size(op_words) < 255);

NumOp op_of(std::string_view word) {
  if (word.size() > longest_op) return NumOp::none;
  char low[longest_op];
  for (size_t k = 0; k < word.size(); ++k)
    low[k] = word[k] >= 'A' && word[k] <= 'Z' ? static_cast<char>(word[k] + 32) : word[k];
  std::string_view key(low, word.size());
  for (size_t at = hash_of(key) % op_table.slots.size();; at = (at + 1) % op_table.slots.size()) {
    uint8_t slot = op_table.slots[at];
    if (slot == 255) return NumOp::none;
    if (op_words[slot].word == key) return op_words[slot].op;
  }
}

}  // namespace

std::vector<NumOp> read_ops(const Document& document) {
  std::vector<NumOp> ops;
  ops.reserve(document.tokens.size());
  for (const Token& token : document.tokens) ops.push_back(op_of(text_of(document, token)));
  return ops;
}

bool NumberReader::title(uint32_t i) const {
  if (i >= sentence_.end) return false;
  Casing casing = document_.tokens[i].casing;
  return casing == Casing::title || casing == Casing::upper || casing == Casing::mixed;
}

bool NumberReader::word_is(uint32_t i, std::string_view lower) const {
  std::string_view word = text(i);
  if (word.size() != lower.size()) return false;
  for (size_t k = 0; k < word.size(); ++k) {
    char c = word[k] >= 'A' && word[k] <= 'Z' ? static_cast<char>(word[k] + 32) : word[k];
    if (c != lower[k]) return false;
  }
  return true;
}

uint32_t NumberReader::phrase(uint32_t i, GazetteerClass c) const {
  if (i >= sentence_.end) return 0;
  const GazetteerMatch* match = gazetteer_.phrase(i);
  if (match && (match->classes & class_bit(c))) return match->tokens.end;
  return has(i, c) ? i + 1 : 0;
}

// "12", "1,584,547", "3.2": not "1990s", "5th" or "16:30".
bool NumberReader::plain_digits(uint32_t i) const {
  if (!kind(i, TokenKind::number)) return false;
  for (char c : text(i))
    if (!(c >= '0' && c <= '9') && c != ',' && c != '.') return false;
  return true;
}

bool NumberReader::year_digits(uint32_t i) const {
  std::string_view t = text(i);
  if (!kind(i, TokenKind::number) || t.size() != 4) return false;
  for (char c : t)
    if (c < '0' || c > '9') return false;
  return t >= "1500" && t <= "2099";
}

// Digits, with groups of three parted by spaces ("1 430") taken together.
uint32_t NumberReader::digits(uint32_t i) const {
  if (!plain_digits(i)) return 0;
  uint32_t end = i + 1;
  if (text(i).size() > 3 || text(i).find_first_of(".,") != std::string_view::npos) return end;
  while (plain_digits(end) && text(end).size() == 3 && spaced(end) &&
         text(end).find_first_of(".,") == std::string_view::npos)
    ++end;
  return end;
}

// "two", "twenty-five", "one hundred and ninety".
uint32_t NumberReader::number_words(uint32_t i) const {
  if (!has(i, C::number)) return 0;
  uint32_t end = i + 1;
  for (;;) {
    if (is(end, NumOp::dash) && !spaced(end) && !spaced(end + 1) && has(end + 1, C::number)) {
      end += 2;
    } else if (has(end, C::scale) || has(end, C::number)) {
      ++end;
    } else if (is(end, NumOp::and_) && has(end - 1, C::scale) && has(end + 1, C::number)) {
      end += 2;
    } else {
      return end;
    }
  }
}

// "hundreds of thousands", "several dozen", "a few hundred", "dozens", "a million", "half a dozen".
uint32_t NumberReader::vague_number(uint32_t i) const {
  uint32_t at = i;
  if (has(at, C::plural_scale) || (word_is(at, "tens") && is(at + 1, NumOp::of))) {
    ++at;
    if (is(at, NumOp::of) && (has(at + 1, C::plural_scale) || has(at + 1, C::scale))) at += 2;
    return at;
  }
  if (is(at, NumOp::half) && is(at + 1, NumOp::a)) ++at;
  if (is(at, NumOp::a) && is(at + 1, NumOp::couple))
    at += is(at + 2, NumOp::of) ? 3 : 2;
  else if (is(at, NumOp::a))
    at += is(at + 1, NumOp::few) ? 2 : 1;
  else if (is(at, NumOp::few))
    ++at;
  else
    return 0;
  uint32_t from = at;
  while (has(at, C::scale) || is(at, NumOp::dozen)) ++at;
  return at > from ? at : 0;
}

// "half", "two-thirds", "a third", "one quarter".
uint32_t NumberReader::fraction(uint32_t i) const {
  const GazetteerMatch* match = i < sentence_.end ? gazetteer_.phrase(i) : nullptr;
  if (match && (match->classes & class_bit(C::fraction))) return match->tokens.end;
  if (is(i, NumOp::half) && (is(i + 1, NumOp::of) || is(i + 1, NumOp::the))) return i + 1;
  uint32_t at = is(i, NumOp::a) ? i + 1 : number_words(i);
  if (at && is(at, NumOp::dash)) ++at;
  if (!at || !has(at, C::fraction) || is(at, NumOp::half)) return 0;
  if (is(i, NumOp::a) && !is(at + 1, NumOp::of) && kind(at + 1, TokenKind::word)) return 0;
  return at + 1;
}

// "million" behind a number, also with a hyphen before it, or "m", "bn" right behind the digits.
uint32_t NumberReader::scale(uint32_t i) const {
  if (has(i, C::scale) && (spaced(i) || text(i).size() > 2 || !spaced(i))) {
    uint32_t end = i + 1;
    while (has(end, C::scale)) ++end;
    return end;
  }
  if (is(i, NumOp::dash) && !spaced(i) && has(i + 1, C::scale) && !spaced(i + 1)) return i + 2;
  if (is(i, NumOp::dozen)) return i + 1;
  static constexpr std::string_view glued[] = {"m",   "M",   "b",  "B",   "k",   "K",   "bn", "mn",
                                               "mil", "bil", "tn", "trn", "mln", "bln", "cr"};
  if (i < sentence_.end && !spaced(i))
    for (std::string_view letters : glued)
      if (text(i) == letters) return i + 1;
  return 0;
}

NumberReader::Number NumberReader::number(uint32_t i) const {
  Number n;
  if (uint32_t end = digits(i)) {
    n.digits = true;
    n.year = end == i + 1 && year_digits(i);
    if (word_is(end, "k") && !spaced(end)) n.digits = false;
    if (uint32_t scaled = scale(end)) {
      end = scaled;
      n.digits = n.year = false;
    }
    n.end = end;
    if (text(end) == "+" && !spaced(end)) ++n.end;
    if (is(n.end, NumOp::dash) && !spaced(n.end) && word_is(n.end + 1, "plus")) {
      n.end += 2;
      if (uint32_t scaled = scale(n.end)) n.end = scaled;
    }
    return n;
  }
  uint32_t part = fraction(i), vague = vague_number(i), words = number_words(i);
  n.end = std::max({part, vague, words});
  n.vague = n.end && n.end != words;
  n.one = words == i + 1 && is(i, NumOp::one) && !n.vague;
  if (words && words == n.end)
    if (uint32_t scaled = scale(n.end)) n.end = scaled;
  return n;
}

// The words before an amount that belong to it; "between" wants an "and" later.
uint32_t NumberReader::modifiers(uint32_t i, bool& between) const {
  uint32_t at = i;
  for (int count = 0; count < 3; ++count) {
    uint32_t end = phrase(at, C::modifier);
    if (!end) break;
    at = end;
  }
  between = is(at, NumOp::between);
  return between ? at + 1 : at;
}

// "first", "5th", "twenty-first".
uint32_t NumberReader::ordinal(uint32_t i) const {
  if (has(i, C::ordinal)) return i + 1;
  if (has(i, C::number) && is(i + 1, NumOp::dash) && !spaced(i + 1) && has(i + 2, C::ordinal))
    return i + 3;
  if (!kind(i, TokenKind::number)) return 0;
  std::string_view t = text(i);
  if (t.size() < 3) return 0;
  std::string_view tail = t.substr(t.size() - 2);
  bool suffix = tail == "st" || tail == "nd" || tail == "rd" || tail == "th" || tail == "ST" ||
                tail == "ND" || tail == "RD" || tail == "TH";
  return suffix && t.find_first_not_of("0123456789,") == t.size() - 2 ? i + 1 : 0;
}

}  // namespace postil
