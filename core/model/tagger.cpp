#include "core/model/tagger.h"

#include <cstring>

namespace postil {

namespace {

// Eight weights or scores at once; g++ and clang turn these into vectors of every machine.
using Weights8 = int8_t __attribute__((vector_size(8)));
using Scores8 = int16_t __attribute__((vector_size(16)));

// Adds `count` rows of weights to a row of scores; all have `width` entries, whole vectors.
void add_rows(const int8_t* const* rows, uint32_t count, uint32_t width, int16_t* scores) {
  for (uint32_t j = 0; j < width; j += 8) {
    Scores8 sum;
    std::memcpy(&sum, scores + j, sizeof sum);
    for (uint32_t i = 0; i < count; ++i) {
      Weights8 weights;
      std::memcpy(&weights, rows[i] + j, sizeof weights);
      sum += __builtin_convertvector(weights, Scores8);
    }
    std::memcpy(scores + j, &sum, sizeof sum);
  }
}

// Adds the weights of features to a row of scores. Memory is slower than anything else here: the
// features are gathered, and looked up in steps whose reads need not wait for each other.
class RowSum {
 public:
  RowSum(const FeatureTable& features, int16_t* scores) : features_(features), scores_(scores) {}
  void add(uint32_t fingerprint) {
    features_.fetch_filter(fingerprint);
    gathered_[count_++] = fingerprint;
    if (count_ == most) finish();
  }
  void finish() {
    uint32_t likely = 0;
    for (uint32_t i = 0; i < count_; ++i) {
      const uint32_t fingerprint = gathered_[i];
      gathered_[likely] = fingerprint;
      likely += features_.may_know(fingerprint) ? 1 : 0;
    }
    for (uint32_t i = 0; i < likely; ++i) features_.fetch_slot(gathered_[i]);
    const int8_t* rows[most];
    uint32_t known = 0;
    for (uint32_t i = 0; i < likely; ++i) {
      rows[known] = features_.find(gathered_[i]);
      if (rows[known] == nullptr) continue;
      __builtin_prefetch(rows[known]);
      ++known;
    }
    add_rows(rows, known, features_.width(), scores_);
    count_ = 0;
  }

 private:
  static constexpr uint32_t most = 160;
  const FeatureTable& features_;
  int16_t* scores_;
  uint32_t count_ = 0;
  uint32_t gathered_[most];
};

class Pass {
 public:
  Pass(const TaggerModel& model, const Document& document, const TokenEvidence& evidence)
      : model_(model), document_(document), evidence_(evidence), width_(model.tags.width()) {}

  void score(std::span<const Facts> facts) {
    emissions_.assign(document_.tokens.size() * width_, 0);
    for (const TokenSpan& sentence : document_.sentences) {
      for (uint32_t t = sentence.begin; t < sentence.end; ++t) {
        RowSum sum(model_.features, emissions_.data() + size_t{t} * width_);
        each_feature(facts, evidence_, sentence, t,
                     [&](uint32_t fingerprint, Family) { sum.add(fingerprint); });
        sum.finish();
      }
    }
  }

  void score(const MemoryFeatures& memory) {
    for (uint32_t t = 0; t < document_.tokens.size(); ++t) {
      RowSum sum(model_.features, emissions_.data() + size_t{t} * width_);
      for (const uint32_t fingerprint : memory.of(t)) sum.add(fingerprint);
      sum.finish();
    }
  }

  std::vector<TaggedSpan> decode() {
    std::vector<TaggedSpan> mentions;
    for (const TokenSpan& sentence : document_.sentences) {
      tags_.resize(sentence.size());
      const std::span rows =
          std::span(emissions_)
              .subspan(size_t{sentence.begin} * width_, size_t{sentence.size()} * width_);
      viterbi(model_.transitions, rows, memory_, tags_);
      model_.tags.spans(tags_, sentence.begin, mentions);
    }
    return mentions;
  }

 private:
  const TaggerModel& model_;
  const Document& document_;
  const TokenEvidence& evidence_;
  const uint32_t width_;
  std::vector<int16_t> emissions_;
  std::vector<uint8_t> tags_;
  ViterbiMemory memory_;
};

}  // namespace

Tagging tag_document(const TaggerModel& model, const Document& document, const Keys& keys,
                     const TokenEvidence& evidence, uint32_t passes) {
  Tagging tagging;
  if (model.tags.types().empty() || document.tokens.empty()) return tagging;
  const WordIndex words = index_words(keys);
  tagging.facts = read_facts(document, keys, words, model.clusters, evidence);
  Pass pass(model, document, evidence);
  pass.score(tagging.facts);
  tagging.mentions = pass.decode();
  if (passes < 2) return tagging;
  const uint32_t types = static_cast<uint32_t>(model.tags.types().size());
  tagging.memory = remember_mentions(document, words, tagging.mentions, types);
  pass.score(tagging.memory);
  tagging.mentions = pass.decode();
  return tagging;
}

MentionWeights weigh_mention(const TaggerModel& model, const Tagging& tagging,
                             const TokenEvidence& evidence, TokenSpan sentence,
                             const TaggedSpan& mention) {
  MentionWeights result;
  std::vector<uint8_t> tags(mention.tokens.size());
  model.tags.write({&mention, 1}, mention.tokens.begin, tags);
  for (uint32_t t = mention.tokens.begin; t < mention.tokens.end; ++t) {
    const uint8_t tag = tags[t - mention.tokens.begin];
    const auto weight_of = [&](uint32_t fingerprint) {
      const int8_t* row =
          model.features.may_know(fingerprint) ? model.features.find(fingerprint) : nullptr;
      return row == nullptr ? 0.0f : model.unit * static_cast<float>(row[tag] - row[0]);
    };
    each_feature(tagging.facts, evidence, sentence, t, [&](uint32_t fingerprint, Family family) {
      result.family[static_cast<size_t>(family)] += weight_of(fingerprint);
    });
    if (!evidence.lists.empty()) {
      each_list_feature(evidence.lists[t], 0, [&](uint32_t fingerprint, uint32_t list) {
        result.list[list] += weight_of(fingerprint);
      });
    }
    if (tagging.memory.begin.empty()) continue;
    for (const uint32_t fingerprint : tagging.memory.of(t)) {
      result.family[static_cast<size_t>(Family::document)] += weight_of(fingerprint);
    }
  }
  return result;
}

}  // namespace postil
