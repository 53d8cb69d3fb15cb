// Matching runs over whole phrases, not over a trie: a mask of lengths by first word says which
// lengths are worth a try, then the chained key of that many words is looked up in one table of
// buckets. A bucket holds four entries on average, each with 24 bits of its key's hash, so that a
// run of words which is no phrase passes a try with p < 4 / 2^24 = 2.4e-7; the masks leave less
// than one try a token, and the casing of names must agree too. No node is kept for a prefix: an
// entry takes ten bytes and less, besides its values, and the cost of a token does not grow with
// the number of phrases. Tested against a plain search in tests/lexicon/oracle_test.cpp.
#include "core/lexicon/lexicon.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "core/lexicon/phrase.h"

namespace postil {
namespace {

// Most entries that a bucket may hold, so that no bytes make a lookup slow.
constexpr uint32_t largest_bucket = 255;

// The words of a lexicon that load() has checked, as arrays.
struct View {
  explicit View(const std::vector<uint32_t>& words) {
    std::memcpy(&header, words.data(), sizeof(header));
    const LexiconLayout layout = layout_of(header);
    const auto* bytes = reinterpret_cast<const unsigned char*>(words.data());
    bucket_begin = words.data() + layout.bucket_begin / 4;
    list_begin = words.data() + layout.list_begin / 4;
    values = words.data() + layout.values / 4;
    ids = bytes + layout.ids;
    checks = bytes + layout.checks;
    low = bytes + layout.low;
    high = bytes + layout.high;
    rules = bytes + layout.rules;
    filter = bytes + layout.filter;
  }

  static uint32_t pair_at(const unsigned char* bytes, uint32_t i) {
    return bytes[2 * i] | uint32_t{bytes[2 * i + 1]} << 8;
  }
  uint32_t fingerprint(uint32_t entry) const {
    return pair_at(low, entry) | uint32_t{high[entry]} << 16;
  }
  uint32_t list_of(uint32_t entry) const {
    if (header.id_bytes == 1) return ids[entry];
    if (header.id_bytes == 2) return pair_at(ids, entry);
    return pair_at(ids, 2 * entry) | pair_at(ids, 2 * entry + 1) << 16;
  }
  std::span<const uint32_t> values_of(uint32_t list) const {
    if (header.lists == header.values) return {values + list, 1};
    return {values + list_begin[list], list_begin[list + 1] - list_begin[list]};
  }
  bool passes(FilterItem item) const {
    uint64_t block;
    std::memcpy(&block, filter + 8 * size_t{place_of(item.block, header.filter_blocks)}, 8);
    return (block & item.mask) == item.mask;
  }

  LexiconHeader header;
  const uint32_t *bucket_begin, *list_begin, *values;
  const unsigned char *ids, *checks, *low, *high, *rules, *filter;
};

// Whether the words stand in a line of capitals: no small letter within sixteen tokens of them in
// their sentence. There, capitals say nothing about a word.
bool in_capitals(const Document& document, Words words) {
  constexpr uint32_t reach = 16;
  const auto after =
      std::upper_bound(document.sentences.begin(), document.sentences.end(), words.front(),
                       [](uint32_t at, const TokenSpan& sentence) { return at < sentence.begin; });
  if (after == document.sentences.begin()) return false;
  const TokenSpan sentence = *(after - 1);
  const uint32_t begin = std::max(sentence.begin, words.front() - std::min(words.front(), reach));
  const uint32_t end = std::min(sentence.end, words.back() + reach + 1);
  return std::all_of(document.tokens.begin() + begin, document.tokens.begin() + end,
                     [&document](const Token& token) {
                       return token.casing == Casing::none || is_capitals(document, token);
                     });
}

class Matcher {
 public:
  Matcher(const View& view, const Document& document, const Keys& keys)
      : view_(view), document_(document), keys_(keys) {}

  LexiconMatch longest_at(uint32_t at, uint32_t end) {
    const uint8_t folded = lengths(KeyClass::folded, keys_.folded, at, end);
    const uint8_t stem = lengths(KeyClass::stem, keys_.stem, at, end);
    if ((folded | stem) == 0) return {};
    uint64_t folded_chain = seed_of(KeyClass::folded), stem_chain = seed_of(KeyClass::stem);
    uint32_t count = 0, best_end = at, best_entry = 0;
    for (uint32_t token = at; token < end && count < view_.header.max_words; ++token) {
      if (count > 0 && is_glue(document_, token)) continue;
      words_[count++] = token;
      folded_chain = chain(folded_chain, keys_.folded[token]);
      stem_chain = chain(stem_chain, keys_.stem[token]);
      const uint8_t bit = length_bit(count);
      if (((folded & bit) != 0 && find(phrase_hash(folded_chain, count), count, best_entry)) ||
          ((stem & bit) != 0 && find(phrase_hash(stem_chain, count), count, best_entry)))
        best_end = token + 1;
      if (((folded | stem) & (0xFFu << std::min(count, 7u))) == 0) break;  // no longer phrase
    }
    if (best_end == at) return {};
    return {{at, best_end}, view_.values_of(view_.list_of(best_entry))};
  }

 private:
  // The lengths that a phrase beginning at the token may have, by the filter.
  uint8_t lengths(KeyClass key_class, const std::vector<uint64_t>& keys, uint32_t at,
                  uint32_t end) const {
    if ((view_.header.classes >> static_cast<uint32_t>(key_class) & 1) == 0) return 0;
    const uint64_t one = chain(seed_of(key_class), keys[at]);
    uint8_t mask = view_.passes(single_item(one)) ? 1 : 0;
    if (!view_.passes(longer_item(one))) return mask;
    uint32_t next = at + 1;
    if (next < end && is_glue(document_, next)) ++next;
    if (next >= end) return mask;
    const uint64_t two = pair_hash(chain(one, keys[next]));
    for (uint32_t words = 2; words <= std::min(view_.header.max_words, 8u); ++words)
      if (view_.passes(pair_item(two, words))) mask |= length_bit(words);
    return mask;
  }

  bool find(uint64_t hash, uint32_t count, uint32_t& found) const {
    const uint32_t bucket = place_of(hash, view_.header.buckets);
    const uint32_t fingerprint = fingerprint_of(hash);
    for (uint32_t i = view_.bucket_begin[bucket]; i < view_.bucket_begin[bucket + 1]; ++i) {
      if (view_.fingerprint(i) != fingerprint) continue;
      if (!accepts(i, Words(words_.data(), count))) continue;
      found = i;
      return true;
    }
    return false;
  }

  bool accepts(uint32_t entry, Words words) const {
    const Rule rule = unpack_rule(view_.rules[entry]);
    const uint32_t check = View::pair_at(view_.checks, entry);
    if (rule.head >= words.size()) return false;
    switch (rule.verify) {
      case Verify::shape:
      case Verify::english_shape:
        return shape_of(document_, keys_, words) == check ||
               (is_upper(document_, words) && in_capitals(document_, words));
      case Verify::upper:
        return is_upper(document_, words);
      case Verify::upper_plural:
        return is_upper_plural(document_, words);
      case Verify::any:
        return true;
      case Verify::english:
        return rest_of(keys_, words, rule.head) == check;
      case Verify::english_gerund:
        return rest_of(keys_, words, rule.head) == check &&
               form_of(document_, words[rule.head]) == WordForm::gerund;
      case Verify::english_number:
        return rest_of(keys_, words, rule.head) == check &&
               !is_verbal(form_of(document_, words[rule.head]));
    }
    return false;
  }

  const View& view_;
  const Document& document_;
  const Keys& keys_;
  std::array<uint32_t, longest_phrase> words_;
};

bool is_ascending(const uint32_t* begin, uint32_t count, uint32_t last, uint32_t largest_step) {
  if (begin[0] != 0 || begin[count] != last) return false;
  for (uint32_t i = 0; i < count; ++i)
    if (begin[i] > begin[i + 1] || begin[i + 1] - begin[i] > largest_step) return false;
  return true;
}

// An error if the arrays do not hold together; the header has been checked.
const char* fault_in(const View& view) {
  const LexiconHeader& h = view.header;
  if (!is_ascending(view.bucket_begin, h.buckets, h.entries, largest_bucket))
    return "its buckets do not hold together";
  if (h.lists != h.values && !is_ascending(view.list_begin, h.lists, h.values, UINT32_MAX))
    return "its lists of values do not hold together";
  for (uint32_t i = 0; i < h.entries; ++i)
    if (view.list_of(i) >= h.lists) return "an entry names values that are not there";
  return nullptr;
}

}  // namespace

Result<Lexicon> Lexicon::load(std::span<const std::byte> bytes) {
  LexiconHeader header;
  if (bytes.size() < sizeof(header))
    return Error{"lexicon: truncated before the end of its header"};
  std::memcpy(&header, bytes.data(), sizeof(header));
  if (header.magic != lexicon_magic) return Error{"lexicon: not a lexicon of this version"};
  const bool sane = (header.id_bytes == 1 || header.id_bytes == 2 || header.id_bytes == 4) &&
                    header.buckets > 0 && header.filter_blocks > 0 &&
                    header.max_words <= longest_phrase;
  if (!sane) return Error{"lexicon: its header does not make sense"};
  const uint64_t size = layout_of(header).size;
  if (size != bytes.size())
    return Error{"lexicon: " + std::to_string(bytes.size()) + " bytes, its header says " +
                 std::to_string(size)};
  Lexicon lexicon;
  lexicon.words_.resize(bytes.size() / 4);
  std::memcpy(lexicon.words_.data(), bytes.data(), bytes.size());
  if (const char* fault = fault_in(View(lexicon.words_)))
    return Error{std::string("lexicon: ") + fault};
  return lexicon;
}

void Lexicon::match(const Document& document, const Keys& keys, TokenSpan within,
                    std::vector<LexiconMatch>& out) const {
  if (words_.empty()) return;
  const View view(words_);
  Matcher matcher(view, document, keys);
  for (uint32_t at = within.begin; at < within.end;) {
    const LexiconMatch found = matcher.longest_at(at, within.end);
    if (found.tokens.empty()) {
      ++at;
    } else {
      out.push_back(found);
      at = found.tokens.end;
    }
  }
}

LexiconMatch Lexicon::longest_at(const Document& document, const Keys& keys, uint32_t at,
                                 uint32_t end) const {
  if (words_.empty() || at >= end) return {};
  const View view(words_);
  return Matcher(view, document, keys).longest_at(at, end);
}

size_t Lexicon::phrase_count() const {
  return words_.empty() ? 0 : words_[1];
}

}  // namespace postil
