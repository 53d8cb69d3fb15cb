// JSON written value by value, with no tree in between: an article's marks are many times its text.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace postil {

// Thousandths as a decimal with at least one and at most three places: 250 is 0.25, 1000 is 1.0.
std::string decimal(int32_t thousandths);

// Appends to one line of JSON. The caller keeps the grammar: keys in objects only, each followed by
// a value. Strings must be valid UTF-8.
class JsonWriter {
 public:
  JsonWriter& open(char bracket);   // { or [
  JsonWriter& close(char bracket);  // } or ]
  JsonWriter& key(std::string_view name);
  JsonWriter& text(std::string_view value);
  JsonWriter& number(int64_t value);
  JsonWriter& thousandths(int32_t value);  // as decimal()

  // A key with a text, left out if the text is empty.
  JsonWriter& optional(std::string_view name, std::string_view value);

  std::string take() { return std::move(out_); }

 private:
  void part();
  void quoted(std::string_view value);

  std::string out_;
  bool follows_ = false;  // a value was written at this level: a comma comes before the next
};

}  // namespace postil
