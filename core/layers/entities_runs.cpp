// Runs: stretches of capitalised words, with the small words and numbers that may join them.
#include <algorithm>

#include "core/layers/entities_names.h"

namespace postil {
namespace {

using C = GazetteerClass;

constexpr ClassSet name_classes = (class_bit(C::first_name) - 1) & ~class_bit(C::currency);

// What may stand between two capitalised words of one name.
bool joins(std::string_view word) {
  static constexpr std::string_view words[] = {"of",
                                               "for",
                                               "and",
                                               "&",
                                               "the",
                                               "on",
                                               "in",
                                               "de",
                                               "da",
                                               "do",
                                               "dos",
                                               "del",
                                               "der",
                                               "den",
                                               "la",
                                               "le",
                                               "les",
                                               "van",
                                               "von",
                                               "bin",
                                               "ibn",
                                               "bint",
                                               "al",
                                               "el",
                                               "ul",
                                               "ur",
                                               "y",
                                               "e",
                                               "du",
                                               "des",
                                               "di",
                                               "-",
                                               "/",
                                               "'s",
                                               "'",
                                               "against",
                                               "to",
                                               "with",
                                               "\xe2\x80\x99s",
                                               "\xe2\x80\x99",
                                               "\xe2\x80\x93",
                                               "wa",
                                               "o",
                                               "a",
                                               "i",
                                               "ka",
                                               "ki"};
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

bool capital(const NameContext& c, uint32_t i) {
  const Token& token = c.document.tokens[i];
  if (token.kind != TokenKind::word) return false;
  if (token.casing == Casing::lower || token.casing == Casing::none) return false;
  if (text_of(c.document, token) == "I") return false;
  return c.number_type[i] == EntityType::person || c.number_type[i] == EntityType::ordinal ||
         c.number_type[i] == EntityType::cardinal;
}

bool number(const NameContext& c, uint32_t i) {
  return c.document.tokens[i].kind == TokenKind::number && c.number_type[i] != EntityType::money &&
         c.number_type[i] != EntityType::percent;
}

// A lower-case head that the guideline keeps inside the name of an event ("G7 summit").
bool lower_head(const NameContext& c, uint32_t i) {
  return c.document.tokens[i].casing == Casing::lower &&
         (c.gazetteer.word[i] & class_bit(C::event_head));
}

// The end of a list's name of several words that begins here, 0 if there is none.
uint32_t listed(const NameContext& c, uint32_t i) {
  const GazetteerMatch* match = c.gazetteer.phrase(i);
  return match && (match->classes & name_classes) ? match->tokens.end : 0;
}

// An everyday word of a few letters that begins a sentence begins no run.
bool opens_sentence(const NameContext& c, TokenSpan sentence, uint32_t i) {
  if (i > sentence.begin && c.document.tokens[i - 1].kind != TokenKind::punctuation) return false;
  return (c.gazetteer.word[i] & class_bit(C::common)) && c.document.tokens[i].bytes.size() <= 4 &&
         c.document.tokens[i].casing == Casing::title;
}

uint32_t run_end(const NameContext& c, TokenSpan sentence, uint32_t begin) {
  uint32_t end = std::max(listed(c, begin), begin + 1);
  for (;;) {
    if (end >= sentence.end) return end;
    if (capital(c, end) || lower_head(c, end)) {
      end = std::max(listed(c, end), end + 1);
      continue;
    }
    if (uint32_t phrase = listed(c, end)) {
      end = phrase;
      continue;
    }
    if (number(c, end)) {
      ++end;
      continue;
    }
    // One or two joining words, if a capitalised word or a number follows.
    uint32_t next = end;
    while (next < sentence.end && next < end + 3 &&
           joins(text_of(c.document, c.document.tokens[next])))
      ++next;
    if (next == end || next >= sentence.end) return end;
    bool hyphen = c.document.tokens[next - 1].kind == TokenKind::punctuation;
    bool tight = hyphen && !c.document.tokens[next].spaced;
    bool lower_part = tight && c.document.tokens[next].kind == TokenKind::word;
    if (!capital(c, next) && !lower_part && !(tight && number(c, next))) return end;
    end = next + 1;
  }
}

}  // namespace

std::vector<NameRun> find_runs(const NameContext& c) {
  std::vector<NameRun> runs;
  for (uint32_t s = 0; s < c.document.sentences.size(); ++s) {
    TokenSpan sentence = c.document.sentences[s];
    for (uint32_t i = sentence.begin; i < sentence.end;) {
      bool starts =
          listed(c, i) || (capital(c, i) && !opens_sentence(c, sentence, i)) ||
          (number(c, i) && i + 1 < sentence.end && capital(c, i + 1)) ||
          (c.document.tokens[i].casing == Casing::lower && (c.gazetteer.word[i] & name_classes));
      if (!starts) {
        ++i;
        continue;
      }
      uint32_t end = run_end(c, sentence, i);
      runs.push_back({{i, end}, s});
      i = end;
    }
  }
  return runs;
}

bool may_be_name(const NameContext& c, TokenSpan piece) {
  if (listed(c, piece.begin) == piece.end) return true;
  uint32_t last = piece.end - 1;
  if (piece.size() == 1 && (c.gazetteer.word[piece.begin] & name_classes)) return true;
  bool first_ok = capital(c, piece.begin) || (piece.size() > 1 && number(c, piece.begin)) ||
                  listed(c, piece.begin);
  bool hyphenated = piece.size() > 2 && c.document.tokens[last].kind == TokenKind::word &&
                    !c.document.tokens[last].spaced &&
                    text_of(c.document, c.document.tokens[last - 1]) == "-";
  bool last_ok = capital(c, last) ||
                 (piece.size() > 1 && (number(c, last) || lower_head(c, last))) || hyphenated;
  if (!first_ok || !last_ok) return false;
  // A hyphen binds: no name ends or begins in the middle of a hyphenated word.
  return true;
}

NameContext make_name_context(const Document& document, const Keys& keys,
                              const GazetteerView& gazetteer,
                              const std::vector<NumberMatch>& numbers) {
  NameContext c{document, keys, gazetteer, {}, {}, {}, {}};
  c.number_type.assign(document.tokens.size(), EntityType::person);
  for (const NumberMatch& number : numbers)
    for (uint32_t i = number.tokens.begin; i < number.tokens.end; ++i)
      c.number_type[i] = number.type;
  c.dateline.assign(document.tokens.size(), 0);
  for (const Block& block : document.blocks)
    for (uint32_t i = block.dateline.begin; i < block.dateline.end; ++i) c.dateline[i] = 1;
  c.headline.assign(document.sentences.size(), 0);
  for (size_t s = 0; s < document.sentences.size(); ++s) {
    uint32_t capitals = 0, lower = 0, upper = 0;
    TokenSpan sentence = document.sentences[s];
    for (uint32_t i = sentence.begin; i < sentence.end; ++i) {
      const Token& token = document.tokens[i];
      if (token.kind != TokenKind::word || token.bytes.size() < 4) continue;
      capitals += token.casing == Casing::title || token.casing == Casing::mixed;
      upper += token.casing == Casing::upper;
      lower += token.casing == Casing::lower;
    }
    c.headline[s] = capitals + upper >= 4 && (capitals + upper) > 4 * lower;
    if (!c.headline[s])
      for (uint32_t i = sentence.begin; i < sentence.end; ++i)
        if (document.tokens[i].casing == Casing::lower &&
            document.tokens[i].kind == TokenKind::word)
          c.lower_words[keys.folded[i]] = 1;
  }
  return c;
}

}  // namespace postil
