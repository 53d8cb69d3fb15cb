#include "core/layers/terms_judge.h"

#include <algorithm>
#include <cmath>

namespace postil {
namespace {

// Classes of a chance, closer together near 0 and 1.
uint32_t class_of(float chance) {
  constexpr float borders[] = {0.01f, 0.03f, 0.06f, 0.1f,  0.15f, 0.2f,  0.27f, 0.34f, 0.42f,
                               0.5f,  0.58f, 0.66f, 0.73f, 0.8f,  0.85f, 0.9f,  0.94f, 0.97f};
  return static_cast<uint32_t>(std::upper_bound(std::begin(borders), std::end(borders), chance) -
                               std::begin(borders));
}
uint32_t rough(float chance) {
  return class_of(chance) / 3;
}

}  // namespace

bool is_of_field(size_t feature) {
  return feature < 7;
}

TermFamily span_family_of(size_t feature) {
  if (feature < 12) return TermFamily::article;
  if (feature < 16 || feature >= 44) return TermFamily::pack;
  if (feature < 22 || feature == 25) return TermFamily::word;
  if (feature < 29) return TermFamily::context;
  if (feature < 33 || feature == 43) return TermFamily::meaning;
  return feature < 38 ? TermFamily::shape : TermFamily::article;
}

SpanReader::SpanReader(const Document& document, const Keys& keys, const TermReader& reader,
                       const TermPacks& packs, const TermModel& model,
                       std::span<const TermMatch> matches,
                       std::span<const TermCandidate> candidates)
    : document_(document),
      keys_(keys),
      reader_(reader),
      packs_(packs),
      model_(model),
      matches_(matches),
      candidates_(candidates),
      places_(candidates.size()),
      counts_(4096) {
  for (const uint64_t stem : keys.stem) {
    uint16_t& count = counts_[stem & 4095];
    if (count < UINT16_MAX) ++count;
  }
  read_rivals();
  read_phrases();
  float total = 0;
  size_t block = 0;
  for (size_t i = 0; i < candidates.size(); ++i) {
    while (document.blocks[block].sentences.end <= candidates[i].sentence) ++block;
    places_[i].block = document.blocks[block].kind;
    total += candidates[i].chance;
  }
  const auto size = static_cast<float>(document.tokens.size() + 20);
  busy_ = static_cast<uint32_t>(std::min(9.0f, 100 * total / size));
}

void SpanReader::read_rivals() {
  const auto see = [this](size_t own, size_t other) {
    Place& place = places_[own];
    const TermCandidate &here = candidates_[own], &rival = candidates_[other];
    place.rivals = std::min(place.rivals + 1, 5u);
    if (rival.chance <= place.rival) return;
    place.rival = rival.chance;
    place.rival_is = rival.tokens.contains(here.tokens)   ? 1
                     : here.tokens.contains(rival.tokens) ? 2
                                                          : 3;
  };
  for (size_t i = 0; i < candidates_.size(); ++i)
    for (size_t j = i + 1;
         j < candidates_.size() && candidates_[j].tokens.begin < candidates_[i].tokens.end; ++j) {
      see(i, j);
      see(j, i);
    }
}

void SpanReader::read_phrases() {
  std::vector<std::pair<uint64_t, uint32_t>> order;
  for (uint32_t i = 0; i < candidates_.size(); ++i) {
    places_[i].key = phrase_key(keys_, candidates_[i].tokens);
    order.emplace_back(places_[i].key, i);
  }
  std::sort(order.begin(), order.end());
  for (size_t i = 0; i < order.size(); ++i) {
    if (i == 0 || order[i].first != order[i - 1].first) phrases_.emplace_back();
    Phrase& phrase = phrases_.back();
    const float chance = candidates_[order[i].second].chance;
    phrase.second = std::max(phrase.second, std::min(phrase.most, chance));
    phrase.most = std::max(phrase.most, chance);
    phrase.sum += chance;
    ++phrase.times;
    places_[order[i].second].phrase = static_cast<uint32_t>(phrases_.size() - 1);
  }
}

void SpanReader::read(size_t candidate, SpanRow& row) const {
  static constexpr TermReader::Facts none{};
  const TermCandidate& here = candidates_[candidate];
  const Place& place = places_[candidate];
  const TokenSpan span = here.tokens, sentence = document_.sentences[here.sentence];
  const auto facts = [&](uint32_t at) -> const TermReader::Facts& {
    return at - sentence.begin < sentence.size() ? reader_.facts(at) : none;
  };
  const auto &first = facts(span.begin), &last = facts(span.end - 1);
  const auto &before = facts(span.begin - 1), &after = facts(span.end);
  const Phrase& phrase = phrases_[place.phrase];
  const bool is_most = here.chance >= phrase.most;
  const float elsewhere = is_most ? phrase.second : phrase.most;
  const uint32_t own = class_of(here.chance), own_rough = rough(here.chance);
  const uint32_t mean =
      phrase.times == 1 ? 15
                        : rough((phrase.sum - here.chance) / static_cast<float>(phrase.times - 1));
  const uint32_t size = std::min(span.size(), 5u), times = std::min(phrase.times, 5u);
  uint32_t topic = topic_count, kind = 3;
  if (here.match > 0) {
    const uint32_t value = matches_[here.match - 1].value;
    topic = packs_.topic_at(concept_of(value));
    kind = label_kind_of(value);
  }
  const uint32_t share = topic < topic_count ? reader_.topic_share(topic) : 17;
  const uint32_t often = std::min<uint32_t>(counts_[last.stem & 4095], 8);
  const auto form = static_cast<uint32_t>(place.block);
  size_t i = 0;
  const auto put = [&](uint64_t x, uint64_t y = 0) {
    row[i] = feature_hash(static_cast<uint32_t>(300 + i), x, y);
    ++i;
  };
  const auto join = [](uint64_t high, uint64_t low) { return high << 32 | low; };
  // The field.
  put(0), put(own), put(own, here.relation), put(own, size);
  put(class_of(place.rival), join(place.rival_is, own_rough));
  put(place.rivals, place.rival_is), put(own, rough(place.rival));
  // The same phrase elsewhere.
  put(class_of(elsewhere), is_most), put(mean, own_rough), put(times, mean);
  put(times, here.relation), put(rough(elsewhere), own_rough);
  // Packs.
  put(join(here.relation, kind), size), put(topic, here.relation);
  put(topic, join(here.relation, reader_.main_topic())), put(here.relation, share);
  // Words and context.
  put(place.key), put(place.key, here.relation), put(first.stem), put(last.stem);
  put(last.stem, size), put(last.folded), put(before.stem, here.relation);
  put(after.stem, here.relation), put(before.tail, after.tail), put(first.stem, last.stem);
  put(last.tail, size), put(first.tail, size), put(first.tail, last.tail);
  // Clusters.
  put(first.cluster, last.cluster), put(last.cluster, size);
  put(before.cluster, size), put(after.cluster, size);
  // Shape, names, the article.
  put(before.tail, first.tail), put(last.tail, after.tail);
  put(before.entity, join(first.entity, after.entity)), put(first.shape, last.shape);
  put(form, own_rough), put(busy_, own_rough), put(often, size);
  put(reader_.density(), here.relation),
      put(span.begin == sentence.begin, span.end == sentence.end);
  put(before.place * 8u + after.place, here.relation), put(last.cluster, here.relation);
  // Vocabularies.
  const auto known = [&](uint32_t begin, uint32_t end) -> uint32_t {
    if (begin == end || end - begin > longest_known) return 0;
    return model_.vocabularies(vocabulary_hash(phrase_key(keys_, {begin, end})));
  };
  const uint32_t whole = known(span.begin, span.end);
  put(whole, size), put(whole, here.relation);
  put(known(span.begin + 1, span.end) << 8 | known(span.begin, span.end - 1), whole);
  put(whole, own_rough);
}

std::vector<float> judge_spans(const SpanReader& reader, const TermModel& model,
                               std::span<const TermCandidate> candidates) {
  std::vector<float> chances(candidates.size());
  SpanRow row;
  for (size_t i = 0; i < candidates.size(); ++i) {
    chances[i] = candidates[i].chance;
    if (!model.judges_spans()) continue;
    int32_t sum = 0;
    reader.read(i, row);
    for (const uint32_t hash : row) sum += model.span_weight(hash);
    chances[i] =
        static_cast<float>(1 / (1 + exp_of(-static_cast<double>(model.span_unit()) * sum)));
  }
  return chances;
}

std::vector<float> gains_of(std::span<const TermCandidate> candidates,
                            std::span<const float> chances, const TermModel& model) {
  // Candidates of one place exclude each other: their chances add up.
  std::vector<float> any(chances.begin(), chances.end());
  for (size_t i = 0; i < candidates.size(); ++i)
    for (size_t j = i + 1;
         j < candidates.size() && candidates[j].tokens.begin < candidates[i].tokens.end; ++j) {
      any[i] += chances[j];
      any[j] += chances[i];
    }
  std::vector<float> gains(candidates.size());
  for (size_t i = 0; i < gains.size(); ++i)
    gains[i] = chances[i] + model.share() * std::min(any[i], 1.0f) - model.threshold();
  return gains;
}

std::vector<uint32_t> choose_spans(std::span<const TermCandidate> candidates,
                                   std::span<const float> gains) {
  // Best sums of what begins at or after a candidate, from the last: they lie by begin.
  const size_t count = candidates.size();
  std::vector<float> best(count + 1, 0);
  std::vector<uint32_t> next(count);
  for (size_t i = count; i-- > 0;) {
    const auto after = std::partition_point(
        candidates.begin() + static_cast<std::ptrdiff_t>(i), candidates.end(),
        [&](const TermCandidate& c) { return c.tokens.begin < candidates[i].tokens.end; });
    next[i] = static_cast<uint32_t>(after - candidates.begin());
    best[i] = std::max(best[i + 1], gains[i] + best[next[i]]);
  }
  std::vector<uint32_t> chosen;
  for (size_t i = 0; i < count;) {
    if (gains[i] > 0 && best[i] > best[i + 1]) {
      chosen.push_back(static_cast<uint32_t>(i));
      i = next[i];
    } else {
      ++i;
    }
  }
  return chosen;
}

}  // namespace postil
