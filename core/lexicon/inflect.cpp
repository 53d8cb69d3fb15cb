#include "core/lexicon/inflect.h"

#include <array>
#include <cstdint>

#include "core/lexicon/hash.h"
#include "core/lexicon/inflect_words.h"

namespace postil {
namespace {

constexpr bool is_border(char c) {
  return c == ' ' || c == ',';
}

constexpr std::string_view word_at(std::string_view list, size_t at) {
  size_t end = at;
  while (end < list.size() && !is_border(list[end])) ++end;
  return list.substr(at, end - at);
}

// A set of words, hashed at compile time into a table that is at most half full.
template <size_t Slots>
class WordSet {
 public:
  constexpr explicit WordSet(std::string_view list) : list_(list) {
    for (size_t at = 0; at < list.size(); at += word_at(list, at).size() + 1) {
      size_t slot = hash_bytes(word_at(list, at)) % Slots;
      while (word_[slot] != 0) slot = (slot + 1) % Slots;
      word_[slot] = static_cast<uint16_t>(at + 1);
    }
  }
  constexpr bool has(std::string_view word) const {
    for (size_t slot = hash_bytes(word) % Slots; word_[slot] != 0; slot = (slot + 1) % Slots)
      if (word_at(list_, word_[slot] - 1u) == word) return true;
    return false;
  }

 private:
  std::string_view list_;
  std::array<uint16_t, Slots> word_{};
};

// Every word whose stem is listed, with its stem. A word in several groups counts in the first; the
// stems themselves are base forms.
class FormTable {
 public:
  struct Found {
    std::string_view stem;  // empty if the word is not listed
    WordForm form = WordForm::base;
  };

  constexpr FormTable() {
    for (uint8_t list = 0; list < 3; ++list) add_groups(list, true);
    for (uint8_t list = 0; list < 2; ++list) add_groups(list, false);
    const std::string_view unchanged = lists[3];
    for (size_t at = 0; at < unchanged.size(); at += word_at(unchanged, at).size() + 1)
      add(3, at, at);
  }

  // `hash` is hash_bytes(word).
  constexpr Found find(std::string_view word, uint64_t hash) const {
    for (size_t slot = hash % slots; index_[slot] != 0; slot = (slot + 1) % slots) {
      const Entry& entry = entries_[index_[slot] - 1u];
      if (word_at(lists[entry.list], entry.word) != word) continue;
      if (entry.word == entry.stem) return {word, WordForm::base};
      return {word_at(lists[entry.list], entry.stem), forms[entry.list]};
    }
    return {};
  }

 private:
  static constexpr std::string_view lists[] = {words::irregular_past, words::irregular_s,
                                               words::irregular_gerund, words::unchanged};
  static constexpr WordForm forms[] = {WordForm::past, WordForm::s_form, WordForm::gerund,
                                       WordForm::base};
  static constexpr size_t slots = 2048, most_entries = 1200;
  struct Entry {
    uint16_t word, stem;  // where they stand in the list
    uint8_t list;
  };

  // Adds the forms of each group of a list, or its stems.
  constexpr void add_groups(uint8_t list, bool want_forms) {
    size_t stem = 0;
    for (size_t at = 0; at < lists[list].size();) {
      if ((at != stem) == want_forms) add(list, at, stem);
      at += word_at(lists[list], at).size();
      if (at < lists[list].size() && lists[list][at] == ',') stem = at + 1;
      ++at;
    }
  }
  constexpr void add(uint8_t list, size_t at, size_t stem) {
    const std::string_view word = word_at(lists[list], at);
    size_t slot = hash_bytes(word) % slots;
    for (; index_[slot] != 0; slot = (slot + 1) % slots) {
      const Entry& other = entries_[index_[slot] - 1u];
      if (word_at(lists[other.list], other.word) == word) return;
    }
    entries_[count_] = {static_cast<uint16_t>(at), static_cast<uint16_t>(stem), list};
    index_[slot] = static_cast<uint16_t>(++count_);
  }

  size_t count_ = 0;
  std::array<Entry, most_entries> entries_{};
  std::array<uint16_t, slots> index_{};
};

constexpr FormTable form_table;
constexpr WordSet<512> with_e_table(words::with_e);
constexpr WordSet<128> without_e_table(words::without_e);
constexpr WordSet<64> with_double_table(words::with_double);
static_assert(form_table.find("written", hash_bytes("written")).stem == "write");
static_assert(form_table.find("news", hash_bytes("news")).form == WordForm::base);

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

WordForm make_stem(std::string& word, uint64_t hash) {
  if (word.size() < 2 || word.size() > 32) return WordForm::base;
  if (const FormTable::Found listed = form_table.find(word, hash); !listed.stem.empty()) {
    if (listed.form != WordForm::base) word.assign(listed.stem);
    return listed.form;
  }
  const char last = word.back();
  if (!is_in(last, "sdgn")) return WordForm::base;
  for (const char c : word)
    if (c < 'a' || c > 'z') return WordForm::base;
  if (last == 'n') return strip_men(word) ? WordForm::s_form : WordForm::base;
  if (ends_with(word, "ed")) return strip_verbal(word, 2) ? WordForm::past : WordForm::base;
  if (ends_with(word, "ing")) return strip_verbal(word, 3) ? WordForm::gerund : WordForm::base;
  if (last != 's' || !strip_s(word)) return WordForm::base;
  if (word.size() < 6 || !ends_with(word, "ing")) return WordForm::s_form;
  // "hearings" is of "hear" as "hearing" is, but "ceilings" of "ceiling".
  return make_stem(word, hash_bytes(word)) == WordForm::gerund ? WordForm::gerund
                                                               : WordForm::s_form;
}

WordForm make_stem(std::string& word) {
  return make_stem(word, hash_bytes(word));
}

}  // namespace postil
