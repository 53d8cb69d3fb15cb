// 64-bit hashing of short byte strings. Multiply and xor-shift over eight bytes at a time, closed
// by the bijective finaliser of Pelle Evensen's "rrmxmx" family; no 128-bit products, which
// WebAssembly does not have. Words of up to eight bytes never collide before the finaliser, and it
// is one to one.
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>
#include <type_traits>

namespace postil {

constexpr uint64_t mix_bits(uint64_t x) {
  x ^= x >> 32;
  x *= 0xd6e8feb86659fd93ull;
  x ^= x >> 32;
  x *= 0xd6e8feb86659fd93ull;
  return x ^ (x >> 32);
}

// The bytes, at most eight, as a little-endian number.
constexpr uint64_t read_block(const char* at, size_t size) {
  uint64_t block = 0;
  if (!std::is_constant_evaluated() && size == 8) {
    std::memcpy(&block, at, 8);
    return block;
  }
  for (size_t i = 0; i < size; ++i)
    block |= static_cast<uint64_t>(static_cast<unsigned char>(at[i])) << (8 * i);
  return block;
}

constexpr uint64_t hash_bytes(std::string_view bytes) {
  uint64_t hash = (bytes.size() + 1) * 0x9e3779b97f4a7c15ull;
  const char* at = bytes.data();
  size_t left = bytes.size();
  for (; left >= 8; left -= 8, at += 8) {
    const uint64_t block = read_block(at, 8);
    hash = (hash ^ block) * 0xff51afd7ed558ccdull;
    hash ^= hash >> 29;
  }
  return mix_bits(hash ^ read_block(at, left));
}

// The hash of a sequence: start with a seed, take in one key after the other. Order matters.
constexpr uint64_t chain(uint64_t hash, uint64_t key) {
  hash = (hash ^ key) * 0xc4ceb9fe1a85ec53ull;
  return hash ^ (hash >> 31);
}

}  // namespace postil
