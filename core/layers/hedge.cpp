#include "core/layers/hedge.h"

namespace postil {
namespace {

// Whether a relative clause that begins in the sentence is still open at `at`: from "who" or
// ", which" to the next comma.
bool in_relative_clause(const Reading& reading, TokenSpan sentence, uint32_t at) {
  for (uint32_t i = at; i > sentence.begin; --i) {
    if (reading.words[i - 1] == WordClass::relative) return true;
    if (text_of(reading.document, reading.document.tokens[i - 1]) == ",") return false;
  }
  return false;
}

}  // namespace

TokenSpan find_hedge(const Reading& reading, uint32_t sentence) {
  const TokenSpan tokens = reading.document.sentences[sentence];
  for (uint32_t i = reading.first_cue[sentence]; i < reading.first_cue[sentence + 1]; ++i) {
    const Cue& cue = reading.cues[i];
    if (!cue.is(CueClass::hedge)) continue;
    if (in_relative_clause(reading, tokens, cue.tokens.begin)) continue;
    if (text_of(reading.document, reading.document.tokens[cue.tokens.begin]) == "May") continue;
    return cue.tokens;
  }
  return {};
}

}  // namespace postil
