#include "core/layers/terms_model.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "core/model/range_coder.h"

namespace postil {
namespace {

// Layout, little-endian: this header; then, range-coded (core/model/range_coder.h), the larger
// clusters, and table after table: the gaps between ascending marks, each with its values.
struct Header {
  uint32_t magic, version;
  float unit, span_unit, threshold, share;
  int32_t steps[term_tags * term_tags];
  uint32_t rows, spans, words, phrases, topics;
};
constexpr uint32_t magic = 0x324D5254;       // "TRM2"
constexpr uint32_t most_entries = 96 << 10;  // of the table of slots, which never fills

uint32_t gap_bits(uint32_t count) {
  return GapModel::suited(term_hash_bits, count);
}

// Calls write(row) for each row in the order of marks, after its gap; rows of one mark count once.
template <class Row, class Write>
void write_table(RangeEncoder& out, const std::vector<Row>& rows, Write write) {
  GapModel gaps(gap_bits(static_cast<uint32_t>(rows.size())));
  uint32_t next = 0;
  for (const Row& row : rows) {
    const uint32_t mark = row.hash >> (32 - term_hash_bits);
    gaps.write(out, mark - next);
    next = mark + 1;
    write(row);
  }
}
// Calls read(mark) for each. False if the bytes are not those of such a table.
template <class Read>
bool read_table(RangeDecoder& in, uint32_t count, Read read) {
  GapModel gaps(gap_bits(count));
  uint64_t next = 0;
  for (uint32_t i = 0; i < count; ++i) {
    const uint64_t mark = next + gaps.read(in);
    if (in.overrun() || mark >> term_hash_bits != 0) return false;
    next = mark + 1;
    read(static_cast<uint32_t>(mark));
  }
  return true;
}

template <class Row>
void sort_rows(std::vector<Row>& rows) {
  const auto mark = [](const Row& row) { return row.hash >> (32 - term_hash_bits); };
  std::sort(rows.begin(), rows.end(), [&](const Row& a, const Row& b) { return a.hash < b.hash; });
  rows.erase(std::unique(rows.begin(), rows.end(),
                         [&](const Row& a, const Row& b) { return mark(a) == mark(b); }),
             rows.end());
}

bool is_usable(const Header& header) {
  const uint64_t entries =
      uint64_t{header.rows} + header.spans + header.words + header.phrases + header.topics;
  const auto is_unit = [](float unit) { return unit > 0 && unit < 1e6f; };
  // Sums of steps and weights must not overflow.
  return entries <= most_entries && is_unit(header.unit) && is_unit(header.span_unit) &&
         std::fabs(header.threshold) < 10 && std::fabs(header.share) < 10 &&
         std::all_of(std::begin(header.steps), std::end(header.steps),
                     [](int32_t step) { return step > -100'000 && step < 100'000; });
}

}  // namespace

void TermModel::put(uint32_t mark, uint32_t value) {
  if ((value & 0xFFFF) == 0) return;
  size_t at = mark >> (term_hash_bits - slot_bits);
  while ((slots_[at] & 0xFFFF) != 0) at = (at + 1) % slots_.size();
  slots_[at] = mark << 16 | (value & 0xFFFF);
}

Result<TermModel> TermModel::load(std::span<const std::byte> bytes) {
  Header header;
  if (bytes.size() < sizeof header) return Error{"truncated model of terms"};
  std::memcpy(&header, bytes.data(), sizeof header);
  if (header.magic != magic || header.version != term_feature_version)
    return Error{"a model of terms of another version"};
  if (!is_usable(header)) return Error{"damaged model of terms"};
  TermModel model;
  model.unit_ = header.unit;
  model.span_unit_ = header.span_unit;
  model.threshold_ = header.threshold;
  model.share_ = header.share;
  model.judges_spans_ = header.spans > 0;
  std::copy(std::begin(header.steps), std::end(header.steps), model.steps_.begin());
  model.slots_.resize(size_t{1} << slot_bits);
  RangeDecoder in(bytes.subspan(sizeof header));
  SymbolModel<8> middles, begins, insides, weights, clusters;
  SymbolModel<vocabulary_count> phrases;
  std::array<uint32_t, 256> middle;
  for (uint32_t& cluster : middle) cluster = middles.read(in);
  const auto fill = [&](uint32_t count, auto value) {
    return read_table(in, count, [&](uint32_t mark) { model.put(mark, value()); });
  };
  const bool whole = fill(header.rows,
                          [&] {
                            const uint32_t begin = begins.read(in);
                            return begin << 8 | insides.read(in);
                          }) &&
                     fill(header.spans, [&] { return weights.read(in) | 0x100; }) &&
                     fill(header.words,
                          [&] {
                            const uint32_t cluster = clusters.read(in);
                            return cluster << 8 | middle[cluster];
                          }) &&
                     fill(header.phrases, [&] { return phrases.read(in); }) &&
                     read_table(in, header.topics, [&](uint32_t mark) {
                       model.topic_marks_.push_back(mark);
                       for (size_t i = 0; i < topic_count; ++i)
                         model.topic_rows_.push_back(static_cast<int8_t>(weights.read(in)));
                     });
  if (!whole) return Error{"damaged model of terms"};
  return model;
}

std::vector<std::byte> TermModel::pack(TermWeights weights) {
  std::erase_if(weights.rows,
                [](const auto& row) { return row.weight.begin == 0 && row.weight.inside == 0; });
  sort_rows(weights.rows);
  sort_rows(weights.spans);
  sort_rows(weights.words);
  sort_rows(weights.phrases);
  sort_rows(weights.topics);
  const auto count = [](const auto& rows) { return static_cast<uint32_t>(rows.size()); };
  Header header{magic,
                term_feature_version,
                weights.unit,
                weights.span_unit,
                weights.threshold,
                weights.share,
                {},
                count(weights.rows),
                count(weights.spans),
                count(weights.words),
                count(weights.phrases),
                count(weights.topics)};
  std::copy(weights.steps.begin(), weights.steps.end(), std::begin(header.steps));
  RangeEncoder out;
  SymbolModel<8> middles, begins, insides, ones, clusters;
  SymbolModel<vocabulary_count> phrases;
  const auto byte = [](int8_t value) { return static_cast<uint8_t>(value); };
  for (const uint8_t cluster : weights.middle) middles.write(out, cluster);
  write_table(out, weights.rows, [&](const auto& row) {
    begins.write(out, byte(row.weight.begin));
    insides.write(out, byte(row.weight.inside));
  });
  write_table(out, weights.spans, [&](const auto& row) { ones.write(out, byte(row.weight)); });
  write_table(out, weights.words, [&](const auto& row) { clusters.write(out, row.cluster); });
  write_table(out, weights.phrases, [&](const auto& row) { phrases.write(out, row.vocabularies); });
  write_table(out, weights.topics, [&](const auto& row) {
    for (const int8_t weight : row.weights) ones.write(out, byte(weight));
  });
  const std::vector<std::byte> coded = out.finish();
  std::vector<std::byte> bytes(sizeof header + coded.size());
  std::memcpy(bytes.data(), &header, sizeof header);
  std::copy(coded.begin(), coded.end(), bytes.begin() + sizeof header);
  return bytes;
}

void TermModel::add_topic(uint32_t hash, int32_t times,
                          std::array<int32_t, topic_count>& sums) const {
  const uint32_t mark = mark_of(hash);
  const auto found = std::lower_bound(topic_marks_.begin(), topic_marks_.end(), mark);
  if (found == topic_marks_.end() || *found != mark) return;
  const int8_t* row =
      topic_rows_.data() + static_cast<size_t>(found - topic_marks_.begin()) * topic_count;
  for (size_t i = 0; i < topic_count; ++i) sums[i] += times * row[i];
}

}  // namespace postil
