#include "core/train/attribution_train.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>
#include <unordered_map>

#include "core/text/offsets.h"
#include "core/train/crf.h"

namespace postil {
namespace {

using Json = nlohmann::json;

// Token spans for code point offsets.
class CodePointFinder {
 public:
  explicit CodePointFinder(const Document& document) {
    const OffsetMap map(document.text);
    for (const Token& token : document.tokens) spans_.push_back(map.code_points(token.bytes));
  }
  // From the first to the last token that the parts of `list` ([[begin, end], ...]) touch.
  TokenSpan tokens(const Json& list) const {
    TokenSpan all;
    for (const Json& pair : list) {
      const uint32_t begin = pair.at(0).get<uint32_t>(), end = pair.at(1).get<uint32_t>();
      const auto after = [](uint32_t at, const CodePointSpan& span) { return at < span.end; };
      auto first = std::upper_bound(spans_.begin(), spans_.end(), begin, after);
      auto last = first;
      while (last != spans_.end() && last->begin < end) ++last;
      if (first == last) continue;
      const TokenSpan part{static_cast<uint32_t>(first - spans_.begin()),
                           static_cast<uint32_t>(last - spans_.begin())};
      if (all.empty())
        all = part;
      else
        all = {std::min(all.begin, part.begin), std::max(all.end, part.end)};
    }
    return all;
  }

 private:
  std::vector<CodePointSpan> spans_;
};

uint32_t sentence_at(const Document& document, uint32_t token) {
  const auto after = [](uint32_t at, const TokenSpan& span) { return at < span.end; };
  return static_cast<uint32_t>(
      std::upper_bound(document.sentences.begin(), document.sentences.end(), token, after) -
      document.sentences.begin());
}

// As our guideline has it: no apposition, no auxiliaries.
void trim(const AttributedText& text, const WordTable& words, Attribution& attribution) {
  for (uint32_t at = attribution.source.begin; at < attribution.source.end; ++at)
    if (text_of(text.document, text.document.tokens[at]) == ",") attribution.source.end = at;
  const auto helps = [&](uint32_t at) {
    switch (words.at(text.keys.folded[at])) {
      case WordClass::have:
      case WordClass::be:
      case WordClass::doing:
      case WordClass::modal:
      case WordClass::future:
      case WordClass::adverb:
      case WordClass::not_:
        return true;
      default:
        return false;
    }
  };
  while (attribution.cue.size() > 1 && helps(attribution.cue.begin)) ++attribution.cue.begin;
}

void add_attribution(const Json& one, const CodePointFinder& finder, const WordTable& words,
                     std::vector<uint32_t>& longest, AttributedText& text) {
  if (!one.contains("source") || !one.contains("cue") || !one.contains("content")) return;
  Attribution attribution{finder.tokens(one["source"]), finder.tokens(one["cue"])};
  const TokenSpan content = finder.tokens(one["content"]);
  if (attribution.source.empty() || attribution.cue.empty() || content.empty()) return;
  trim(text, words, attribution);
  const uint32_t sentence = sentence_at(text.document, attribution.cue.begin);
  if (sentence >= text.attributions.size() || content.size() <= longest[sentence]) return;
  const TokenSpan tokens = text.document.sentences[sentence];
  if (attribution.source.empty() || !tokens.contains(attribution.source) ||
      !tokens.contains(attribution.cue) || attribution.source.overlaps(attribution.cue))
    return;
  longest[sentence] = content.size();
  text.attributions[sentence] = attribution;
}

// Sentences as a lattice: features numbered, those of the articles twice.
class CrfBuilder {
 public:
  explicit CrfBuilder(const ClaimResources& resources) : resources_(resources) {
    for (uint32_t tag = 0; tag < attribution_tags; ++tag)
      for (uint32_t i = 0; i < width; ++i) data.channels.push_back(i == tag ? 1.0F : 0.0F);
  }

  void add(const Document& document, const Keys& keys, const std::vector<Attribution>& truth,
           const std::vector<char>& wanted, bool article, float weight) {
    const Reading reading = read_claims(document, keys, {}, resources_.cues, resources_.words);
    for (uint32_t i = 0; i < document.sentences.size(); ++i)
      if (wanted[i] && may_attribute(reading, i)) add(reading, i, truth[i], article, weight);
  }

  // Leaves out features that occur less than three times.
  void finish() {
    std::vector<uint32_t> counts(numbers_.size());
    for (const uint32_t feature : data.features) ++counts[feature / 2];
    std::vector<uint32_t> kept;
    std::vector<uint64_t> begin{0};
    for (size_t token = 0; token + 1 < data.feature_begin.size(); ++token) {
      for (uint64_t i = data.feature_begin[token]; i < data.feature_begin[token + 1]; ++i)
        if (counts[data.features[i] / 2] >= 3) kept.push_back(data.features[i]);
      begin.push_back(kept.size());
    }
    data.features.swap(kept);
    data.feature_begin.swap(begin);
    data.feature_count = static_cast<uint32_t>(2 * numbers_.size());
    data.extra_begin.assign(data.feature_begin.size(), 0);
    use_.assign(numbers_.size(), 0);
    for (const uint32_t feature : data.features) ++use_[feature / 2];
  }

  LinearWeights weights(const CrfWeights& learned, uint32_t most) const {
    std::vector<std::pair<float, uint32_t>> ranked;
    std::vector<std::array<float, attribution_tags>> rows(numbers_.size());
    for (const auto& [fingerprint, number] : numbers_) {
      if (use_[number] == 0) continue;
      float largest = 0;
      for (uint32_t tag = 0; tag < attribution_tags; ++tag) {
        const auto at = [&](uint32_t feature) {
          const float* row = learned.emission.data() + size_t{feature} * learned.width;
          return row[tag] - row[0];
        };
        rows[number][tag] = at(2 * number) + at(2 * number + 1);
        largest = std::max(largest, std::fabs(rows[number][tag]));
      }
      const float rank = largest * std::sqrt(static_cast<float>(use_[number]));
      ranked.emplace_back(-rank, fingerprint);
    }
    std::sort(ranked.begin(), ranked.end());
    ranked.resize(std::min<size_t>(ranked.size(), most));
    std::sort(ranked.begin(), ranked.end(),
              [](const auto& a, const auto& b) { return a.second < b.second; });
    LinearWeights out;
    out.outputs = attribution_tags;
    out.bias.assign(attribution_tags, 0);
    for (const auto& [rank, fingerprint] : ranked) {
      out.fingerprints.push_back(fingerprint);
      const auto& row = rows[numbers_.at(fingerprint)];
      out.weights.insert(out.weights.end(), row.begin(), row.end());
    }
    return out;
  }

  static constexpr uint32_t width = 8;  // of the tag set's rows
  CrfData data;
  std::vector<CrfSequence> sequences;

 private:
  void add(const Reading& reading, uint32_t sentence, const Attribution& truth, bool article,
           float weight) {
    features_.read(reading, sentence, find_attribution(reading, sentence));
    const TokenSpan tokens = reading.document.sentences[sentence];
    CrfSequence sequence;
    sequence.begin = static_cast<uint32_t>(data.channel.size());
    sequence.end = sequence.begin + tokens.size();
    sequence.weight = weight;
    for (uint32_t t = 0; t < tokens.size(); ++t) {
      for (uint32_t i = features_.begin[t]; i < features_.begin[t + 1]; ++i) {
        const uint32_t number =
            numbers_.emplace(features_.fingerprints[i], static_cast<uint32_t>(numbers_.size()))
                .first->second;
        data.features.push_back(2 * number);
        if (article) data.features.push_back(2 * number + 1);
      }
      data.feature_begin.push_back(data.features.size());
      const uint32_t at = tokens.begin + t;
      uint16_t tag = tag_outside;
      if (truth.source.contains(at)) tag = at == truth.source.begin ? source_begin : source_inside;
      if (truth.cue.contains(at)) tag = at == truth.cue.begin ? cue_begin : cue_inside;
      data.channel.push_back(tag);
    }
    sequences.push_back(sequence);
  }

  const ClaimResources& resources_;
  AttributionFeatures features_;
  std::unordered_map<uint32_t, uint32_t> numbers_;
  std::vector<uint32_t> use_;
};

}  // namespace

Result<std::vector<AttributedText>> read_attributed(const std::string& path,
                                                    const WordTable& words) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return Error{path + ": cannot be read"};
  std::vector<AttributedText> texts;
  std::string line;
  while (std::getline(file, line)) {
    const Json json = Json::parse(line, nullptr, false);
    if (!json.is_object() || !json.contains("text") || !json.contains("attributions"))
      return Error{path + ":" + std::to_string(texts.size() + 1) + ": not a text"};
    AttributedText text;
    text.document = read_document(json["text"].get<std::string>());
    text.keys = read_keys(text.document);
    text.attributions.resize(text.document.sentences.size());
    const CodePointFinder finder(text.document);
    std::vector<uint32_t> longest(text.attributions.size());
    for (const Json& one : json["attributions"]) add_attribution(one, finder, words, longest, text);
    texts.push_back(std::move(text));
  }
  return texts;
}

std::vector<std::byte> train_attribution(const std::vector<ClaimArticle>& articles,
                                         const std::vector<AttributedText>& texts,
                                         const ClaimResources& resources, uint32_t folds,
                                         uint32_t left_out,
                                         const AttributionTrainOptions& options) {
  CrfBuilder builder(resources);
  for (const AttributedText& text : texts)
    builder.add(text.document, text.keys, text.attributions,
                std::vector<char>(text.attributions.size(), 1), false, 1);
  for (uint32_t number = 0; number < articles.size(); ++number) {
    if (number % folds == left_out) continue;
    const ClaimArticle& article = articles[number];
    std::vector<Attribution> truth;
    std::vector<char> wanted;
    for (const GoldClaim& gold : article.gold) {
      truth.push_back({gold.source, gold.cue});
      wanted.push_back(gold.known && gold.source.empty() == gold.cue.empty());
    }
    builder.add(article.document, article.keys, truth, wanted, true, options.gold_weight);
  }
  builder.finish();
  const TagSet tags(TagScheme::bio, {"source", "cue"});
  CrfOptions crf;
  crf.epochs = options.epochs;
  crf.seed = options.seed;
  crf.progress = [&](uint32_t epoch, double loss) {
    if (options.log)
      options.log("attribution, epoch " + std::to_string(epoch) + ", loss " + std::to_string(loss));
  };
  const CrfWeights learned = train_crf(tags, builder.data, builder.sequences, crf);
  std::array<float, AttributionModel::transition_count> transitions;
  for (uint32_t a = 0; a < attribution_tags; ++a) {
    for (uint32_t b = 0; b < attribution_tags; ++b)
      transitions[a * attribution_tags + b] = learned.transition[a * learned.width + b];
    transitions[attribution_tags * attribution_tags + a] = learned.first[a];
  }
  LinearWeights weights = builder.weights(learned, options.features);
  weights.bias[cue_begin] += options.boldness;
  return AttributionModel::pack(weights, transitions);
}

}  // namespace postil
