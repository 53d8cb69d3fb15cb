// Places, peoples, languages and currencies: GeoNames, CLDR, ISO 4217, lists of waters.
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "core/train/gazetteer_sources.h"

namespace postil {
namespace {

using nlohmann::json;

Result<json> read_json(const std::string& path) {
  Result<std::string> text = read_source(path);
  if (!text) return Error{text.error()};
  json value = json::parse(*text, nullptr, false);
  if (value.is_discarded()) return Error{path + ": is no JSON"};
  return value;
}

// The object at main.en.localeDisplayNames.KEY of a CLDR file.
Result<json> read_cldr(const std::string& path, const char* key) {
  Result<json> root = read_json(path);
  if (!root) return Error{root.error()};
  json::json_pointer at(std::string("/main/en/localeDisplayNames/") + key);
  if (!root->contains(at) || !(*root)[at].is_object()) return Error{path + ": no display names"};
  return (*root)[at];
}

bool upper_letters(std::string_view text, size_t count) {
  if (text.size() < count) return false;
  for (size_t i = 0; i < count; ++i)
    if (text[i] < 'A' || text[i] > 'Z') return false;
  return true;
}

// "Cocos (Keeling) Islands" gives "Cocos Islands"; " & " gives " and ".
std::string plain_name(std::string name) {
  for (size_t open; (open = name.find(" (")) != std::string::npos;) {
    size_t close = name.find(')', open);
    if (close == std::string::npos) break;
    name.erase(open, close + 1 - open);
  }
  for (size_t at; (at = name.find(" & ")) != std::string::npos;) name.replace(at, 3, " and ");
  return name;
}

// The text between <tag> and </tag> in the entry, empty if it has none.
std::string element(std::string_view entry, const std::string& tag) {
  size_t begin = entry.find("<" + tag + ">"), end = entry.find("</" + tag + ">");
  if (begin == std::string_view::npos || end == std::string_view::npos) return {};
  begin += tag.size() + 2;
  return std::string(entry.substr(begin, end - begin));
}

}  // namespace

namespace {

constexpr const char* cities_file = "/geonames-cities-15000.tsv";

struct City {
  std::string_view name, id;
  std::string country;
  double population = 0;
};

// The rows of the list of cities, which falls by population. The views are into `text`.
std::vector<City> read_rows(std::string_view text) {
  std::vector<City> out;
  for (std::string_view line : lines_of(text)) {
    std::vector<std::string_view> cell = split(line, '\t');
    if (cell.size() != 6 || cell[0] == "geonameid") continue;
    // In rows without an alternative name, other columns may have moved: take what looks right.
    std::string country(upper_letters(cell[3], 2) && cell[3].size() == 2 ? cell[3] : cell[2]);
    if (country.size() == 2)
      out.push_back(
          {cell[1], cell[0], country, std::strtod(std::string(cell[5]).c_str(), nullptr)});
  }
  return out;
}

// The readings of a name, the largest city first: one a country, four at most. The id is 0 where
// two cities of one country are of like size.
std::string city_readings(const std::vector<City>& cities) {
  constexpr size_t most = 4;
  constexpr double like = 0.25;
  std::vector<City> largest;
  for (const City& city : cities) {
    auto same = std::find_if(largest.begin(), largest.end(),
                             [&](const City& c) { return c.country == city.country; });
    if (same == largest.end())
      largest.push_back(city);
    else if (city.population > like * same->population)
      same->id = "0";
  }
  if (largest.size() > most) largest.resize(most);
  std::string out;
  for (const City& city : largest) {
    if (!out.empty()) out += '/';
    (out += city.id) += ' ';
    out += city.country;
    if (largest.size() > 1)
      out += ' ' + std::to_string(std::lround(2 * std::log2(city.population + 1)));
  }
  return out;
}

}  // namespace

Result<bool> read_cities(const std::string& dir, const WordStats& stats, GazetteerPhrases& out) {
  constexpr double always = 100000, well_known = 15000;
  constexpr uint32_t known_rank = 60000;
  Result<std::string> text = read_source(dir + cities_file);
  if (!text) return Error{text.error()};
  std::vector<std::string> names;  // the largest first
  std::map<std::string, std::vector<City>> cities;
  for (const City& city : read_rows(*text)) {
    std::vector<City>& same = cities[std::string(city.name)];
    if (same.empty()) names.emplace_back(city.name);
    same.push_back(city);
  }
  for (const std::string& name : names) {
    double population = cities[name].front().population;
    bool one_word = name.find(' ') == std::string::npos;
    bool keep =
        population >= always || (one_word && population >= well_known &&
                                 stats.rank(name) < known_rank && stats.counts(name).title >= 2);
    if (!keep || name.size() < 3 || stats.all_everyday(name)) continue;
    out.push_back({name, GazetteerClass::city, city_readings(cities[name])});
  }
  return true;
}

Result<std::map<std::string, double>> city_inhabitants(const std::string& dir) {
  Result<std::string> text = read_source(dir + cities_file);
  if (!text) return Error{text.error()};
  std::map<std::string, double> out;
  for (const City& city : read_rows(*text)) out[city.country] += city.population;
  return out;
}

Result<bool> read_territories(const std::string& dir, GazetteerPhrases& out) {
  Result<json> names = read_cldr(dir + "/cldr-territories.json", "territories");
  if (!names) return Error{names.error()};
  for (const auto& [key, value] : names->items()) {
    if (!value.is_string()) continue;
    std::string name = plain_name(value.get<std::string>());
    bool land = upper_letters(key, 2);
    if (key == "001" || key == "ZZ" || key == "QO" || key == "EU" || key == "EZ" || key == "UN" ||
        key.rfind("UN-", 0) == 0 || key == "XA" || key == "XB")
      continue;
    if (name.rfind("Congo", 0) == 0 || name.find(" SAR China") != std::string::npos) continue;
    std::string code = land ? key.substr(0, 2) : "";
    std::string canonical = land ? plain_name((*names)[code].get<std::string>()) : "";
    out.push_back({name, land ? GazetteerClass::country : GazetteerClass::region, code, canonical});
  }
  Result<json> demonyms = read_json(dir + "/demonyms.json");
  if (!demonyms) return Error{demonyms.error()};
  for (const auto& [code, value] : (*demonyms)["nationalities"].items()) {
    std::string name = plain_name(value.get<std::string>());
    // Some rows hold the country's name instead: an adjective of people ends in one of these.
    static constexpr std::string_view ends[] = {"an", "ese", "ish", "i",   "er",  "ic", "ch",
                                                "ss", "ek",  "ot",  "ara", "ari", "ite"};
    bool adjective = false;
    for (std::string_view end : ends)
      adjective |= name.size() > end.size() &&
                   std::string_view(name).substr(name.size() - end.size()) == end;
    auto territory = names->find(code);
    if (territory != names->end() && plain_name(territory->get<std::string>()) == name) continue;
    if (!adjective || name.find(',') != std::string::npos || name == "Welsh") continue;
    out.push_back({name, GazetteerClass::demonym, code});
    if (name.back() == 'n' || name.back() == 'i' || name.back() == 'r')
      out.push_back({name + "s", GazetteerClass::demonym, code});
  }
  return true;
}

Result<bool> read_languages(const std::string& dir, GazetteerPhrases& out) {
  Result<json> names = read_cldr(dir + "/cldr-languages.json", "languages");
  if (!names) return Error{names.error()};
  for (const auto& [key, value] : names->items()) {
    if (!value.is_string() || key.size() > 3) continue;
    std::string name = plain_name(value.get<std::string>());
    if (name == "Multiple languages" || name == "Unknown language" || name == "Romansh") continue;
    if (key == "mul" || key == "und" || key == "zxx" || key == "mis") continue;
    out.push_back({name, GazetteerClass::language, key});
  }
  return true;
}

Result<bool> read_currencies(const std::string& dir, GazetteerPhrases& out) {
  Result<std::string> xml = read_source(dir + "/iso-4217.xml");
  if (!xml) return Error{xml.error()};
  std::set<std::string> seen;
  for (size_t at = 0; (at = xml->find("<CcyNtry>", at)) != std::string::npos; ++at) {
    std::string_view entry = std::string_view(*xml).substr(at, xml->find("</CcyNtry>", at) - at);
    std::string name = element(entry, "CcyNm"), code = element(entry, "Ccy");
    // Codes with X are no money of a country (gold, testing), but for the franc and dollar zones.
    bool shared = code == "XAF" || code == "XOF" || code == "XPF" || code == "XCD";
    if (name.empty() || code.size() != 3 || (code[0] == 'X' && !shared)) continue;
    // Names of one word ("Euro", "Rand") are in our own list of currency words.
    if (name.find(' ') == std::string::npos || name.find('(') != std::string::npos) continue;
    if (seen.insert(name).second) out.push_back({name, GazetteerClass::currency, code});
  }
  return true;
}

Result<bool> read_waters(const std::string& dir, GazetteerPhrases& out) {
  Result<json> seas = read_json(dir + "/corpora-lists/geography/oceans.json");
  if (!seas) return Error{seas.error()};
  for (const json& row : (*seas)["seas"])
    out.push_back({plain_name(row["name"].get<std::string>()), GazetteerClass::landform});
  Result<json> rivers = read_json(dir + "/corpora-lists/geography/rivers.json");
  if (!rivers) return Error{rivers.error()};
  size_t count = 0;
  for (const json& row : (*rivers)["rivers"]) {  // by length: the longest first
    if (++count > 120) break;
    std::string name = plain_name(row["name"].get<std::string>());
    if (name.find("River") == std::string::npos) name += " River";
    out.push_back({name, GazetteerClass::landform});
  }
  return true;
}

}  // namespace postil
