#include "core/train/gazetteer.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "core/lexicon/lexicon_builder.h"
#include "core/train/gazetteer_sources.h"

namespace postil {
namespace {

constexpr size_t common_words = 6000;

bool is_upper_ascii(char c) {
  return c >= 'A' && c <= 'Z';
}

// The case rule of a phrase by how it is written: capitals only is an acronym, a capital anywhere
// asks for the same letters, lower case matches any.
CaseRule case_rule(std::string_view text) {
  size_t upper = 0, lower = 0;
  for (char c : text) {
    upper += is_upper_ascii(c);
    lower += (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
  }
  if (upper >= 2 && lower == 0 && text.find(' ') == std::string_view::npos && text.size() <= 6)
    return CaseRule::acronym;
  return upper || lower == 0 ? CaseRule::exact : CaseRule::any;
}

Result<GazetteerPhrases> read_all(const std::string& data_dir, const std::string& names_dir) {
  Result<WordStats> stats = WordStats::read(data_dir);
  if (!stats) return Error{stats.error()};
  std::string dir = data_dir + "/gazetteer";
  GazetteerPhrases own, out;
  for (Result<bool> done :
       {read_own_lists(names_dir, own), read_cities(dir, *stats, out), read_territories(dir, out),
        read_languages(dir, out), read_currencies(dir, out), read_waters(dir, out),
        read_factbook(dir, *stats, out), read_congress(dir, out), read_petrarch(dir, *stats, out),
        read_organisations(dir, out), read_people(dir, *stats, out)})
    if (!done) return Error{done.error()};
  // A name of one word that is mostly written in lower case would mark the everyday word where it
  // begins a sentence; countries and the like stay.
  auto dropped = [&](const GazetteerPhrase& phrase) {
    if (phrase.text.find(' ') != std::string::npos) return false;
    if (phrase.cls == GazetteerClass::country || phrase.cls == GazetteerClass::demonym)
      return false;
    return stats->everyday(phrase.text);
  };
  out.erase(std::remove_if(out.begin(), out.end(), dropped), out.end());
  own.insert(own.end(), out.begin(), out.end());
  add_common_words(*stats, common_words, own);
  return own;
}

// The lines of the table of details, each once, in the order of their first use.
class DetailTable {
 public:
  uint32_t add(const GazetteerPhrase& phrase) {
    if (phrase.code.empty() && phrase.name.empty()) return 0;
    std::string line = phrase.code;
    if (!phrase.name.empty() && phrase.name != phrase.text) line += "\t" + phrase.name;
    auto [at, added] = index_.emplace(line, index_.size() + 1);
    if (added) text_ += line + "\n";
    return static_cast<uint32_t>(at->second);
  }
  std::vector<std::byte> bytes() const {
    std::vector<std::byte> out;
    for (char c : text_) out.push_back(static_cast<std::byte>(c));
    return out;
  }

 private:
  std::map<std::string, size_t> index_;
  std::string text_;
};

// A name that stands for places in several countries, or for their people, keeps all their codes,
// parted by slashes; a city that our own list has without its id takes that of the list of cities.
// Of a people, a country of far fewer inhabitants than another does not count ("French" of Guiana).
void merge_readings(std::map<std::string, double> inhabitants, GazetteerPhrases& phrases) {
  constexpr double far_fewer = 0.05;
  std::map<std::pair<std::string, GazetteerClass>, GazetteerPhrase*> first;
  for (GazetteerPhrase& phrase : phrases) {
    const bool city = phrase.cls == GazetteerClass::city;
    if (!city && phrase.cls != GazetteerClass::province && phrase.cls != GazetteerClass::demonym)
      continue;
    auto [at, added] = first.emplace(std::pair(phrase.text, phrase.cls), &phrase);
    std::string& code = at->second->code;
    if (added || phrase.code.empty()) continue;
    if (city) {
      const bool bare = code.size() == 4 && code[0] == '0';
      if (bare && phrase.code.find(code.substr(1)) != phrase.code.npos) code = phrase.code;
    } else if (!at->second->chosen && code.find(phrase.code) == code.npos) {
      if (phrase.cls == GazetteerClass::demonym) {
        const double other = inhabitants[phrase.code], known = inhabitants[code.substr(0, 2)];
        if (other < far_fewer * known) continue;
        if (known < far_fewer * other) code.clear();
      }
      (code += code.empty() ? "" : "/") += phrase.code;
    }
  }
}

}  // namespace

Result<GazetteerFiles> build_gazetteer(const std::string& data_dir, const std::string& names_dir,
                                       std::ostream& report) {
  Result<GazetteerPhrases> phrases = read_all(data_dir, names_dir);
  if (!phrases) return Error{phrases.error()};
  Result<std::map<std::string, double>> inhabitants = city_inhabitants(data_dir + "/gazetteer");
  if (!inhabitants) return Error{inhabitants.error()};
  merge_readings(std::move(*inhabitants), *phrases);
  LexiconBuilder builder;
  DetailTable details;
  std::array<size_t, gazetteer_class_count> counts{};
  std::set<std::pair<std::string, GazetteerClass>> seen;  // the first of a phrase and class stays
  for (const GazetteerPhrase& phrase : *phrases) {
    if (!seen.emplace(phrase.text, phrase.cls).second) continue;
    uint32_t detail = detail_is_number(phrase.cls) ? phrase.number : details.add(phrase);
    uint32_t value = static_cast<uint32_t>(phrase.cls) | detail << 8;
    if (builder.add(phrase.text, case_rule(phrase.text), Inflection::none, value))
      ++counts[static_cast<size_t>(phrase.cls)];
  }
  GazetteerFiles files{builder.build(), details.bytes()};
  for (size_t c = 0; c < counts.size(); ++c)
    report << gazetteer_class_names[c] << '\t' << counts[c] << '\n';
  report << "gazetteer " << files.lexicon.size() << " bytes, details " << files.details.size()
         << " bytes\n";
  return files;
}

}  // namespace postil
