#include "core/layers/claims_model.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace postil {
namespace {

// Layout, little-endian: u32 magic, u32 feature version, the linear model of features, that of
// meanings, then the weights of stage two (f32).
constexpr uint32_t magic = 0x324D4C43;  // "CLM2"

float clip(float score) {
  return std::clamp(score, -6.0f, 6.0f);
}

// Probabilities of the classes, and of worth.
void context_of(const StageOneScores& scores, float* out) {
  double total = 0;
  const float best = *std::max_element(scores.begin(), scores.begin() + class_count);
  for (uint32_t c = 0; c < class_count; ++c) {
    const double e = plain_exp(static_cast<double>(scores[c]) - static_cast<double>(best));
    out[c] = static_cast<float>(e);
    total += e;
  }
  for (uint32_t c = 0; c < class_count; ++c) out[c] = static_cast<float>(out[c] / total);
  out[class_count] = logistic(scores[static_cast<size_t>(StageOne::worth)]);
}

}  // namespace

SentenceState state_of(const Reading& reading, const SentencePlace& place,
                       const Attribution& attribution) {
  SentenceState state;
  const uint32_t begin = reading.document.sentences[place.sentence].begin;
  state.quoted = reading.quoted[begin] != 0;
  state.attributed = !attribution.cue.empty();
  state.heading = place.block != BlockKind::paragraph;
  return state;
}

std::vector<float> sum_of_context(const std::vector<StageOneScores>& scores) {
  std::vector<float> sum(context_width), one(context_width);
  for (const StageOneScores& sentence : scores) {
    context_of(sentence, one.data());
    for (uint32_t i = 0; i < context_width; ++i) sum[i] += one[i];
  }
  return sum;
}

void stage_two_row(const std::vector<StageOneScores>& scores,
                   const std::vector<SentenceState>& states, size_t sentence,
                   std::span<const float> sum_of_all, float* row) {
  for (uint32_t i = 0; i < stage_one_count; ++i) row[i] = clip(scores[sentence][i]);
  float* at = row + stage_one_count;
  context_of(scores[sentence], at);
  const float* own = at;
  at += context_width;
  for (const int step : {-1, 1, -2, 2}) {
    const int64_t other = static_cast<int64_t>(sentence) + step;
    if (other >= 0 && other < static_cast<int64_t>(scores.size()))
      context_of(scores[static_cast<size_t>(other)], at);
    else
      std::fill_n(at, context_width, 0.0f);
    at += context_width;
  }
  constexpr float weight = 3;  // the mean varies less than the rest
  const float others = static_cast<float>(std::max<size_t>(scores.size(), 2) - 1);
  for (uint32_t i = 0; i < context_width; ++i) at[i] = weight * (sum_of_all[i] - own[i]) / others;
  at += context_width;
  at[0] = states[sentence].quoted;
  at[1] = states[sentence].attributed;
  at[2] = states[sentence].heading;
}

Result<ClaimModel> ClaimModel::load(std::span<const std::byte> bytes) {
  uint32_t head[2] = {};
  if (bytes.size() < sizeof head) return Error{"claim model: too short"};
  std::memcpy(head, bytes.data(), sizeof head);
  if (head[0] != magic) return Error{"not a claim model"};
  if (head[1] != claim_feature_version)
    return Error{"claim model: made for another version of the features"};
  bytes = bytes.subspan(sizeof head);
  ClaimModel model;
  for (LinearModel* part : {&model.features_, &model.meanings_}) {
    size_t used = 0;
    Result<LinearModel> read = LinearModel::load(bytes, &used);
    if (!read) return Error{"claim model: " + read.error()};
    if (read->outputs() != stage_one_count + (part == &model.meanings_ ? 1 : 0))
      return Error{"claim model: wrong number of outputs"};
    *part = std::move(*read);
    bytes = bytes.subspan(used);
  }
  if (bytes.size() != stage_two_size * sizeof(float))
    return Error{"claim model: stage two has the wrong size"};
  model.stage_two_.resize(stage_two_size);
  std::memcpy(model.stage_two_.data(), bytes.data(), bytes.size());
  for (const float weight : model.stage_two_)
    if (!std::isfinite(weight)) return Error{"claim model: a weight that is no number"};
  return model;
}

std::vector<std::byte> ClaimModel::pack(const LinearWeights& features,
                                        const LinearWeights& meanings,
                                        const StageTwoWeights& stage_two) {
  const uint32_t head[2] = {magic, claim_feature_version};
  std::vector<std::byte> out(sizeof head);
  std::memcpy(out.data(), head, sizeof head);
  for (const LinearWeights* part : {&features, &meanings}) {
    const std::vector<std::byte> bytes = LinearModel::pack(*part);
    out.insert(out.end(), bytes.begin(), bytes.end());
  }
  const size_t at = out.size();
  out.resize(at + stage_two.size() * sizeof(float));
  std::memcpy(out.data() + at, stage_two.data(), stage_two.size() * sizeof(float));
  return out;
}

float feature_value(const SentenceFeatures& sentence) {
  return 1 / std::sqrt(static_cast<float>(std::max<size_t>(sentence.features.size(), 1)));
}

// Rows of meaning end with the word's weight in the mean.
float ClaimModel::meaning_value(const LinearSums& sums) const {
  const float weight = meanings_.unit(stage_one_count) * static_cast<float>(sums[stage_one_count]);
  return weight > 0 ? 1 / weight : 0;
}

StageOneScores ClaimModel::stage_one(const SentenceFeatures& sentence) const {
  LinearSums words{}, meanings{};
  for (const ClaimFeature& feature : sentence.features)
    if (const int8_t* row = features_.find(feature.fingerprint)) add_row(row, 1, words);
  for (const MeaningWord& one : sentence.meanings)
    if (const int8_t* row = meanings_.find(one.fingerprint)) add_row(row, 1, meanings);
  const float feature = feature_value(sentence), meaning = meaning_value(meanings);
  StageOneScores scores{};
  for (uint32_t i = 0; i < stage_one_count; ++i)
    scores[i] = features_.score(words, i, feature) + meanings_.score(meanings, i, meaning);
  return scores;
}

StageTwoScores ClaimModel::stage_two(const float* row) const {
  StageTwoScores scores{};
  const float* weights = stage_two_.data();
  const float* bias = weights + size_t{stage_two_inputs} * stage_two_count;
  std::copy_n(bias, stage_two_count, scores.begin());
  for (uint32_t i = 0; i < stage_two_inputs; ++i)
    for (uint32_t k = 0; k < stage_two_count; ++k)
      scores[k] += row[i] * weights[i * stage_two_count + k];
  return scores;
}

float ClaimModel::above_average(uint32_t input, uint32_t class_index) const {
  const float* weights = stage_two_.data() + size_t{input} * stage_two_count;
  float mean = 0;
  for (uint32_t c = 0; c < class_count; ++c) mean += weights[c];
  return weights[class_index] - mean / class_count;
}

void ClaimModel::explain(const SentenceFeatures& sentence, TokenSpan tokens, uint32_t class_index,
                         std::vector<float>& by_token) const {
  by_token.assign(tokens.size() + 1, 0);
  float of_features[stage_one_count], of_meanings[stage_one_count];
  for (uint32_t i = 0; i < stage_one_count; ++i) {
    const float share = above_average(i, class_index);
    of_features[i] = share * features_.unit(i);
    of_meanings[i] = share * meanings_.unit(i);
  }
  const auto add = [&](const int8_t* row, const float* units, float value, uint32_t token) {
    float sum = 0;
    for (uint32_t i = 0; i < stage_one_count; ++i) sum += units[i] * static_cast<float>(row[i]);
    by_token[token == no_token ? tokens.size() : token - tokens.begin] += sum * value;
  };
  const float value = feature_value(sentence);
  for (const ClaimFeature& feature : sentence.features)
    if (const int8_t* row = features_.find(feature.fingerprint))
      add(row, of_features, value, feature.token);
  LinearSums meanings{};
  for (const MeaningWord& one : sentence.meanings)
    if (const int8_t* row = meanings_.find(one.fingerprint)) add_row(row, 1, meanings);
  const float meaning = meaning_value(meanings);
  for (const MeaningWord& one : sentence.meanings)
    if (const int8_t* row = meanings_.find(one.fingerprint))
      add(row, of_meanings, meaning, one.token);
}

float ClaimModel::explain_context(const float* row, uint32_t class_index) const {
  float sum = 0;
  for (uint32_t i = stage_one_count + context_width; i + 3 < stage_two_inputs; ++i)
    sum += row[i] * above_average(i, class_index);
  return sum;
}

}  // namespace postil
