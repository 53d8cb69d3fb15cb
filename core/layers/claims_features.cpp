#include "core/layers/claims_features.h"

#include <algorithm>

#include "core/layers/hedge.h"
#include "core/lexicon/hash.h"

namespace postil {
namespace {

// Numbers of the templates. A number is part of the hash, so it never changes its meaning.
enum Template : uint32_t {
  word = 1,
  stem,
  symbol,
  symbol_pair,
  symbol_skip,  // two symbols with one between
  meaning,
  cue_class,
  cue_twice,
  cue_entry,
  cue_pair,
  cue_first,
  entity_type,
  entity_count,
  figures,
  digits,
  length,
  last_word,
  last_but_one,
  first_1,
  first_2,
  first_3,
  sentence_number,
  relative_place,
  block_place,
  block_kind,
  capital,
  quote_state,
  quote_share,
  attribution_there,
  attribution_place,
  attribution_cue,
  verb_first,
  verb_next,
  verb_subject,
  verb_last,
  entity_figure,
  hedge_there,
  hedge_entry,
  hedge_place,
  hedge_verb,
};

uint32_t fingerprint_of(uint64_t hash) {
  return static_cast<uint32_t>(mix_bits(hash) >> 32);
}

uint64_t symbol_of(EntityType type) {
  return 0x1000 + static_cast<uint64_t>(type);
}
constexpr uint64_t number_symbol = 0x2000, attribution_symbol = 0x2001, begin_symbol = 0x2002,
                   end_symbol = 0x2003;

bool is_figure(uint8_t type) {
  return type == static_cast<uint8_t>(EntityType::percent) ||
         type == static_cast<uint8_t>(EntityType::money) ||
         type == static_cast<uint8_t>(EntityType::quantity);
}

uint32_t log_bucket(uint32_t n) {
  uint32_t bucket = 0;
  while (n > 1) {
    bucket += 2;
    if (n == 3) ++bucket;
    n /= 2;
  }
  return bucket;
}

}  // namespace

uint32_t meaning_fingerprint(uint64_t folded_key) {
  return fingerprint_of(chain(meaning, folded_key));
}

// A fingerprint is let through once a sentence; `seen_` remembers the last one of each slot, so a
// repeat that another one has pushed out comes through again, alike in training and in use.
void ClaimFeatures::add(uint32_t number, uint64_t a, uint32_t token) {
  const uint32_t fingerprint = fingerprint_of(chain(number, a));
  uint32_t& slot = seen_[fingerprint & (seen_.size() - 1)];
  if (slot == fingerprint) return;
  slot = fingerprint;
  found_.features.push_back({fingerprint, token});
}

void ClaimFeatures::add_pair(uint32_t number, uint64_t a, uint64_t b, uint32_t token) {
  add(number, chain(a, b), token);
}

void ClaimFeatures::read_symbols() {
  symbols_.clear();
  symbols_.push_back({begin_symbol, no_token});
  for (uint32_t at = tokens_.begin; at < tokens_.end; ++at) {
    const uint8_t type = reading_->entity[at];
    uint64_t key = reading_->keys.folded[at];
    if (attribution_.source.contains(at) || attribution_.cue.contains(at)) {
      if (symbols_.back().key == attribution_symbol) continue;
      key = attribution_symbol;
    } else if (type != no_entity) {
      if (reading_->entity_begins[at] == 0) continue;
      key = symbol_of(static_cast<EntityType>(type));
    } else if (reading_->document.tokens[at].kind == TokenKind::number) {
      key = number_symbol;
    }
    symbols_.push_back({key, at});
  }
  symbols_.push_back({end_symbol, no_token});
}

void ClaimFeatures::from_words() {
  for (uint32_t at = tokens_.begin; at < tokens_.end; ++at) {
    add(word, reading_->keys.folded[at], at);
    if (reading_->entity[at] != no_entity || reading_->document.tokens[at].kind != TokenKind::word)
      continue;
    add(stem, reading_->keys.stem[at], at);
    found_.meanings.push_back({meaning_fingerprint(reading_->keys.folded[at]), at});
  }
  for (size_t i = 1; i < symbols_.size(); ++i) {
    if (i + 1 < symbols_.size()) add(symbol, symbols_[i].key, symbols_[i].token);
    const uint32_t token =
        symbols_[i].token == no_token ? symbols_[i - 1].token : symbols_[i].token;
    add_pair(symbol_pair, symbols_[i - 1].key, symbols_[i].key, token);
  }
}

void ClaimFeatures::from_cues() {
  uint32_t counts[cue_class_count] = {};
  uint32_t seen = 0, first = cue_class_count;
  for (uint32_t i = reading_->first_cue[place_.sentence];
       i < reading_->first_cue[place_.sentence + 1]; ++i) {
    const Cue& cue = reading_->cues[i];
    if (cue.tokens.overlaps(attribution_.cue)) continue;
    add(cue_entry, cue.entry, cue.tokens.begin);
    for (uint32_t c = 0; c < cue_class_count; ++c) {
      if (!(cue.classes >> c & 1)) continue;
      if (first == cue_class_count) first = c;
      seen |= 1u << c;
      ++counts[c];
      if (counts[c] == 1) add(cue_class, c, cue.tokens.begin);
      if (counts[c] == 2) add(cue_twice, c, cue.tokens.begin);
    }
  }
  add(cue_first, first);
  for (uint32_t a = 0; a < cue_class_count; ++a)
    for (uint32_t b = a + 1; b < cue_class_count; ++b)
      if ((seen >> a & 1) && (seen >> b & 1)) add_pair(cue_pair, a, b);
}

void ClaimFeatures::from_entities() {
  uint32_t counts[std::size(entity_type_names)] = {};
  uint32_t figure_count = 0, digit_count = 0;
  for (uint32_t at = tokens_.begin; at < tokens_.end; ++at) {
    const uint8_t type = reading_->entity[at];
    if (reading_->document.tokens[at].kind == TokenKind::number &&
        type != static_cast<uint8_t>(EntityType::date))
      ++digit_count;
    if (type == no_entity || reading_->entity_begins[at] == 0) continue;
    ++counts[type];
    if (is_figure(type)) ++figure_count;
    if (counts[type] == 1) add(entity_type, type, at);
    if (is_figure(type) && figure_count == 1) add(entity_figure, 0, at);
  }
  for (uint32_t type = 0; type < std::size(counts); ++type)
    if (counts[type] > 0) add_pair(entity_count, type, std::min(counts[type], 3u));
  add(figures, std::min(figure_count, 4u));
  add(digits, std::min(digit_count, 4u));
}

// The first and last finite verb outside the attribution: tense, mood, and what stands beside it.
void ClaimFeatures::from_verb() {
  uint32_t first = no_token, last = no_token;
  for (uint32_t at = tokens_.begin; at < tokens_.end; ++at) {
    if (attribution_.cue.contains(at) || attribution_.source.contains(at)) continue;
    if (!is_finite(*reading_, at, tokens_)) continue;
    if (first == no_token) first = at;
    last = at;
  }
  if (first == no_token) {
    add(verb_first, 0);
    return;
  }
  const auto key_of = [&](uint32_t at) {
    const bool open = reading_->words[at] == WordClass::other;
    const std::string_view text = text_of(reading_->document, reading_->document.tokens[at]);
    return open ? static_cast<uint64_t>(static_cast<unsigned char>(text.back()))
                : reading_->keys.folded[at];
  };
  add(verb_first, key_of(first), first);
  add(verb_last, key_of(last), last);
  if (first + 1 < tokens_.end)
    add_pair(verb_next, key_of(first), reading_->keys.stem[first + 1], first);
  if (first > tokens_.begin) {
    const uint8_t type = reading_->entity[first - 1];
    const uint64_t before = type != no_entity ? symbol_of(static_cast<EntityType>(type))
                                              : static_cast<uint64_t>(reading_->words[first - 1]);
    add_pair(verb_subject, key_of(first), before, first);
  }
}

void ClaimFeatures::from_place() {
  const uint32_t count = static_cast<uint32_t>(reading_->document.sentences.size());
  const size_t last = symbols_.size() - 1;
  add(length, log_bucket(tokens_.size()));
  add(last_word, symbols_[last - 1].key);
  if (last >= 2) add(last_but_one, symbols_[last - 2].key);
  uint64_t start = 0;
  for (uint32_t i = 1; i <= 3 && i < last; ++i) {
    start = chain(start, symbols_[i].key);
    add(first_1 + i - 1, start, symbols_[i].token);
  }
  add(sentence_number, std::min(place_.sentence, 5u));
  add(relative_place, 5 * place_.sentence / count);
  add(block_place, std::min(place_.in_block, 3u));
  add(block_kind, static_cast<uint64_t>(place_.block));
  add(capital, static_cast<uint64_t>(reading_->document.tokens[tokens_.begin].casing));
}

void ClaimFeatures::from_quotes() {
  uint32_t inside = 0;
  for (uint32_t at = tokens_.begin; at < tokens_.end; ++at) inside += reading_->quoted[at];
  const bool opens = reading_->quoted[tokens_.begin];
  const bool closes = reading_->quoted[tokens_.end - 1];
  const bool mark =
      is_quote_mark(text_of(reading_->document, reading_->document.tokens[tokens_.begin]));
  add(quote_state, opens * 4u + closes * 2u + mark);
  add(quote_share, inside == 0 ? 0 : 1 + 4 * inside / tokens_.size());
  add(attribution_there, !attribution_.cue.empty());
  if (attribution_.cue.empty()) return;
  add(attribution_place, 4 * (attribution_.cue.begin - tokens_.begin) / tokens_.size());
  add(attribution_cue, reading_->keys.stem[attribution_.cue.begin], attribution_.cue.begin);
}

// The hedge that the rules find, with what stands around it.
void ClaimFeatures::from_hedge() {
  const TokenSpan hedge = find_hedge(*reading_, place_.sentence);
  add(hedge_there, !hedge.empty(), hedge.empty() ? no_token : hedge.begin);
  if (hedge.empty()) return;
  add(hedge_entry, chain(reading_->keys.folded[hedge.begin], reading_->keys.folded[hedge.end - 1]),
      hedge.begin);
  add_pair(hedge_place, 4 * (hedge.begin - tokens_.begin) / tokens_.size(),
           2u * reading_->quoted[hedge.begin] + (hedge.begin < attribution_.cue.begin),
           hedge.begin);
  if (hedge.end < tokens_.end)
    add_pair(hedge_verb, reading_->keys.folded[hedge.begin], reading_->keys.stem[hedge.end],
             hedge.begin);
}

SentenceFeatures ClaimFeatures::read(const Reading& reading, const SentencePlace& place,
                                     const Attribution& attribution) {
  reading_ = &reading;
  place_ = place;
  tokens_ = reading.document.sentences[place.sentence];
  attribution_ = attribution;
  found_ = {};
  found_.features.reserve(6 * size_t{tokens_.size()} + 40);
  std::fill(seen_.begin(), seen_.end(), 0);
  read_symbols();
  from_words();
  from_cues();
  from_entities();
  from_verb();
  from_place();
  from_quotes();
  from_hedge();
  return std::move(found_);
}

}  // namespace postil
