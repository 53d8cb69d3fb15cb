// Emoji sequences after UTS #51 (ED-17): one token each, whatever they are made of.
#pragma once

#include <cstddef>
#include <string_view>

namespace postil {

// The end of the emoji sequence that begins at `begin`: flags, keycaps, skin tones, tag and joiner
// sequences. `begin` itself if none does: pictographs that are shown as text by default ("©") are
// emoji only with a variation selector, modifier or joiner after them.
size_t emoji_end(std::string_view text, size_t begin);

}  // namespace postil
