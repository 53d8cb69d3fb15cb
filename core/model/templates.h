// The feature templates as a table: each line names the attributes, and the tokens they are taken
// from, that together make one feature. A feature is known by 32 bits of hash, never by a string.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "core/model/token_facts.h"

namespace postil {

// Families of templates, as the page names them when it gives reasons.
enum class Family : uint8_t {
  word,
  before,
  after,
  shape,
  affix,
  cluster,
  name_run,  // the capitalised words around
  list,
  number,
  document,
  bias,
};
inline constexpr std::string_view family_names[] = {"word",   "before",   "after", "shape",
                                                    "affix",  "cluster",  "run",   "list",
                                                    "number", "document", "bias"};
inline constexpr uint32_t family_count = static_cast<uint32_t>(Family::bias) + 1;

struct TemplatePart {
  Attribute attribute;
  int8_t offset;
};

struct Template {
  Family family;
  uint8_t parts;
  TemplatePart part[3];
};

std::span<const Template> templates();

// Changes with any change of the table, and with `feature_revision` when the attributes change
// their meaning. A model that was trained with another one is refused.
uint64_t template_fingerprint();

// Numbers of templates that are not in the table: each list of TokenEvidence::lists at the offsets
// -1, 0 and 1, and the second pass's features (core/model/mention_memory.h).
inline constexpr uint32_t list_template = 200;
inline constexpr uint32_t memory_template = 220;

constexpr uint64_t mix_feature(uint64_t hash, uint32_t value) {
  hash = (hash ^ value) * 0x9FB21C651E98DF25u;
  return hash ^ (hash >> 35);
}
// A feature is known by this many bits: of 50 unknown features of a token one in 5,000 tokens or so
// takes the weights of another.
inline constexpr uint32_t feature_bits = 30;
constexpr uint32_t finish_feature(uint64_t hash) {
  hash *= 0x9FB21C651E98DF25u;
  return static_cast<uint32_t>(hash >> (64 - feature_bits));
}
constexpr uint32_t feature_of(uint32_t number, uint32_t value) {
  return finish_feature(mix_feature(mix_feature(0, number + 1), value));
}

// Calls sink(fingerprint, family) for each feature of token `at`, a token of `sentence`.
template <class Sink>
void each_feature(std::span<const Facts> facts, const TokenEvidence& evidence, TokenSpan sentence,
                  uint32_t at, Sink&& sink);

// Calls sink(fingerprint, list) for each list that holds the token `offset` (-1, 0, 1) away.
template <class Sink>
void each_list_feature(const ListHits& hits, int32_t offset, Sink&& sink);

// ---- implementation

inline uint32_t fact_at(std::span<const Facts> facts, TokenSpan sentence, uint32_t at,
                        TemplatePart part) {
  const int64_t token = int64_t{at} + part.offset;
  if (token >= sentence.begin && token < sentence.end) {
    return facts[static_cast<size_t>(token)][static_cast<size_t>(part.attribute)];
  }
  // One step outside the sentence is a place of its own, further is nothing.
  const bool edge = token + 1 == sentence.begin || token == sentence.end;
  return edge && part.attribute == Attribute::word ? 5 : 0;
}

template <class Sink>
void each_list_feature(const ListHits& hits, int32_t offset, Sink&& sink) {
  const uint32_t number = list_template + static_cast<uint32_t>(offset + 1);
  for (uint64_t bits = hits.alone; bits != 0; bits &= bits - 1) {
    const uint32_t list = static_cast<uint32_t>(__builtin_ctzll(bits));
    sink(feature_of(number, list), list);
  }
  for (uint64_t bits = hits.phrase; bits != 0; bits &= bits - 1) {
    const uint32_t list = static_cast<uint32_t>(__builtin_ctzll(bits));
    sink(feature_of(number + 3, list * 4 + hits.place), list);
  }
}

template <class Sink>
void each_feature(std::span<const Facts> facts, const TokenEvidence& evidence, TokenSpan sentence,
                  uint32_t at, Sink&& sink) {
  uint32_t number = 0;
  for (const Template& line : templates()) {
    ++number;
    uint64_t hash = mix_feature(0, number);
    bool present = true;
    for (uint32_t p = 0; p < line.parts && present; ++p) {
      const uint32_t value = fact_at(facts, sentence, at, line.part[p]);
      present = value != 0;
      hash = mix_feature(hash, value);
    }
    if (present) sink(finish_feature(hash), line.family);
  }
  if (evidence.lists.empty()) return;
  const uint32_t form = facts[at][static_cast<size_t>(Attribute::form)];
  for (int32_t offset = -1; offset <= 1; ++offset) {
    const int64_t token = int64_t{at} + offset;
    if (token < sentence.begin || token >= sentence.end) continue;
    const ListHits& hits = evidence.lists[static_cast<size_t>(token)];
    each_list_feature(hits, offset, [&](uint32_t fingerprint, uint32_t list) {
      sink(fingerprint, Family::list);
      if (offset != 0) return;
      sink(feature_of(list_template + 6, form * 64 + list), Family::list);
    });
  }
}

}  // namespace postil
