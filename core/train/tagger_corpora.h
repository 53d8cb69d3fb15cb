// The corpora that the entity tagger learns from and is measured on, as the data directory holds
// them.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/lexicon/lexicon.h"
#include "core/model/tag_set.h"
#include "core/result.h"
#include "core/train/label_schemes.h"
#include "core/train/tagger_data.h"

namespace postil {

struct TaggerCorpus {
  const char* name;
  const char* path;
  const char* scheme;         // of its labels: label_scheme()
  uint32_t sentences_a_text;  // 0: Postil JSONL, or our own sentences (a path in core/data)
  float weight;               // of a sentence in training
};

// All that are known: gold, newswire, uner ..., and those only measured on: dev, uner-test,
// wnut-test.
const std::vector<TaggerCorpus>& tagger_corpora();

// Reads the named corpora and adds their label schemes to `channels`. A corpus whose labels are all
// types of the tag set is read as fully annotated. Fails if a file is missing, or a name is
// unknown.
Result<std::map<std::string, std::vector<Example>>> load_corpora(
    const std::string& data_dir, const std::string& core_data,
    const std::vector<std::string>& names, const TagSet& tags, const EvidenceReader& read_evidence,
    Channels& channels, std::string& report);

// How the mentions of a corpus are compared to the tagger's: types to the corpus's labels. Empty:
// as they are; a type that is not in it is left out of the comparison.
std::map<std::string, std::string> comparison_labels(const std::string& corpus);

}  // namespace postil
