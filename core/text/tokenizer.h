// Parts a text into tokens, in the manner of OntoNotes and Universal Dependencies: clitics and the
// parts of hyphenated words are tokens of their own, abbreviations keep their stops. Every byte but
// white space is in exactly one token.
#pragma once

#include <string_view>
#include <vector>

#include "core/text/document.h"
#include "core/text/span.h"

namespace postil {

// A line that holds tokens.
struct Line {
  TokenSpan tokens;  // not empty
  bool after_blank;  // the first line, or blank lines are before it
};

struct TokenizedText {
  std::vector<Token> tokens;
  std::vector<Line> lines;  // in order; together every token
};

// Linear in the size of the text, whatever it holds.
TokenizedText tokenize(std::string_view text);

// The casing of the letters of `word`; digits and punctuation in it do not matter.
Casing casing_of(std::string_view word);

}  // namespace postil
