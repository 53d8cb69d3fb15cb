// English inflection undone: plural -s, third person -s, -ed, -ing, and the irregular forms. Every
// inflected form of one word has one stem; derivations ("deregulation" of "deregulate") and
// comparatives keep their own. The rules are those of English spelling (doubled consonants, silent
// e, y to i; compare Porter 1980, step 1), their exceptions are lists in inflect_words.h. A form of
// two words is given to the likelier one in news: "leaves" is of "leave", "found" of "find".
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace postil {

enum class WordForm : uint8_t {
  base,    // as in a dictionary, or not known to be inflected
  s_form,  // a plural or a third person: "tariffs", "imposes", "children"
  past,    // "imposed", "written"
  gerund,  // "imposing"; its plural too ("hearings"), whose stem is the verb's
};

// Replaces `word`, folded to lower case, by its stem and says which form it was. Total: what is not
// lower-case ASCII letters stays as it is. A stem is a dictionary word as a rule, but only
// equality of stems is promised.
WordForm make_stem(std::string& word);
// The same, for who has hash_bytes(word) (hash.h) at hand.
WordForm make_stem(std::string& word, uint64_t hash);

}  // namespace postil
