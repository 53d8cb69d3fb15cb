// What the matcher and the builder must agree on: how a run of words becomes a key, which word of a
// phrase is inflected, and how the bytes of a lexicon lie.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "core/lexicon/hash.h"
#include "core/lexicon/inflect.h"
#include "core/lexicon/keys.h"
#include "core/lexicon/lexicon.h"
#include "core/text/document.h"

namespace postil {

inline constexpr uint32_t longest_phrase = 64;  // in words, hyphens not counted

// A hyphen that glues two words: it is no word of its own.
bool is_glue(const Document& document, uint32_t token);

// Every phrase has a key in one of two classes: the chain of its words' folded keys, or that of
// their stems. The seeds keep the classes apart in the one table.
enum class KeyClass : uint8_t { folded, stem };
inline constexpr uint64_t class_seed[] = {0x243f6a8885a308d3ull, 0x13198a2e03707344ull};
inline uint64_t seed_of(KeyClass key_class) {
  return class_seed[static_cast<size_t>(key_class)];
}

inline uint64_t phrase_hash(uint64_t chained, uint32_t words) {
  return mix_bits(chained + words);
}
// An even spread of the upper half of a hash over `count` places (Lemire 2016).
inline uint32_t place_of(uint64_t hash, uint32_t count) {
  return static_cast<uint32_t>(((hash >> 32) * count) >> 32);
}
inline uint32_t fingerprint_of(uint64_t hash) {
  return static_cast<uint32_t>(hash) & 0xFFFFFF;
}

// The filter that keeps most words from being looked up: a Bloom filter (Bloom 1970) of 64-bit
// blocks, three bits an item, nine bits kept for each. Its items are the first words of phrases,
// marked as a phrase of their own or as the start of a longer one, and the first two words with the
// length of the phrase.
struct FilterItem {
  uint64_t block;  // hash whose upper half names the block
  uint64_t mask;
};
inline uint64_t filter_mask(uint64_t bits) {
  return uint64_t{1} << (bits & 63) | uint64_t{1} << (bits >> 6 & 63) |
         uint64_t{1} << (bits >> 12 & 63);
}
inline FilterItem single_item(uint64_t chain_of_one) {
  const uint64_t hash = mix_bits(chain_of_one);
  return {hash, filter_mask(hash)};
}
inline FilterItem longer_item(uint64_t chain_of_one) {
  const uint64_t hash = mix_bits(chain_of_one);
  return {hash, filter_mask(hash >> 18)};
}
// `words` is at least 2; 8 and more are one length.
inline FilterItem pair_item(uint64_t hash_of_two, uint32_t words) {
  const uint32_t bits = (static_cast<uint32_t>(hash_of_two) + words * 0x9e3779b9u) * 0x85ebca6bu;
  return {hash_of_two, filter_mask(bits >> 14)};
}
inline uint64_t pair_hash(uint64_t chain_of_two) {
  return mix_bits(~chain_of_two);
}

// The bit of a length in a mask; the last stands for 8 and more.
inline uint8_t length_bit(uint32_t words) {
  return static_cast<uint8_t>(1u << (words < 8 ? words - 1 : 7));
}

// How a match is verified once its key is found: one byte an entry.
// From the most to the least specific: of several that fit, the first one is taken.
enum class Verify : uint8_t {
  shape,           // the casing of its words is `check`
  upper,           // every cased word is in capitals
  upper_plural,    // likewise, but for a small s at the end
  any,             // nothing more
  english_shape,   // the casing of its words is `check`
  english_gerund,  // as english, and the head is an -ing form or its plural
  english_number,  // as english, and the head is no -ed or -ing form
  english,         // the words but the head are `check`, as they are
};
struct Rule {
  Verify verify;
  uint8_t head;  // index of the word that is inflected, up to 31
};
inline uint8_t pack_rule(Rule rule) {
  return static_cast<uint8_t>(static_cast<uint32_t>(rule.verify) | uint32_t{rule.head} << 3);
}
inline Rule unpack_rule(uint8_t byte) {
  return {static_cast<Verify>(byte & 7), static_cast<uint8_t>(byte >> 3)};
}

// A run of words of a document: indices of its tokens, glue left out.
using Words = std::span<const uint32_t>;

// Which word of a phrase carries its inflection: a verb that the phrase begins with ("impose
// sanctions"), the word before the first preposition, particle or article ("crack down on",
// "balance of payments"), else the last ("trade war").
struct Head {
  uint32_t word;
  bool nominal;  // only its number varies: the head of a noun phrase
};
Head head_of(const Keys& keys, Words words);

// The casing of the words in 16 bits: two bits each, the letters themselves where capitals and
// small letters mix. Words of one shape and equal folding are equal letter for letter.
uint16_t shape_of(const Document& document, const Keys& keys, Words words);
// All words but the head, as they are, in 16 bits.
uint16_t rest_of(const Keys& keys, Words words, uint32_t head);
// No small letter: "NATO", "U.S.", and a capital alone, also as "'S".
bool is_capitals(const Document& document, const Token& token);
bool is_upper(const Document& document, Words words);
bool is_upper_plural(const Document& document, Words words);
WordForm form_of(const Document& document, uint32_t token);
// A verb's -ed or -ing form.
inline bool is_verbal(WordForm form) {
  return form == WordForm::past || form == WordForm::gerund;
}

// The bytes of a lexicon: this header, then the arrays in the order of Layout, each padded to four
// bytes. Numbers are little-endian.
struct LexiconHeader {
  uint32_t magic;
  uint32_t phrases;  // as added, without the spellings that the builder made
  uint32_t entries;  // keys with rules
  uint32_t buckets;  // an entry lies in the bucket that the upper half of its hash names
  uint32_t filter_blocks;
  uint32_t lists;     // distinct lists of values
  uint32_t values;    // in all lists together; as many as lists: each list is one value
  uint32_t id_bytes;  // 1, 2 or 4: width of a list's number
  uint32_t max_words;
  uint32_t classes;  // bit 0: there are keys of KeyClass::folded, bit 1: of KeyClass::stem
};
inline constexpr uint32_t lexicon_magic = 0x324C5850;  // "PXL2"

struct LexiconLayout {
  uint64_t bucket_begin, list_begin, values, ids, checks, low, high, rules, filter, size;  // bytes
};
LexiconLayout layout_of(const LexiconHeader& header);

}  // namespace postil
