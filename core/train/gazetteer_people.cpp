// People: members of the US Congress and executive, actors of world politics, names.
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "core/train/gazetteer_sources.h"

namespace postil {
namespace {

using nlohmann::json;

// The value of a "key: value" line with its quotes off, if the line has that key.
bool yaml_value(std::string_view line, std::string_view key, std::string& value) {
  std::string_view text = trim(line);
  if (text.substr(0, 2) == "- ") text = trim(text.substr(2));
  if (text.size() <= key.size() || text.substr(0, key.size()) != key || text[key.size()] != ':')
    return false;
  text = trim(text.substr(key.size() + 1));
  if (text.size() >= 2 && (text[0] == '\'' || text[0] == '"'))
    text = text.substr(1, text.size() - 2);
  value = std::string(text);
  return true;
}

struct Politician {
  std::string first, last, nick, full, type, state, party, start;
};

void add_politician(const Politician& p, bool known, GazetteerPhrases& out) {
  static const std::map<std::string, std::string> offices = {{"sen", "senator"},
                                                             {"rep", "representative"},
                                                             {"prez", "president"},
                                                             {"viceprez", "vice president"}};
  if (p.first.empty() || p.last.empty()) return;
  auto office = offices.find(p.type);
  std::string code = office == offices.end() ? "" : office->second;
  if (!p.state.empty()) code += ", " + p.state;
  if (!p.party.empty()) code += ", " + p.party;
  std::string name = p.first + " " + p.last;
  out.push_back({p.last, GazetteerClass::surname});
  if (!known) return;
  out.push_back({name, GazetteerClass::person, code, name});
  if (!p.nick.empty()) out.push_back({p.nick + " " + p.last, GazetteerClass::person, code, name});
  if (!p.full.empty() && p.full != name)
    out.push_back({p.full, GazetteerClass::person, code, name});
}

// The YAML of the congress-legislators project: an item begins at "- id:", its last term is last.
Result<bool> read_politicians(const std::string& path, const std::string& since,
                              GazetteerPhrases& out) {
  Result<std::string> text = read_source(path);
  if (!text) return Error{text.error()};
  Politician person;
  for (std::string_view line : lines_of(*text)) {
    if (line.substr(0, 5) == "- id:") {
      add_politician(person, person.start >= since, out);
      person = {};
    }
    yaml_value(line, "first", person.first) || yaml_value(line, "last", person.last) ||
        yaml_value(line, "nickname", person.nick) ||
        yaml_value(line, "official_full", person.full) || yaml_value(line, "type", person.type) ||
        yaml_value(line, "state", person.state) || yaml_value(line, "party", person.party) ||
        yaml_value(line, "start", person.start);
  }
  add_politician(person, person.start >= since, out);
  return true;
}

}  // namespace

Result<bool> read_congress(const std::string& dir, GazetteerPhrases& out) {
  Result<bool> done = read_politicians(dir + "/congress-legislators-current.yaml", "", out);
  if (!done) return done;
  done = read_politicians(dir + "/congress-executive.yaml", "1930", out);
  if (!done) return done;
  Result<std::string> text = read_source(dir + "/congress-committees-current.yaml");
  if (!text) return Error{text.error()};
  for (std::string_view line : lines_of(*text)) {
    std::string name;
    if (line.substr(0, 2) != "  " || line.substr(0, 3) == "   " || !yaml_value(line, "name", name))
      continue;
    out.push_back({name, GazetteerClass::institution});
    for (const char* house : {"House ", "Senate "})
      if (name.rfind(house, 0) == 0 && name.find("Committee on ") != std::string::npos)
        out.push_back({name.substr(std::string_view(house).size()), GazetteerClass::institution});
  }
  return true;
}

// PETRARCH's actors: "FIRST_LAST_  # CountryInfo.txt" are office holders; other entries with a code
// in brackets that begins with IGO or MNC are organisations of states and companies.
Result<bool> read_petrarch(const std::string& dir, const WordStats& stats, GazetteerPhrases& out) {
  Result<std::string> text = read_source(dir + "/petrarch-Phoenix.Countries.actors.txt");
  if (!text) return Error{text.error()};
  std::map<std::string, int> first, last;
  for (std::string_view line : lines_of(*text)) {
    size_t mark = line.find("# CountryInfo.txt");
    if (mark == std::string_view::npos || line[0] == '+' || line[0] == '\t') continue;
    std::vector<std::string> words;
    for (std::string_view word : split(trim(line.substr(0, mark)), '_'))
      if (!word.empty() &&
          word.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == std::string_view::npos)
        words.push_back(title_case(word));
    if (words.size() < 2 || words.size() > 4) continue;
    if (words.front().size() > 2) ++first[words.front()];
    if (words.back().size() > 2) ++last[words.back()];
  }
  constexpr uint32_t known = 100000;
  for (const auto& [word, count] : first)
    if (count >= 2 && stats.rank(word) < known && !stats.everyday(word))
      out.push_back({word, GazetteerClass::first_name});
  for (const auto& [word, count] : last)
    if ((count >= 2 || stats.counts(word).title >= 2) && stats.rank(word) < known &&
        !stats.everyday(word))
      out.push_back({word, GazetteerClass::surname});
  text = read_source(dir + "/petrarch-Phoenix.International.actors.txt");
  if (!text) return Error{text.error()};
  for (std::string_view line : lines_of(*text)) {
    size_t code = line.find('[');
    if (code == std::string_view::npos || line[0] == '#' || line[0] == '\t') continue;
    std::string_view kind = line.substr(code + 1, 3);
    if (kind != "IGO" && kind != "MNC") continue;
    std::string name;
    std::string_view row = trim(line.substr(line[0] == '+', code - (line[0] == '+')));
    for (std::string_view word : split(row, '_'))
      if (!word.empty()) {
        if (!name.empty()) name += ' ';
        name += stats.usual_case(word);
      }
    if (name.size() < 3 || stats.all_everyday(name)) continue;
    if (kind == "MNC" && split(name, ' ').size() > 2) continue;  // shows what it is by itself
    if (name.find_first_of("()/\"") != std::string::npos) continue;
    if (name.rfind("the ", 0) == 0) name = name.substr(4);
    out.push_back({name, kind == "IGO" ? GazetteerClass::igo : GazetteerClass::company});
  }
  return true;
}

Result<bool> read_people(const std::string& dir, const WordStats& stats, GazetteerPhrases& out) {
  constexpr uint32_t known = 150000;
  auto add = [&](const std::string& name, GazetteerClass cls) {
    if (name.size() < 3 || name.find_first_of(" .,") != std::string::npos) return;
    if (!stats.everyday(name) && stats.rank(name) < known) out.push_back({name, cls});
  };
  for (const char* file : {"/first-names-female.txt", "/first-names-male.txt"}) {
    Result<std::string> text = read_source(dir + file);
    if (!text) return Error{text.error()};
    for (std::string_view line : lines_of(*text))
      add(std::string(trim(line)), GazetteerClass::first_name);
  }
  struct List {
    const char *file, *key;
    GazetteerClass cls;
  };
  for (const List& list : {List{"firstNames", "firstNames", GazetteerClass::first_name},
                           List{"neutralNames", "neutralNames", GazetteerClass::first_name},
                           List{"spanishFirstNames", "firstNames", GazetteerClass::first_name},
                           List{"lastNames", "lastNames", GazetteerClass::surname},
                           List{"spanishLastNames", "lastNames", GazetteerClass::surname}}) {
    std::string path = dir + "/corpora-lists/humans/" + list.file + ".json";
    Result<std::string> text = read_source(path);
    if (!text) return Error{text.error()};
    json root = json::parse(*text, nullptr, false);
    if (!root.is_object() || !root.contains(list.key)) return Error{path + ": no " + list.key};
    for (const json& name : root[list.key])
      if (name.is_string()) add(name.get<std::string>(), list.cls);
  }
  return true;
}

}  // namespace postil
