#include "core/train/tagger_data.h"

#include <algorithm>
#include <utility>

#include "core/model/mention_memory.h"
#include "core/model/templates.h"

namespace postil {

std::vector<Example> make_examples(std::vector<LabelledText> texts,
                                   const std::vector<std::string>& labels,
                                   const EvidenceReader& read_evidence, SnapCounts& counts) {
  std::vector<Example> examples;
  for (LabelledText& text : texts) {
    Example example;
    example.gold = text.spans;
    example.labelled = lay_on_tokens(std::move(text), labels, counts);
    example.keys = read_keys(example.labelled.document);
    example.words = index_words(example.keys);
    if (read_evidence) read_evidence(example);
    examples.push_back(std::move(example));
  }
  return examples;
}

namespace {

// The fingerprints that occur at least `least` times, ascending.
std::vector<uint32_t> frequent(std::vector<uint32_t> all, uint32_t least) {
  std::sort(all.begin(), all.end());
  std::vector<uint32_t> kept;
  for (size_t i = 0; i < all.size();) {
    size_t end = i;
    while (end < all.size() && all[end] == all[i]) ++end;
    if (end - i >= least) kept.push_back(all[i]);
    i = end;
  }
  return kept;
}

// Replaces fingerprints by `base` plus their index, and leaves out those that have none.
void to_indices(const Dictionary& dictionary, uint32_t base, std::vector<uint64_t>& begin,
                std::vector<uint32_t>& features) {
  // A table of first positions by the top bits makes the search short.
  std::vector<uint32_t> first((1u << 20) + 1);
  for (const uint32_t fingerprint : dictionary.fingerprints) ++first[(fingerprint >> 10) + 1];
  for (size_t i = 1; i < first.size(); ++i) first[i] += first[i - 1];
  uint64_t kept = 0, from = begin[0];
  for (size_t t = 1; t < begin.size(); ++t) {
    const uint64_t to = begin[t];
    for (uint64_t i = from; i < to; ++i) {
      const uint32_t fingerprint = features[i];
      uint32_t at = first[fingerprint >> 10];
      const uint32_t end = first[(fingerprint >> 10) + 1];
      while (at < end && dictionary.fingerprints[at] < fingerprint) ++at;
      if (at < end && dictionary.fingerprints[at] == fingerprint) {
        features[kept++] = base + at;
      }
    }
    from = to;
    begin[t] = kept;
  }
  features.resize(kept);
}

void add_labels(const Example& example, std::vector<uint16_t>& channel) {
  const size_t first = channel.size();
  channel.resize(first + example.labelled.document.tokens.size(), example.channel);
  for (const LabelledMention& mention : example.labelled.mentions) {
    for (uint32_t t = mention.tokens.begin; t < mention.tokens.end; ++t) {
      const uint32_t row = t == mention.tokens.begin ? 1 : 2;
      channel[first + t] = static_cast<uint16_t>(example.channel + row + 2 * mention.label);
    }
  }
}

}  // namespace

TrainingSet make_training_set(std::vector<const Example*> examples, const ClusterTable& clusters,
                              const std::vector<float>& channels, uint32_t least_count) {
  TrainingSet set;
  CrfData& data = set.data;
  data.channels = channels;
  set.first_token.push_back(0);
  for (const Example* example : examples) {
    const Document& document = example->labelled.document;
    const std::vector<Facts> facts =
        read_facts(document, example->keys, example->words, clusters, example->evidence());
    for (const TokenSpan& sentence : document.sentences) {
      for (uint32_t t = sentence.begin; t < sentence.end; ++t) {
        each_feature(facts, example->evidence(), sentence, t,
                     [&](uint32_t fingerprint, Family) { data.features.push_back(fingerprint); });
        data.feature_begin.push_back(data.features.size());
      }
    }
    add_labels(*example, data.channel);
    set.first_token.push_back(static_cast<uint32_t>(data.channel.size()));
  }
  set.examples = std::move(examples);
  set.dictionary.fingerprints = frequent(data.features, least_count);
  to_indices(set.dictionary, 0, data.feature_begin, data.features);
  data.feature_count = static_cast<uint32_t>(set.dictionary.fingerprints.size());
  return set;
}

void add_memory(const TagSet& tags, const std::vector<std::vector<TaggedSpan>>& mentions,
                uint32_t least_count, TrainingSet& set) {
  CrfData& data = set.data;
  const uint32_t types = static_cast<uint32_t>(tags.types().size());
  data.extra.clear();
  data.extra_begin.assign(1, 0);
  for (size_t e = 0; e < set.examples.size(); ++e) {
    const Document& document = set.examples[e]->labelled.document;
    const MemoryFeatures memory =
        remember_mentions(document, set.examples[e]->words, mentions[e], types);
    for (uint32_t t = 0; t < document.tokens.size(); ++t) {
      for (const uint32_t fingerprint : memory.of(t)) data.extra.push_back(fingerprint);
      data.extra_begin.push_back(data.extra.size());
    }
  }
  const uint32_t base = static_cast<uint32_t>(set.dictionary.fingerprints.size());
  set.memory_dictionary.fingerprints = frequent(data.extra, least_count);
  to_indices(set.memory_dictionary, base, data.extra_begin, data.extra);
  data.feature_count = base + static_cast<uint32_t>(set.memory_dictionary.fingerprints.size());
}

std::vector<CrfSequence> sequences_of(const TrainingSet& set,
                                      const std::function<bool(const Example&)>& chosen) {
  std::vector<CrfSequence> sequences;
  for (size_t e = 0; e < set.examples.size(); ++e) {
    const Example& example = *set.examples[e];
    if (!chosen(example)) continue;
    for (const TokenSpan& sentence : example.labelled.document.sentences) {
      sequences.push_back(
          {set.first_token[e] + sentence.begin, set.first_token[e] + sentence.end, example.weight});
    }
  }
  return sequences;
}

}  // namespace postil
