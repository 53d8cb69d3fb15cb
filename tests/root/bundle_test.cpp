#include "core/bundle.h"

#include <catch2/catch.hpp>
#include <cstring>

using namespace postil;

namespace {

std::vector<std::byte> bytes_of(std::string_view text) {
  std::vector<std::byte> out(text.size());
  std::memcpy(out.data(), text.data(), text.size());
  return out;
}

std::string text_of(std::span<const std::byte> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

const std::vector<Section> sections = {
    {"alpha", bytes_of("one")}, {"empty", {}}, {"sixteen-letters!", bytes_of("a longer section")}};

std::string refusal(std::span<const std::byte> bytes) {
  const Result<Bundle> bundle = Bundle::open(bytes);
  return bundle ? "" : bundle.error();
}

}  // namespace

TEST_CASE("a bundle gives back its sections") {
  const auto bytes = write_bundle(sections);
  const Result<Bundle> bundle = Bundle::open(bytes);
  REQUIRE(bundle);
  CHECK(bundle->names() == std::vector<std::string_view>{"alpha", "empty", "sixteen-letters!"});
  for (const Section& section : sections) {
    const auto found = bundle->section(section.name);
    REQUIRE(found);
    CHECK(text_of(*found) == text_of(section.bytes));
    CHECK((found->data() - bytes.data()) % 8 == 0);
  }
  CHECK(bundle->section("beta").error() == "the bundle has no section beta");
}

TEST_CASE("a bundle without sections is fine") {
  const auto bytes = write_bundle({});
  const Result<Bundle> bundle = Bundle::open(bytes);
  REQUIRE(bundle);
  CHECK(bundle->names().empty());
}

TEST_CASE("what is no bundle is refused by name") {
  auto bytes = write_bundle(sections);
  CHECK(refusal({}) == "not a Postil bundle: 0 bytes, the header alone has 24");
  CHECK_THAT(refusal(bytes_of("<!doctype html><title>404</title>")),
             Catch::Contains("does not begin with"));
  auto newer = bytes;
  newer[8] = std::byte{9};
  CHECK(refusal(newer) == "the bundle is of version 9, this program reads version 1");
}

TEST_CASE("every truncation and every flipped byte is refused") {
  const auto bytes = write_bundle(sections);
  for (size_t size = 0; size < bytes.size(); ++size)
    CHECK(refusal(std::span(bytes).first(size)) != "");
  CHECK(refusal(std::span(bytes).first(bytes.size() - 1)) ==
        "the bundle is truncated: section sixteen-letters! ends at byte 120, the file at 119");
  for (size_t at = 0; at < bytes.size(); ++at) {
    auto damaged = bytes;
    damaged[at] ^= std::byte{0x40};
    CHECK(refusal(damaged) != "");
  }
  auto damaged = bytes;
  damaged.back() ^= std::byte{1};
  CHECK_THAT(refusal(damaged), Catch::Contains("checksum"));
}
