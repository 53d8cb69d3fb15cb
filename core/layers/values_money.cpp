// Values of amounts of money: the currency where the text settles it (ISO 4217).
#include <algorithm>

#include "core/layers/values_reader.h"

namespace postil {
namespace {

using C = GazetteerClass;

struct Named {
  std::string_view name, code;
};

// Signs and letters before an amount that settle the currency; "$", "¥" and "Rs" do not.
constexpr Named prefixes[] = {
    {"€", "EUR"},   {"£", "GBP"},   {"₹", "INR"},   {"₦", "NGN"},     {"₱", "PHP"},
    {"฿", "THB"},   {"₩", "KRW"},   {"₫", "VND"},   {"₪", "ILS"},     {"₺", "TRY"},
    {"₽", "RUB"}, {"₴", "UAH"},   {"₡", "CRC"},   {"₲", "PYG"},     {"₵", "GHS"},
    {"₭", "LAK"},   {"₮", "MNT"},   {"US$", "USD"}, {"U.S.$", "USD"}, {"HK$", "HKD"},
    {"NT$", "TWD"}, {"A$", "AUD"},  {"C$", "CAD"},  {"S$", "SGD"},    {"NZ$", "NZD"},
    {"R$", "BRL"},  {"N$", "NAD"},  {"R", "ZAR"},   {"Dh", "AED"},    {"Dhs", "AED"},
    {"SR", "SAR"},  {"RM", "MYR"},  {"QR", "QAR"},  {"JD", "JOD"},    {"KD", "KWD"},
    {"BD", "BHD"},  {"KSh", "KES"}, {"Ksh", "KES"}, {"TSh", "TZS"},   {"Tsh", "TZS"},
    {"USh", "UGX"}, {"GH", "GHS"},  {"Tk", "BDT"},  {"Rp", "IDR"},    {"N", "NGN"},
    {"NIS", "ILS"}, {"RMB", "CNY"}, {"S/", "PEN"}};

// Words of currency that several countries use, with the country that a word before them names.
struct Shared {
  std::string_view country, word, code;
};
constexpr Shared shared[] = {
    {"US", "dollar", "USD"},   {"AU", "dollar", "AUD"},   {"CA", "dollar", "CAD"},
    {"HK", "dollar", "HKD"},   {"SG", "dollar", "SGD"},   {"NZ", "dollar", "NZD"},
    {"TW", "dollar", "TWD"},   {"NA", "dollar", "NAD"},   {"JM", "dollar", "JMD"},
    {"FJ", "dollar", "FJD"},   {"ZW", "dollar", "ZWL"},   {"GB", "pound", "GBP"},
    {"EG", "pound", "EGP"},    {"SD", "pound", "SDG"},    {"LB", "pound", "LBP"},
    {"SY", "pound", "SYP"},    {"IN", "rupee", "INR"},    {"PK", "rupee", "PKR"},
    {"LK", "rupee", "LKR"},    {"NP", "rupee", "NPR"},    {"MU", "rupee", "MUR"},
    {"MX", "peso", "MXN"},     {"AR", "peso", "ARS"},     {"CL", "peso", "CLP"},
    {"CO", "peso", "COP"},     {"PH", "peso", "PHP"},     {"CU", "peso", "CUP"},
    {"UY", "peso", "UYU"},     {"DO", "peso", "DOP"},     {"CH", "franc", "CHF"},
    {"RW", "franc", "RWF"},    {"KE", "shilling", "KES"}, {"TZ", "shilling", "TZS"},
    {"UG", "shilling", "UGX"}, {"SO", "shilling", "SOS"}, {"SA", "riyal", "SAR"},
    {"QA", "riyal", "QAR"},    {"OM", "rial", "OMR"},     {"IR", "rial", "IRR"},
    {"YE", "rial", "YER"},     {"AE", "dirham", "AED"},   {"MA", "dirham", "MAD"},
    {"KW", "dinar", "KWD"},    {"JO", "dinar", "JOD"},    {"IQ", "dinar", "IQD"},
    {"DZ", "dinar", "DZD"},    {"TN", "dinar", "TND"},    {"BH", "dinar", "BHD"},
    {"LY", "dinar", "LYD"},    {"RS", "dinar", "RSD"},    {"TR", "lira", "TRY"},
    {"RU", "rouble", "RUB"},   {"RU", "ruble", "RUB"},    {"BY", "ruble", "BYN"},
    {"SE", "kron", "SEK"},     {"NO", "kron", "NOK"},     {"DK", "kron", "DKK"},
    {"CZ", "koruna", "CZK"},   {"RO", "le", "RON"},       {"ZM", "kwacha", "ZMW"},
    {"MW", "kwacha", "MWK"},   {"CR", "colon", "CRC"},    {"VE", "bolivar", "VES"},
    {"JP", "yen", "JPY"},      {"CN", "yen", "CNY"}};

// The words that stand for several currencies, with what the table above calls them.
constexpr Named signs[] = {{"$", "dollar"}, {"¥", "yen"}, {"Rs", "rupee"}, {"Rs.", "rupee"}};

// Whether the word begins so, its own first letter in either case.
bool starts_with(std::string_view word, std::string_view begin) {
  return word.size() >= begin.size() && (word[0] | 0x20) == (begin[0] | 0x20) &&
         word.substr(1, begin.size() - 1) == begin.substr(1);
}

bool iso_code(std::string_view word) {
  return word.size() == 3 &&
         std::all_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

}  // namespace

// The code of a word that several countries call their money: by the country before it ("Egyptian
// pounds"), else by the one that the article names.
std::string_view ValueReader::shared_currency(uint32_t i) const {
  std::string_view word = has(i, C::currency_word) ? text(i) : std::string_view(), country;
  for (const Named& sign : signs)
    if (sign.name == text(i)) word = sign.code;
  if (word.empty()) return {};
  bool told = false;  // a word of some country is before it
  if (i > tokens_.begin) {
    country = code(i - 1, C::country);
    if (country.empty()) country = code(i - 1, C::demonym);
    const Casing casing = document_.tokens[i - 1].casing;
    told = casing != Casing::lower && casing != Casing::none;
  }
  std::string_view found;
  bool several = false;
  for (const Shared& s : shared) {
    if (!starts_with(word, s.word)) continue;
    if (s.country == country) return s.code;
    if (told || !named_.has(s.country)) continue;
    several = several || !found.empty();
    found = s.code;
  }
  return several || (starts_with(word, "dollar") && found != "USD") ? std::string_view() : found;
}

std::string_view ValueReader::currency() const {
  for (uint32_t i = tokens_.begin; i < tokens_.end; ++i) {
    std::string_view word = text(i);
    if (std::string_view known = code(i, C::currency_word); !known.empty()) return known;
    std::string prefix(word.substr(0, word.find_first_of("0123456789")));
    if (text(i + 1) == "$" && !document_.tokens[i + 1].spaced) prefix += '$';
    if (prefix == "S" && text(i + 1) == "/") prefix += '/';
    for (const Named& p : prefixes)
      if (p.name == prefix && (i + 1 < tokens_.end || word.size() > prefix.size())) return p.code;
    if (iso_code(word)) return word;
    if (std::string_view settled = shared_currency(i); !settled.empty()) return settled;
  }
  return {};
}

std::string ValueReader::money_value() const {
  for (uint32_t i = tokens_.begin; i < tokens_.end; ++i)
    if (has(i, C::plural_scale) || is(i, "several") || is(i, "few")) return {};
  for (uint32_t i = tokens_.begin; i < tokens_.end; ++i)
    if (is(i, "cent") || is(i, "cents") || is(i, "pence")) return {};
  uint32_t end = 0;
  std::string amount = numbers(end);
  if (amount.empty()) {  // "R92 million": the digits are glued to the letters
    std::string_view word;
    uint32_t i = tokens_.begin;
    for (; i < tokens_.end; ++i) {
      word = text(i);
      size_t digit = word.find_first_of("0123456789");
      if (digit == word.npos) continue;
      word = word.substr(digit);
      break;
    }
    if (i == tokens_.end || word.find_first_not_of("0123456789") != word.npos || word.size() > 9 ||
        (i + 1 < tokens_.end && !document_.tokens[i + 1].spaced && text(i + 1) != "-"))
      return {};
    Decimal value{std::stoll(std::string(word)), 0};
    const uint32_t next = text(i + 1) == "-" ? i + 2 : i + 1;
    if (std::optional<int> power = listed(next, C::scale)) value.power = *power;
    amount = to_text(value);
  }
  std::string_view money = currency();
  return money.empty() ? amount : (amount += ' ') += money;
}

}  // namespace postil
