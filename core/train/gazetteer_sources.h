// Inside of the gazetteer's builder: one reader a source, each gives phrases with their class.
#pragma once

#include <concepts>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/layers/gazetteer.h"
#include "core/result.h"
#include "core/train/gazetteer_words.h"

namespace postil {

struct GazetteerPhrase {
  std::string text;
  GazetteerClass cls;
  std::string code = {};  // GazetteerDetail::code
  std::string name = {};  // GazetteerDetail::name
  uint32_t number = 0;    // the detail itself where detail_is_number
  bool chosen = false;    // from our own lists: kept whatever the everyday words are
};
using GazetteerPhrases = std::vector<GazetteerPhrase>;

// The file's bytes; of an .xz file what it unpacks to (by the program xz).
Result<std::string> read_source(const std::string& path);
// The regular files of a .tar.xz as (name, bytes), in the order of the archive.
Result<std::vector<std::pair<std::string, std::string>>> read_tar_xz(const std::string& path);
// The lines without their ends. These views are of the text given, which must outlive them.
std::vector<std::string_view> lines_of(std::string_view text);
std::vector<std::string_view> split(std::string_view text, char at);
template <std::same_as<std::string> S>
std::vector<std::string_view> lines_of(S&& text) = delete;
template <std::same_as<std::string> S>
std::vector<std::string_view> split(S&& text, char at) = delete;
std::string_view trim(std::string_view text);

// `dir` is the gazetteer directory throughout. The phrases are added to `out`.
Result<bool> read_own_lists(const std::string& names_dir, GazetteerPhrases& out);
Result<bool> read_cities(const std::string& dir, const WordStats& stats, GazetteerPhrases& out);
// How many people live in the listed cities of each country, by its ISO 3166-1 code.
Result<std::map<std::string, double>> city_inhabitants(const std::string& dir);
Result<bool> read_territories(const std::string& dir, GazetteerPhrases& out);
Result<bool> read_languages(const std::string& dir, GazetteerPhrases& out);
Result<bool> read_currencies(const std::string& dir, GazetteerPhrases& out);
Result<bool> read_waters(const std::string& dir, GazetteerPhrases& out);
Result<bool> read_factbook(const std::string& dir, const WordStats& stats, GazetteerPhrases& out);
Result<bool> read_congress(const std::string& dir, GazetteerPhrases& out);
Result<bool> read_petrarch(const std::string& dir, const WordStats& stats, GazetteerPhrases& out);
Result<bool> read_organisations(const std::string& dir, GazetteerPhrases& out);
Result<bool> read_people(const std::string& dir, const WordStats& stats, GazetteerPhrases& out);
// The words that are nearly always in lower case, most frequent first, at most `count`.
void add_common_words(const WordStats& stats, size_t count, GazetteerPhrases& out);

}  // namespace postil
