#include "core/layers/terms_features.h"

#include <algorithm>

#include "core/lexicon/hash.h"
#include "core/lexicon/phrase.h"
#include "core/model/clusters.h"

namespace postil {
namespace {

// The last `count` bytes in small letters, or all of a word that is not longer.
uint32_t tail_of(std::string_view word, size_t count) {
  uint32_t tail = word.size() <= count;
  for (char c : word.substr(word.size() - std::min(word.size(), count)))
    tail = tail << 8 | static_cast<unsigned char>(c | 0x20);
  return tail;
}

// The value that decides: of the first pack that knows the phrase, a preferred label before others.
uint32_t choose(std::span<const uint32_t> values, const TermPacks& packs) {
  const Pack* first = &packs.pack_of(concept_of(values[0]));
  uint32_t best = values[0];
  for (const uint32_t value : values) {
    if (&packs.pack_of(concept_of(value)) != first) break;
    if (label_kind_of(value) < label_kind_of(best)) best = value;
  }
  return best;
}

// The pack that the model was trained with is judged by it; other packs are marked as they are.
bool has_user_pack(const TermPacks& packs) {
  return std::any_of(packs.packs().begin(), packs.packs().end(),
                     [](const Pack& pack) { return pack.id != "postil"; });
}

class Matcher {
 public:
  Matcher(const Document& document, const Keys& keys, std::span<const TokenSpan> names,
          const TermPacks& packs, std::span<const uint64_t> hidden)
      : document_(document),
        keys_(keys),
        names_(names),
        packs_(packs),
        hidden_(hidden),
        users_(has_user_pack(packs)) {}

  void match_in(TokenSpan within, std::vector<TermMatch>& out) {
    for (uint32_t at = within.begin; at < within.end;) {
      LexiconMatch match = longest_outside_names(at, within.end);
      while (!match.tokens.empty() && is_hidden(match.tokens))
        match = longest(at, match.tokens.end - 1);
      if (match.tokens.empty()) {
        ++at;
        continue;
      }
      out.push_back({match.tokens, choose(match.values, packs_), users_ && is_users(match)});
      at = match.tokens.end;
    }
  }

 private:
  LexiconMatch longest(uint32_t at, uint32_t end) const {
    return packs_.lexicon().longest_at(document_, keys_, at, end);
  }
  bool is_hidden(TokenSpan tokens) const {
    return !hidden_.empty() &&
           std::binary_search(hidden_.begin(), hidden_.end(), phrase_key(keys_, tokens));
  }
  // A phrase that holds one of the user's is theirs too: else rejecting it would lose theirs.
  bool is_users(const LexiconMatch& match) const {
    const auto users = [&](uint32_t value) {
      return packs_.pack_of(concept_of(value)).id != "postil";
    };
    for (uint32_t at = match.tokens.begin; at < match.tokens.end; ++at)
      for (uint32_t end = match.tokens.end; end > at; --end) {
        const LexiconMatch inner = longest(at, end);
        if (inner.tokens.empty()) break;
        if (std::any_of(inner.values.begin(), inner.values.end(), users)) return true;
        end = inner.tokens.end;
      }
    return false;
  }
  // A term may hold a whole name ("Kyoto mechanisms") but not lie in one or cross its border.
  // Nor does it begin inside a hyphenated word ("pro-democracy", "anti-riot").
  LexiconMatch longest_outside_names(uint32_t at, uint32_t end) {
    if (at > 0 && is_glue(document_, at - 1)) return {};
    while (next_name_ < names_.size() && names_[next_name_].end <= at) ++next_name_;
    if (next_name_ < names_.size() && names_[next_name_].begin < at) return {};
    LexiconMatch match = longest(at, end);
    for (size_t i = next_name_; i < names_.size() && names_[i].begin < match.tokens.end; ++i) {
      if (match.tokens.contains(names_[i]) && match.tokens != names_[i]) continue;
      match = longest(at, names_[i].begin);
      break;
    }
    return match;
  }

  const Document& document_;
  const Keys& keys_;
  std::span<const TokenSpan> names_;
  const TermPacks& packs_;
  std::span<const uint64_t> hidden_;
  bool users_;
  size_t next_name_ = 0;
};

}  // namespace

uint32_t feature_hash(uint32_t feature, uint64_t a, uint64_t b) {
  uint64_t x = (a ^ (b * 0x9e3779b97f4a7c15ull + (b >> 29))) + feature * 0xd6e8feb86659fd93ull;
  x = (x ^ (x >> 32)) * 0xff51afd7ed558ccdull;
  x = (x ^ (x >> 29)) * 0xc4ceb9fe1a85ec53ull;
  return static_cast<uint32_t>(x >> 32);
}

std::vector<TokenSpan> names_of(const std::vector<Entity>& entities) {
  std::vector<TokenSpan> names;
  for (const Entity& entity : entities)
    if (entity.type <= EntityType::language) names.push_back(entity.tokens);
  return names;
}

bool respects_names(TokenSpan tokens, std::span<const TokenSpan> names, size_t& first) {
  while (first < names.size() && names[first].end <= tokens.begin) ++first;
  for (size_t i = first; i < names.size() && names[i].begin < tokens.end; ++i)
    if (!tokens.contains(names[i]) || tokens == names[i]) return false;
  return true;
}

uint64_t phrase_key(const Keys& keys, TokenSpan tokens) {
  uint64_t key = tokens.size();
  for (uint32_t i = tokens.begin; i < tokens.end; ++i) key = chain(key, keys.stem[i]);
  return key;
}

std::vector<TermMatch> match_terms(const Document& document, const Keys& keys,
                                   std::span<const TokenSpan> names, const TermPacks& packs,
                                   std::span<const uint64_t> hidden) {
  std::vector<TermMatch> matches;
  if (packs.concept_count() == 0) return matches;
  Matcher matcher(document, keys, names, packs, hidden);
  for (const Block& block : document.blocks) {
    if (block.kind == BlockKind::byline || block.kind == BlockKind::boilerplate) continue;
    for (uint32_t i = block.sentences.begin; i < block.sentences.end; ++i)
      matcher.match_in(document.sentences[i], matches);
  }
  return matches;
}

TermFamily family_of(size_t feature) {
  if (feature < 12) return TermFamily::word;
  if (feature < 25) return TermFamily::context;
  if (feature < 32) return TermFamily::shape;
  if (feature < 40) return TermFamily::pack;
  if (feature < 44) return TermFamily::article;
  return feature < 53 ? TermFamily::pack : TermFamily::meaning;
}

uint32_t vocabulary_hash(uint64_t phrase_key) {
  return feature_hash(201, phrase_key);
}

uint32_t cluster_hash(uint64_t folded_key) {
  return feature_hash(200, word_fingerprint(folded_key));
}

TermReader::TermReader(const Document& document, const Keys& keys,
                       const std::vector<Entity>& entities, const TermPacks& packs,
                       const TermModel& model, std::span<const TermMatch> matches)
    : document_(document), keys_(keys), matches_(matches), facts_(document.tokens.size()) {
  std::vector<uint16_t> counts(4096);
  for (const uint64_t stem : keys.stem) {
    uint16_t& count = counts[stem & 4095];
    if (count < UINT16_MAX) ++count;
  }
  for (uint32_t i = 0; i < facts_.size(); ++i) {
    read_token(i);
    facts_[i].cluster = model.cluster(cluster_hash(keys.folded[i]));
    const uint16_t count = counts[keys.stem[i] & 4095];
    facts_[i].often = static_cast<uint8_t>((count > 1) + (count > 2) + (count > 4));
  }
  for (const Entity& entity : entities)
    for (uint32_t i = entity.tokens.begin; i < entity.tokens.end; ++i)
      facts_[i].entity = static_cast<uint8_t>(1 + 2 * static_cast<uint8_t>(entity.type) +
                                              (i > entity.tokens.begin));
  read_matches(packs);
  for (const TokenSpan sentence : document.sentences) read_vocabularies(model, sentence);
}

// Where phrases overlap, a token counts as of the longest.
void TermReader::read_vocabularies(const TermModel& model, TokenSpan sentence) {
  for (uint32_t at = sentence.begin; at < sentence.end; ++at) {
    std::array<uint32_t, vocabulary_count> longest{};
    const uint32_t end = std::min(sentence.end, at + longest_known);
    for (uint32_t last = at + 1; last <= end; ++last) {
      const uint32_t found = model.vocabularies(vocabulary_hash(phrase_key(keys_, {at, last})));
      for (size_t v = 0; v < vocabulary_count; ++v)
        if ((found >> v & 1) != 0) longest[v] = last - at;
    }
    for (size_t v = 0; v < vocabulary_count; ++v)
      for (uint32_t i = 0; i < longest[v]; ++i) {
        const uint32_t place = longest[v] == 1 ? 4 : i == 0 ? 1 : i + 1 == longest[v] ? 3 : 2;
        uint8_t& known = facts_[at + i].known[v];
        if (known / 8u < longest[v])
          known = static_cast<uint8_t>(place + 8 * std::min(longest[v], 4u));
      }
  }
}

void TermReader::read_token(uint32_t token) {
  const Token& at = document_.tokens[token];
  const std::string_view word = text_of(document_, at);
  Facts& facts = facts_[token];
  facts.stem = keys_.stem[token];
  facts.folded = keys_.folded[token];
  facts.tail = tail_of(word, 3);
  facts.ending = tail_of(word, 4);
  facts.shape =
      static_cast<uint8_t>(static_cast<uint8_t>(at.kind) * 5 + static_cast<uint8_t>(at.casing) + 1);
}

void TermReader::read_matches(const TermPacks& packs) {
  std::array<uint32_t, topic_count> topics{};
  for (uint32_t i = 0; i < matches_.size(); ++i) {
    const TokenSpan tokens = matches_[i].tokens;
    const uint32_t topic = packs.topic_at(concept_of(matches_[i].value));
    if (topic < topic_count) ++topics[topic];
    phrases_.push_back(phrase_key(keys_, tokens));
    for (uint32_t at = tokens.begin; at < tokens.end; ++at) {
      Facts& facts = facts_[at];
      facts.place = tokens.size() == 1 ? 4 : at == tokens.begin ? 1 : at + 1 == tokens.end ? 3 : 2;
      facts.pack = facts.place + 8 * std::min(tokens.size(), 4u) + 64 * topic;
      facts.match = i + 1;
    }
  }
  const auto total = static_cast<uint32_t>(matches_.size());
  for (size_t i = 0; i < topic_count && total > 0; ++i)
    topic_share_[i] = static_cast<uint8_t>(16 * topics[i] / total);
  main_topic_ =
      static_cast<uint32_t>(std::max_element(topics.begin(), topics.end()) - topics.begin());
  // Matches for each hundred tokens.
  density_ = std::min(6u, static_cast<uint32_t>(uint64_t{100} * total / (facts_.size() + 1)));
}

uint32_t TermReader::topic_hash(uint32_t family, uint64_t key) {
  return feature_hash(100 + family, key) | 1;
}

void TermReader::read(uint32_t token, TokenSpan sentence, TermRow& row) const {
  static constexpr Facts none{};
  const auto near = [&](int distance) -> const Facts& {
    const uint32_t at = token + static_cast<uint32_t>(distance);
    return at - sentence.begin < sentence.size() ? facts_[at] : none;
  };
  const Facts &a = near(-2), &b = near(-1), &c = near(0), &d = near(1), &e = near(2);
  size_t i = 0;
  const auto put = [&](uint64_t x, uint64_t y = 0) {
    row[i] = feature_hash(static_cast<uint32_t>(i), x, y);
    ++i;
  };
  const auto join = [](uint64_t high, uint64_t low) { return high << 32 | low; };
  // The word and its neighbours.
  put(c.stem), put(c.folded), put(b.stem), put(d.stem), put(b.folded), put(d.folded);
  put(b.stem, c.stem), put(c.stem, d.stem), put(c.ending), put(c.tail), put(d.ending),
      put(b.ending);
  // Context: wider, and by endings.
  put(a.stem), put(e.stem), put(b.tail), put(d.tail), put(join(b.tail, c.tail));
  put(join(c.tail, d.tail)), put(join(b.tail, c.tail), d.tail), put(join(a.tail, b.tail));
  put(join(d.tail, e.tail)), put(a.stem, b.stem), put(d.stem, e.stem);
  put(join(a.tail, b.tail), c.tail), put(join(c.tail, d.tail), e.tail);
  // Shape and names.
  const bool first = token == sentence.begin;
  put(c.shape, first), put(uint64_t{b.shape} << 16 | c.shape << 8 | d.shape, first);
  put(c.entity), put(b.entity, c.tail), put(d.entity, c.tail);
  put(uint64_t{b.entity} << 16 | c.entity << 8 | d.entity);
  put(first ? 1 : d.shape == 0 ? 2 : 0);
  // Phrases of the packs.
  const TermMatch* match = c.match > 0 ? &matches_[c.match - 1] : nullptr;
  const uint64_t phrase = match == nullptr ? 0 : phrases_[c.match - 1];
  put(c.pack), put(c.pack & 63, match == nullptr ? 0 : label_kind_of(match->value));
  put(uint64_t{b.place} << 16 | c.place << 8 | d.place);
  put(phrase, c.place), put(c.place, c.stem), put(join(c.place, b.tail), d.tail);
  put(c.place, b.stem), put(c.place, d.stem);
  // The article.
  put(c.often, c.place), put(c.often, c.tail), put(density_, c.place), put(main_topic_, c.stem);
  // Vocabularies of others.
  for (const uint8_t known : c.known) put(known, c.place), put(known, c.tail);
  put(c.known[0], c.known[1] << 8 | c.known[2]);
  for (const size_t v : {0, 2}) put(uint64_t{b.known[v]} << 8 | c.known[v], d.known[v]);
  // Clusters of words that are used alike.
  const auto coarse = [](const Facts& facts) { return facts.cluster & 0xFF; };
  put(c.cluster), put(b.cluster), put(d.cluster), put(b.cluster, c.cluster);
  put(c.cluster, d.cluster), put(c.place, c.cluster);
  put(join(coarse(b), coarse(c)), coarse(d)), put(join(c.cluster, c.tail), c.place);
  put(join(coarse(a), coarse(b)), coarse(c));
}

}  // namespace postil
