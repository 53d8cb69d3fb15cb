// The tags of a sequence tagger: a type and a place in the mention, or O for outside.
// BIO (Ramshaw and Marcus 1995, IOB2) and BILOU (Ratinov and Roth 2009) are known.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/text/span.h"

namespace postil {

enum class TagScheme : uint8_t { bio, bilou };

// Where in its mention a token stands. BIO has only `begin` and `inside`.
enum class TagPlace : uint8_t { begin, inside, last, unit };

struct TaggedSpan {
  TokenSpan tokens;
  uint8_t type = 0;  // index into TagSet::types()
  friend bool operator==(const TaggedSpan&, const TaggedSpan&) = default;
};

// Tag 0 is O; the tags of type t are 1 + t * places() + place.
class TagSet {
 public:
  TagSet() = default;
  // At most 31 types under BIO, 15 ... 31 under BILOU: size() must fit in a byte.
  TagSet(TagScheme scheme, std::vector<std::string> types);

  TagScheme scheme() const { return scheme_; }
  const std::vector<std::string>& types() const { return types_; }
  uint32_t places() const { return scheme_ == TagScheme::bio ? 2 : 4; }
  uint32_t size() const { return 1 + static_cast<uint32_t>(types_.size()) * places(); }
  // size() rounded up to whole vectors of 8 lanes: the stride of rows of scores.
  uint32_t width() const { return (size() + 7) / 8 * 8; }

  uint8_t tag(uint32_t type, TagPlace place) const;
  bool is_outside(uint8_t tag) const { return tag == 0; }
  uint32_t type_of(uint8_t tag) const { return (tag - 1u) / places(); }  // tag must not be O
  TagPlace place_of(uint8_t tag) const { return static_cast<TagPlace>((tag - 1u) % places()); }

  bool legal(uint8_t previous, uint8_t next) const;
  bool legal_first(uint8_t tag) const;
  bool legal_last(uint8_t tag) const;

  // The mentions in a legal sequence of tags, whose first token has the number `first`.
  void spans(std::span<const uint8_t> tags, uint32_t first, std::vector<TaggedSpan>& out) const;
  // The tags of disjoint mentions over `tags.size()` tokens from the one numbered `first`.
  void write(std::span<const TaggedSpan> spans, uint32_t first, std::span<uint8_t> tags) const;

 private:
  bool open(uint8_t tag) const;       // the mention goes on after this tag (BILOU: B, I)
  bool continues(uint8_t tag) const;  // the mention began before this tag (I, L)
  TagScheme scheme_ = TagScheme::bio;
  std::vector<std::string> types_;
};

}  // namespace postil
