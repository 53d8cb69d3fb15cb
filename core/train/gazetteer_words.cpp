#include "core/train/gazetteer_words.h"

#include <nlohmann/json.hpp>

#include "core/train/gazetteer_sources.h"

namespace postil {
namespace {

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

// The code point U+00C0..U+017F that begins at `at`, 0 for any other.
unsigned latin_at(std::string_view word, size_t at) {
  unsigned char lead = static_cast<unsigned char>(word[at]);
  if (at + 1 >= word.size() || lead < 0xc3 || lead > 0xc5) return 0;
  return (lead & 0x1fu) << 6 | (static_cast<unsigned char>(word[at + 1]) & 0x3fu);
}

bool latin_upper(unsigned c) {
  if (c >= 0xc0 && c <= 0xde) return c != 0xd7;
  if ((c >= 0x100 && c <= 0x137) || (c >= 0x14a && c <= 0x177)) return c % 2 == 0;
  return ((c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17e)) && c % 2 == 1;
}

enum class Case { lower, title, upper };
Case case_of(std::string_view word) {
  bool first = true, first_upper = false, rest_upper = false;
  for (size_t i = 0; i < word.size(); ++i) {
    unsigned latin = latin_at(word, i);
    bool up = (word[i] >= 'A' && word[i] <= 'Z') || (latin && latin_upper(latin));
    if (first) first_upper = up;
    if (!first && up) rest_upper = true;
    first = false;
    if (latin) ++i;
  }
  return rest_upper ? Case::upper : first_upper ? Case::title : Case::lower;
}

}  // namespace

std::string lower_case(std::string_view word) {
  std::string out(word);
  for (size_t i = 0; i < out.size(); ++i) {
    if (out[i] >= 'A' && out[i] <= 'Z') out[i] = static_cast<char>(out[i] + 32);
    unsigned latin = latin_at(out, i);
    if (!latin) continue;
    if (latin_upper(latin)) {
      unsigned low = latin <= 0xde ? latin + 0x20 : latin + 1;
      out[i] = static_cast<char>(0xc0 | low >> 6);
      out[i + 1] = static_cast<char>(0x80 | (low & 0x3f));
    }
    ++i;
  }
  return out;
}

std::string title_case(std::string_view word) {
  if (word.empty()) return {};
  size_t first = latin_at(word, 0) ? 2 : 1;
  return std::string(word.substr(0, first)) + lower_case(word.substr(first));
}

void WordStats::add_word(std::string_view word, bool initial) {
  Counts& counts = counts_[lower_case(word)];
  switch (case_of(word)) {
    case Case::lower:
      ++counts.lower;
      break;
    case Case::title:
      counts.title += !initial;
      break;
    case Case::upper:
      ++counts.upper;
      break;
  }
}

void WordStats::add_text(std::string_view text) {
  bool initial = true;
  for (size_t i = 0; i < text.size();) {
    if (is_letter(text[i])) {
      size_t begin = i;
      while (i < text.size() && is_letter(text[i])) ++i;
      add_word(text.substr(begin, i - begin), initial);
      initial = false;
      continue;
    }
    char c = text[i++];
    if (c == '.' || c == '!' || c == '?' || c == ':' || c == '\n' || c == '\t') initial = true;
    if (c >= '0' && c <= '9') initial = false;
  }
}

Result<bool> WordStats::add_corpora(const std::string& data_dir) {
  for (const char* name : {"/ner/worldwide-newswire.conll", "/ner/uner-ewt-train.conll"}) {
    Result<std::string> text = read_source(data_dir + name);
    if (!text) return Error{text.error()};
    bool initial = true;
    for (std::string_view line : lines_of(*text)) {
      if (line.empty() || line[0] == '#') {
        initial = true;
        continue;
      }
      std::string_view word = line.substr(0, line.find('\t'));
      if (!is_letter(word[0])) continue;  // an opening quote leaves the next word initial
      add_word(word, initial);
      initial = false;
    }
  }
  for (const char* name : {"/gold/train.jsonl", "/attribution/polnear-train.jsonl"}) {
    Result<std::string> text = read_source(data_dir + name);
    if (!text) return Error{text.error()};
    for (std::string_view line : lines_of(*text)) {
      nlohmann::json article = nlohmann::json::parse(line, nullptr, false);
      if (article.is_object() && article.contains("text") && article["text"].is_string())
        add_text(article["text"].get_ref<const std::string&>());
    }
  }
  for (const char* name : {"/claims/claimbuster-crowdsourced.tsv", "/claims/causal-train.tsv"}) {
    Result<std::string> text = read_source(data_dir + name);
    if (!text) return Error{text.error()};
    add_text(*text);
  }
  return true;
}

Result<WordStats> WordStats::read(const std::string& data_dir) {
  WordStats stats;
  Result<std::string> list = read_source(data_dir + "/vectors/words_by_frequency_rank.txt.xz");
  if (!list) return Error{list.error()};
  for (std::string_view line : lines_of(*list)) {
    if (line.empty()) continue;
    stats.ranks_.emplace(line, static_cast<uint32_t>(stats.by_rank_.size()));
    stats.by_rank_.emplace_back(line);
  }
  Result<bool> added = stats.add_corpora(data_dir);
  if (!added) return Error{added.error()};
  return stats;
}

WordStats::Counts WordStats::counts(std::string_view word) const {
  auto found = counts_.find(lower_case(word));
  return found == counts_.end() ? Counts{} : found->second;
}

uint32_t WordStats::rank(std::string_view word) const {
  auto found = ranks_.find(lower_case(word));
  return found == ranks_.end() ? UINT32_MAX : found->second;
}

bool WordStats::everyday(std::string_view word) const {
  Counts c = counts(word);
  if (c.lower >= 2) return c.lower * 2 > c.title;
  return c.title + c.upper == 0 && rank(word) < 20000;
}

bool WordStats::all_everyday(std::string_view phrase) const {
  for (std::string_view word : split(phrase, ' '))
    if (!word.empty() && !everyday(word)) return false;
  return true;
}

std::string WordStats::usual_case(std::string_view word) const {
  static constexpr std::string_view small[] = {"of", "and", "the", "for", "in",  "on",
                                               "to", "de",  "la",  "del", "des", "du",
                                               "et", "y",   "for", "at",  "by",  "with"};
  std::string low = lower_case(word);
  for (std::string_view s : small)
    if (low == s) return low;
  Counts c = counts(word);
  bool upper = c.title + c.upper ? c.upper > c.title : word.size() <= 4;
  if (upper) return std::string(word);
  std::string out;
  bool start = true;
  for (char ch : low) {  // each part of a hyphenated word begins with a capital
    out += start && ch >= 'a' && ch <= 'z' ? static_cast<char>(ch - 32) : ch;
    start = ch == '-' || ch == '\'';
  }
  return out;
}

void add_common_words(const WordStats& stats, size_t count, GazetteerPhrases& out) {
  size_t added = 0;
  for (const std::string& word : stats.by_rank()) {
    if (added == count) break;
    if (!is_letter(word[0]) || word.size() < 2) continue;
    WordStats::Counts c = stats.counts(word);
    if (c.lower < 3 || c.lower < 4 * (c.title + c.upper)) continue;
    out.push_back({word, GazetteerClass::common});
    ++added;
  }
}

}  // namespace postil
