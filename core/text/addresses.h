// Web and mail addresses in running text.
#pragma once

#include <cstddef>
#include <string_view>

#include "core/text/document.h"

namespace postil {

// An address that begins where it was looked for, or none.
struct Address {
  size_t end = 0;  // 0 if there is none
  TokenKind kind = TokenKind::url;
};

// Finds "https://...", "www...." , "name@host.com" and "host.com/path" at the start of a word.
// Punctuation that closes the sentence or bracket around an address is not part of it.
class AddressFinder {
 public:
  explicit AddressFinder(std::string_view text) : text_(text) {}

  // `begin` is the first byte of a word, `stop` the first byte after its letters and digits. Calls
  // must not go backwards; all of them together are linear in the text.
  Address find(size_t begin, size_t stop);

 private:
  size_t path_end(size_t begin) const;
  Address find_scheme(size_t begin, size_t stop) const;
  Address find_mail(size_t begin, size_t local_end) const;
  Address find_host(size_t begin) const;

  std::string_view text_;
  size_t searched_ = 0;  // no bare address begins before this byte
};

}  // namespace postil
