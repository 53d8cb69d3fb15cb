#include "core/formats/json_reader.h"

#include <cmath>

namespace postil {
namespace {

// Finds only where the fault is.
struct FaultFinder : nlohmann::json_sax<Json> {
  size_t at = 0;
  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(number_integer_t) override { return true; }
  bool number_unsigned(number_unsigned_t) override { return true; }
  bool number_float(number_float_t, const string_t&) override { return true; }
  bool string(string_t&) override { return true; }
  bool binary(binary_t&) override { return true; }
  bool start_object(size_t) override { return true; }
  bool key(string_t&) override { return true; }
  bool end_object() override { return true; }
  bool start_array(size_t) override { return true; }
  bool end_array() override { return true; }
  bool parse_error(size_t position, const std::string&,
                   const nlohmann::detail::exception&) override {
    at = position;
    return false;
  }
};

}  // namespace

std::string Place::name() const {
  if (up == nullptr) return std::string(key);
  const std::string above = up->name();
  if (key.empty()) return above + '[' + std::to_string(index) + ']';
  return above.empty() ? std::string(key) : above + '.' + std::string(key);
}

Result<Json> parse_json(std::string_view bytes) {
  Json json = Json::parse(bytes.begin(), bytes.end(), nullptr, false);
  if (!json.is_discarded()) return json;
  FaultFinder finder;
  Json::sax_parse(bytes.begin(), bytes.end(), &finder);
  return Error{"not JSON, at byte " + std::to_string(finder.at)};
}

void JsonReader::fail(const Place& place, std::string_view what) {
  if (failed()) return;
  std::string name = place.name();
  if (name.empty()) name = "the whole";
  fault_ = name.append(" ").append(what);
}

const Json* JsonReader::member(const Json& object, const char* key) const {
  const auto found = object.find(key);
  return found == object.end() || found->is_null() ? nullptr : &*found;
}

std::string JsonReader::text(const Json& object, const char* key, const Place& place) {
  const Json* value = member(object, key);
  if (value == nullptr) return {};
  if (const auto* text = value->get_ptr<const std::string*>()) return *text;
  fail({&place, key}, "is not a string");
  return {};
}

int64_t JsonReader::integer(const Json& object, const char* key, const Place& place, int64_t most) {
  const Json* value = member(object, key);
  if (value == nullptr) return 0;
  if (value->is_number_unsigned() && value->get<uint64_t>() <= static_cast<uint64_t>(most))
    return value->get<int64_t>();
  fail({&place, key}, "is not a whole number from 0 to " + std::to_string(most));
  return 0;
}

int32_t JsonReader::thousandths(const Json& object, const char* key, const Place& place) {
  const Json* value = member(object, key);
  if (value == nullptr) return 0;
  if (value->is_number()) {
    const double number = value->get<double>();
    if (std::abs(number) <= 1e6) return static_cast<int32_t>(std::lround(number * 1000));
  }
  fail({&place, key}, "is not a number of at most a million");
  return 0;
}

size_t JsonReader::index_of(const Json& value, const Place& place, const std::string_view* names,
                            size_t count) {
  const auto* text = value.get_ptr<const std::string*>();
  for (size_t i = 0; text != nullptr && i < count; ++i)
    if (names[i] == *text) return i;
  fail(place, text == nullptr ? "is not a string" : "is '" + text->substr(0, 40) + "', not known");
  return 0;
}

std::span<const Json> JsonReader::list(const Json& object, const char* key, const Place& place) {
  const Json* value = member(object, key);
  if (value == nullptr) return {};
  if (const auto* items = value->get_ptr<const Json::array_t*>()) return *items;
  fail({&place, key}, "is not a list");
  return {};
}

bool JsonReader::is_object(const Json& value, const Place& place) {
  if (!value.is_object()) fail(place, "is not an object");
  return value.is_object();
}

ByteSpan JsonReader::span(const Json* start, const Json* end, const FromUnits& bytes,
                          const Place& place) {
  if (start == nullptr || end == nullptr || !start->is_number_unsigned() ||
      !end->is_number_unsigned()) {
    fail(place, "has no start and end");
    return {};
  }
  const auto begin = bytes(start->get<uint64_t>()), past = bytes(end->get<uint64_t>());
  if (begin && past && *begin < *past) return {*begin, *past};
  fail(place, "does not lie in the text: " + start->dump() + " to " + end->dump());
  return {};
}

ByteSpan JsonReader::span(const Json& object, const FromUnits& bytes, const Place& place) {
  return span(member(object, "start"), member(object, "end"), bytes, place);
}

ByteSpan JsonReader::span_at(const Json& object, const char* key, const FromUnits& bytes,
                             const Place& place) {
  const Json* value = member(object, key);
  const Place at{&place, key};
  return value == nullptr || !is_object(*value, at) ? ByteSpan{} : span(*value, bytes, at);
}

}  // namespace postil
