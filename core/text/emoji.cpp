#include "core/text/emoji.h"

#include "core/text/char_class.h"
#include "core/text/utf8.h"

namespace postil {
namespace {

constexpr uint32_t joiner = 0x200D;
constexpr uint32_t emoji_selector = 0xFE0F;
constexpr uint32_t keycap = 0x20E3;
constexpr uint32_t first_tag = 0xE0020, last_tag = 0xE007F;

// U+0000 past the end: nothing in a sequence.
CodeUnit unit_at(std::string_view text, size_t at) {
  return at < text.size() ? decode(text, at) : CodeUnit{0, 0, true};
}

size_t keycap_end(std::string_view text, size_t begin) {
  const char base = text[begin];
  if (!(base >= '0' && base <= '9') && base != '#' && base != '*') return begin;
  size_t end = begin + 1;
  const CodeUnit selector = unit_at(text, end);
  if (selector.code_point == emoji_selector) end += selector.size;
  const CodeUnit cap = unit_at(text, end);
  return cap.code_point == keycap ? end + cap.size : begin;
}

// One element of a joiner sequence: a pictograph and what modifies it. `plain` tells whether it was
// a text pictograph with nothing after it.
size_t element_end(std::string_view text, size_t begin, bool& plain) {
  const CodeUnit base = unit_at(text, begin);
  const EmojiRole role = emoji_role(base.code_point);
  if (role == EmojiRole::none || role == EmojiRole::regional) return begin;
  size_t end = begin + base.size;
  plain = role == EmojiRole::pictograph;
  for (CodeUnit next = unit_at(text, end);; next = unit_at(text, end)) {
    const bool modifies = next.code_point == emoji_selector ||
                          emoji_role(next.code_point) == EmojiRole::modifier ||
                          (next.code_point >= first_tag && next.code_point <= last_tag);
    if (!modifies) return end;
    plain = false;
    end += next.size;
  }
}

}  // namespace

size_t emoji_end(std::string_view text, size_t begin) {
  const CodeUnit first = unit_at(text, begin);
  if (first.code_point < 0x80) return keycap_end(text, begin);
  if (emoji_role(first.code_point) == EmojiRole::regional) {
    const CodeUnit second = unit_at(text, begin + first.size);
    const bool pair = emoji_role(second.code_point) == EmojiRole::regional;
    return begin + first.size + (pair ? second.size : 0);
  }
  bool plain = false;
  size_t end = element_end(text, begin, plain);
  if (end == begin) return begin;
  for (CodeUnit next = unit_at(text, end); next.code_point == joiner; next = unit_at(text, end)) {
    bool ignored = false;
    const size_t joined = element_end(text, end + next.size, ignored);
    if (joined == end + next.size) break;
    plain = false;
    end = joined;
  }
  return plain ? begin : end;
}

}  // namespace postil
