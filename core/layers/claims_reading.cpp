#include "core/layers/claims_reading.h"

namespace postil {
namespace {

enum class QuoteMark : uint8_t { none, open, close, either };

QuoteMark quote_mark(std::string_view token) {
  if (token == "\"" || token == "''" || token == "``") return QuoteMark::either;
  if (token == "\u201C" || token == "\u201E" || token == "\u00AB") return QuoteMark::open;
  if (token == "\u201D" || token == "\u00BB") return QuoteMark::close;
  return QuoteMark::none;
}

// Quotes run on over sentences but not over blocks: a quote left open at the end of a paragraph is
// opened anew by the next, as the custom is.
void read_quotes(const Document& document, std::vector<uint8_t>& quoted) {
  for (const Block& block : document.blocks) {
    if (block.sentences.empty()) continue;
    const uint32_t begin = document.sentences[block.sentences.begin].begin;
    const uint32_t end = document.sentences[block.sentences.end - 1].end;
    bool inside = false;
    for (uint32_t i = begin; i < end; ++i) {
      const Token& token = document.tokens[i];
      if (token.kind != TokenKind::punctuation) {
        quoted[i] = inside;
        continue;
      }
      const QuoteMark mark = quote_mark(text_of(document, token));
      const bool was_inside = inside;
      if (mark == QuoteMark::open) inside = true;
      if (mark == QuoteMark::close) inside = false;
      if (mark == QuoteMark::either) inside = !inside;
      quoted[i] = inside || was_inside;
    }
  }
}

bool ends_with(std::string_view word, std::string_view ending) {
  return word.size() > ending.size() + 1 && word.substr(word.size() - ending.size()) == ending;
}

}  // namespace

bool is_quote_mark(std::string_view token) {
  return quote_mark(token) != QuoteMark::none;
}

Reading read_claims(const Document& document, const Keys& keys, const std::vector<Entity>& entities,
                    const Lexicon& cues, const WordTable& table) {
  const size_t count = document.tokens.size();
  Reading reading{document, keys, find_cues(document, keys, cues), {}, {}, {}, {}, {}};
  reading.words.resize(count);
  for (size_t i = 0; i < count; ++i) reading.words[i] = table.at(keys.folded[i]);
  reading.entity.assign(count, no_entity);
  reading.entity_begins.assign(count, 0);
  for (const Entity& entity : entities) {
    if (!entity.tokens.empty()) reading.entity_begins[entity.tokens.begin] = 1;
    for (uint32_t i = entity.tokens.begin; i < entity.tokens.end; ++i)
      reading.entity[i] = static_cast<uint8_t>(entity.type);
  }
  reading.quoted.assign(count, 0);
  read_quotes(document, reading.quoted);
  reading.first_cue.reserve(document.sentences.size() + 1);
  size_t cue = 0;
  for (TokenSpan sentence : document.sentences) {
    reading.first_cue.push_back(static_cast<uint32_t>(cue));
    while (cue < reading.cues.size() && reading.cues[cue].tokens.begin < sentence.end) ++cue;
  }
  reading.first_cue.push_back(static_cast<uint32_t>(cue));
  return reading;
}

bool is_finite(const Reading& reading, uint32_t at, TokenSpan sentence) {
  switch (reading.words[at]) {
    case WordClass::be:
    case WordClass::have:
    case WordClass::doing:
    case WordClass::modal:
    case WordClass::future:
      return true;
    case WordClass::other:
      break;
    default:
      return false;
  }
  const Token& token = reading.document.tokens[at];
  if (token.kind != TokenKind::word || token.casing != Casing::lower || at == sentence.begin)
    return false;
  const WordClass before = reading.words[at - 1];
  if (reading.document.tokens[at - 1].kind == TokenKind::punctuation) return false;
  const bool after_noun = before == WordClass::other || before == WordClass::pronoun ||
                          before == WordClass::first || before == WordClass::relative ||
                          before == WordClass::adverb;
  const std::string_view word = text_of(reading.document, token);
  return after_noun &&
         (ends_with(word, "ed") || ends_with(word, "es") ||
          (ends_with(word, "s") && reading.document.tokens[at - 1].casing != Casing::lower));
}

}  // namespace postil
