#include "core/train/tagger_corpora.h"

#include <algorithm>
#include <utility>

#include "core/train/own_sentences.h"

namespace postil {

const std::vector<TaggerCorpus>& tagger_corpora() {
  static const std::vector<TaggerCorpus> corpora = {
      {"gold", "gold/train.jsonl", "ontonotes", 0, 1},
      {"own", "sentences/entities.txt", "ontonotes", 0, 1},
      {"dev", "gold/dev.jsonl", "ontonotes", 0, 0},
      {"newswire", "ner/worldwide-newswire.conll", "newswire", 1, 1},
      {"uner", "ner/uner-ewt-train.conll", "uner", 1, 1},
      {"uner-dev", "ner/uner-ewt-dev.conll", "uner", 1, 1},
      {"uner-test", "ner/uner-ewt-test.conll", "uner", 1, 0},
      {"wikigold", "ner/wikigold.conll", "conll", 20, 1},
      {"wnut", "ner/wnut17-train.conll", "wnut", 1, 2},
      {"wnut-dev", "ner/wnut17-dev.conll", "wnut", 1, 2},
      {"wnut-test", "ner/wnut17-test.conll", "wnut", 1, 0},
      {"btc-f", "ner/btc-f.conll", "conll", 1, 1},
      {"btc-g", "ner/btc-g.conll", "conll", 1, 1},
      {"politics", "ner/crossner-politics-train.conll", "crossner", 1, 1},
      {"politics-dev", "ner/crossner-politics-dev.conll", "crossner", 1, 1},
      {"science", "ner/crossner-science-train.conll", "crossner", 1, 1},
      {"science-dev", "ner/crossner-science-dev.conll", "crossner", 1, 1},
  };
  return corpora;
}

namespace {

// The scheme as it is, or each label as a type of its own if the tag set is made of its labels.
LabelScheme scheme_for(const TagSet& tags, const TaggerCorpus& corpus, bool& partial) {
  LabelScheme scheme = label_scheme(corpus.scheme);
  const bool own = scheme.labels == tags.types();
  partial = !own;
  if (own) {
    scheme.shares.clear();
    for (const std::string& type : tags.types()) {
      scheme.shares.push_back({type.c_str(), type.c_str(), 1});
    }
  }
  return scheme;
}

Result<std::vector<LabelledText>> read_texts(const std::string& data_dir,
                                             const std::string& core_data,
                                             const TaggerCorpus& corpus) {
  const std::string path = corpus.path;
  if (path.rfind("sentences/", 0) == 0) return read_own_sentences(core_data + "/" + path, {});
  if (corpus.sentences_a_text == 0) return read_gold(data_dir + "/" + path);
  return read_conll(data_dir + "/" + path, corpus.sentences_a_text);
}

}  // namespace

Result<std::map<std::string, std::vector<Example>>> load_corpora(
    const std::string& data_dir, const std::string& core_data,
    const std::vector<std::string>& names, const TagSet& tags, const EvidenceReader& read_evidence,
    Channels& channels, std::string& report) {
  std::map<std::string, std::vector<Example>> loaded;
  for (const std::string& name : names) {
    const auto corpus = std::find_if(tagger_corpora().begin(), tagger_corpora().end(),
                                     [&](const TaggerCorpus& known) { return known.name == name; });
    if (corpus == tagger_corpora().end()) return Error{name + ": no such corpus"};
    if (loaded.count(name) > 0) continue;
    auto texts = read_texts(data_dir, core_data, *corpus);
    if (!texts) return Error{texts.error()};
    bool partial = false;
    const LabelScheme scheme = scheme_for(tags, *corpus, partial);
    SnapCounts counts;
    std::vector<Example> examples =
        make_examples(std::move(*texts), scheme.labels, read_evidence, counts);
    const uint16_t channel = channels.add(scheme);
    for (Example& example : examples) {
      example.channel = channel;
      example.weight = corpus->weight;
      example.partial = partial;
    }
    report += name + ": " + std::to_string(examples.size()) + " texts, " +
              std::to_string(counts.mentions) + " mentions, " + std::to_string(counts.snapped) +
              " snapped to tokens, " + std::to_string(counts.dropped) + " dropped\n";
    loaded[name] = std::move(examples);
  }
  return loaded;
}

std::map<std::string, std::string> comparison_labels(const std::string& corpus) {
  if (corpus.rfind("uner", 0) == 0) {
    return {{"PERSON", "PER"}, {"PER", "PER"}, {"ORG", "ORG"}, {"GPE", "LOC"}, {"LOC", "LOC"}};
  }
  if (corpus.rfind("wnut", 0) == 0) {
    return {{"PERSON", "person"},     {"person", "person"},
            {"GPE", "location"},      {"LOC", "location"},
            {"FAC", "location"},      {"location", "location"},
            {"ORG", "organisation"},  {"corporation", "organisation"},
            {"group", "organisation"}};
  }
  return {};
}

}  // namespace postil
