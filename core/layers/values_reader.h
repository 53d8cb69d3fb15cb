// Inside of values.h: reads the tokens of one mark.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/layers/countries.h"
#include "core/layers/gazetteer.h"
#include "core/text/document.h"

namespace postil {

// digits * 10^power, exact.
struct Decimal {
  int64_t digits = 0;
  int power = 0;
};
std::string to_text(Decimal value);

class ValueReader {
 public:
  ValueReader(const Document& document, const GazetteerView& gazetteer,
              const GazetteerDetails& details, const CountrySet& named, TokenSpan tokens)
      : document_(document),
        gazetteer_(gazetteer),
        details_(details),
        named_(named),
        tokens_(tokens) {}

  std::string number_value() const;   // CARDINAL, PERCENT
  std::string ordinal_value() const;  // ORDINAL
  std::string money_value() const;
  std::string quantity_value() const;
  std::string percent_value() const;
  std::string date_value() const;
  std::string time_value() const;

 private:
  struct Number {
    Decimal value;
    uint32_t begin = 0, end = 0;
  };
  struct Day {  // 0: not said
    int year = 0, month = 0, day = 0;
    uint32_t end = 0;
  };

  std::string_view text(uint32_t i) const {
    return i < tokens_.end ? text_of(document_, document_.tokens[i]) : std::string_view{};
  }
  bool is(uint32_t i, std::string_view lower) const;
  bool has(uint32_t i, GazetteerClass c) const {
    return i < tokens_.end && (gazetteer_.word[i] & class_bit(c));
  }
  // The number that the list gives to a word of the class.
  std::optional<int> listed(uint32_t i, GazetteerClass c) const;
  // The code that the list gives to a word of the class.
  std::string_view code(uint32_t i, GazetteerClass c) const;

  std::optional<Decimal> digits(uint32_t i) const;
  std::optional<Number> words(uint32_t i) const;
  std::optional<Number> number(uint32_t i) const;
  // The first number of the mark from `i` on.
  std::optional<Number> first_number(uint32_t i) const;
  std::string numbers(uint32_t& end) const;
  std::string_view shared_currency(uint32_t i) const;
  std::string_view currency() const;

  std::optional<int> month(uint32_t i) const;
  std::optional<int> plain(uint32_t i, int low, int high) const;
  std::optional<Day> day(uint32_t i) const;
  std::string duration() const;
  std::string interval() const;
  std::string decade() const;
  std::string part_of_year() const;
  std::string numeric_date() const;
  std::string clock() const;

  const Document& document_;
  const GazetteerView& gazetteer_;
  const GazetteerDetails& details_;
  const CountrySet& named_;
  TokenSpan tokens_;
};

}  // namespace postil
