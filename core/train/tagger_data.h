// Annotated articles made ready for training a tagger: tokens, evidence, features, labels.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "core/lexicon/keys.h"
#include "core/model/clusters.h"
#include "core/model/tag_set.h"
#include "core/model/token_facts.h"
#include "core/train/corpora.h"
#include "core/train/crf.h"

namespace postil {

// One article of a corpus.
struct Example {
  LabelledDocument labelled;
  std::vector<LabelledSpan> gold;  // as in the corpus, for scoring
  Keys keys;
  WordIndex words;
  std::vector<ListHits> lists;  // TokenEvidence of the other layers
  std::vector<uint8_t> numbers;
  uint16_t channel = 0;  // the first row of its corpus's label scheme
  float weight = 1;
  bool partial = false;  // its labels leave some types out

  TokenEvidence evidence() const { return {lists, numbers}; }
};

// Fills in the evidence of an article.
using EvidenceReader = std::function<void(Example&)>;

std::vector<Example> make_examples(std::vector<LabelledText> texts,
                                   const std::vector<std::string>& labels,
                                   const EvidenceReader& read_evidence, SnapCounts& counts);

// Which features the tagger looks at: those that are seen often enough.
struct Dictionary {
  std::vector<uint32_t> fingerprints;  // ascending
};

// The features and labels of articles, for all trainings over them.
struct TrainingSet {
  std::vector<const Example*> examples;
  std::vector<uint32_t> first_token;  // of each example, and the end
  Dictionary dictionary;              // index i of CrfData is fingerprints[i] ...
  Dictionary memory_dictionary;       // ... then those of the second pass
  CrfData data;
};

// Reads the features that occur at least `least_count` times.
TrainingSet make_training_set(std::vector<const Example*> examples, const ClusterTable& clusters,
                              const std::vector<float>& channels, uint32_t least_count);

// Adds the features of the second pass; mentions[e] is what a first pass found in example e.
void add_memory(const TagSet& tags, const std::vector<std::vector<TaggedSpan>>& mentions,
                uint32_t least_count, TrainingSet& set);

// The sentences of the examples that `chosen` picks, each with its example's weight.
std::vector<CrfSequence> sequences_of(const TrainingSet& set,
                                      const std::function<bool(const Example&)>& chosen);

}  // namespace postil
