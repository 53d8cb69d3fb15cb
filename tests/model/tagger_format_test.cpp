#include "core/model/tagger_format.h"

#include <catch2/catch.hpp>
#include <random>

#include "core/model/range_coder.h"

using namespace postil;

namespace {

TaggerParts some_parts(uint32_t seed) {
  std::mt19937 random(seed);
  TaggerParts parts;
  parts.tags = TagSet(TagScheme::bio, {"PERSON", "PLACE"});
  parts.steps = 16;
  parts.transitions = Transitions(parts.tags);
  parts.transitions.first[0] = 7;
  parts.transitions.scores[0] = -300;
  for (uint32_t k = 0; k < 5; ++k) {
    parts.clusters.middle.push_back(static_cast<uint16_t>(k / 2));
    parts.clusters.coarse.push_back(static_cast<uint16_t>(k / 4));
  }
  uint32_t word = 0, feature = 0;
  for (uint32_t i = 0; i < 200; ++i) {
    parts.clusters.fingerprints.push_back(word += 1 + random() % 300000);
    parts.clusters.fine.push_back(static_cast<uint16_t>(random() % 5));
    parts.fingerprints.push_back(feature += 1 + random() % 5000000);
    for (uint32_t j = 0; j < parts.tags.width(); ++j) {
      const bool kept = j < parts.tags.size() && random() % 3 == 0;
      parts.rows.push_back(kept ? static_cast<int8_t>(random() % 255 - 127) : int8_t{0});
    }
  }
  return parts;
}

}  // namespace

TEST_CASE("What was written is loaded: weights, transitions, clusters") {
  const TaggerParts parts = some_parts(1);
  const auto model = load_tagger(write_tagger(parts));
  REQUIRE(model);
  CHECK(model->tags.types() == parts.tags.types());
  CHECK(model->transitions.scores == parts.transitions.scores);
  CHECK(model->transitions.first == parts.transitions.first);
  CHECK(model->features.size() == parts.fingerprints.size());
  const uint32_t width = parts.tags.width();
  for (size_t i = 0; i < parts.fingerprints.size(); ++i) {
    const int8_t* row = model->features.find(parts.fingerprints[i]);
    REQUIRE(row != nullptr);
    for (uint32_t j = 0; j < width; ++j) CHECK(row[j] == parts.rows[i * width + j]);
    CHECK(model->features.may_know(parts.fingerprints[i]));
    CHECK(model->features.find(parts.fingerprints[i] - 1) == nullptr);
  }
  for (size_t i = 0; i < parts.clusters.fingerprints.size(); ++i) {
    const uint64_t key = uint64_t{parts.clusters.fingerprints[i]} << (64 - word_fingerprint_bits);
    const uint32_t fine = model->clusters.fine(key);
    REQUIRE(fine == parts.clusters.fine[i]);
    CHECK(model->clusters.middle(fine) == parts.clusters.middle[fine]);
  }
}

TEST_CASE("Damaged or cut bytes give an error or a model that is safe, never a crash") {
  const std::vector<std::byte> good = write_tagger(some_parts(2));
  for (size_t size = 0; size < good.size() - 16; size += 7) {
    CHECK_FALSE(load_tagger(std::span(good).first(size)));
  }
  std::mt19937 random(3);
  for (int round = 0; round < 300; ++round) {
    std::vector<std::byte> bad = good;
    for (int i = 0; i < 3; ++i) bad[random() % bad.size()] = static_cast<std::byte>(random());
    const auto model = load_tagger(bad);
    if (!model) CHECK_FALSE(model.error().empty());
  }
}

TEST_CASE("Another program's feature templates are refused by name") {
  std::vector<std::byte> bytes = write_tagger(some_parts(4));
  bytes[5] ^= std::byte{1};
  const auto model = load_tagger(bytes);
  REQUIRE_FALSE(model);
  CHECK(model.error().find("feature templates") != std::string::npos);
}

TEST_CASE("The range coder gives back every bit, whatever its chance") {
  std::mt19937 random(5);
  for (const uint32_t ones_of_100 : {0u, 1u, 30u, 99u, 100u}) {
    RangeEncoder encoder;
    BitModel model;
    GapModel gaps(6);
    std::vector<uint32_t> values;
    for (int i = 0; i < 3000; ++i) {
      const uint32_t bit = random() % 100 < ones_of_100 ? 1 : 0, plain = random() & 0xFFFF;
      values.insert(values.end(), {bit, plain, plain % 700});
      encoder.bit(model, bit != 0);
      encoder.plain(plain, 16);
      gaps.write(encoder, plain % 700);
    }
    const std::vector<std::byte> bytes = encoder.finish();
    RangeDecoder decoder(bytes);
    BitModel same;
    GapModel same_gaps(6);
    bool right = true;
    for (size_t i = 0; i < values.size(); i += 3) {
      right = right && decoder.bit(same) == (values[i] != 0);
      right = right && decoder.plain(16) == values[i + 1];
      right = right && same_gaps.read(decoder) == values[i + 2];
    }
    CHECK(right);
    CHECK_FALSE(decoder.overrun());
  }
}
