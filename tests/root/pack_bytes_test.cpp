#include "core/pack_bytes.h"

#include <catch2/catch.hpp>
#include <random>

#include "core/packs.h"

using namespace postil;

namespace {

Pack sample() {
  const auto report = read_pack(
      "id,term,topic,alternatives,hidden,definition,note,notation,source,broader,related,match\n"
      ",tariff,foreign-trade,duty|customs duty,tarrif,A tax.,In trade.,F1,me,trade-policy,x:2,"
      "eurovoc:12|eurovoc:13\n"
      ",trade policy,foreign-trade,,,,,,me,,,eurovoc:14\n"
      "x:1,caf\xC3\xA9 law,,,,,,,you,,,\n"
      "x:2,caf\xC3\xA9 rule,energy,,,,,,,x:1,tariff,\n",
      "mine");
  REQUIRE(report);
  REQUIRE(report->refused.empty());
  return report->pack;
}

}  // namespace

TEST_CASE("a compact pack is read as it was written, all of it") {
  const Pack pack = sample();
  const std::string bytes = write_pack_bytes(pack);
  CHECK(is_pack_bytes(bytes));
  const Result<Pack> again = read_pack_bytes(bytes);
  REQUIRE(again);
  CHECK(again->title == "mine");
  CHECK(write_pack_json(*again) == write_pack_json(pack));
  CHECK(write_pack_bytes(*again) == bytes);
  CHECK(write_pack_bytes(*read_pack_bytes(write_pack_bytes(Pack{}))) == write_pack_bytes(Pack{}));
}

TEST_CASE("damaged compact packs are refused, or safe to use") {
  const std::string bytes = write_pack_bytes(sample());
  CHECK_FALSE(read_pack_bytes(""));
  CHECK_FALSE(read_pack_bytes("PPK2" + bytes.substr(4)));
  CHECK_FALSE(read_pack_bytes(bytes + '\0'));
  for (size_t size = 0; size < bytes.size(); ++size)
    CHECK_FALSE(read_pack_bytes(std::string_view(bytes).substr(0, size)));
  // A count that promises more than there are bytes.
  CHECK_FALSE(read_pack_bytes(std::string("PPK1\0\0\0\0\xFF\xFF\xFF\xFF\x0F", 13)));
  std::mt19937 random(3);
  for (int round = 0; round < 20'000; ++round) {
    std::string damaged = bytes;
    for (size_t edits = 1 + random() % 3; edits > 0; --edits)
      damaged[random() % damaged.size()] = static_cast<char>(random());
    const Result<Pack> pack = read_pack_bytes(damaged);
    if (!pack) continue;
    for (const Concept& c : pack->concepts) {
      REQUIRE(c.broader.size() <= 1000);
      if (c.topic) REQUIRE(static_cast<size_t>(*c.topic) < topic_count);
    }
    write_pack_bytes(*pack);
  }
}
