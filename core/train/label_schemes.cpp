#include "core/train/label_schemes.h"

#include <algorithm>

#include "core/layers/marks.h"

namespace postil {

namespace {

// Shares measured on the 509 articles that are annotated both ways.
const std::vector<LabelShare> newswire = {{"Person", "PERSON", 0.98f},
                                          {"Organization", "PERSON", 0.003f},
                                          {"Organization", "ORG", 0.915f},
                                          {"Location", "ORG", 0.021f},
                                          {"Misc", "ORG", 0.015f},
                                          {"Facility", "ORG", 0.013f},
                                          {"Person", "ORG", 0.003f},
                                          {"NORP", "ORG", 0.005f},
                                          {"Location", "GPE", 0.955f},
                                          {"Organization", "GPE", 0.019f},
                                          {"Person", "GPE", 0.004f},
                                          {"Facility", "GPE", 0.003f},
                                          {"Location", "LOC", 0.90f},
                                          {"Organization", "LOC", 0.015f},
                                          {"Misc", "LOC", 0.021f},
                                          {"Facility", "LOC", 0.013f},
                                          {"NORP", "NORP", 0.917f},
                                          {"Organization", "NORP", 0.014f},
                                          {"Location", "NORP", 0.012f},
                                          {"Misc", "NORP", 0.009f},
                                          {"Facility", "FAC", 0.47f},
                                          {"Location", "FAC", 0.30f},
                                          {"Organization", "FAC", 0.07f},
                                          {"Misc", "FAC", 0.058f},
                                          {"Product", "PRODUCT", 0.43f},
                                          {"Misc", "PRODUCT", 0.27f},
                                          {"Organization", "PRODUCT", 0.17f},
                                          {"Misc", "EVENT", 0.75f},
                                          {"Organization", "EVENT", 0.047f},
                                          {"Location", "EVENT", 0.044f},
                                          {"Misc", "WORK_OF_ART", 0.71f},
                                          {"Organization", "WORK_OF_ART", 0.018f},
                                          {"Person", "WORK_OF_ART", 0.018f},
                                          {"Misc", "LAW", 0.706f},
                                          {"Organization", "LAW", 0.046f},
                                          {"Date", "LAW", 0.019f},
                                          {"NORP", "LANGUAGE", 0.83f},
                                          {"Misc", "LANGUAGE", 0.1f},
                                          {"Date", "DATE", 0.372f},
                                          {"Misc", "DATE", 0.013f},
                                          {"Date", "TIME", 0.03f},
                                          {"Misc", "TIME", 0.058f},
                                          {"Money", "MONEY", 0.90f},
                                          {"Money", "CARDINAL", 0.003f},
                                          {"Misc", "O", 0.0046f},
                                          {"Organization", "O", 0.0013f},
                                          {"Location", "O", 0.0011f},
                                          {"NORP", "O", 0.0003f},
                                          {"Person", "O", 0.0003f},
                                          {"Date", "O", 0.0001f},
                                          {"Money", "O", 0.0002f},
                                          {"Facility", "O", 0.0002f},
                                          {"Product", "O", 0.0001f}};

// The rest are judged from the corpora's guidelines.
const std::vector<LabelShare> uner = {
    {"PER", "PERSON", 0.95f}, {"ORG", "ORG", 0.9f},     {"LOC", "GPE", 0.95f},
    {"LOC", "LOC", 0.85f},    {"LOC", "FAC", 0.4f},     {"ORG", "FAC", 0.3f},
    {"OTH", "NORP", 0.85f},   {"ORG", "NORP", 0.03f},   {"OTH", "LANGUAGE", 0.8f},
    {"OTH", "EVENT", 0.6f},   {"OTH", "LAW", 0.6f},     {"OTH", "WORK_OF_ART", 0.6f},
    {"OTH", "PRODUCT", 0.6f}, {"ORG", "PRODUCT", 0.1f}, {"ORG", "GPE", 0.02f},
    {"LOC", "ORG", 0.01f},    {"OTH", "O", 0.001f},     {"ORG", "O", 0.001f},
    {"LOC", "O", 0.001f},     {"PER", "O", 0.0005f}};
const std::vector<LabelShare> conll = {
    {"PER", "PERSON", 0.95f},  {"ORG", "ORG", 0.9f},      {"LOC", "GPE", 0.95f},
    {"LOC", "LOC", 0.85f},     {"LOC", "FAC", 0.5f},      {"ORG", "FAC", 0.2f},
    {"MISC", "NORP", 0.85f},   {"ORG", "NORP", 0.03f},    {"MISC", "LANGUAGE", 0.8f},
    {"MISC", "EVENT", 0.7f},   {"MISC", "LAW", 0.6f},     {"MISC", "WORK_OF_ART", 0.8f},
    {"MISC", "PRODUCT", 0.7f}, {"ORG", "PRODUCT", 0.05f}, {"ORG", "GPE", 0.02f},
    {"MISC", "O", 0.002f},     {"ORG", "O", 0.001f},      {"LOC", "O", 0.001f}};
const std::vector<LabelShare> wnut = {
    {"person", "PERSON", 0.9f},       {"location", "GPE", 0.9f},
    {"location", "LOC", 0.8f},        {"location", "FAC", 0.7f},
    {"corporation", "ORG", 0.4f},     {"group", "ORG", 0.45f},
    {"group", "NORP", 0.1f},          {"product", "PRODUCT", 0.8f},
    {"creative-work", "EVENT", 0.1f}, {"creative-work", "WORK_OF_ART", 0.85f},
    {"creative-work", "O", 0.001f}};
const std::vector<LabelShare> crossner = {{"person", "PERSON", 0.4f},
                                          {"politician", "PERSON", 0.3f},
                                          {"scientist", "PERSON", 0.2f},
                                          {"researcher", "PERSON", 0.1f},
                                          {"politicalparty", "ORG", 0.3f},
                                          {"organisation", "ORG", 0.5f},
                                          {"university", "ORG", 0.1f},
                                          {"country", "GPE", 0.4f},
                                          {"location", "GPE", 0.55f},
                                          {"location", "LOC", 0.8f},
                                          {"location", "FAC", 0.7f},
                                          {"organisation", "FAC", 0.1f},
                                          {"election", "EVENT", 0.4f},
                                          {"event", "EVENT", 0.4f},
                                          {"conference", "EVENT", 0.1f},
                                          {"election", "O", 0.01f},
                                          {"misc", "NORP", 0.7f},
                                          {"misc", "LAW", 0.8f},
                                          {"misc", "LANGUAGE", 0.8f},
                                          {"misc", "PRODUCT", 0.3f},
                                          {"misc", "WORK_OF_ART", 0.4f},
                                          {"academicjournal", "WORK_OF_ART", 0.2f},
                                          {"academicjournal", "ORG", 0.02f},
                                          {"award", "WORK_OF_ART", 0.3f},
                                          {"product", "PRODUCT", 0.5f},
                                          {"programlang", "PRODUCT", 0.1f},
                                          {"misc", "O", 0.005f}};

LabelScheme with_labels(const std::vector<LabelShare>& shares) {
  LabelScheme scheme{{}, shares};
  for (const LabelShare& share : shares) {
    if (std::find(scheme.labels.begin(), scheme.labels.end(), share.label) == scheme.labels.end()) {
      scheme.labels.push_back(share.label);
    }
  }
  return scheme;
}

// A first token is hardly ever inside of a mention that began before, nor the other way round.
constexpr float other_place = 0.01f;

// The type of that name; if the tag set is another's, the label that the newswire mostly gives such
// a mention. The number of types stands for O, one more for none.
size_t column_of(const TagSet& tags, std::string_view type) {
  const auto number = [&](std::string_view name) {
    return static_cast<size_t>(std::find(tags.types().begin(), tags.types().end(), name) -
                               tags.types().begin());
  };
  if (type == "O" || number(type) < tags.types().size()) return number(type);
  const LabelShare* likely = nullptr;
  for (const LabelShare& share : newswire) {
    if (share.type == type && (likely == nullptr || share.share > likely->share)) likely = &share;
  }
  const size_t column = likely == nullptr ? tags.types().size() : number(likely->label);
  return column < tags.types().size() ? column : tags.types().size() + 1;
}

}  // namespace

LabelScheme label_scheme(std::string_view name) {
  if (name == "newswire") return with_labels(newswire);
  if (name == "uner") return with_labels(uner);
  if (name == "conll") return with_labels(conll);
  if (name == "wnut") return with_labels(wnut);
  if (name == "crossner") return with_labels(crossner);
  LabelScheme scheme;
  if (name == "ontonotes") {
    for (const std::string_view type : entity_type_names) {
      scheme.labels.emplace_back(type);
      scheme.shares.push_back({type.data(), type.data(), 1});
    }
  }
  return scheme;
}

uint16_t Channels::add(const LabelScheme& scheme) {
  const uint32_t width = tags_.width(), types = static_cast<uint32_t>(tags_.types().size());
  const uint16_t first = static_cast<uint16_t>(rows_.size() / width);
  const uint32_t labels = static_cast<uint32_t>(scheme.labels.size());
  rows_.resize(rows_.size() + size_t{1 + 2 * labels} * width, 0);
  // share[label][type], the last column for O, the last row for unmarked tokens.
  std::vector<std::vector<float>> share(labels + 1, std::vector<float>(types + 1));
  std::fill(share[labels].begin(), share[labels].end(), 1.0f);
  for (const LabelShare& entry : scheme.shares) {
    const auto label = std::find(scheme.labels.begin(), scheme.labels.end(), entry.label);
    const size_t column = column_of(tags_, entry.type);
    if (column > types) continue;
    float& known = share[static_cast<size_t>(label - scheme.labels.begin())][column];
    share[labels][column] -= std::max(entry.share - known, 0.0f);
    known = std::max(known, entry.share);
  }
  const bool exact = std::all_of(scheme.shares.begin(), scheme.shares.end(),
                                 [](const LabelShare& entry) { return entry.share == 1; });
  for (uint32_t row = 0; row < 1 + 2 * labels; ++row) {
    const std::vector<float>& from = share[row == 0 ? labels : (row - 1) / 2];
    const bool begins = row % 2 == 1;
    float* out = rows_.data() + (first + row) * size_t{width};
    out[0] = std::max(from[types], 0.0f);
    for (uint32_t tag = 1; tag < tags_.size(); ++tag) {
      const TagPlace place = tags_.place_of(static_cast<uint8_t>(tag));
      const bool tag_begins = place == TagPlace::begin || place == TagPlace::unit;
      const float fits = row == 0 || begins == tag_begins ? 1 : exact ? 0 : other_place;
      out[tag] = std::max(from[tags_.type_of(static_cast<uint8_t>(tag))], 0.0f) * fits;
    }
  }
  return first;
}

}  // namespace postil
