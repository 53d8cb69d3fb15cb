// The matcher against a plain search that compares strings, on random phrases and texts from a
// small vocabulary made to collide; builds in any order; damaged bytes.
#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <set>

#include "core/lexicon/inflect.h"
#include "core/lexicon/lexicon.h"
#include "core/lexicon/lexicon_builder.h"

using namespace postil;

namespace {

using Random = std::mt19937;

size_t below(Random& random, size_t bound) {
  return random() % bound;
}

template <class T, size_t N>
const T& pick(Random& random, const T (&from)[N]) {
  return from[below(random, N)];
}

struct Phrase {
  std::string text;
  CaseRule casing;
  Inflection inflection;
  uint32_t value;
};

constexpr std::string_view vocabulary[] = {
    "trade", "trades", "traded", "trading", "war",  "wars", "bank", "Bank",  "BANK", "US",
    "U.S.",  "us",     "of",     "a",       "ban",  "bans", "NGO",  "NGOs",  "EU",   "supply",
    "chain", "chains", "'s",     "News",    "news", "men",  "man",  "Fed's", "fed",  "tradewar"};

std::string random_text(Random& random, size_t words, bool capitals) {
  std::string text;
  for (size_t i = 0; i < words; ++i) {
    std::string word(pick(random, vocabulary));
    if (capitals)
      for (char& c : word) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    const bool clitic = word[0] == '\'';
    if (i > 0 && !clitic) text += below(random, 4) == 0 ? "-" : below(random, 20) == 0 ? ", " : " ";
    text += word;
  }
  return text;
}

std::string fold(std::string_view text) {
  std::string folded;
  fold_word(text, folded);
  return folded;
}

std::string stem(std::string_view text) {
  std::string word = fold(text);
  make_stem(word);
  return word;
}

WordForm form(std::string_view text) {
  std::string word = fold(text);
  return make_stem(word);
}

std::string without_stops(std::string text) {
  text.erase(std::remove(text.begin(), text.end(), '.'), text.end());
  return text;
}

bool is_capitals(std::string_view text) {
  const bool any =
      std::any_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  return any && std::none_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

// The words of a text with the tokens they end at; hyphens between words left out.
struct Words {
  std::vector<std::string> text;
  std::vector<uint32_t> token;
};

Words words_of(const Document& document, TokenSpan span) {
  Words words;
  for (uint32_t i = span.begin; i < span.end; ++i) {
    const Token& token = document.tokens[i];
    const auto is_word = [](const Token& t) { return t.kind == TokenKind::word; };
    const bool glue = text_of(document, token) == "-" && !token.spaced && i > 0 &&
                      i + 1 < document.tokens.size() && !document.tokens[i + 1].spaced &&
                      is_word(document.tokens[i - 1]) && is_word(document.tokens[i + 1]);
    if (glue) continue;
    words.text.emplace_back(text_of(document, token));
    words.token.push_back(i);
  }
  return words;
}

using Strings = std::vector<std::string>;

bool equal_by(const Strings& a, const Strings& b, std::string (*key)(std::string_view)) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [key](const std::string& x, const std::string& y) { return key(x) == key(y); });
}

bool inflects(const Strings& phrase, const Strings& text) {
  size_t head = phrase.size() - 1;
  bool nominal = phrase.size() > 1;
  for (size_t i = phrase.size() - 1; i > 0; --i) {
    if (fold(phrase[i]) != "of" && fold(phrase[i]) != "a") continue;
    head = i - 1;
    nominal = fold(phrase[i]) == "of";
  }
  const WordForm given = form(phrase[head]), found = form(text[head]);
  if (given == WordForm::past) return equal_by(phrase, text, fold);
  if (given == WordForm::gerund && found != WordForm::gerund) return false;
  const bool verbal = found == WordForm::gerund || found == WordForm::past;
  if (given != WordForm::gerund && (nominal || given == WordForm::s_form) && verbal) return false;
  for (size_t i = 0; i < phrase.size(); ++i)
    if (i == head ? stem(phrase[i]) != stem(text[i]) : fold(phrase[i]) != fold(text[i]))
      return false;
  return true;
}

bool is_acronym_of(const Strings& phrase, const Strings& text, bool plural) {
  for (size_t i = 0; i < phrase.size(); ++i) {
    std::string word = text[i];
    const bool last = i + 1 == phrase.size();
    if (plural && last && word.back() == 's') word.pop_back();
    if (is_capitals(phrase[i]) && !is_capitals(word)) return false;
    if (fold(without_stops(word)) != fold(without_stops(phrase[i]))) return false;
  }
  return true;
}

// Whether the words of a text are the phrase; `capitals`: they stand in a line of capitals.
bool is_phrase(const Phrase& rule, const Strings& phrase, const Strings& text, bool capitals) {
  if (rule.casing == CaseRule::any && phrase.size() == 2 && text.size() == 1) {
    for (const std::string& word : phrase)
      if (word.size() < 3 || form(word) == WordForm::past || word != fold(word) || word[0] == '\'')
        if (word.size() < 3 || word != fold(word) || word[0] == '\'') return false;
    const Strings closed{phrase[0] + phrase[1]};
    return rule.inflection == Inflection::english ? inflects(closed, text)
                                                  : equal_by(closed, text, fold);
  }
  if (phrase.size() != text.size()) return false;
  const bool acronym = std::all_of(phrase.begin(), phrase.end(), is_capitals);
  if (rule.casing == CaseRule::acronym && acronym) {
    const bool plural = rule.inflection == Inflection::english && phrase.back().back() != 'S';
    return is_acronym_of(phrase, text, false) || (plural && is_acronym_of(phrase, text, true));
  }
  if (rule.casing == CaseRule::any)
    return rule.inflection == Inflection::english ? inflects(phrase, text)
                                                  : equal_by(phrase, text, fold);
  const auto same = [](std::string_view word) { return std::string(word); };
  return equal_by(phrase, text, same) ||
         (capitals && std::all_of(text.begin(), text.end(), is_capitals) &&
          equal_by(phrase, text, fold));
}

struct Found {
  TokenSpan tokens;
  std::set<uint32_t> values;
};

// The longest phrase at a word, with all that it stands for, by trying every phrase.
Found search_at(const std::vector<std::pair<Phrase, Strings>>& phrases, const Words& words,
                size_t at, bool capitals) {
  for (size_t size = std::min<size_t>(5, words.text.size() - at); size > 0; --size) {
    const Strings text(words.text.begin() + at, words.text.begin() + at + size);
    Found found{{words.token[at], words.token[at + size - 1] + 1}, {}};
    for (const auto& [rule, phrase] : phrases)
      if (is_phrase(rule, phrase, text, capitals)) found.values.insert(rule.value);
    if (!found.values.empty()) return found;
  }
  return {};
}

std::vector<Phrase> random_phrases(Random& random, size_t count) {
  std::vector<Phrase> phrases;
  const CaseRule casings[] = {CaseRule::exact, CaseRule::any, CaseRule::acronym};
  for (size_t i = 0; i < count; ++i) {
    Phrase phrase;
    phrase.text = random_text(random, 1 + below(random, 4), false);
    phrase.casing = pick(random, casings);
    const bool english = phrase.casing != CaseRule::exact && below(random, 2) == 0;
    phrase.inflection = english ? Inflection::english : Inflection::none;
    phrase.value = static_cast<uint32_t>(below(random, 50));
    const Document document = read_document(phrase.text);
    const Words words = words_of(document, {0, static_cast<uint32_t>(document.tokens.size())});
    // An acronym rule on what is none means "exact"; inflection and exact casing are not combined.
    const bool acronym = std::all_of(words.text.begin(), words.text.end(), is_capitals);
    if (phrase.casing == CaseRule::acronym && !acronym) phrase.inflection = Inflection::none;
    phrases.push_back(phrase);
  }
  return phrases;
}

std::vector<std::byte> build(const std::vector<Phrase>& phrases) {
  LexiconBuilder builder;
  for (const Phrase& p : phrases) builder.add(p.text, p.casing, p.inflection, p.value);
  return builder.build();
}

}  // namespace

TEST_CASE("the matcher finds what a plain search finds") {
  size_t matched = 0;
  for (uint32_t seed = 0; seed < 400; ++seed) {
    Random random(seed);
    const std::vector<Phrase> phrases = random_phrases(random, 1 + below(random, 60));
    std::vector<std::pair<Phrase, Strings>> rules;
    for (const Phrase& phrase : phrases) {
      const Document document = read_document(phrase.text);
      rules.emplace_back(
          phrase, words_of(document, {0, static_cast<uint32_t>(document.tokens.size())}).text);
    }
    const Result<Lexicon> lexicon = Lexicon::load(build(phrases));
    REQUIRE(lexicon);
    const bool capitals = below(random, 8) == 0;
    const std::string text = random_text(random, 60, capitals);
    const Document document = read_document(text);
    const Keys keys = read_keys(document);
    CAPTURE(seed, text);
    for (const TokenSpan sentence : document.sentences) {
      const Words words = words_of(document, sentence);
      for (size_t at = 0; at < words.text.size(); ++at) {
        const Found expected = search_at(rules, words, at, capitals);
        const LexiconMatch found =
            lexicon->longest_at(document, keys, words.token[at], sentence.end);
        CAPTURE(at, words.text[at]);
        REQUIRE(found.tokens == expected.tokens);
        const std::set<uint32_t> values(found.values.begin(), found.values.end());
        REQUIRE(values.size() == found.values.size());
        REQUIRE(std::is_sorted(found.values.begin(), found.values.end()));
        if (!capitals) REQUIRE(values == expected.values);
        matched += !values.empty();
      }
    }
  }
  CHECK(matched > 2000);
}

TEST_CASE("match is longest_at from left to right") {
  Random random(7);
  const Result<Lexicon> lexicon = Lexicon::load(build(random_phrases(random, 80)));
  REQUIRE(lexicon);
  const Document document = read_document(random_text(random, 2000, false));
  const Keys keys = read_keys(document);
  const auto end = static_cast<uint32_t>(document.tokens.size());
  std::vector<LexiconMatch> matches;
  lexicon->match(document, keys, {0, end}, matches);
  size_t next = 0;
  for (uint32_t at = 0; at < end;) {
    const LexiconMatch one = lexicon->longest_at(document, keys, at, end);
    if (one.tokens.empty()) {
      ++at;
      continue;
    }
    REQUIRE(next < matches.size());
    CHECK(matches[next].tokens == one.tokens);
    CHECK(matches[next].values.data() == one.values.data());
    ++next;
    at = one.tokens.end;
  }
  CHECK(next == matches.size());
}

TEST_CASE("the same phrases in any order give the same bytes") {
  for (uint32_t seed = 0; seed < 40; ++seed) {
    Random random(seed);
    std::vector<Phrase> phrases = random_phrases(random, 300);
    const std::vector<std::byte> bytes = build(phrases);
    std::shuffle(phrases.begin(), phrases.end(), random);
    CAPTURE(seed);
    CHECK(build(phrases) == bytes);
  }
}

TEST_CASE("damaged bytes are refused or harmless") {
  Random random(1);
  const std::vector<std::byte> good = build(random_phrases(random, 200));
  const Document document = read_document(random_text(random, 300, false));
  const Keys keys = read_keys(document);
  const auto end = static_cast<uint32_t>(document.tokens.size());
  size_t loaded = 0;
  for (int round = 0; round < 3000; ++round) {
    std::vector<std::byte> bytes = good;
    const bool in_header = round % 3 == 0;
    for (size_t i = 0; i <= below(random, 8); ++i)
      bytes[below(random, in_header ? 40 : bytes.size())] = static_cast<std::byte>(random());
    if (round % 5 == 0) bytes.resize(below(random, bytes.size() + 1));
    const Result<Lexicon> lexicon = Lexicon::load(bytes);
    if (!lexicon) {
      CHECK(lexicon.error().substr(0, 9) == "lexicon: ");
      continue;
    }
    ++loaded;
    std::vector<LexiconMatch> matches;
    lexicon->match(document, keys, {0, end}, matches);
    uint64_t sum = 0;
    for (const LexiconMatch& match : matches) {
      REQUIRE(match.tokens.end <= end);
      for (const uint32_t value : match.values) sum += value;
    }
    CHECK(sum < UINT64_MAX);
  }
  CHECK(loaded > 100);
  CHECK(!Lexicon::load({}));
}

TEST_CASE("the empty lexicon and odd phrases") {
  const Document document = read_document("some words");
  const Keys keys = read_keys(document);
  CHECK(Lexicon().longest_at(document, keys, 0, 2).tokens.empty());
  LexiconBuilder builder;
  const Result<Lexicon> empty = Lexicon::load(builder.build());
  REQUIRE(empty);
  CHECK(empty->longest_at(document, keys, 0, 2).tokens.empty());
  CHECK(!builder.add("", CaseRule::any, Inflection::none, 1));
  CHECK(!builder.add(" \t\n\xC2\xA0", CaseRule::any, Inflection::none, 1));
  std::string endless;
  for (int i = 0; i < 65; ++i) endless += "some ";
  CHECK(builder.add(endless, CaseRule::any, Inflection::none, 1));
  CHECK(builder.add("some\nwords", CaseRule::any, Inflection::none, UINT32_MAX));
  CHECK(builder.add("-", CaseRule::any, Inflection::english, 3));
  CHECK(builder.add("\xFF\xFE", CaseRule::exact, Inflection::english, 4));
  const Result<Lexicon> odd = Lexicon::load(builder.build());
  REQUIRE(odd);
  CHECK(odd->phrase_count() == 3);
  const LexiconMatch match = odd->longest_at(document, keys, 0, 2);
  CHECK(match.tokens == TokenSpan{0, 2});
  REQUIRE(match.values.size() == 1);
  CHECK(match.values[0] == UINT32_MAX);
}

TEST_CASE("words that are no phrase are not taken for one") {
  // Phrases "a b x" and texts "a b y": all pass the filter, none is a phrase.
  LexiconBuilder builder;
  for (uint32_t i = 0; i < 20'000; ++i) {
    std::string phrase = "w" + std::to_string(i % 100) + " w" + std::to_string(i / 100);
    phrase.append(" in").append(std::to_string(i));
    builder.add(phrase, CaseRule::any, Inflection::none, i);
  }
  const Result<Lexicon> lexicon = Lexicon::load(builder.build());
  REQUIRE(lexicon);
  std::string text;
  for (uint32_t i = 0; i < 100'000; ++i) {
    text.append("w").append(std::to_string(i % 100)).append(" w");
    text.append(std::to_string(i / 100 % 200)).append(" out").append(std::to_string(i)).append(" ");
  }
  const Document document = read_document(text);
  const Keys keys = read_keys(document);
  std::vector<LexiconMatch> matches;
  lexicon->match(document, keys, {0, static_cast<uint32_t>(document.tokens.size())}, matches);
  CHECK(document.tokens.size() == 300'000);
  CHECK(matches.empty());
}
