#include "core/lexicon/phrase.h"

#include <algorithm>
#include <array>
#include <string>

#include "core/lexicon/inflect.h"
#include "core/text/utf8.h"

namespace postil {
namespace {

constexpr std::string_view function_words[] = {
    "of",    "for",     "on",      "to",      "in",     "with",    "from",  "against", "by",
    "at",    "over",    "under",   "into",    "onto",   "between", "among", "towards", "toward",
    "upon",  "through", "the",     "a",       "an",     "up",      "down",  "out",     "off",
    "back",  "away",    "as",      "without", "within", "across",  "their", "its",     "his",
    "about", "behind",  "forward", "beyond",  "near",   "around"};

// Verbs that begin fixed phrases ("impose sanctions") and are hardly ever the first word of a noun
// phrase, as "trade", "cut" and "ban" are.
constexpr std::string_view leading_verbs[] = {
    "abolish",    "adopt",     "amend",     "avoid",     "create",    "curb",      "deepen",
    "defend",     "diversify", "ease",      "eliminate", "enact",     "enforce",   "establish",
    "evacuate",   "expel",     "extend",    "generate",  "grant",     "impose",    "incite",
    "increase",   "introduce", "levy",      "lift",      "lower",     "mitigate",  "modernise",
    "modernize",  "normalise", "normalize", "overhaul",  "protect",   "promote",   "raise",
    "ratify",     "recognise", "recognize", "reduce",    "regulate",  "remove",    "reopen",
    "repeal",     "resolve",   "restore",   "restrict",  "revive",    "revoke",    "scrap",
    "seek",       "seize",     "send",      "slash",     "stabilise", "stabilize", "steal",
    "strengthen", "submit",    "suspend",   "tackle",    "tighten",   "uphold",    "weaponise",
    "weaponize",  "withdraw"};

template <size_t Count>
constexpr std::array<uint64_t, Count> keys_of(const std::string_view (&words)[Count]) {
  std::array<uint64_t, Count> keys{};
  for (size_t i = 0; i < Count; ++i) keys[i] = hash_bytes(words[i]);
  return keys;
}
constexpr auto function_keys = keys_of(function_words);
constexpr auto verb_keys = keys_of(leading_verbs);

template <size_t Count>
bool is_one_of(const std::array<uint64_t, Count>& keys, uint64_t key) {
  return std::find(keys.begin(), keys.end(), key) != keys.end();
}

bool is_hyphen(std::string_view text) {
  return text == "-" || text == "\xE2\x80\x90" || text == "\xE2\x80\x91";
}

bool is_word(const Token& token) {
  return token.kind == TokenKind::word || token.kind == TokenKind::number;
}

}  // namespace

bool is_glue(const Document& document, uint32_t at) {
  const Token& token = document.tokens[at];
  if (token.spaced || token.kind == TokenKind::word || token.bytes.size() > 3) return false;
  if (at == 0 || at + 1 >= document.tokens.size()) return false;
  const Token& next = document.tokens[at + 1];
  return !next.spaced && is_word(next) && is_word(document.tokens[at - 1]) &&
         is_hyphen(text_of(document, token));
}

Head head_of(const Keys& keys, Words words) {
  const auto last = static_cast<uint32_t>(words.size() - 1);
  if (last > 0 && is_one_of(verb_keys, keys.folded[words[0]])) return {0, false};
  for (uint32_t i = 1; i < words.size(); ++i)
    if (is_one_of(function_keys, keys.folded[words[i]]))
      return {i - 1, keys.folded[words[i]] == function_keys[0]};  // "of" follows a noun
  return {last, last > 0};
}

uint16_t shape_of(const Document& document, const Keys& keys, Words words) {
  uint16_t shape = 0;
  for (size_t i = 0; i < words.size(); ++i) {
    const Token& token = document.tokens[words[i]];
    const uint32_t at = 2 * (i % 8);
    switch (token.casing) {
      case Casing::none:
      case Casing::lower:
        break;
      case Casing::title:
        shape = static_cast<uint16_t>(shape ^ (1u << at));
        break;
      case Casing::upper:
        shape = static_cast<uint16_t>(shape ^ (2u << at));
        break;
      case Casing::mixed:
        shape ^= static_cast<uint16_t>(chain(i, keys.exact[words[i]]) >> 40);
    }
  }
  return shape;
}

uint16_t rest_of(const Keys& keys, Words words, uint32_t head) {
  if (words.size() < 2) return 0;
  uint64_t rest = words.size();
  for (uint32_t i = 0; i < words.size(); ++i)
    if (i != head) rest = chain(rest, keys.folded[words[i]]);
  return static_cast<uint16_t>(rest >> 40);
}

bool is_capitals(const Document& document, const Token& token) {
  if (token.casing != Casing::title) return token.casing == Casing::upper;
  const std::string_view text = text_of(document, token);
  return decode(text, 0).size == text.size() || std::none_of(text.begin(), text.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
         });
}

bool is_upper(const Document& document, Words words) {
  bool any = false;
  for (const uint32_t at : words) {
    const Token& token = document.tokens[at];
    if (token.casing == Casing::none) continue;
    if (!is_capitals(document, token)) return false;
    any = true;
  }
  return any;
}

bool is_upper_plural(const Document& document, Words words) {
  const Token& last = document.tokens[words.back()];
  if (words.size() > 1 && !is_upper(document, words.first(words.size() - 1))) return false;
  std::string_view text = text_of(document, last);
  if (text.size() < 3 || text.back() != 's') return false;
  text.remove_suffix(1);
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

WordForm form_of(const Document& document, uint32_t token) {
  std::string word;
  fold_word(text_of(document, document.tokens[token]), word);
  return make_stem(word);
}

LexiconLayout layout_of(const LexiconHeader& h) {
  LexiconLayout layout{};
  uint64_t at = sizeof(LexiconHeader);
  const auto next = [&at](uint64_t bytes) {
    const uint64_t begin = at;
    at += (bytes + 3) / 4 * 4;
    return begin;
  };
  layout.bucket_begin = next(4 * (uint64_t{h.buckets} + 1));
  layout.list_begin = next(h.lists == h.values ? 0 : 4 * (uint64_t{h.lists} + 1));
  layout.values = next(4 * uint64_t{h.values});
  layout.ids = next(uint64_t{h.id_bytes} * h.entries);
  layout.checks = next(2 * uint64_t{h.entries});
  layout.low = next(2 * uint64_t{h.entries});
  layout.high = next(h.entries);
  layout.rules = next(h.entries);
  layout.filter = next(8 * uint64_t{h.filter_blocks});
  layout.size = at;
  return layout;
}

}  // namespace postil
