#include "core/model/tag_set.h"

#include <utility>

namespace postil {

TagSet::TagSet(TagScheme scheme, std::vector<std::string> types)
    : scheme_(scheme), types_(std::move(types)) {}

uint8_t TagSet::tag(uint32_t type, TagPlace place) const {
  if (scheme_ == TagScheme::bio) {
    place =
        place == TagPlace::begin || place == TagPlace::unit ? TagPlace::begin : TagPlace::inside;
  }
  return static_cast<uint8_t>(1 + type * places() + static_cast<uint32_t>(place));
}

bool TagSet::open(uint8_t tag) const {
  if (tag == 0) return false;
  return place_of(tag) == TagPlace::begin || place_of(tag) == TagPlace::inside;
}

bool TagSet::continues(uint8_t tag) const {
  if (tag == 0) return false;
  return place_of(tag) == TagPlace::inside || place_of(tag) == TagPlace::last;
}

bool TagSet::legal(uint8_t previous, uint8_t next) const {
  const bool same_type = previous != 0 && next != 0 && type_of(previous) == type_of(next);
  if (continues(next)) return open(previous) && same_type;
  // Under BIO a mention may end after any tag; under BILOU only L and U end one.
  return scheme_ == TagScheme::bio || !open(previous);
}

bool TagSet::legal_first(uint8_t tag) const {
  return !continues(tag);
}

bool TagSet::legal_last(uint8_t tag) const {
  return scheme_ == TagScheme::bio || !open(tag);
}

void TagSet::spans(std::span<const uint8_t> tags, uint32_t first,
                   std::vector<TaggedSpan>& out) const {
  for (uint32_t i = 0; i < tags.size(); ++i) {
    if (tags[i] == 0) continue;
    uint32_t end = i + 1;
    while (end < tags.size() && continues(tags[end])) ++end;
    out.push_back({{first + i, first + end}, static_cast<uint8_t>(type_of(tags[i]))});
    i = end - 1;
  }
}

void TagSet::write(std::span<const TaggedSpan> spans, uint32_t first,
                   std::span<uint8_t> tags) const {
  for (uint8_t& tag : tags) tag = 0;
  for (const TaggedSpan& span : spans) {
    for (uint32_t i = span.tokens.begin; i < span.tokens.end; ++i) {
      const bool begins = i == span.tokens.begin, ends = i + 1 == span.tokens.end;
      const TagPlace place = begins && ends ? TagPlace::unit
                             : begins       ? TagPlace::begin
                             : ends         ? TagPlace::last
                                            : TagPlace::inside;
      tags[i - first] = tag(span.type, place);
    }
  }
}

}  // namespace postil
