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
  int8_t offset;  // of the token, from -2 to 2
};

// A feature of up to three parts; those that a template does not need are Attribute::always.
struct Template {
  Family family;
  TemplatePart part[3];
};
inline constexpr int32_t template_reach = 2;

std::span<const Template> templates();

// Changes with any change of the table, and with `feature_revision` when the attributes change
// their meaning. A model that was trained with another one is refused.
uint64_t template_fingerprint();

// Numbers of templates that are not in the table: each list of TokenEvidence::lists at the offsets
// -1, 0 and 1, and the second pass's features (core/model/mention_memory.h).
inline constexpr uint32_t list_template = 200;
inline constexpr uint32_t memory_template = 220;

// A feature is known by this many bits: of 50 unknown features of a token one in 5,000 tokens or so
// takes the weights of another.
inline constexpr uint32_t feature_bits = 30;
// The fingerprint of a feature of up to three values under the number of its template: a sum of
// products (Dietzfelbinger 1996), which needs no step to wait for another, then one more product.
constexpr uint32_t feature_of(uint32_t number, uint32_t a, uint32_t b = 1, uint32_t c = 1) {
  const uint64_t sum = (number + 1) * 0xD6E8FEB86659FD93u + a * 0x9E3779B97F4A7C15u +
                       b * 0xC2B2AE3D27D4EB4Fu + c * 0x165667B19E3779F9u;
  return static_cast<uint32_t>(((sum ^ (sum >> 32)) * 0x9FB21C651E98DF25u) >> (64 - feature_bits));
}

// Calls sink(fingerprint, family) for each feature of token `at`, a token of `sentence`.
template <class Sink>
void each_feature(std::span<const Facts> facts, const TokenEvidence& evidence, TokenSpan sentence,
                  uint32_t at, Sink&& sink);

// Calls sink(fingerprint, list) for each list that holds the token `offset` (-1, 0, 1) away.
template <class Sink>
void each_list_feature(const ListHits& hits, int32_t offset, Sink&& sink);

// ---- implementation

constexpr Facts facts_of_no_token(uint32_t word) {
  Facts facts{};
  facts[static_cast<size_t>(Attribute::word)] = word;
  facts[static_cast<size_t>(Attribute::always)] = 1;
  return facts;
}

// The facts of the tokens around one token; outside of its sentence those of no token.
class FactWindow {
 public:
  FactWindow(std::span<const Facts> facts, TokenSpan sentence, uint32_t at) {
    for (int32_t offset = -template_reach; offset <= template_reach; ++offset) {
      const int64_t token = int64_t{at} + offset;
      const bool inside = token >= sentence.begin && token < sentence.end;
      const bool edge = token + 1 == sentence.begin || token == sentence.end;
      rows_[offset + template_reach] =
          inside ? facts[static_cast<size_t>(token)].data() : (edge ? beside : beyond).data();
    }
  }
  uint32_t operator[](TemplatePart part) const {
    return rows_[part.offset + template_reach][static_cast<size_t>(part.attribute)];
  }

 private:
  // One step outside the sentence is a place of its own, further is nothing.
  static constexpr Facts beside = facts_of_no_token(5), beyond = facts_of_no_token(0);
  const uint32_t* rows_[2 * template_reach + 1];
};

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
  const FactWindow window(facts, sentence, at);
  uint32_t number = 0;
  for (const Template& line : templates()) {
    const uint32_t a = window[line.part[0]], b = window[line.part[1]], c = window[line.part[2]];
    if (a != 0 && b != 0 && c != 0) sink(feature_of(number, a, b, c), line.family);
    ++number;
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
