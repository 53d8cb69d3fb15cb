// The bundle that is checked in was made from the sources that are checked in.
#include "core/train/bundle.h"

#include <catch2/catch.hpp>

#include "core/postil.h"

using namespace postil;

namespace {
const std::string core_data = POSTIL_SOURCE_DIR "/core/data";
}

TEST_CASE("the bundle loads") {
  const auto bytes = read_bytes(core_data + "/postil.bundle");
  REQUIRE(bytes);
  const auto resources = load(*bytes);
  if (!resources) FAIL(resources.error());
  CHECK(resources->packs.concept_count() >= 300);
}

TEST_CASE("its own sections are those that core/data gives now: else run postil-bundle core/data") {
  const auto bytes = read_bytes(core_data + "/postil.bundle");
  REQUIRE(bytes);
  const auto bundle = Bundle::open(*bytes);
  REQUIRE(bundle);
  const auto own = own_sections(core_data);
  if (!own) FAIL(own.error());
  for (const Section& section : *own) {
    const auto shipped = bundle->section(section.name);
    INFO(section.name);
    REQUIRE(shipped);
    CHECK(std::equal(shipped->begin(), shipped->end(), section.bytes.begin(), section.bytes.end()));
  }
}

TEST_CASE("every section of a bundle is needed: without it, or cut short, loading says which") {
  const auto bytes = read_bytes(core_data + "/postil.bundle");
  REQUIRE(bytes);
  const auto bundle = Bundle::open(*bytes);
  REQUIRE(bundle);
  std::vector<Section> all;
  for (std::string_view name : bundle->names()) {
    const auto view = *bundle->section(name);
    all.push_back({std::string(name), {view.begin(), view.end()}});
  }
  for (size_t i = 0; i < all.size(); ++i) {
    INFO(all[i].name);
    if (all[i].name.starts_with("pack.")) continue;
    auto without = all;
    without.erase(without.begin() + static_cast<ptrdiff_t>(i));
    const auto missing = load(write_bundle(without));
    REQUIRE_FALSE(missing);
    CHECK(missing.error() == "the bundle has no section " + all[i].name);
    auto cut = all;
    cut[i].bytes.resize(cut[i].bytes.size() / 2);
    if (cut[i].bytes.back() == std::byte{'\n'}) cut[i].bytes.pop_back();  // a table of whole lines
    const auto damaged = load(write_bundle(cut));
    REQUIRE_FALSE(damaged);
    CHECK_THAT(damaged.error(), Catch::StartsWith("section " + all[i].name));
  }
}
