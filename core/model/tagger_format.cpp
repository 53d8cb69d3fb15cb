#include "core/model/tagger_format.h"

#include <string>
#include <utility>

#include "core/model/range_coder.h"

namespace postil {

namespace {

constexpr uint32_t magic = 0x52474154;  // "TAGR"
constexpr uint32_t most_features = 4'000'000, most_words = 1'000'000, most_types = 31;

void put(std::vector<std::byte>& out, uint64_t value, uint32_t bytes) {
  for (uint32_t i = 0; i < bytes; ++i) out.push_back(static_cast<std::byte>(value >> (8 * i)));
}

class Reader {
 public:
  explicit Reader(std::span<const std::byte> bytes) : bytes_(bytes) {}
  uint64_t get(uint32_t count) {
    uint64_t value = 0;
    for (uint32_t i = 0; i < count; ++i) value |= uint64_t{take()} << (8 * i);
    return value;
  }
  bool short_of_bytes() const { return missing_; }
  std::span<const std::byte> rest() const { return bytes_.subspan(at_); }

 private:
  uint8_t take() {
    if (at_ < bytes_.size()) return static_cast<uint8_t>(bytes_[at_++]);
    missing_ = true;
    return 0;
  }
  std::span<const std::byte> bytes_;
  size_t at_ = 0;
  bool missing_ = false;
};

// One way to code each kind of value, the same for writing and reading.
struct Codes {
  Codes(size_t words, size_t features)
      : word_gap(GapModel::suited(word_fingerprint_bits, words)),
        feature_gap(GapModel::suited(feature_bits, features)) {}
  SymbolModel<13> transition;
  SymbolModel<12> nesting;
  GapModel word_gap;
  SymbolModel<12> cluster;
  GapModel feature_gap;
  SymbolModel<7> weights;    // how many a feature has
  SymbolModel<7> tag[128];   // by the tag of the weight before it, 127 for the first
  SymbolModel<8> weight[2];  // of O, of all other tags
};

constexpr int32_t transition_zero = 4096, weight_zero = 128;

void write_row(RangeEncoder& out, Codes& codes, const int8_t* row, uint32_t size) {
  uint32_t count = 0;
  for (uint32_t j = 0; j < size; ++j) count += row[j] != 0;
  codes.weights.write(out, count);
  uint32_t before = 127;
  for (uint32_t j = 0; j < size; ++j) {
    if (row[j] == 0) continue;
    codes.tag[before].write(out, j);
    codes.weight[j > 0].write(out, static_cast<uint32_t>(row[j] + weight_zero));
    before = j;
  }
}

// False if the row names a tag that there is not.
bool read_row(RangeDecoder& in, Codes& codes, int8_t* row, uint32_t size) {
  const uint32_t count = codes.weights.read(in);
  uint32_t before = 127;
  for (uint32_t k = 0; k < count; ++k) {
    const uint32_t tag = codes.tag[before].read(in);
    if (tag >= size) return false;
    const uint32_t weight = codes.weight[tag > 0].read(in);
    row[tag] = static_cast<int8_t>(static_cast<int32_t>(weight) - weight_zero);
    before = tag;
  }
  return true;
}

struct Header {
  TagSet tags;
  uint16_t steps = 0;
  uint32_t fine = 0, words = 0, features = 0;
};

Result<Header> read_header(Reader& reader) {
  if (reader.get(4) != magic) return Error{"tagger: these bytes are no tagger"};
  if (reader.get(8) != template_fingerprint()) {
    return Error{"tagger: trained with other feature templates than this program's"};
  }
  const uint32_t scheme = static_cast<uint32_t>(reader.get(1));
  const uint32_t type_count = static_cast<uint32_t>(reader.get(1));
  if (scheme > 1 || type_count == 0 || type_count > most_types) {
    return Error{"tagger: impossible tag set"};
  }
  std::vector<std::string> types(type_count);
  for (std::string& type : types) {
    for (uint64_t length = reader.get(1); length > 0; --length) {
      type += static_cast<char>(reader.get(1));
    }
  }
  Header header{TagSet(static_cast<TagScheme>(scheme), std::move(types))};
  header.steps = static_cast<uint16_t>(reader.get(2));
  header.fine = static_cast<uint32_t>(reader.get(2));
  header.words = static_cast<uint32_t>(reader.get(4));
  header.features = static_cast<uint32_t>(reader.get(4));
  if (reader.short_of_bytes()) return Error{"tagger: cut off in its header"};
  if (header.steps == 0 || header.fine > 4096 || header.features > most_features ||
      header.words > most_words || header.tags.size() > 127) {
    return Error{"tagger: impossible sizes in its header"};
  }
  return header;
}

// Calls visit(score) for each legal transition, first tags first.
template <class T, class Visit>
void each_transition(const TagSet& tags, T& transitions, Visit&& visit) {
  for (uint32_t a = 0; a < tags.size(); ++a) {
    if (tags.legal_first(static_cast<uint8_t>(a))) visit(transitions.first[a]);
  }
  for (uint32_t a = 0; a < tags.size(); ++a) {
    for (uint32_t b = 0; b < tags.size(); ++b) {
      if (!tags.legal(static_cast<uint8_t>(a), static_cast<uint8_t>(b))) continue;
      visit(transitions.scores[a * transitions.width + b]);
    }
  }
}

bool read_clusters(RangeDecoder& in, Codes& codes, const Header& header, ClusterWords& words) {
  words.middle.resize(header.fine);
  words.coarse.resize(header.fine);
  for (uint32_t k = 0; k < header.fine; ++k) {
    words.middle[k] = static_cast<uint16_t>(codes.nesting.read(in));
    words.coarse[k] = static_cast<uint16_t>(codes.nesting.read(in));
  }
  uint32_t fingerprint = 0;
  for (uint32_t i = 0; i < header.words && !in.overrun(); ++i) {
    fingerprint += codes.word_gap.read(in);
    const uint32_t fine = codes.cluster.read(in);
    if (fine >= header.fine) return false;
    words.fingerprints.push_back(fingerprint);
    words.fine.push_back(static_cast<uint16_t>(fine));
  }
  return !in.overrun();
}

}  // namespace

std::vector<std::byte> write_tagger(const TaggerParts& parts) {
  std::vector<std::byte> out;
  put(out, magic, 4);
  put(out, template_fingerprint(), 8);
  put(out, static_cast<uint64_t>(parts.tags.scheme()), 1);
  put(out, parts.tags.types().size(), 1);
  for (const std::string& type : parts.tags.types()) {
    put(out, type.size(), 1);
    for (const char c : type) put(out, static_cast<unsigned char>(c), 1);
  }
  put(out, parts.steps, 2);
  put(out, parts.clusters.middle.size(), 2);
  put(out, parts.clusters.fingerprints.size(), 4);
  put(out, parts.fingerprints.size(), 4);

  RangeEncoder coder;
  Codes codes(parts.clusters.fingerprints.size(), parts.fingerprints.size());
  each_transition(parts.tags, parts.transitions, [&](int16_t score) {
    codes.transition.write(coder, static_cast<uint32_t>(score + transition_zero));
  });
  for (size_t k = 0; k < parts.clusters.middle.size(); ++k) {
    codes.nesting.write(coder, parts.clusters.middle[k]);
    codes.nesting.write(coder, parts.clusters.coarse[k]);
  }
  uint32_t before = 0;
  for (size_t i = 0; i < parts.clusters.fingerprints.size(); ++i) {
    codes.word_gap.write(coder, parts.clusters.fingerprints[i] - before);
    codes.cluster.write(coder, parts.clusters.fine[i]);
    before = parts.clusters.fingerprints[i];
  }
  before = 0;
  const uint32_t width = parts.tags.width();
  for (size_t i = 0; i < parts.fingerprints.size(); ++i) {
    codes.feature_gap.write(coder, parts.fingerprints[i] - before);
    write_row(coder, codes, parts.rows.data() + i * width, parts.tags.size());
    before = parts.fingerprints[i];
  }
  const std::vector<std::byte> packed = coder.finish();
  out.insert(out.end(), packed.begin(), packed.end());
  return out;
}

Result<TaggerModel> load_tagger(std::span<const std::byte> bytes) {
  Reader reader(bytes);
  Result<Header> header = read_header(reader);
  if (!header) return Error{header.error()};
  TaggerModel model;
  model.tags = header->tags;
  model.unit = 1.0f / static_cast<float>(header->steps);
  model.transitions = Transitions(model.tags);
  RangeDecoder in(reader.rest());
  Codes codes(header->words, header->features);
  each_transition(model.tags, model.transitions, [&](int16_t& score) {
    score = static_cast<int16_t>(static_cast<int32_t>(codes.transition.read(in)) - transition_zero);
  });
  ClusterWords words;
  if (!read_clusters(in, codes, *header, words)) return Error{"tagger: damaged word clusters"};
  model.clusters = ClusterTable(words);
  const uint32_t width = model.tags.width();
  std::vector<uint32_t> fingerprints;
  std::vector<int8_t> rows;
  uint32_t fingerprint = 0;
  for (uint32_t i = 0; i < header->features; ++i) {
    const uint32_t gap = codes.feature_gap.read(in);
    if (in.overrun() || (gap == 0 && i > 0)) return Error{"tagger: cut off in its features"};
    fingerprint += gap;
    fingerprints.push_back(fingerprint);
    rows.resize(rows.size() + width);
    if (!read_row(in, codes, rows.data() + size_t{i} * width, model.tags.size())) {
      return Error{"tagger: damaged feature weights"};
    }
  }
  model.features = FeatureTable(width, fingerprints, rows);
  return model;
}

}  // namespace postil
