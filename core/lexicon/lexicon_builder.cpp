// All phrases are read as one document, a phrase a line, so that they are cut into tokens as any
// text is. Each becomes an entry with the key and the rule that the matcher will look for; entries
// of equal key and rule are merged. Where several rules fit one wording ("Turkey" the name,
// "turkey" in any casing), the most specific entry is given the values of the others, so the
// matcher may stop at the first that fits.
#include "core/lexicon/lexicon_builder.h"

#include <algorithm>
#include <cstring>
#include <numeric>
#include <tuple>

#include "core/lexicon/entries.h"
#include "core/lexicon/phrase.h"
#include "core/text/char_class.h"
#include "core/text/tokenizer.h"
#include "core/text/utf8.h"

namespace postil {
namespace {

using PhraseLine = LexiconBuilder::PhraseLine;

constexpr size_t largest_bucket = 255;

void append_line(std::string& text, std::vector<PhraseLine>& lines, std::string_view phrase,
                 PhraseLine line) {
  line.begin = static_cast<uint32_t>(text.size());
  text += phrase;
  line.end = static_cast<uint32_t>(text.size());
  text += '\n';
  lines.push_back(line);
}

uint64_t chained(KeyClass key_class, const std::vector<uint64_t>& keys, Words words) {
  uint64_t hash = class_seed[static_cast<size_t>(key_class)];
  for (const uint32_t at : words) hash = chain(hash, keys[at]);
  return phrase_hash(hash, static_cast<uint32_t>(words.size()));
}

Verify verify_of(CaseRule casing, bool plural) {
  if (plural) return Verify::upper_plural;
  if (casing == CaseRule::acronym) return Verify::upper;
  return casing == CaseRule::exact ? Verify::shape : Verify::any;
}

Verify english_of(const Head& head, WordForm form) {
  if (form == WordForm::gerund) return Verify::english_gerund;
  return head.nominal || form == WordForm::s_form ? Verify::english_number : Verify::english;
}

LexiconEntry make_entry(const Document& document, const Keys& keys, Words words,
                        const PhraseLine& line) {
  LexiconEntry entry{};
  const Head head = head_of(keys, words);
  const WordForm form = form_of(document, words[head.word]);
  entry.words = static_cast<uint32_t>(words.size());
  entry.variant = line.variant;
  entry.folded = chained(KeyClass::folded, keys.folded, words);
  entry.stem = chained(KeyClass::stem, keys.stem, words);
  entry.shape = shape_of(document, keys, words);
  entry.rest = rest_of(keys, words, head.word);
  entry.upper = is_upper(document, words);
  entry.upper_plural = is_upper_plural(document, words);
  entry.form = form;
  const bool acronym = line.casing == CaseRule::acronym && (entry.upper || line.plural);
  const CaseRule casing =
      line.casing == CaseRule::acronym && !acronym ? CaseRule::exact : line.casing;
  // A phrase given in -ed ("least developed") is meant as it is.
  if (line.inflection == Inflection::english && !acronym && form != WordForm::past &&
      head.word < 32) {
    entry.hash = entry.stem;
    entry.rule = {casing == CaseRule::exact ? Verify::english_shape : english_of(head, form),
                  static_cast<uint8_t>(head.word)};
    entry.check = casing == CaseRule::exact ? entry.shape : entry.rest;
  } else {
    entry.hash = entry.folded;
    entry.rule = {verify_of(casing, line.plural), 0};
    entry.check = entry.rule.verify == Verify::shape ? entry.shape : uint16_t{0};
  }
  entry.key_class = entry.rule.verify < Verify::english_shape ? KeyClass::folded : KeyClass::stem;
  const auto& used = entry.key_class == KeyClass::folded ? keys.folded : keys.stem;
  entry.one = chain(seed_of(entry.key_class), used[words[0]]);
  if (words.size() > 1) entry.two = chain(entry.one, used[words[1]]);
  return entry;
}

// What the builder adds to a phrase: other spellings of it, as lines of their own.
class Spellings {
 public:
  std::string text;
  std::vector<PhraseLine> lines;

  void add(const Document& document, Words words, PhraseLine line) {
    line.variant = true;
    if (line.casing == CaseRule::acronym && is_upper(document, words))
      add_acronym(document, words, line);
    else if (line.casing == CaseRule::any && words.size() == 2)
      add_closed(document, words, line);
  }

 private:
  void add_acronym(const Document& document, Words words, PhraseLine line) {
    std::string plain(text_of(document, TokenSpan{words.front(), words.back() + 1}));
    plain.erase(std::remove(plain.begin(), plain.end(), '.'), plain.end());
    if (plain.empty()) return;
    append_line(text, lines, plain, line);
    if (words.size() == 1 && plain.size() >= 2 && plain.size() <= 5 &&
        std::all_of(plain.begin(), plain.end(), [](char c) { return c >= 'A' && c <= 'Z'; })) {
      std::string stops;
      for (const char c : plain) (stops += c) += '.';
      append_line(text, lines, stops, line);
    }
    if (line.inflection == Inflection::english && plain.size() >= 2 && plain.back() != 'S') {
      line.plural = true;
      append_line(text, lines, plain + 's', line);
    }
  }

  void add_closed(const Document& document, Words words, const PhraseLine& line) {
    std::string closed;
    for (const uint32_t at : words) {
      const Token& token = document.tokens[at];
      const std::string_view word = text_of(document, token);
      if (token.kind != TokenKind::word || token.casing != Casing::lower || word.size() < 3 ||
          !std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; }))
        return;
      closed += word;
    }
    append_line(text, lines, closed, line);
  }
};

// Reads the lines as a document and makes an entry of each. Their spellings go to `spellings`.
void read_lines(const std::string& text, const std::vector<PhraseLine>& lines, EntryTable& build,
                Spellings* spellings) {
  Document document;  // tokens are all that is needed of it
  document.text = text;
  document.tokens = tokenize(text).tokens;
  const Keys keys = read_keys(document);
  std::vector<uint32_t> words;
  uint32_t at = 0;
  for (const PhraseLine& line : lines) {
    words.clear();
    for (; at < document.tokens.size() && document.tokens[at].bytes.begin < line.end; ++at)
      if (!is_glue(document, at)) words.push_back(at);
    if (words.empty() || words.size() > longest_phrase) continue;
    LexiconEntry entry = make_entry(document, keys, words, line);
    entry.values_begin = static_cast<uint32_t>(build.values.size());
    build.values.push_back(line.value);
    entry.values_end = static_cast<uint32_t>(build.values.size());
    build.entries.push_back(entry);
    if (spellings != nullptr) spellings->add(document, words, line);
  }
}

// Sorts the entries by bucket; one that does not fit its bucket is dropped.
std::vector<uint32_t> fill_buckets(EntryTable& build, uint32_t buckets) {
  std::vector<uint32_t> begin(buckets + 1, 0);
  std::vector<LexiconEntry> kept;
  kept.reserve(build.entries.size());
  uint32_t bucket = 0;
  for (const LexiconEntry& entry : build.entries) {  // by hash, which is by bucket
    const uint32_t at = place_of(entry.hash, buckets);
    while (bucket < at) begin[++bucket] = static_cast<uint32_t>(kept.size());
    if (kept.size() - begin[bucket] < largest_bucket) kept.push_back(entry);
  }
  while (bucket < buckets) begin[++bucket] = static_cast<uint32_t>(kept.size());
  build.entries = std::move(kept);
  return begin;
}

// The distinct lists of values in lexicographic order, and which of them each entry has.
struct Lists {
  std::vector<uint32_t> begin{0}, values, of_entry;
};

Lists number_lists(const EntryTable& build) {
  const auto list = [&build](uint32_t i) {
    return std::span(build.values)
        .subspan(build.entries[i].values_begin,
                 build.entries[i].values_end - build.entries[i].values_begin);
  };
  // Most lists are told apart by their first value: it is sorted with the index, not fetched.
  struct Place {
    uint32_t first, entry;
  };
  const auto less = [&list](Place a, Place b) {
    if (a.first != b.first) return a.first < b.first;
    const auto left = list(a.entry), right = list(b.entry);
    return std::lexicographical_compare(left.begin(), left.end(), right.begin(), right.end());
  };
  std::vector<Place> order;
  order.reserve(build.entries.size());
  for (uint32_t i = 0; i < build.entries.size(); ++i) order.push_back({list(i)[0], i});
  std::sort(order.begin(), order.end(), less);
  Lists lists;
  lists.of_entry.resize(order.size());
  for (size_t i = 0; i < order.size(); ++i) {
    if (i == 0 || less(order[i - 1], order[i])) {
      const auto values = list(order[i].entry);
      lists.values.insert(lists.values.end(), values.begin(), values.end());
      lists.begin.push_back(static_cast<uint32_t>(lists.values.size()));
    }
    lists.of_entry[order[i].entry] = static_cast<uint32_t>(lists.begin.size() - 2);
  }
  return lists;
}

std::vector<uint64_t> make_filter(const std::vector<LexiconEntry>& entries) {
  std::vector<FilterItem> items;
  for (const LexiconEntry& entry : entries) {
    if (entry.words == 1) {
      items.push_back(single_item(entry.one));
    } else {
      items.push_back(longer_item(entry.one));
      items.push_back(pair_item(pair_hash(entry.two), std::min(entry.words, 8u)));
    }
  }
  const auto order = [](const FilterItem& a, const FilterItem& b) {
    return std::make_tuple(a.block, a.mask) < std::make_tuple(b.block, b.mask);
  };
  std::sort(items.begin(), items.end(), order);
  size_t distinct = 0;
  for (size_t i = 0; i < items.size(); ++i) distinct += i == 0 || order(items[i - 1], items[i]);
  std::vector<uint64_t> blocks(distinct * 9 / 64 + 1, 0);
  for (const FilterItem& item : items)
    blocks[place_of(item.block, static_cast<uint32_t>(blocks.size()))] |= item.mask;
  return blocks;
}

void put(std::vector<std::byte>& out, uint64_t at, uint64_t value, uint32_t width) {
  for (uint32_t i = 0; i < width; ++i) out[at + i] = static_cast<std::byte>(value >> (8 * i));
}

}  // namespace

bool LexiconBuilder::add(std::string_view phrase, CaseRule casing, Inflection inflection,
                         uint32_t value) {
  std::string clean;
  bool empty = true;
  for (size_t at = 0; at < phrase.size();) {
    const CodeUnit unit = decode(phrase, at);
    const CharClass kind = char_class(unit.code_point);
    empty = empty && is_white_space(kind);
    if (kind == CharClass::line_end)
      clean += ' ';
    else
      clean += phrase.substr(at, unit.size);
    at += unit.size;
  }
  if (empty) return false;
  append_line(text_, lines_, clean, {0, 0, casing, inflection, false, false, value});
  return true;
}

std::vector<std::byte> LexiconBuilder::build() const {
  EntryTable build;
  Spellings spellings;
  read_lines(text_, lines_, build, &spellings);
  read_lines(spellings.text, spellings.lines, build, nullptr);
  merge_entries(build);
  const auto buckets = static_cast<uint32_t>(build.entries.size() / 4 + 1);
  const std::vector<uint32_t> bucket_begin = fill_buckets(build, buckets);
  const Lists lists = number_lists(build);
  const std::vector<uint64_t> filter = make_filter(build.entries);

  LexiconHeader header{};
  header.magic = lexicon_magic;
  header.entries = static_cast<uint32_t>(build.entries.size());
  header.buckets = buckets;
  header.filter_blocks = static_cast<uint32_t>(filter.size());
  header.lists = static_cast<uint32_t>(lists.begin.size() - 1);
  header.values = static_cast<uint32_t>(lists.values.size());
  header.id_bytes = header.lists <= 0x100 ? 1 : header.lists <= 0x10000 ? 2 : 4;
  for (const LexiconEntry& entry : build.entries) {
    header.phrases += !entry.variant;
    header.max_words = std::max(header.max_words, entry.words);
    header.classes |= 1u << static_cast<uint32_t>(entry.key_class);
  }
  const LexiconLayout layout = layout_of(header);
  std::vector<std::byte> out(layout.size, std::byte{0});
  uint64_t at = 0;
  for (const uint32_t word :
       {header.magic, header.phrases, header.entries, header.buckets, header.filter_blocks,
        header.lists, header.values, header.id_bytes, header.max_words, header.classes})
    put(out, 4 * at++, word, 4);
  for (size_t i = 0; i < bucket_begin.size(); ++i)
    put(out, layout.bucket_begin + 4 * i, bucket_begin[i], 4);
  if (header.lists != header.values)
    for (size_t i = 0; i < lists.begin.size(); ++i)
      put(out, layout.list_begin + 4 * i, lists.begin[i], 4);
  for (size_t i = 0; i < lists.values.size(); ++i)
    put(out, layout.values + 4 * i, lists.values[i], 4);
  for (size_t i = 0; i < build.entries.size(); ++i) {
    const LexiconEntry& entry = build.entries[i];
    put(out, layout.ids + header.id_bytes * i, lists.of_entry[i], header.id_bytes);
    put(out, layout.checks + 2 * i, entry.check, 2);
    put(out, layout.low + 2 * i, fingerprint_of(entry.hash) & 0xFFFF, 2);
    put(out, layout.high + i, fingerprint_of(entry.hash) >> 16, 1);
    put(out, layout.rules + i, pack_rule(entry.rule), 1);
  }
  for (size_t i = 0; i < filter.size(); ++i) put(out, layout.filter + 8 * i, filter[i], 8);
  return out;
}

}  // namespace postil
