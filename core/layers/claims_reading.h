// What the claims layer notes of a document before it judges a sentence: one pass over its tokens.
#pragma once

#include <cstdint>
#include <vector>

#include "core/layers/claims_cues.h"
#include "core/layers/claims_words.h"
#include "core/layers/marks.h"
#include "core/lexicon/keys.h"
#include "core/text/document.h"

namespace postil {

inline constexpr uint8_t no_entity = 0xff;

struct Reading {
  const Document& document;
  const Keys& keys;
  std::vector<Cue> cues;               // in order
  std::vector<WordClass> words;        // a token each
  std::vector<uint8_t> entity;         // a token each: its EntityType, or no_entity
  std::vector<uint8_t> entity_begins;  // a token each: 1 where an entity begins
  std::vector<uint8_t> quoted;  // a token each: 1 inside double quotes; the marks themselves are
                                // inside too
  std::vector<uint32_t> first_cue;  // a sentence each, and one more: where its cues begin in `cues`
};

Reading read_claims(const Document& document, const Keys& keys, const std::vector<Entity>& entities,
                    const Lexicon& cues, const WordTable& table);

// Whether the token is a double quotation mark of any style.
bool is_quote_mark(std::string_view token);

// Whether a clause can hang on this token: a form of be, have or do, a modal, an irregular past, or
// a word that by its ending and place looks like a finite verb.
bool is_finite(const Reading& reading, uint32_t at, TokenSpan sentence);

}  // namespace postil
