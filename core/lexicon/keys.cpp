#include "core/lexicon/keys.h"

#include <string>

#include "core/lexicon/hash.h"
#include "core/lexicon/inflect.h"
#include "core/text/char_class.h"
#include "core/text/utf8.h"

namespace postil {
namespace {

constexpr std::string_view curly_apostrophe = "\xE2\x80\x99";

void append_utf8(std::string& out, uint32_t c) {
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0 | (c >> 6));
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    out += static_cast<char>(0xE0 | (c >> 12));
    out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else {
    out += static_cast<char>(0xF0 | (c >> 18));
    out += static_cast<char>(0x80 | ((c >> 12) & 0x3F));
    out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  }
}

uint64_t exact_of(std::string_view word, std::string& scratch) {
  const size_t curly = word.find(curly_apostrophe);
  if (curly == std::string_view::npos) return hash_bytes(word);
  scratch.clear();
  for (size_t at = 0; at < word.size();) {
    const bool found = word.substr(at, 3) == curly_apostrophe;
    scratch += found ? '\'' : word[at];
    at += found ? 3 : 1;
  }
  return hash_bytes(scratch);
}

}  // namespace

void fold_word(std::string_view word, std::string& out) {
  out.clear();
  for (size_t at = 0; at < word.size();) {
    const CodeUnit unit = decode(word, at);
    if (!unit.valid) {
      out += word[at++];  // an invalid byte is only equal to itself
      continue;
    }
    at += unit.size;
    if (unit.code_point >= 0x80 && char_class(unit.code_point) == CharClass::format) continue;
    append_utf8(out, unit.code_point == 0x2019 ? '\'' : fold_case(unit.code_point));
  }
}

Keys read_keys(const Document& document) {
  Keys keys;
  const size_t count = document.tokens.size();
  keys.exact.reserve(count);
  keys.folded.reserve(count);
  keys.stem.reserve(count);
  std::string word, scratch;
  for (const Token& token : document.tokens) {
    const std::string_view text = text_of(document, token);
    word.assign(text);
    bool changed = false, ascii = true;
    for (char& c : word) {
      const bool upper = c >= 'A' && c <= 'Z';
      if (upper) c = static_cast<char>(c + ('a' - 'A'));
      changed |= upper;
      ascii &= static_cast<unsigned char>(c) < 0x80;
    }
    if (!ascii) fold_word(text, word);
    const uint64_t exact = ascii ? hash_bytes(text) : exact_of(text, scratch);
    const uint64_t folded = ascii && !changed ? exact : hash_bytes(word);
    const bool inflected = make_stem(word, folded) != WordForm::base;
    keys.exact.push_back(exact);
    keys.folded.push_back(folded);
    keys.stem.push_back(inflected ? hash_bytes(word) : folded);
  }
  return keys;
}

uint64_t exact_key(std::string_view word) {
  std::string scratch;
  return exact_of(word, scratch);
}

uint64_t folded_key(std::string_view word) {
  std::string folded;
  fold_word(word, folded);
  return hash_bytes(folded);
}

uint64_t stem_key(std::string_view word) {
  std::string folded;
  fold_word(word, folded);
  make_stem(folded);
  return hash_bytes(folded);
}

}  // namespace postil
