// The cue words of the claims layer: what the lists in core/data/cues stand for, and where they
// occur in a document.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/lexicon/keys.h"
#include "core/lexicon/lexicon.h"
#include "core/text/document.h"

namespace postil {

// One class a file: core/data/cues/NAME.txt.
enum class CueClass : uint8_t {
  speech,      // verbs that attribute: "said"
  opinion,     // verbs that attribute a content of their own: "believes that"
  according,   // "according to"
  future,      // "will", "is set to"
  modal,       // "would", "must", "if"
  hedge,       // "may", "reportedly"
  causal,      // "led to", "because of"
  rule,        // "is required to", "bans"
  change,      // "fell", "more than"
  amount,      // "million", "hectare"
  evaluation,  // "reckless", "crucial"
  command,     // "read more", "let us": only at the start of a sentence
  negation,    // "not", "no longer"
  past         // "went": irregular past forms
};
inline constexpr std::string_view cue_class_names[] = {
    "speech", "opinion", "according", "future",     "modal",   "hedge",    "causal",
    "rule",   "change",  "amount",    "evaluation", "command", "negation", "past"};
inline constexpr size_t cue_class_count = std::size(cue_class_names);

// The value of a cue in the lexicon: its class, and the number of its line in the file.
constexpr uint32_t cue_value(CueClass cue_class, uint32_t index) {
  return static_cast<uint32_t>(cue_class) | index << 8;
}

// One occurrence. A phrase may be of several classes ("could" is a modal and a hedge).
struct Cue {
  TokenSpan tokens;
  uint32_t classes = 0;  // bit i: class i
  uint32_t entry = 0;    // cue_value of the first list entry that it is

  bool is(CueClass cue_class) const { return classes >> static_cast<unsigned>(cue_class) & 1; }
};

// The cues of a document, in order of their begin. Each sentence is matched leftmost-longest by
// itself, so no cue crosses the border of one.
std::vector<Cue> find_cues(const Document& document, const Keys& keys, const Lexicon& cues);

}  // namespace postil
