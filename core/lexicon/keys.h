// Three 64-bit keys a token, computed once for a document and shared by everything that looks words
// up. Equal keys are taken for equal words: with 64 bits, two of a million words collide with p <
// 1e-7.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/text/document.h"

namespace postil {

struct Keys {
  std::vector<uint64_t> exact;   // hash of the token's bytes (curly apostrophes made straight)
  std::vector<uint64_t> folded;  // hash of the simple case folding of it
  std::vector<uint64_t> stem;    // hash of its inflectional stem: "imposes", "imposing", "imposed"
};

Keys read_keys(const Document& document);

// The keys of one word, as read_keys makes them.
uint64_t exact_key(std::string_view word);
uint64_t folded_key(std::string_view word);
uint64_t stem_key(std::string_view word);

// Writes `word` to `out` in simple case folding, curly apostrophes made straight and what cannot be
// seen (soft hyphens, joiners) left out: what folded_key hashes.
void fold_word(std::string_view word, std::string& out);

}  // namespace postil
