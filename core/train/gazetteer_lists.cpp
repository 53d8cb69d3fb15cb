// Our own lists, and lists of companies, agencies, newspapers.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "core/train/gazetteer_sources.h"

namespace postil {
namespace {

using nlohmann::json;

// A row of a list: "phrase TAB detail"; the detail is a number where the class says so, or a code.
GazetteerPhrase read_row(std::string_view line, GazetteerClass cls) {
  std::vector<std::string_view> cell = split(line, '\t');
  GazetteerPhrase phrase{std::string(trim(cell[0])), cls};
  phrase.chosen = true;
  std::string detail(cell.size() > 1 ? trim(cell[1]) : "");
  if (detail_is_number(cls))
    phrase.number = static_cast<uint32_t>(std::strtoul(detail.c_str(), nullptr, 10));
  else if (cls == GazetteerClass::city && !detail.empty() && detail.find(' ') == detail.npos)
    phrase.code = "0 " + detail;
  else
    phrase.code = detail;
  return phrase;
}

}  // namespace

Result<bool> read_own_lists(const std::string& names_dir, GazetteerPhrases& out) {
  std::error_code error;
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(names_dir, error))
    if (entry.path().extension() == ".txt") files.push_back(entry.path());
  if (error || files.empty()) return Error{names_dir + ": no lists of names there"};
  std::sort(files.begin(), files.end());
  for (const std::filesystem::path& file : files) {
    std::string stem = file.stem().string();
    auto found =
        std::find(std::begin(gazetteer_class_names), std::end(gazetteer_class_names), stem);
    if (found == std::end(gazetteer_class_names))
      return Error{file.string() + ": no class of the gazetteer has this name"};
    auto cls = static_cast<GazetteerClass>(found - std::begin(gazetteer_class_names));
    Result<std::string> text = read_source(file.string());
    if (!text) return Error{text.error()};
    for (std::string_view line : lines_of(*text))
      if (!trim(line).empty() && line[0] != '#') out.push_back(read_row(line, cls));
  }
  return true;
}

Result<bool> read_organisations(const std::string& dir, GazetteerPhrases& out) {
  struct List {
    const char *file, *key;
    GazetteerClass cls;
  };
  static constexpr List lists[] = {
      {"corporations/fortune500", "companies", GazetteerClass::company},
      {"corporations/nasdaq", "corporations", GazetteerClass::company},
      {"corporations/djia", "corporations", GazetteerClass::company},
      {"corporations/newspapers", "newspapers", GazetteerClass::media},
      {"corporations/charities", "charities", GazetteerClass::institution},
      {"governments/us_federal_agencies", "agencies", GazetteerClass::institution}};
  for (const List& list : lists) {
    std::string path = dir + "/corpora-lists/" + list.file + ".json";
    Result<std::string> text = read_source(path);
    if (!text) return Error{text.error()};
    json root = json::parse(*text, nullptr, false);
    if (!root.is_object() || !root.contains(list.key)) return Error{path + ": no " + list.key};
    for (const json& row : root[list.key]) {
      const json& name = row.is_object() && row.contains("name") ? row["name"] : row;
      if (!name.is_string() || name.get_ref<const std::string&>().size() <= 2) continue;
      const std::string text = name.get<std::string>();
      // Of companies the short names: a long one shows what it is by its own words ("Holdings").
      if (list.cls == GazetteerClass::company && split(text, ' ').size() > 2) continue;
      out.push_back({text, list.cls});
    }
  }
  return true;
}

}  // namespace postil
