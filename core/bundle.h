// The bundle: one file with all that is learned or curated. Layout, all numbers little-endian:
//   8 bytes   magic "POSTIL\r\n" (the line end shows a file that was mangled as text)
//   u32       version
//   u32       number of sections
//   u64       checksum of all that follows (FNV-1a over 64-bit words: see bundle.cpp)
//   then per section: 16 bytes of name (padded with NUL), u32 offset from the file's start, u32
//   size then the sections, each aligned to 8 bytes
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace postil {

inline constexpr uint32_t bundle_version = 1;

struct Section {
  std::string name;  // at most 16 bytes
  std::vector<std::byte> bytes;
};

// A bundle's sections, viewed in the bytes that it was opened from, which must outlive it.
class Bundle {
 public:
  // Refuses what is not a bundle, another version, a truncated or damaged one, and says which.
  static Result<Bundle> open(std::span<const std::byte> bytes);

  // The section of that name; an Error that names it if it is not there.
  Result<std::span<const std::byte>> section(std::string_view name) const;
  std::vector<std::string_view> names() const;

 private:
  struct View {
    std::string_view name;
    std::span<const std::byte> bytes;
  };
  std::vector<View> sections_;
};

std::vector<std::byte> write_bundle(const std::vector<Section>& sections);

}  // namespace postil
