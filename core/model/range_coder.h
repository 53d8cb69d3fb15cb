// An adaptive binary range coder (Martin 1979; the carry-less byte form of LZMA): each bit costs
// about its entropy under what its context has seen so far. Packs the weights of the tagger.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace postil {

// The chance, of 4096, that the next bit in a context is 0.
struct BitModel {
  uint16_t zero = 2048;
  void see(bool bit) {
    if (bit) {
      zero = static_cast<uint16_t>(zero - (zero >> 5));
    } else {
      zero = static_cast<uint16_t>(zero + ((4096 - zero) >> 5));
    }
  }
};

class RangeEncoder {
 public:
  void bit(BitModel& model, bool value) {
    const uint32_t bound = (range_ >> 12) * model.zero;
    if (value) {
      low_ += bound;
      range_ -= bound;
    } else {
      range_ = bound;
    }
    model.see(value);
    normalise();
  }
  // Bits without a model, each 0 or 1 as likely; the highest first.
  void plain(uint32_t value, uint32_t bits) {
    while (bits-- > 0) {
      range_ >>= 1;
      if ((value >> bits) & 1) low_ += range_;
      normalise();
    }
  }
  std::vector<std::byte> finish() {
    for (int i = 0; i < 5; ++i) shift();
    return std::move(bytes_);
  }

 private:
  void normalise() {
    while (range_ < (1u << 24)) {
      range_ <<= 8;
      shift();
    }
  }
  void shift() {
    if (low_ < 0xFF000000u || low_ > 0xFFFFFFFFu) {
      const uint8_t carry = static_cast<uint8_t>(low_ >> 32);
      if (started_) bytes_.push_back(static_cast<std::byte>(held_ + carry));
      for (; pending_ > 0; --pending_) bytes_.push_back(static_cast<std::byte>(0xFF + carry));
      held_ = static_cast<uint8_t>(low_ >> 24);
      started_ = true;
    } else {
      ++pending_;
    }
    low_ = (low_ & 0x00FFFFFFu) << 8;
  }
  uint64_t low_ = 0;
  uint32_t range_ = 0xFFFFFFFFu;
  uint8_t held_ = 0;
  bool started_ = false;
  uint64_t pending_ = 0;
  std::vector<std::byte> bytes_;
};

// Reads what the encoder wrote. Any bytes are safe to read; past their end it reads zeros.
class RangeDecoder {
 public:
  explicit RangeDecoder(std::span<const std::byte> bytes) : bytes_(bytes) {
    for (int i = 0; i < 4; ++i) code_ = code_ << 8 | next();
  }
  bool bit(BitModel& model) {
    const uint32_t bound = (range_ >> 12) * model.zero;
    const bool value = code_ >= bound;
    if (value) {
      code_ -= bound;
      range_ -= bound;
    } else {
      range_ = bound;
    }
    model.see(value);
    normalise();
    return value;
  }
  uint32_t plain(uint32_t bits) {
    uint32_t value = 0;
    while (bits-- > 0) {
      range_ >>= 1;
      const bool one = code_ >= range_;
      if (one) code_ -= range_;
      value = value << 1 | (one ? 1u : 0u);
      normalise();
    }
    return value;
  }
  // More was read than there is: the bytes are not what the encoder wrote.
  bool overrun() const { return overrun_ > 8; }

 private:
  void normalise() {
    while (range_ < (1u << 24)) {
      range_ <<= 8;
      code_ = code_ << 8 | next();
    }
  }
  uint32_t next() {
    if (at_ < bytes_.size()) return static_cast<uint32_t>(bytes_[at_++]);
    ++overrun_;
    return 0;
  }
  std::span<const std::byte> bytes_;
  size_t at_ = 0;
  uint32_t overrun_ = 0, range_ = 0xFFFFFFFFu, code_ = 0;
};

// A number of `bits` bits, the highest first, each bit in the context of those before it.
template <uint32_t bits>
class SymbolModel {
 public:
  void write(RangeEncoder& out, uint32_t value) {
    uint32_t node = 1;
    for (uint32_t i = bits; i-- > 0;) {
      const bool bit = (value >> i) & 1;
      out.bit(models_[node], bit);
      node = node << 1 | (bit ? 1u : 0u);
    }
  }
  uint32_t read(RangeDecoder& in) {
    uint32_t node = 1;
    for (uint32_t i = 0; i < bits; ++i) node = node << 1 | (in.bit(models_[node]) ? 1u : 0u);
    return node - (1u << bits);
  }

 private:
  BitModel models_[1u << bits];
};

// Gaps between ascending numbers that lie evenly (Golomb 1966): the part above `low_bits` in unary
// under a model, the rest plain.
class GapModel {
 public:
  explicit GapModel(uint32_t low_bits) : low_bits_(low_bits) {}
  // The low bits that suit `count` numbers below 2^bits.
  static uint32_t suited(uint32_t bits, size_t count) {
    uint32_t low = bits;
    while (low > 0 && (uint64_t{1} << (bits - low)) < count) --low;
    return low;
  }
  void write(RangeEncoder& out, uint32_t gap) {
    for (uint32_t high = gap >> low_bits_; high > 0; --high) out.bit(more_, true);
    out.bit(more_, false);
    out.plain(gap & ((1u << low_bits_) - 1), low_bits_);
  }
  uint32_t read(RangeDecoder& in) {
    uint32_t high = 0;
    while (!in.overrun() && in.bit(more_)) ++high;
    return (high << low_bits_) + in.plain(low_bits_);
  }

 private:
  uint32_t low_bits_;
  BitModel more_;
};

}  // namespace postil
