#include "core/train/claims_data.h"

#include <algorithm>
#include <charconv>
#include <fstream>

namespace postil {
namespace {

std::vector<std::string> split_tabs(const std::string& line) {
  std::vector<std::string> cells(1);
  for (const char c : line) {
    if (c == '\t')
      cells.emplace_back();
    else if (c != '\r')
      cells.back() += c;
  }
  return cells;
}

void label(const GoldClaim& gold, ClaimSentence& sentence) {
  sentence.kind = gold.claim ? static_cast<uint8_t>(gold.kind) : no_claim;
  sentence.worth = gold.claim && gold.worth == 2;
  sentence.hedged = gold.claim && gold.certainty == Certainty::hedged;
}

}  // namespace

std::vector<ClaimSentence> sentences_of(const std::vector<ClaimArticle>& articles,
                                        const ClaimResources& resources,
                                        const std::vector<AttributionModel>& attributions) {
  std::vector<ClaimSentence> sentences;
  AttributionFeatures memory;
  ClaimFeatures features;
  for (uint32_t number = 0; number < articles.size(); ++number) {
    const ClaimArticle& article = articles[number];
    const Reading reading = read_claims(article.document, article.keys, article.entities,
                                        resources.cues, resources.words);
    for (const Block& block : article.document.blocks) {
      for (uint32_t i = block.sentences.begin; i < block.sentences.end; ++i) {
        if (!article.gold[i].known) continue;
        const SentencePlace place{i, block.kind, i - block.sentences.begin};
        const Attribution attribution =
            attribution_of(reading, i, attributions[number % attributions.size()], memory);
        ClaimSentence sentence;
        static_cast<SentenceFeatures&>(sentence) = features.read(reading, place, attribution);
        sentence.state = state_of(reading, place, attribution);
        sentence.group = number;
        label(article.gold[i], sentence);
        sentences.push_back(std::move(sentence));
      }
    }
  }
  return sentences;
}

Result<std::vector<LabelledLine>> read_labelled_lines(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::string line;
  if (!file || !std::getline(file, line)) return Error{path + ": cannot be read"};
  const std::vector<std::string> header = split_tabs(line);
  const auto column = [&](std::string_view name) {
    return static_cast<size_t>(std::find(header.begin(), header.end(), name) - header.begin());
  };
  const size_t text = column("text"), file_name = column("file"), id = column("id");
  const size_t label = std::min(column("label"), column("verdict"));
  if (text == header.size() || label == header.size())
    return Error{path + ": has no columns text and label"};
  std::vector<LabelledLine> lines;
  while (std::getline(file, line)) {
    const std::vector<std::string> cells = split_tabs(line);
    if (cells.size() != header.size()) continue;
    LabelledLine one;
    one.text = cells[text];
    if (file_name < cells.size()) one.group = cells[file_name];
    std::from_chars(cells[label].data(), cells[label].data() + cells[label].size(), one.label);
    if (id < cells.size())
      std::from_chars(cells[id].data(), cells[id].data() + cells[id].size(), one.id);
    lines.push_back(std::move(one));
  }
  return lines;
}

ClaimSentence sentence_of(const std::string& text, const EntityResources& entities,
                          const ClaimResources& resources, const AttributionModel& model) {
  Document document = read_document(text);
  ClaimSentence sentence;
  if (document.tokens.empty()) return sentence;
  // The line is one sentence, whatever ours makes of it.
  const uint32_t end = static_cast<uint32_t>(document.tokens.size());
  document.sentences = {{0, end}};
  document.blocks = {{{0, 1}, BlockKind::paragraph, {}}};
  const Keys keys = read_keys(document);
  const Layer<Entity> names = find_entities(document, keys, entities);
  const Reading reading = read_claims(document, keys, names.marks, resources.cues, resources.words);
  AttributionFeatures memory;
  ClaimFeatures features;
  static_cast<SentenceFeatures&>(sentence) = features.read(
      reading, {0, BlockKind::paragraph, 0}, attribution_of(reading, 0, model, memory));
  return sentence;
}

FeatureColumns::FeatureColumns(const std::vector<const std::vector<ClaimSentence>*>& corpora,
                               uint32_t least) {
  std::unordered_map<uint32_t, uint32_t> counts;
  for (const auto* corpus : corpora)
    for (const ClaimSentence& sentence : *corpus)
      for (const ClaimFeature& feature : sentence.features) ++counts[feature.fingerprint];
  for (const auto& [fingerprint, count] : counts)
    if (count >= least) fingerprints_.push_back(fingerprint);
  std::sort(fingerprints_.begin(), fingerprints_.end());
}

uint32_t FeatureColumns::column(uint32_t fingerprint) const {
  const auto at = std::lower_bound(fingerprints_.begin(), fingerprints_.end(), fingerprint);
  if (at == fingerprints_.end() || *at != fingerprint) return unknown;
  return static_cast<uint32_t>(at - fingerprints_.begin());
}

MeaningVectors::MeaningVectors(const WordVectors& vectors,
                               const std::vector<const std::vector<ClaimSentence>*>& corpora)
    : dimensions_(vectors.dimensions) {
  for (size_t i = 0; i < vectors.words.size(); ++i) {
    const uint32_t fingerprint = meaning_fingerprint(folded_key(vectors.words[i]));
    const uint32_t at = static_cast<uint32_t>(fingerprints_.size());
    if (!index_.emplace(fingerprint, at).second) continue;
    fingerprints_.push_back(fingerprint);
    const float* from = vectors.values.data() + i * dimensions_;
    values_.insert(values_.end(), from, from + dimensions_);
  }
  weights_.assign(fingerprints_.size(), 0);
  float total = 1;
  for (const auto* corpus : corpora)
    for (const ClaimSentence& sentence : *corpus)
      for (const MeaningWord& word : sentence.meanings) {
        ++total;
        if (const size_t at = find(word.fingerprint); at != unknown) ++weights_[at];
      }
  constexpr float a = 0.001F;
  for (float& weight : weights_) weight = a / (a + weight / total);
}

size_t MeaningVectors::find(uint32_t fingerprint) const {
  const auto found = index_.find(fingerprint);
  return found == index_.end() ? unknown : found->second;
}

SparseRows to_rows(const std::vector<ClaimSentence>& sentences, const FeatureColumns& columns,
                   const MeaningVectors& meanings) {
  SparseRows rows;
  const uint32_t features = static_cast<uint32_t>(columns.fingerprints().size());
  rows.columns = features + meanings.dimensions();
  std::vector<float> mean(meanings.dimensions());
  for (const ClaimSentence& sentence : sentences) {
    const float value = feature_value(sentence);
    for (const ClaimFeature& feature : sentence.features) {
      const uint32_t column = columns.column(feature.fingerprint);
      if (column != FeatureColumns::unknown) rows.add(column, value);
    }
    std::fill(mean.begin(), mean.end(), 0.0f);
    float weight = 0;
    for (const MeaningWord& one : sentence.meanings) {
      const size_t at = meanings.find(one.fingerprint);
      if (at == MeaningVectors::unknown) continue;
      weight += meanings.weight(at);
      for (uint32_t d = 0; d < mean.size(); ++d)
        mean[d] += meanings.weight(at) * meanings.at(at)[d];
    }
    if (weight > 0)
      for (uint32_t d = 0; d < mean.size(); ++d) rows.add(features + d, mean[d] / weight);
    rows.end_row();
  }
  return rows;
}

}  // namespace postil
