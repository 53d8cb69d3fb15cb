#include "core/layers/terms_model.h"

#include <algorithm>
#include <cstring>

namespace postil {
namespace {

// Layout, little-endian: this header, the slots, the hashes of topic features (ascending), their
// rows of topic_count weights.
struct Header {
  uint32_t magic, version;
  float unit;
  int32_t steps[term_tags * term_tags];
  uint32_t slot_bits, topics;
};
constexpr uint32_t magic = 0x314D5254;  // "TRM1"
constexpr uint32_t most_slot_bits = 16;

void append(std::vector<std::byte>& out, const void* from, size_t size) {
  out.resize(out.size() + size);
  if (size > 0) std::memcpy(out.data() + out.size() - size, from, size);
}

template <class T>
void read(const std::byte*& at, size_t count, std::vector<T>& out) {
  out.resize(count);
  if (count > 0) std::memcpy(out.data(), at, count * sizeof(T));
  at += count * sizeof(T);
}

}  // namespace

Result<TermModel> TermModel::load(std::span<const std::byte> bytes) {
  Header header;
  if (bytes.size() < sizeof header) return Error{"truncated model of terms"};
  std::memcpy(&header, bytes.data(), sizeof header);
  if (header.magic != magic || header.version != term_feature_version)
    return Error{"a model of terms of another version"};
  const uint64_t slots = uint64_t{1} << (header.slot_bits & 31);
  const uint64_t size = sizeof header + slots * 4 + uint64_t{header.topics} * (4 + topic_count);
  if (header.slot_bits == 0 || header.slot_bits > most_slot_bits || size != bytes.size())
    return Error{"damaged model of terms"};
  TermModel model;
  model.unit_ = header.unit;
  std::copy(std::begin(header.steps), std::end(header.steps), model.steps_.begin());
  model.shift_ = 32 - header.slot_bits;
  model.mask_ = static_cast<uint32_t>(slots - 1);
  const std::byte* at = bytes.data() + sizeof header;
  read(at, slots, model.slots_);
  read(at, header.topics, model.topic_hashes_);
  read(at, header.topics * topic_count, model.topic_rows_);
  // A search ends at an empty slot; sums of steps and weights must not overflow.
  const bool ends = std::any_of(model.slots_.begin(), model.slots_.end(),
                                [](uint32_t slot) { return (slot & 0xFFFF) == 0; });
  const bool small = std::all_of(model.steps_.begin(), model.steps_.end(),
                                 [](int32_t step) { return step > -100'000 && step < 100'000; });
  if (!ends || !small) return Error{"damaged model of terms"};
  return model;
}

std::vector<std::byte> TermModel::pack(TermWeights weights) {
  Header header{magic, term_feature_version, weights.unit, {}, most_slot_bits, 0};
  std::copy(weights.steps.begin(), weights.steps.end(), std::begin(header.steps));
  header.topics = static_cast<uint32_t>(weights.topics.size());
  std::vector<uint32_t> slots(size_t{1} << most_slot_bits);
  for (const TermWeights::Row& row : weights.rows) {
    const auto value = static_cast<uint32_t>(static_cast<uint8_t>(row.weight.begin) << 8 |
                                             static_cast<uint8_t>(row.weight.inside));
    if (value == 0) continue;
    size_t at = row.hash >> (32 - most_slot_bits);
    while ((slots[at] & 0xFFFF) != 0) at = (at + 1) % slots.size();
    slots[at] = row.hash << 16 | value;
  }
  std::sort(weights.topics.begin(), weights.topics.end(),
            [](const auto& a, const auto& b) { return a.hash < b.hash; });
  std::vector<std::byte> out;
  append(out, &header, sizeof header);
  append(out, slots.data(), slots.size() * sizeof(uint32_t));
  for (const TermWeights::TopicRow& row : weights.topics) append(out, &row.hash, sizeof row.hash);
  for (const TermWeights::TopicRow& row : weights.topics)
    append(out, row.weights.data(), row.weights.size());
  return out;
}

void TermModel::add_topic(uint32_t hash, int32_t times,
                          std::array<int32_t, topic_count>& sums) const {
  const auto found = std::lower_bound(topic_hashes_.begin(), topic_hashes_.end(), hash);
  if (found == topic_hashes_.end() || *found != hash) return;
  const int8_t* row =
      topic_rows_.data() + static_cast<size_t>(found - topic_hashes_.begin()) * topic_count;
  for (size_t i = 0; i < topic_count; ++i) sums[i] += times * row[i];
}

}  // namespace postil
