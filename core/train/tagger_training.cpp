#include "core/train/tagger_training.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <utility>

#include "core/train/random.h"
#include "core/train/tagger_export.h"

namespace postil {

namespace {

class Training {
 public:
  Training(const TagSet& tags, const TaggerTraining& options, TrainingSet set)
      : tags_(tags), options_(options), set_(std::move(set)) {
    // One channel a tag, for labels that are certain.
    identity_ = static_cast<uint16_t>(set_.data.channels.size() / tags.width());
    for (uint32_t j = 0; j < tags.size(); ++j) {
      set_.data.channels.resize(set_.data.channels.size() + tags.width());
      set_.data.channels[set_.data.channels.size() - tags.width() + j] = 1;
    }
  }

  CrfWeights run() {
    const bool partial = std::any_of(set_.examples.begin(), set_.examples.end(),
                                     [](const Example* e) { return e->partial; });
    if (partial && options_.complete) {
      const CrfWeights full = train("fully annotated articles", options_.first_epochs,
                                    [](const Example& e) { return !e.partial; });
      complete(full);
    }
    if (options_.two_passes) cross_fit();
    return train("all", options_.crf.epochs, [](const Example&) { return true; });
  }

  const TrainingSet& set() const { return set_; }

 private:
  CrfWeights train(const char* what, uint32_t epochs,
                   const std::function<bool(const Example&)>& chosen) {
    CrfOptions crf = options_.crf;
    crf.epochs = epochs;
    const auto start = std::chrono::steady_clock::now();
    crf.progress = [&](uint32_t epoch, double loss) {
      char line[120];
      const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - start;
      std::snprintf(line, sizeof line, "%s: epoch %u of %u, loss %.4f a token, %.0f s", what, epoch,
                    epochs, loss, passed.count());
      if (options_.report) options_.report(line);
    };
    return train_crf(tags_, set_.data, sequences_of(set_, chosen), crf);
  }

  // Sets each partly labelled token to its tag in the best labelling that agrees with what it has.
  void complete(const CrfWeights& weights) {
    std::vector<uint8_t> best;
    for (const CrfSequence& sequence :
         sequences_of(set_, [](const Example& e) { return e.partial; })) {
      decode_crf(tags_, set_.data, weights, sequence, true, best);
      for (uint32_t t = 0; t < best.size(); ++t) {
        set_.data.channel[sequence.begin + t] = static_cast<uint16_t>(identity_ + best[t]);
      }
    }
  }

  // First passes over articles that they were not trained on, as at run time.
  void cross_fit() {
    constexpr uint32_t folds = 2;
    const auto fold_of = [](const Example& e) {
      return stable_hash("pass" + e.labelled.id) % folds;
    };
    std::vector<std::vector<TaggedSpan>> mentions(set_.examples.size());
    std::vector<uint8_t> best;
    for (uint32_t fold = 0; fold < folds; ++fold) {
      const CrfWeights weights = train("first pass", options_.first_epochs,
                                       [&](const Example& e) { return fold_of(e) != fold; });
      for (size_t e = 0; e < set_.examples.size(); ++e) {
        if (fold_of(*set_.examples[e]) != fold) continue;
        const uint32_t first = set_.first_token[e];
        for (const TokenSpan& sentence : set_.examples[e]->labelled.document.sentences) {
          decode_crf(tags_, set_.data, weights, {first + sentence.begin, first + sentence.end, 1},
                     false, best);
          tags_.spans(best, sentence.begin, mentions[e]);
        }
      }
    }
    add_memory(tags_, mentions, options_.least_count, set_);
  }

  const TagSet& tags_;
  const TaggerTraining& options_;
  TrainingSet set_;
  uint16_t identity_ = 0;
};

}  // namespace

TaggerParts train_tagger(const TagSet& tags, const std::vector<const Example*>& examples,
                         const ClusterWords& clusters, const std::vector<float>& channels,
                         const TaggerTraining& options) {
  Training training(
      tags, options,
      make_training_set(examples, ClusterTable(clusters), channels, options.least_count));
  const CrfWeights weights = training.run();
  return export_tagger(tags, training.set(), weights, clusters, options.steps, options.prune);
}

TaggerModel model_of(const TaggerParts& parts) {
  return {parts.tags, 1.0f / static_cast<float>(parts.steps), parts.transitions,
          ClusterTable(parts.clusters),
          FeatureTable(parts.tags.width(), parts.fingerprints, parts.rows)};
}

uint64_t stable_hash(const std::string& text) {
  uint64_t hash = 0xCBF29CE484222325u;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3u;
  return Random(hash).next();
}

}  // namespace postil
