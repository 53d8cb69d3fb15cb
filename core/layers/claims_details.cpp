#include "core/layers/claims_details.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "core/lexicon/hash.h"

namespace postil {
namespace {

// The head nouns that tell a source's kind, in the singular.
constexpr std::string_view document_nouns[] = {
    "report", "study",  "statement", "survey", "poll",   "letter", "document", "article",
    "paper",  "figure", "datum",     "data",   "post",   "tweet",  "website",  "memo",
    "book",   "law",    "bill",      "text",   "census", "review", "analysis", "filing"};
constexpr std::string_view nameless_nouns[] = {
    "source",    "official",    "insider",      "person", "people",   "someone",
    "spokesman", "spokeswoman", "spokesperson", "aide",   "diplomat", "witness",
    "man",       "woman",       "officer",      "one"};
// How words for a person end, so far as words for a body do not: "minister", but "ministry",
// "parliament".
constexpr std::string_view person_endings[] = {"er",  "or",  "ist",  "man",   "ian",  "ident",
                                               "ant", "ive", "boss", "chief", "head", "expert"};
constexpr std::string_view denials[] = {"denied",  "denies",  "deny",
                                        "denying", "refuted", "refutes"};
constexpr std::string_view referring[] = {"he",    "she",   "they", "it",  "this",  "that",
                                          "these", "those", "his",  "her", "their", "its"};

template <size_t size>
bool is_one_of(std::string_view word, const std::string_view (&list)[size]) {
  return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

// ASCII letters in lower case; enough for the closed lists above.
std::string lowered(std::string_view word) {
  std::string out(word);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return out;
}

class Details {
 public:
  Details(const Reading& reading, const std::vector<Attribution>& attributions)
      : reading_(reading), attributions_(attributions) {}

  // Finds for each sentence without a source the one of the quotation that it lies in.
  void read_quotations();
  void describe(uint32_t sentence, Claim& claim);

 private:
  std::string word(uint32_t at) const {
    return lowered(text_of(reading_.document, reading_.document.tokens[at]));
  }
  bool is_entity(uint32_t at, EntityType type) const {
    return reading_.entity[at] == static_cast<uint8_t>(type);
  }
  bool is_pronoun(TokenSpan span) const {
    return span.size() == 1 && (reading_.words[span.begin] == WordClass::pronoun ||
                                reading_.words[span.begin] == WordClass::first);
  }
  SourceKind kind_of(TokenSpan source) const;
  Wording wording_of(TokenSpan tokens, const Attribution& attribution) const;
  void split_content(const Attribution& attribution, Claim& claim) const;
  TokenSpan trimmed(TokenSpan part, Wording wording) const;
  TokenSpan negation_of(uint32_t sentence, const Attribution& attribution) const;
  TokenSpan last_person(TokenSpan source) const;
  void link_pronoun(uint32_t sentence, Claim& claim);

  const Reading& reading_;
  const std::vector<Attribution>& attributions_;
  std::vector<TokenSpan> quoted_from_;  // a sentence each: the source that its quotation has
  TokenSpan last_speaker_;              // the last named person that is a source
};

void Details::read_quotations() {
  const Document& document = reading_.document;
  quoted_from_.assign(document.sentences.size(), {});
  for (const Block& block : document.blocks) {
    for (uint32_t first = block.sentences.begin; first < block.sentences.end;) {
      // Sentences that one quotation runs on through.
      uint32_t end = first + 1;
      while (end < block.sentences.end && reading_.quoted[document.sentences[end].begin] != 0 &&
             reading_.quoted[document.sentences[end - 1].end - 1] != 0 &&
             (!is_quote_mark(text_of(document, document.tokens[document.sentences[end].begin])) ||
              attributions_[end].source.empty()))
        ++end;
      TokenSpan source;
      for (uint32_t i = first; i < end && source.empty(); ++i) source = attributions_[i].source;
      for (uint32_t i = first; i < end; ++i)
        if (attributions_[i].source.empty()) quoted_from_[i] = source;
      first = end;
    }
  }
}

SourceKind Details::kind_of(TokenSpan source) const {
  uint32_t head = source.begin;
  bool body = false;
  for (uint32_t at = source.begin; at < source.end; ++at) {
    if (is_entity(at, EntityType::person)) return SourceKind::named;
    body = body || is_entity(at, EntityType::org) || is_entity(at, EntityType::gpe) ||
           is_entity(at, EntityType::norp);
  }
  // The head of the phrase stands before the first preposition.
  while (head + 1 < source.end && reading_.words[head + 1] != WordClass::linking &&
         reading_.words[head + 1] != WordClass::preposition)
    ++head;
  std::string noun = word(head);
  const bool plural = noun.size() > 3 && noun.back() == 's' && noun[noun.size() - 2] != 's';
  if (plural) noun.pop_back();
  if (is_one_of(noun, document_nouns) || (plural && noun == "studie")) return SourceKind::document;
  if (is_one_of(noun, nameless_nouns) || is_one_of(word(source.begin), nameless_nouns))
    return SourceKind::anonymous;  // "a senior official", "people close to the talks"
  if (noun == "he" || noun == "she" || noun == "i") return SourceKind::anonymous;
  const Casing casing = reading_.document.tokens[head].casing;
  if (!body && casing != Casing::lower && casing != Casing::none && head > source.begin)
    return SourceKind::named;
  if (body || plural) return SourceKind::collective;
  for (const std::string_view ending : person_endings)
    if (noun.size() > ending.size() &&
        std::string_view(noun).substr(noun.size() - ending.size()) == ending)
      return SourceKind::anonymous;
  return SourceKind::collective;
}

Wording Details::wording_of(TokenSpan tokens, const Attribution& attribution) const {
  uint32_t inside = 0, outside = 0;
  for (uint32_t at = tokens.begin; at < tokens.end; ++at) {
    if (reading_.document.tokens[at].kind == TokenKind::punctuation ||
        attribution.source.contains(at) || attribution.cue.contains(at))
      continue;
    ++(reading_.quoted[at] != 0 ? inside : outside);
  }
  if (inside == 0) return Wording::indirect;
  // A word or two beside the quotation belong to the attribution: "later", "on Monday".
  return outside <= 3 ? Wording::direct : Wording::mixed;
}

// The part without punctuation at its edges; of a direct quotation what is quoted.
TokenSpan Details::trimmed(TokenSpan part, Wording wording) const {
  const auto outside = [&](uint32_t at) {
    return reading_.document.tokens[at].kind == TokenKind::punctuation ||
           (wording == Wording::direct && reading_.quoted[at] == 0);
  };
  while (!part.empty() && outside(part.begin)) ++part.begin;
  while (!part.empty() && outside(part.end - 1)) --part.end;
  return part.empty() ? TokenSpan{} : part;
}

void Details::split_content(const Attribution& attribution, Claim& claim) const {
  const TokenSpan &source = attribution.source, &cue = attribution.cue;
  claim.content[0] = claim.tokens;
  if (!source.empty()) {
    claim.content[0].end = std::min(source.begin, cue.begin);
    claim.content[1] = {std::max(source.end, cue.end), claim.tokens.end};
  }
  for (TokenSpan& part : claim.content) part = trimmed(part, claim.wording);
}

TokenSpan Details::negation_of(uint32_t sentence, const Attribution& attribution) const {
  if (!attribution.cue.empty() && is_one_of(word(attribution.cue.begin), denials))
    return attribution.cue;
  for (uint32_t i = reading_.first_cue[sentence]; i < reading_.first_cue[sentence + 1]; ++i)
    if (reading_.cues[i].is(CueClass::negation)) return reading_.cues[i].tokens;
  return {};
}

// The person's name in the source.
TokenSpan Details::last_person(TokenSpan source) const {
  uint32_t end = source.end;
  while (end > source.begin && !is_entity(end - 1, EntityType::person)) --end;
  uint32_t begin = end;
  while (begin > source.begin && is_entity(begin - 1, EntityType::person)) {
    --begin;
    if (reading_.entity_begins[begin] != 0) break;
  }
  return {begin, end};
}

// "He" is the last named speaker if no other person has been named since, in a few sentences.
void Details::link_pronoun(uint32_t sentence, Claim& claim) {
  constexpr uint32_t most = 120;  // tokens back
  const std::string pronoun = word(claim.source.begin);
  if (last_speaker_.empty() || (pronoun != "he" && pronoun != "she")) return;
  if (claim.source.begin - last_speaker_.end > most) return;
  const uint64_t surname = reading_.keys.folded[last_speaker_.end - 1];
  for (uint32_t at = last_speaker_.end; at < reading_.document.sentences[sentence].end; ++at) {
    const bool ends = is_entity(at, EntityType::person) &&
                      (at + 1 == reading_.entity.size() || reading_.entity_begins[at + 1] != 0 ||
                       !is_entity(at + 1, EntityType::person));
    if (ends && reading_.keys.folded[at] != surname) return;
  }
  claim.speaker = last_speaker_;
  claim.speaker_link = SpeakerLink::pronoun;
  claim.source_kind = SourceKind::named;
}

void Details::describe(uint32_t sentence, Claim& claim) {
  const Attribution& attribution = attributions_[sentence];
  const TokenSpan tokens = claim.tokens;
  claim.negation = negation_of(sentence, attribution);
  bool resolved = false;
  if (!attribution.source.empty()) {
    claim.wording = wording_of(tokens, attribution);
    split_content(attribution, claim);
    claim.source_kind = kind_of(attribution.source);
    if (is_pronoun(attribution.source)) {
      const bool own = reading_.words[attribution.source.begin] == WordClass::first &&
                       reading_.quoted[attribution.source.begin] == 0;
      if (own) claim.source_kind = SourceKind::author;
      link_pronoun(sentence, claim);
      resolved = own || claim.speaker_link != SpeakerLink::none;
      claim.needs_context = !resolved;
    } else if (const TokenSpan person = last_person(attribution.source); !person.empty()) {
      last_speaker_ = person;
    }
  } else if (!quoted_from_[sentence].empty()) {
    claim.speaker = quoted_from_[sentence];
    claim.speaker_link = SpeakerLink::quotation;
    claim.wording = wording_of(tokens, attribution);
    split_content(attribution, claim);
    claim.source_kind = kind_of(claim.speaker);
  }
  uint32_t head = tokens.begin;
  while (head < tokens.end && reading_.document.tokens[head].kind == TokenKind::punctuation) ++head;
  if (head == tokens.end || attribution.source.contains(head)) return;
  if (is_one_of(word(head), referring)) claim.needs_context = true;
}

// Near-identical sentences by the words they share (Jaccard), candidates by min-wise hashing
// (Broder 1997): two sets that share 85% of their words agree in one of four minima but once in
// 2000 times.
class Repeats {
 public:
  explicit Repeats(const Reading& reading) : reading_(reading) {}
  void mark(std::vector<Claim>& claims);

 private:
  static constexpr size_t hashes = 4, least_words = 6;
  struct Minimum {
    uint64_t value;
    uint32_t claim;
  };
  bool alike(uint32_t a, uint32_t b) const {
    size_t both = 0;
    for (const uint64_t key : words_[a])
      both += std::binary_search(words_[b].begin(), words_[b].end(), key);
    return 20 * both >= 17 * (words_[a].size() + words_[b].size() - both);
  }
  const Reading& reading_;
  std::vector<std::vector<uint64_t>> words_;  // of each claim: stems, ascending, once each
};

void Repeats::mark(std::vector<Claim>& claims) {
  std::vector<Minimum> minima;
  for (uint32_t i = 0; i < claims.size(); ++i) {
    std::vector<uint64_t> words;
    for (uint32_t at = claims[i].tokens.begin; at < claims[i].tokens.end; ++at)
      if (reading_.document.tokens[at].kind != TokenKind::punctuation)
        words.push_back(reading_.keys.stem[at]);
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    words_.push_back(std::move(words));
    if (words_[i].size() < least_words) continue;
    std::array<uint64_t, hashes> least;
    least.fill(UINT64_MAX);
    for (const uint64_t key : words_[i])
      for (size_t h = 0; h < hashes; ++h) least[h] = std::min(least[h], mix_bits(chain(h, key)));
    for (const uint64_t value : least) minima.push_back({value, i});
  }
  std::sort(minima.begin(), minima.end(), [](const Minimum& a, const Minimum& b) {
    return a.value != b.value ? a.value < b.value : a.claim < b.claim;
  });
  for (size_t i = 1; i < minima.size(); ++i) {
    if (minima[i].value != minima[i - 1].value) continue;
    const uint32_t earlier = minima[i - 1].claim, later = minima[i].claim;
    if (earlier == later || !alike(earlier, later)) continue;
    claims[later].repeats = std::min(claims[later].repeats, earlier);
  }
  for (Claim& claim : claims)
    while (claim.repeats != no_claim_index && claims[claim.repeats].repeats != no_claim_index)
      claim.repeats = claims[claim.repeats].repeats;
}

}  // namespace

void add_details(const Reading& reading, const std::vector<Attribution>& attributions,
                 std::vector<Claim>& claims) {
  Details details(reading, attributions);
  details.read_quotations();
  size_t next = 0;
  for (uint32_t sentence = 0; sentence < attributions.size() && next < claims.size(); ++sentence)
    if (claims[next].tokens == reading.document.sentences[sentence])
      details.describe(sentence, claims[next++]);
  Repeats(reading).mark(claims);
}

}  // namespace postil
