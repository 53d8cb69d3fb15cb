#include "core/layers/claims_cues.h"

namespace postil {

std::vector<Cue> find_cues(const Document& document, const Keys& keys, const Lexicon& cues) {
  std::vector<Cue> found;
  std::vector<LexiconMatch> matches;
  for (TokenSpan sentence : document.sentences) {
    matches.clear();
    cues.match(document, keys, sentence, matches);
    for (const LexiconMatch& match : matches) {
      Cue cue{match.tokens, 0, match.values.front()};
      for (uint32_t value : match.values)
        if ((value & 0xff) < cue_class_count) cue.classes |= 1u << (value & 0xff);
      if (cue.classes) found.push_back(cue);
    }
  }
  return found;
}

}  // namespace postil
