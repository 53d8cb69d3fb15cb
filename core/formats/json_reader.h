// JSON that comes from outside, read defensively: the first fault is kept with its place, and
// whatever is read after it is empty.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <span>
#include <string>
#include <string_view>

#include "core/formats/units.h"
#include "core/result.h"

namespace postil {

using Json = nlohmann::json;

// Where in the JSON a value is: "claims[3].source". Places hang together on the stack; the name is
// made only for a fault.
struct Place {
  const Place* up = nullptr;
  std::string_view key = {};
  size_t index = 0;
  std::string name() const;
};

// Parses; the Error names the byte.
Result<Json> parse_json(std::string_view bytes);

class JsonReader {
 public:
  bool failed() const { return !fault_.empty(); }
  const std::string& fault() const { return fault_; }
  void fail(const Place& place, std::string_view what);

  // A member of an object, or null if it is not there. A member that is null counts as not there.
  const Json* member(const Json& object, const char* key) const;

  // Each reads a member that may be missing: then it is empty, 0 or `missing`.
  std::string text(const Json& object, const char* key, const Place& place);
  int64_t integer(const Json& object, const char* key, const Place& place, int64_t most);
  int32_t thousandths(const Json& object, const char* key, const Place& place);
  template <class Names>
  size_t one_of(const Json& object, const char* key, const Place& place, const Names& names,
                size_t missing);
  // A missing list is empty.
  std::span<const Json> list(const Json& object, const char* key, const Place& place);
  bool is_object(const Json& value, const Place& place);

  // {"start", "end"}, both there and in order.
  ByteSpan span(const Json& object, const FromUnits& bytes, const Place& place);
  ByteSpan span(const Json* start, const Json* end, const FromUnits& bytes, const Place& place);
  // The same under a key; empty if it is missing.
  ByteSpan span_at(const Json& object, const char* key, const FromUnits& bytes, const Place& place);

 private:
  size_t index_of(const Json& value, const Place& place, const std::string_view* names,
                  size_t count);
  std::string fault_;
};

template <class Names>
size_t JsonReader::one_of(const Json& object, const char* key, const Place& place,
                          const Names& names, size_t missing) {
  const Json* value = member(object, key);
  if (value == nullptr) {
    if (missing == std::size(names)) fail({&place, key}, "is missing");
    return missing == std::size(names) ? 0 : missing;
  }
  return index_of(*value, {&place, key}, std::data(names), std::size(names));
}

}  // namespace postil
