#include "core/layers/attribution_model.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "core/lexicon/hash.h"

namespace postil {
namespace {

// Layout, little-endian: u32 magic, u32 feature version, the transitions (f32), the linear model.
constexpr uint32_t magic = 0x31545441;  // "ATT1"

bool attributes(const Cue& cue) {
  return cue.is(CueClass::speech) || cue.is(CueClass::opinion) || cue.is(CueClass::according);
}

// What stands at the token: the class of a function word, how another word is written, which mark.
uint32_t form_of(const Reading& reading, uint32_t at) {
  const Token& token = reading.document.tokens[at];
  const std::string_view text = text_of(reading.document, token);
  if (token.kind == TokenKind::punctuation) {
    if (is_quote_mark(text)) return 100;
    return 101 + static_cast<unsigned char>(text[0]);
  }
  if (token.kind != TokenKind::word) return 400 + static_cast<uint32_t>(token.kind);
  const uint32_t word = static_cast<uint32_t>(reading.words[at]);
  if (word != 0) return word;
  uint32_t form = 50 + 4 * static_cast<uint32_t>(token.casing);
  if (token.casing == Casing::lower && text.size() > 3) {
    const std::string_view end = text.substr(text.size() - 2);
    form += end == "ed" ? 1 : end == "ng" ? 2 : text.back() == 's' ? 3 : 0;
  }
  return form;
}

uint32_t bucket(size_t n) {
  return static_cast<uint32_t>(n < 4 ? n : n < 7 ? 4 : n < 13 ? 5 : 6);
}

}  // namespace

bool may_attribute(const Reading& reading, uint32_t sentence) {
  for (uint32_t i = reading.first_cue[sentence]; i < reading.first_cue[sentence + 1]; ++i)
    if (attributes(reading.cues[i])) return true;
  return false;
}

const AttributionFeatures::Fact& AttributionFeatures::fact(size_t at, int step) const {
  static constexpr Fact outside{1, 1, 1000, 0, 0, 0, 0, 0, 0, 0, 0, 0};
  const int64_t other = static_cast<int64_t>(at) + step;
  if (other < 0 || other >= static_cast<int64_t>(facts_.size())) return outside;
  return facts_[static_cast<size_t>(other)];
}

void AttributionFeatures::read_facts(const Reading& reading, uint32_t sentence,
                                     const Attribution& by_rules) {
  const TokenSpan tokens = reading.document.sentences[sentence];
  facts_.assign(tokens.size(), {});
  for (uint32_t at = tokens.begin; at < tokens.end; ++at) {
    Fact& fact = facts_[at - tokens.begin];
    fact.word = reading.keys.folded[at];
    fact.stem = reading.keys.stem[at];
    fact.form = form_of(reading, at);
    fact.quoted = reading.quoted[at];
    if (by_rules.source.contains(at))
      fact.rule = at == by_rules.source.begin ? source_begin : source_inside;
    if (by_rules.cue.contains(at)) fact.rule = at == by_rules.cue.begin ? cue_begin : cue_inside;
  }
  for (uint32_t i = reading.first_cue[sentence]; i < reading.first_cue[sentence + 1]; ++i) {
    const Cue& cue = reading.cues[i];
    if (!attributes(cue)) continue;
    const uint32_t classes = cue.classes & 7;
    for (uint32_t at = cue.tokens.begin; at < cue.tokens.end; ++at)
      facts_[at - tokens.begin].cue = classes * 2 + (at != cue.tokens.begin);
  }
}

// Distances to the cues and marks on both sides.
void AttributionFeatures::read_neighbourhood() {
  size_t cue = facts_.size();
  uint32_t mark = 0;
  for (size_t at = 0; at < facts_.size(); ++at) {
    if (cue < facts_.size()) {
      facts_[at].left = 1 + bucket(at - cue);
      facts_[at].left_cue = facts_[cue].stem;
    }
    facts_[at].left_mark = mark;
    if (facts_[at].cue != 0) cue = at;
    if (facts_[at].form >= 100 && facts_[at].form < 400) mark = facts_[at].form;
  }
  cue = facts_.size();
  mark = 0;
  for (size_t at = facts_.size(); at-- > 0;) {
    if (cue < facts_.size()) {
      facts_[at].right = 1 + bucket(cue - at);
      facts_[at].right_cue = facts_[cue].stem;
    }
    facts_[at].right_mark = mark;
    if (facts_[at].cue != 0) cue = at;
    if (facts_[at].form >= 100 && facts_[at].form < 400) mark = facts_[at].form;
  }
}

void AttributionFeatures::add_features(size_t at, size_t count) {
  uint32_t number = 0;
  const auto add = [&](uint64_t a, uint64_t b = 0, uint64_t c = 0) {
    const uint64_t hash = chain(chain(chain(++number, a), b), c);
    fingerprints.push_back(static_cast<uint32_t>(mix_bits(hash) >> 32));
  };
  const Fact &f = fact(at, 0), &p = fact(at, -1), &n = fact(at, 1);
  const Fact &pp = fact(at, -2), &nn = fact(at, 2);
  add(f.word);
  add(f.stem);
  add(p.word);
  add(n.word);
  add(pp.word);
  add(nn.word);
  add(p.word, f.word);
  add(f.word, n.word);
  add(f.form, p.word);
  add(f.form, n.word);
  add(p.form, f.form, n.form);
  add(pp.form, p.form, f.form);
  add(f.form, n.form, nn.form);
  add(f.cue, f.form, f.quoted);
  add(f.cue, p.form, n.form);
  add(f.cue, p.cue, n.cue);
  add(f.cue * 2 + f.quoted, f.left, f.right);
  add(f.stem, p.form, n.form);
  add(f.form, f.right, f.right_cue);
  add(f.form, f.left, f.left_cue);
  add(f.right, f.form, f.right_mark);
  add(f.left, f.form, f.left_mark);
  add(f.left_mark, f.right_mark, f.form);
  add(f.rule, f.form);
  add(f.rule, f.cue, f.quoted);
  add(p.rule, f.rule, n.rule);
  add(f.rule, p.form, n.form);
  add(p.quoted * 4 + f.quoted * 2 + n.quoted, f.form, p.form);
  add(bucket(at), f.form, f.cue);
  add(bucket(count - 1 - at), f.form, f.cue);
  add(bucket(at), f.right, f.quoted);
  add(bucket(count - 1 - at), f.left, f.quoted);
  add(facts_.front().quoted * 2 + facts_.back().quoted, f.rule, f.cue);
}

void AttributionFeatures::read(const Reading& reading, uint32_t sentence,
                               const Attribution& by_rules) {
  read_facts(reading, sentence, by_rules);
  read_neighbourhood();
  begin.assign(1, 0);
  fingerprints.clear();
  for (size_t at = 0; at < facts_.size(); ++at) {
    add_features(at, facts_.size());
    begin.push_back(static_cast<uint32_t>(fingerprints.size()));
  }
}

std::vector<std::byte> AttributionModel::pack(
    const LinearWeights& weights, const std::array<float, transition_count>& transitions) {
  const uint32_t head[2] = {magic, attribution_feature_version};
  std::vector<std::byte> out(sizeof head + sizeof transitions);
  std::memcpy(out.data(), head, sizeof head);
  std::memcpy(out.data() + sizeof head, transitions.data(), sizeof transitions);
  const std::vector<std::byte> model = LinearModel::pack(weights);
  out.insert(out.end(), model.begin(), model.end());
  return out;
}

Result<AttributionModel> AttributionModel::load(std::span<const std::byte> bytes) {
  uint32_t head[2] = {};
  AttributionModel model;
  if (bytes.size() < sizeof head + sizeof model.transitions_)
    return Error{"attribution model: too short"};
  std::memcpy(head, bytes.data(), sizeof head);
  if (head[0] != magic) return Error{"not an attribution model"};
  if (head[1] != attribution_feature_version)
    return Error{"attribution model: made for another version of the features"};
  std::memcpy(model.transitions_.data(), bytes.data() + sizeof head, sizeof model.transitions_);
  for (const float weight : model.transitions_)
    if (!std::isfinite(weight)) return Error{"attribution model: a weight that is no number"};
  Result<LinearModel> emissions =
      LinearModel::load(bytes.subspan(sizeof head + sizeof model.transitions_));
  if (!emissions) return Error{"attribution model: " + emissions.error()};
  if (emissions->outputs() != attribution_tags)
    return Error{"attribution model: wrong number of outputs"};
  model.emissions_ = std::move(*emissions);
  return model;
}

namespace {

// Viterbi decoding over pairs of a tag and what the sentence has had so far: nothing (0), a source
// (1), a cue (2), both (3). A path ends with nothing or both.
constexpr uint32_t states = attribution_tags * 4;
constexpr float never = -1e30F;

bool follows(uint32_t previous, uint32_t next) {
  if (next == source_inside) return previous == source_begin || previous == source_inside;
  if (next == cue_inside) return previous == cue_begin || previous == cue_inside;
  return true;
}

// What has been seen once `tag` comes after `seen`; 4 if it must not come.
uint32_t seen_after(uint32_t seen, uint32_t tag) {
  const uint32_t bit = tag == source_begin ? 1 : tag == cue_begin ? 2 : 0;
  return (seen & bit) != 0 ? 4 : seen | bit;
}

}  // namespace

Attribution AttributionModel::find(const Reading& reading, uint32_t sentence,
                                   AttributionFeatures& memory) const {
  memory.read(reading, sentence, find_attribution(reading, sentence));
  const TokenSpan tokens = reading.document.sentences[sentence];
  const uint32_t count = tokens.size();
  std::vector<uint8_t>& from = memory.paths;
  from.assign(size_t{count} * states, 0);
  std::array<float, states> best, next;
  best.fill(never);
  for (uint32_t t = 0; t < count; ++t) {
    LinearSums sums{};
    for (uint32_t i = memory.begin[t]; i < memory.begin[t + 1]; ++i)
      if (const int8_t* row = emissions_.find(memory.fingerprints[i])) add_row(row, 1, sums);
    next.fill(never);
    for (uint32_t tag = 0; tag < attribution_tags; ++tag) {
      const float emission = emissions_.score(sums, tag, 1.0F);
      if (t == 0) {
        const uint32_t seen = seen_after(0, tag);
        if (tag == source_inside || tag == cue_inside) continue;
        next[seen * attribution_tags + tag] =
            emission + transitions_[attribution_tags * attribution_tags + tag];
        continue;
      }
      for (uint32_t state = 0; state < states; ++state) {
        const uint32_t previous = state % attribution_tags;
        const uint32_t seen = seen_after(state / attribution_tags, tag);
        if (best[state] == never || seen == 4 || !follows(previous, tag)) continue;
        const float score =
            best[state] + emission + transitions_[previous * attribution_tags + tag];
        float& to = next[seen * attribution_tags + tag];
        if (score <= to) continue;
        to = score;
        from[size_t{t} * states + seen * attribution_tags + tag] = static_cast<uint8_t>(state);
      }
    }
    best = next;
  }
  uint32_t state = 0;
  for (uint32_t other = 1; other < states; ++other) {
    const uint32_t seen = other / attribution_tags;
    if ((seen == 0 || seen == 3) && best[other] > best[state]) state = other;
  }
  Attribution found;
  for (uint32_t t = count; t-- > 0;) {
    const uint32_t tag = state % attribution_tags;
    if (tag != tag_outside) {
      TokenSpan& span = tag == source_begin || tag == source_inside ? found.source : found.cue;
      if (span.empty()) span.end = tokens.begin + t + 1;
      span.begin = tokens.begin + t;
    }
    state = from[size_t{t} * states + state];
  }
  return found;
}

Attribution attribution_of(const Reading& reading, uint32_t sentence, const AttributionModel& model,
                           AttributionFeatures& memory) {
  if (!may_attribute(reading, sentence)) return {};
  return model.empty() ? find_attribution(reading, sentence)
                       : model.find(reading, sentence, memory);
}

}  // namespace postil
