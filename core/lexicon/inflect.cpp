#include "core/lexicon/inflect.h"

#include <array>
#include <cstdint>

#include "core/lexicon/inflect_words.h"

namespace postil {
namespace {

constexpr uint32_t fnv(std::string_view word) {
  uint32_t hash = 2166136261u;
  for (const char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
  return hash ^ (hash >> 15);
}

constexpr bool is_border(char c) {
  return c == ' ' || c == ',';
}

// An open-addressing table over the words of a list, made at compile time.
template <size_t Slots>
class WordTable {
 public:
  constexpr explicit WordTable(std::string_view list) : list_(list) {
    size_t group = 0;
    for (size_t at = 0; at < list.size();) {
      size_t end = at;
      while (end < list.size() && !is_border(list[end])) ++end;
      size_t slot = fnv(list.substr(at, end - at)) % Slots;
      while (word_[slot] != 0) slot = (slot + 1) % Slots;
      word_[slot] = static_cast<uint16_t>(at + 1);
      group_[slot] = static_cast<uint16_t>(group);
      if (end < list.size() && list[end] == ',') group = end + 1;
      at = end + 1;
    }
  }

  // The first word of the group in which `word` stands; empty if it stands in none.
  constexpr std::string_view group_of(std::string_view word) const {
    for (size_t slot = fnv(word) % Slots; word_[slot] != 0; slot = (slot + 1) % Slots)
      if (word_at(word_[slot] - 1u) == word) return word_at(group_[slot]);
    return {};
  }
  constexpr bool has(std::string_view word) const { return !group_of(word).empty(); }

 private:
  constexpr std::string_view word_at(size_t at) const {
    size_t end = at;
    while (end < list_.size() && !is_border(list_[end])) ++end;
    return list_.substr(at, end - at);
  }
  std::string_view list_;
  std::array<uint16_t, Slots> word_{};
  std::array<uint16_t, Slots> group_{};
};

constexpr WordTable<1024> past_table(words::irregular_past);
constexpr WordTable<128> gerund_table(words::irregular_gerund);
constexpr WordTable<1024> s_table(words::irregular_s);
constexpr WordTable<1024> unchanged_table(words::unchanged);
constexpr WordTable<512> with_e_table(words::with_e);
constexpr WordTable<128> without_e_table(words::without_e);
constexpr WordTable<64> with_double_table(words::with_double);
static_assert(past_table.group_of("written") == "write" && unchanged_table.has("news"));

constexpr bool is_vowel(char c) {
  return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}
constexpr bool is_in(char c, std::string_view set) {
  return set.find(c) != std::string_view::npos;
}
bool ends_with(std::string_view word, std::string_view end) {
  return word.size() >= end.size() && word.substr(word.size() - end.size()) == end;
}
bool has_vowel(std::string_view word) {
  return word.find_first_of("aeiouy") != std::string_view::npos;
}
bool has_two_syllables(std::string_view word) {
  int groups = 0;
  for (size_t i = 0; i < word.size(); ++i)
    groups += is_vowel(word[i]) && (i == 0 || !is_vowel(word[i - 1]));
  return groups > 1;
}

// Whether an e was dropped after a single vowel and the consonant `last`.
bool drops_e_after_vowel(char vowel, char last) {
  switch (last) {
    case 'n':
      return vowel == 'i' || vowel == 'u';  // combine, tune; open, ban
    case 'r':
      return vowel != 'e' && vowel != 'o';  // compare, secure; offer, favor
    case 't':
      return vowel == 'a' || vowel == 'o' || vowel == 'u';  // create, vote; limit, target
    case 'l':
      return vowel == 'i' || vowel == 'u';  // compile, rule; signal, fuel
    case 'd':
    case 'm':
    case 'p':
    case 'b':
    case 'k':
    case 'f':
    case 'g':
      return true;  // trade, name, shape, describe, make, manage
    default:
      return false;
  }
}

// Whether the verb that left `stem` before -ed or -ing ends in a silent e.
bool drops_e(std::string_view stem) {
  if (with_e_table.has(stem)) return true;
  if (stem.size() < 2 || without_e_table.has(stem)) return false;
  const char last = stem[stem.size() - 1], before = stem[stem.size() - 2];
  if (is_in(last, "vcuz")) return before != last;                     // solve, reduce, argue, seize
  if (last == 's') return before != 's';                              // use, license
  if (last == 'g' && !is_vowel(before)) return is_in(before, "dlr");  // pledge, charge
  if (last == 'l' && !is_vowel(before)) return is_in(before, "bptdgkcfsz");  // enable, settle
  if (!is_vowel(before)) return false;
  const char third = stem.size() > 2 ? stem[stem.size() - 3] : 'x';
  const bool pair = is_vowel(third);  // train, claim, lead
  if (pair && last == 't' && before == 'a') return third == 'i' || third == 'u';  // negotiate
  if (pair && third == 'u' && stem.size() > 3 && is_in(stem[stem.size() - 4], "gq"))
    return before == 'i' || drops_e_after_vowel(before, last);  // guide, require, quote
  return !pair && drops_e_after_vowel(before, last);
}

// Puts back what -ed or -ing took from `stem`, or takes off what it doubled.
void restore_verb(std::string& stem) {
  const size_t size = stem.size();
  const char last = stem[size - 1];
  if (size > 3 && last == stem[size - 2] && !is_vowel(last) && !is_in(last, "sfz")) {
    const bool short_l = last == 'l' && (!has_two_syllables(stem) || stem[size - 3] == 'i');
    if (!short_l && !with_double_table.has(stem)) stem.pop_back();
    return;
  }
  if (drops_e(stem)) stem += 'e';
}

bool strip_s(std::string& word) {
  if (word.size() < 3 || word.back() != 's' || is_in(word[word.size() - 2], "sui")) return false;
  if (word.size() > 4 && ends_with(word, "ies")) {
    word.resize(word.size() - 3);
    word += 'y';
  } else if (word.size() > 4 &&
             (ends_with(word, "ches") || ends_with(word, "shes") || ends_with(word, "xes") ||
              ends_with(word, "sses") || ends_with(word, "zzes") || ends_with(word, "oes"))) {
    word.resize(word.size() - 2);
  } else {
    word.pop_back();
  }
  return true;
}

// "gunmen" and all the others.
bool strip_men(std::string& word) {
  if (word.size() < 5 || !ends_with(word, "men")) return false;
  word[word.size() - 2] = 'a';
  return true;
}

bool strip_verbal(std::string& word, size_t suffix) {
  const std::string_view left = std::string_view(word).substr(0, word.size() - suffix);
  if (left.size() < 2 || !has_vowel(left)) return false;
  if (suffix == 2 && left.back() == 'e') return false;  // need, indeed; agreed is listed
  if (suffix == 2 && left.back() == 'i' && left.size() > 2) {
    word.resize(left.size() - 1);
    word += 'y';
    return true;
  }
  word.resize(left.size());
  restore_verb(word);
  return true;
}

}  // namespace

WordForm make_stem(std::string& word) {
  if (word.size() < 2 || word.size() > 32) return WordForm::base;
  const auto listed = [&word](std::string_view stem) {
    if (stem.empty() || stem == word) return false;
    word.assign(stem);
    return true;
  };
  if (listed(past_table.group_of(word))) return WordForm::past;
  if (listed(s_table.group_of(word))) return WordForm::s_form;
  const char last = word.back();
  if (!is_in(last, "sdgn")) return WordForm::base;
  for (const char c : word)
    if (c < 'a' || c > 'z') return WordForm::base;
  if (unchanged_table.has(word) || past_table.has(word) || s_table.has(word)) return WordForm::base;
  if (last == 'n') return strip_men(word) ? WordForm::s_form : WordForm::base;
  if (last == 's' && !strip_s(word)) return WordForm::base;
  if (last == 's' && !(ends_with(word, "ing") && word.size() > 5)) return WordForm::s_form;
  if (ends_with(word, "ing")) {
    if (unchanged_table.has(word)) return last == 's' ? WordForm::s_form : WordForm::base;
    if (listed(gerund_table.group_of(word))) return WordForm::gerund;
    if (strip_verbal(word, 3)) return WordForm::gerund;
    return last == 's' ? WordForm::s_form : WordForm::base;
  }
  if (ends_with(word, "ed") && strip_verbal(word, 2)) return WordForm::past;
  return WordForm::base;
}

}  // namespace postil
