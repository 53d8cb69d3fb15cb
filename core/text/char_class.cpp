#include "core/text/char_class.h"

namespace postil {
namespace {

#include "core/text/char_class_table.inc"

constexpr CharRecord ideograph{CharClass::letter, EmojiRole::none, 0};
constexpr CharRecord invisible{CharClass::format, EmojiRole::none, 0};
constexpr CharRecord unassigned{CharClass::symbol, EmojiRole::none, 0};

}  // namespace

const CharRecord& char_record(uint32_t code_point) {
  if (code_point < table_limit) {
    const uint32_t block = block_of[code_point / block_size];
    return char_records[record_of[block * block_size + code_point % block_size]];
  }
  if (code_point < 0x40000) return ideograph;                           // planes 2 and 3
  if (code_point >= 0xE0000 && code_point < 0xE0200) return invisible;  // tags, selectors
  return unassigned;
}

}  // namespace postil
