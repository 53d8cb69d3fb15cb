#include "core/model/token_facts.h"

#include <algorithm>
#include <string_view>

namespace postil {

namespace {

constexpr size_t at(Attribute attribute) {
  return static_cast<size_t>(attribute);
}

// Never 0, so that it can stand for a value that is there.
uint32_t value_of(uint64_t key) {
  return static_cast<uint32_t>(key >> 32) | 1u;
}
uint32_t number_value(uint32_t number) {
  return (number + 1) * 0x9E3779B1u | 1u;
}

uint32_t set_value(uint64_t set, uint64_t place) {
  if (set == 0) return 0;
  const uint64_t hash = (set ^ (place << 60)) * 0x9E3779B97F4A7C15u;
  return value_of(hash ^ (hash << 29));
}

uint64_t hash_bytes(const char* bytes, size_t count) {
  uint64_t hash = 0xCBF29CE484222325u;
  for (size_t i = 0; i < count; ++i) {
    char c = bytes[i];
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3u;
  }
  return hash ^ (hash << 32);
}

// "McKinsey" -> XxXx, "U.S." -> X.X., "2020" -> dddd (up to four digits, a long number as d+).
uint64_t shape_of(std::string_view text) {
  char shape[16];
  size_t size = 0;
  char last = 0;
  uint32_t run = 0;
  for (const char c : text) {
    const unsigned char u = static_cast<unsigned char>(c);
    if (u >= 0x80 && u < 0xC0) continue;  // inside a code point
    const char kind = u >= 0x80              ? 'u'
                      : c >= 'A' && c <= 'Z' ? 'X'
                      : c >= 'a' && c <= 'z' ? 'y'
                      : c >= '0' && c <= '9' ? 'd'
                                             : c;
    run = kind == last ? run + 1 : 1;
    last = kind;
    const uint32_t limit = kind == 'd' ? 5 : kind == 'X' ? 4 : 1;
    if (run <= limit && size < sizeof shape) shape[size++] = kind;
  }
  uint64_t hash = 0x84222325u;
  for (size_t i = 0; i < size; ++i) {
    hash = (hash ^ static_cast<unsigned char>(shape[i])) * 0x100000001B3u;
  }
  return hash ^ (hash << 32);
}

bool capitalised(const Token& token) {
  return token.casing == Casing::title || token.casing == Casing::upper ||
         token.casing == Casing::mixed;
}

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

// May stand inside a name without a capital.
bool joins_names(std::string_view word) {
  return is_one_of(word, {"-",   "–",   "'",  "’",   "al",  "el",  "de",  "la",  "da",  "do",
                          "dos", "del", "di", "van", "von", "bin", "ibn", "der", "den", "&"});
}
bool joins_wide_names(std::string_view word) {
  return is_one_of(word, {"of", "the", "for", "and", "in", "on", "to", "’s", "'s"}) ||
         joins_names(word);
}

// The quotation mark that closes what this one opens; empty if it opens nothing.
std::string_view closing_of(std::string_view mark) {
  constexpr std::string_view pairs[][2] = {{"\"", "\""}, {"“", "”"}, {"‘", "’"},
                                           {"«", "»"},   {"'", "'"}, {"``", "''"}};
  for (const auto& pair : pairs) {
    if (mark == pair[0]) return pair[1];
  }
  return {};
}

// A capital that only the start of the sentence asks for.
bool is_function_word(std::string_view word) {
  return is_one_of(word,
                   {"The",  "A",     "An",      "In",       "On",      "At",     "Of",    "For",
                    "To",   "From",  "By",      "With",     "He",      "She",    "It",    "We",
                    "They", "I",     "This",    "That",     "These",   "Those",  "His",   "Her",
                    "Its",  "Our",   "Their",   "But",      "And",     "Or",     "As",    "If",
                    "When", "While", "After",   "Before",   "Since",   "There",  "What",  "Who",
                    "How",  "Why",   "Where",   "Which",    "Not",     "No",     "So",    "You",
                    "My",   "Also",  "However", "Although", "Despite", "During", "Under", "Over"});
}

class Reader {
 public:
  Reader(const Document& document, const Keys& keys, const WordIndex& words,
         const ClusterTable& clusters, const TokenEvidence& evidence)
      : document_(document), keys_(keys), words_(words), clusters_(clusters), evidence_(evidence) {}

  std::vector<Facts> run() {
    facts_.assign(document_.tokens.size(), Facts{});
    count_casings();
    for (const Block& block : document_.blocks) {
      for (uint32_t s = block.sentences.begin; s < block.sentences.end; ++s) {
        sentence(document_.sentences[s], block.kind);
      }
    }
    return std::move(facts_);
  }

 private:
  struct Casings {
    uint16_t lower = 0, title_inside = 0, upper = 0;
  };

  void count_casings() {
    casings_.assign(words_.words, {});
    for (const TokenSpan& sentence : document_.sentences) {
      for (uint32_t t = sentence.begin; t < sentence.end; ++t) {
        Casings& counts = casings_[words_.of[t]];
        const Casing casing = document_.tokens[t].casing;
        counts.lower += casing == Casing::lower;
        counts.title_inside += t > sentence.begin && casing == Casing::title;
        counts.upper += casing == Casing::upper || casing == Casing::mixed;
      }
    }
  }

  void sentence(TokenSpan span, BlockKind block) {
    uint32_t lower = 0, upper = 0;
    for (uint32_t t = span.begin; t < span.end; ++t) {
      lower += document_.tokens[t].casing == Casing::lower;
      upper += document_.tokens[t].casing == Casing::upper;
    }
    const uint32_t shouting = upper > lower && upper > 2 ? 1 : 0;
    const uint32_t writing = register_of(span);
    for (uint32_t t = span.begin; t < span.end; ++t) {
      word(t);
      Facts& facts = facts_[t];
      const Token& token = document_.tokens[t];
      const uint32_t first = t == span.begin ? 1 : 0;
      facts[at(Attribute::form)] = number_value(
          ((static_cast<uint32_t>(token.kind) * 8 + static_cast<uint32_t>(token.casing)) * 2 +
           first) *
              2 +
          shouting);
      if (block != BlockKind::paragraph) {
        facts[at(Attribute::block)] = number_value(static_cast<uint32_t>(block));
      }
      if (writing != 0) facts[at(Attribute::register_)] = number_value(writing);
      context(t, first != 0);
    }
    quotations(span);
    runs(span, joins_names, Attribute::run_first, Attribute::run_last, Attribute::run_place, true);
    runs(span, joins_wide_names, Attribute::wide_first, Attribute::wide_last, Attribute::wide_place,
         false);
  }

  // 0: prose as an editor would have it; else what is unusual in how the sentence is written.
  uint32_t register_of(TokenSpan span) const {
    uint32_t lower = 0, capitals = 0, marks = 0;
    for (uint32_t t = span.begin; t < span.end; ++t) {
      const Token& token = document_.tokens[t];
      const uint32_t size = token.bytes.end - token.bytes.begin;
      lower += token.casing == Casing::lower && size > 3;
      capitals += capitalised(token) && size > 3;
      marks += token.kind == TokenKind::hashtag || token.kind == TokenKind::url ||
               token.kind == TokenKind::emoji || text_of(document_, token) == "@" ||
               text_of(document_, token) == "#";
    }
    if (marks > 0) return 1;
    const bool small_start = document_.tokens[span.begin].casing == Casing::lower;
    if (small_start && capitals == 0) return 2;
    if (small_start) return 3;
    return capitals > 2 && capitals > 2 * lower ? 4 : 0;
  }

  // Marks the insides of quotations of up to 14 tokens.
  void quotations(TokenSpan span) {
    constexpr uint32_t longest = 14;
    for (uint32_t open = span.begin; open + 1 < span.end; ++open) {
      const std::string_view close = closing_of(text_of(document_, document_.tokens[open]));
      if (close.empty()) continue;
      uint32_t end = open + 1, words = 0, capitals = 0;
      while (end < span.end && end - open <= longest &&
             text_of(document_, document_.tokens[end]) != close) {
        const Token& token = document_.tokens[end++];
        words += token.casing == Casing::lower && token.bytes.end - token.bytes.begin > 3;
        capitals += capitalised(token);
      }
      if (end == span.end || end - open > longest || end == open + 1) continue;
      const uint32_t size = end - open - 1;
      const uint32_t length = size == 1 ? 0 : size <= 3 ? 1 : size <= 6 ? 2 : 3;
      const uint32_t style = capitals == 0 ? 0 : words == 0 ? 1 : capitals >= words ? 2 : 3;
      for (uint32_t t = open + 1; t < end; ++t) {
        const uint32_t place = (t == open + 1 ? 1 : 0) + (t + 1 == end ? 2 : 0);
        Facts& facts = facts_[t];
        facts[at(Attribute::quoted)] = number_value((length * 4 + style) * 4 + place);
        facts[at(Attribute::quote_cause)] =
            open > span.begin ? value_of(keys_.folded[open - 1]) : 3;
      }
      open = end;
    }
  }

  // What depends on the word alone.
  void word(uint32_t t) {
    Facts& facts = facts_[t];
    facts[at(Attribute::always)] = 1;
    const std::string_view text = text_of(document_, document_.tokens[t]);
    facts[at(Attribute::word)] = value_of(keys_.folded[t]);
    facts[at(Attribute::exact)] = value_of(keys_.exact[t]);
    facts[at(Attribute::shape)] = value_of(shape_of(text));
    const auto affixes = [&](Attribute first, size_t shortest, size_t count, bool from_start) {
      for (size_t i = 0; i < count && shortest + i < text.size(); ++i) {
        const size_t size = shortest + i;
        const char* bytes = from_start ? text.data() : text.data() + text.size() - size;
        facts[at(first) + i] = value_of(hash_bytes(bytes, size) + size);
      }
    };
    affixes(Attribute::prefix2, 2, 3, true);
    affixes(Attribute::suffix1, 1, 4, false);
    const uint32_t fine = clusters_.fine(keys_.folded[t]);
    if (fine != no_cluster) {
      facts[at(Attribute::fine)] = number_value(fine);
      facts[at(Attribute::middle)] = number_value(clusters_.middle(fine));
      facts[at(Attribute::coarse)] = number_value(clusters_.coarse(fine));
    }
  }

  // What the rest of the document and other rooms know.
  void context(uint32_t t, bool first) {
    Facts& facts = facts_[t];
    const Token& token = document_.tokens[t];
    if (capitalised(token)) {
      Casings counts = casings_[words_.of[t]];
      if (token.casing == Casing::title && !first) --counts.title_inside;
      if (token.casing == Casing::upper || token.casing == Casing::mixed) --counts.upper;
      facts[at(Attribute::elsewhere)] =
          number_value(std::min<uint32_t>(counts.lower, 2) * 12 +
                       std::min<uint32_t>(counts.title_inside, 2) * 4 +
                       std::min<uint32_t>(counts.upper, 1) * 2 + first);
    }
    if (!evidence_.numbers.empty() && evidence_.numbers[t] != 0) {
      facts[at(Attribute::number)] = number_value(evidence_.numbers[t]);
    }
    if (evidence_.lists.empty()) return;
    const ListHits& hits = evidence_.lists[t];
    facts[at(Attribute::list_set)] = set_value(hits.alone, 0);
    facts[at(Attribute::phrase_set)] = set_value(hits.phrase, hits.place);
  }

  bool starts_run(uint32_t t, uint32_t sentence_begin) const {
    const Token& token = document_.tokens[t];
    if (!capitalised(token)) return false;
    return t != sentence_begin || !is_function_word(text_of(document_, token));
  }

  // Marks maximal runs of capitalised words, with what may join them inside.
  void runs(TokenSpan sentence, bool (*joins)(std::string_view), Attribute first_attribute,
            Attribute last_attribute, Attribute place_attribute, bool neighbours) {
    for (uint32_t t = sentence.begin; t < sentence.end; ++t) {
      if (!starts_run(t, sentence.begin)) continue;
      uint32_t end = t + 1;  // after the last capitalised word
      for (uint32_t i = end; i < sentence.end && i < end + 3; ++i) {
        if (capitalised(document_.tokens[i])) {
          end = i + 1;
        } else if (!joins(text_of(document_, document_.tokens[i]))) {
          break;
        }
      }
      for (uint32_t i = t; i < end; ++i) {
        Facts& facts = facts_[i];
        facts[at(first_attribute)] = facts_[t][at(Attribute::word)];
        facts[at(last_attribute)] = facts_[end - 1][at(Attribute::word)];
        facts[at(place_attribute)] =
            number_value(std::min(i - t, 3u) * 8 + std::min(end - 1 - i, 3u));
        if (!neighbours) continue;
        facts[at(Attribute::run_before)] = t > sentence.begin ? value_of(keys_.folded[t - 1]) : 3;
        facts[at(Attribute::run_after)] = end < sentence.end ? value_of(keys_.folded[end]) : 3;
      }
      t = end - 1;
    }
  }

  const Document& document_;
  const Keys& keys_;
  const WordIndex& words_;
  const ClusterTable& clusters_;
  const TokenEvidence& evidence_;
  std::vector<Casings> casings_;
  std::vector<Facts> facts_;
};

}  // namespace

WordIndex index_words(const Keys& keys) {
  WordIndex index;
  const uint32_t count = static_cast<uint32_t>(keys.folded.size());
  index.of.resize(count);
  uint32_t size = 16;
  while (size < 2 * count) size *= 2;
  std::vector<uint32_t> slots(size, UINT32_MAX);  // the first token of a word
  for (uint32_t t = 0; t < count; ++t) {
    const uint64_t key = keys.folded[t];
    uint32_t at = static_cast<uint32_t>(key ^ (key >> 32)) & (size - 1);
    while (slots[at] != UINT32_MAX && keys.folded[slots[at]] != key) at = (at + 1) & (size - 1);
    if (slots[at] == UINT32_MAX) {
      slots[at] = t;
      index.of[t] = index.words++;
    } else {
      index.of[t] = index.of[slots[at]];
    }
  }
  return index;
}

std::vector<Facts> read_facts(const Document& document, const Keys& keys, const WordIndex& words,
                              const ClusterTable& clusters, const TokenEvidence& evidence) {
  return Reader(document, keys, words, clusters, evidence).run();
}

}  // namespace postil
