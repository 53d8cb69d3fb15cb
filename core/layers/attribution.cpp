#include "core/layers/attribution.h"

#include <cctype>

namespace postil {
namespace {

constexpr uint32_t longest_phrase = 24;  // tokens; longer ones are misreadings

struct Words {
  const Reading& reading;
  TokenSpan tokens;

  const Token& token(uint32_t at) const { return reading.document.tokens[at]; }
  std::string_view text(uint32_t at) const { return text_of(reading.document, token(at)); }
  WordClass word(uint32_t at) const { return reading.words[at]; }
  bool quote(uint32_t at) const { return is_quote_mark(text(at)); }
  bool capital(uint32_t at) const {
    return token(at).casing != Casing::lower && token(at).casing != Casing::none;
  }
  bool date(uint32_t at) const {
    return reading.entity[at] == static_cast<uint8_t>(EntityType::date);
  }
  bool possessive(uint32_t at) const {
    return at > tokens.begin && !token(at).spaced && (text(at) == "'s" || text(at) == "\u2019s");
  }
  // A word that can be in the middle of a noun phrase.
  bool noun_like(uint32_t at) const {
    const Token& one = token(at);
    return (one.kind == TokenKind::word && (word(at) == WordClass::other || possessive(at))) ||
           one.kind == TokenKind::number || one.kind == TokenKind::hashtag;
  }
  bool pronoun(uint32_t at) const {
    return word(at) == WordClass::pronoun || word(at) == WordClass::first;
  }
  bool ends(uint32_t at, std::string_view ending) const {
    const std::string_view word = text(at);
    return word.size() > ending.size() + 1 && word.substr(word.size() - ending.size()) == ending;
  }
};

// Whether the noun phrase that begins with `at` hangs on one before it ("the head of | the bank").
bool continues_left(const Words& s, uint32_t at) {
  if (at < s.tokens.begin + 2) return false;
  if (s.date(at)) return false;
  if (s.word(at - 1) == WordClass::linking) return s.noun_like(at - 2) && !s.date(at - 2);
  return s.text(at - 1) == "and" && s.noun_like(at - 2) && s.capital(at - 2) && s.capital(at);
}

// The noun phrase that ends before `end`; empty if there is none.
TokenSpan phrase_before(const Words& s, uint32_t end) {
  uint32_t begin = end;
  while (begin > s.tokens.begin && end - begin < longest_phrase) {
    const uint32_t at = begin - 1;
    if (s.pronoun(at)) return begin == end ? TokenSpan{at, end} : TokenSpan{begin, end};
    if (s.quote(at)) break;
    if (s.noun_like(at)) {
      if (begin != end && s.date(at) && !s.possessive(begin)) break;
      if (begin != end && !s.capital(at) && is_finite(s.reading, at, s.tokens)) break;
      begin = at;
    } else if (s.word(at) == WordClass::determiner) {
      begin = at;
      if (!continues_left(s, begin)) break;
      begin -= 1;
    } else if (s.text(at) == ")") {
      uint32_t open = at;
      while (open > s.tokens.begin && s.text(open) != "(") --open;
      if (s.text(open) != "(") break;
      begin = open;
    } else if ((s.text(at) == "-" || s.text(at) == "&" || s.text(at) == "/") && begin != end) {
      begin = at;
    } else if (begin != end && continues_left(s, begin)) {
      begin -= 1;
    } else {
      break;
    }
  }
  while (begin < end && (s.word(begin) == WordClass::linking || s.text(begin) == "and" ||
                         s.token(begin).kind == TokenKind::punctuation))
    ++begin;
  return {begin, end};
}

// The noun phrase that begins at `begin`; empty if there is none.
TokenSpan phrase_after(const Words& s, uint32_t begin) {
  uint32_t at = begin;
  while (at < s.tokens.end && at - begin < longest_phrase) {
    if (s.pronoun(at)) return at == begin ? TokenSpan{begin, at + 1} : TokenSpan{begin, at};
    if (s.quote(at)) break;
    const bool last = at + 1 == s.tokens.end;
    if (s.noun_like(at)) {
      if (at != begin && !s.capital(at) && !s.possessive(at) && is_finite(s.reading, at, s.tokens))
        break;
      ++at;
    } else if (s.word(at) == WordClass::determiner) {
      ++at;
    } else if (s.word(at) == WordClass::linking && !last && at != begin && !s.date(at + 1) &&
               (s.text(at) == "of" || s.text(at) == "for" || s.capital(at + 1))) {
      ++at;
    } else if (s.text(at) == "and" && !last && at != begin && s.capital(at - 1) &&
               s.capital(at + 1)) {
      ++at;
    } else if (s.text(at) == "(" && at + 2 < s.tokens.end && s.text(at + 2) == ")") {
      at += 3;
    } else if ((s.text(at) == "-" || s.text(at) == "&" || s.text(at) == "/") && at != begin) {
      ++at;
    } else {
      break;
    }
  }
  while (at > begin && (s.word(at - 1) == WordClass::determiner ||
                        s.word(at - 1) == WordClass::linking || s.text(at - 1) == "and"))
    --at;
  return {begin, at};
}

bool stands_between(WordClass word) {
  return word == WordClass::adverb || word == WordClass::have || word == WordClass::doing ||
         word == WordClass::not_;
}

// The subject of the verb at `verb`: before auxiliaries and adverbs, and before an apposition or a
// relative clause that commas set off.
TokenSpan subject_before(const Words& s, uint32_t verb) {
  uint32_t end = verb;
  while (end > s.tokens.begin &&
         ((stands_between(s.word(end - 1)) && !s.possessive(end - 1)) ||
          (s.word(end - 1) == WordClass::other && s.ends(end - 1, "ly") && !s.capital(end - 1))))
    --end;
  if (end > s.tokens.begin && s.word(end - 1) == WordClass::relative) {
    --end;
    if (end > s.tokens.begin && s.text(end - 1) == ",") --end;
    return phrase_before(s, end);
  }
  if (end > s.tokens.begin && s.text(end - 1) == ",") {
    uint32_t comma = end - 1;
    while (comma > s.tokens.begin && !s.quote(comma - 1)) {
      --comma;
      if (s.text(comma) != ",") continue;
      const TokenSpan named = phrase_before(s, comma);
      // "Monday, the head of the bank, said": what is before the comma is no subject.
      if (!named.empty() && !s.date(comma - 1) && s.capital(comma - 1)) return named;
    }
    return {};
  }
  return phrase_before(s, end);
}

struct Candidate {
  Attribution attribution;
  int score = 0;
};

Candidate by_preposition(const Words& s, const Cue& cue) {
  Candidate found;
  found.attribution = {phrase_after(s, cue.tokens.end), cue.tokens};
  found.score = found.attribution.source.empty() ? 0 : 5;
  return found;
}

Candidate by_verb(const Words& s, const Cue& cue) {
  const uint32_t verb = cue.tokens.begin;
  Candidate found;
  found.attribution.cue = cue.tokens;
  const bool said = s.text(verb) == "said" || s.text(verb) == "says" || s.text(verb) == "added" ||
                    s.text(verb) == "told";
  found.score = said ? 5 : cue.is(CueClass::speech) ? 3 : 1;
  if (s.reading.quoted[verb]) found.score -= 3;
  const bool after_break = verb > s.tokens.begin && (s.text(verb - 1) == "," || s.quote(verb - 1));
  if (s.ends(verb, "ing")) {
    found.attribution.source = phrase_before(s, after_break ? verb - 1 : verb);
    found.score -= 2;
  } else if (after_break && cue.tokens.end < s.tokens.end &&
             (s.capital(cue.tokens.end) || s.word(cue.tokens.end) == WordClass::determiner ||
              s.pronoun(cue.tokens.end))) {
    found.attribution.source = phrase_after(s, cue.tokens.end);
    // "X, the minister, said Y": the subject is before the commas, unless what comes first is
    // quoted.
    if (!s.quote(verb - 1)) {
      const TokenSpan before = subject_before(s, verb);
      if (!before.empty() && before.begin < s.tokens.begin + 3) found.attribution.source = before;
    }
  } else {
    found.attribution.source = subject_before(s, verb);
  }
  const TokenSpan source = found.attribution.source;
  if (source.empty()) return {};
  if (source.begin <= s.tokens.begin + 1) found.score += 1;
  if (source.begin > s.tokens.begin &&
      (s.text(source.begin - 1) == "," || s.quote(source.begin - 1)))
    found.score += 1;
  return found;
}

}  // namespace

Attribution find_attribution(const Reading& reading, uint32_t sentence) {
  const Words s{reading, reading.document.sentences[sentence]};
  Candidate best;
  best.score = 1;
  for (uint32_t i = reading.first_cue[sentence]; i < reading.first_cue[sentence + 1]; ++i) {
    const Cue& cue = reading.cues[i];
    Candidate found;
    if (cue.is(CueClass::according))
      found = by_preposition(s, cue);
    else if (cue.is(CueClass::speech) || cue.is(CueClass::opinion))
      found = by_verb(s, cue);
    if (found.score > best.score) best = found;
  }
  return best.attribution;
}

}  // namespace postil
