// A half-open stretch of units, with the unit in the type: bytes, tokens, sentences and UTF-16 code
// units cannot be mixed up, because each has its own Span.
#pragma once

#include <algorithm>
#include <cstdint>

namespace postil {

struct Byte;       // UTF-8 code unit of the text as given
struct Token;      // element of Document::tokens
struct Sentence;   // element of Document::sentences
struct CodePoint;  // Unicode scalar value; an invalid byte counts as one
struct Utf16;      // UTF-16 code unit; an invalid byte counts as one

// [begin, end), counted in Unit. begin == end is an empty span; {} stands for "none".
template <class Unit>
struct Span {
  uint32_t begin = 0;
  uint32_t end = 0;

  // In units.
  constexpr uint32_t size() const { return end - begin; }
  // Whether there is nothing in it.
  constexpr bool empty() const { return begin == end; }
  // Whether the unit at `at` lies in it.
  constexpr bool contains(uint32_t at) const { return begin <= at && at < end; }
  // Whether `other` lies in it whole.
  constexpr bool contains(Span other) const { return begin <= other.begin && other.end <= end; }
  // Whether they share a unit.
  constexpr bool overlaps(Span other) const { return begin < other.end && other.begin < end; }
  // Whether both ends are equal.
  friend constexpr bool operator==(Span a, Span b) { return a.begin == b.begin && a.end == b.end; }
  // By begin; of those that begin together the longer first: the order in which marks are listed.
  friend constexpr bool operator<(Span a, Span b) {
    return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
  }
};

using ByteSpan = Span<Byte>;
using TokenSpan = Span<Token>;
using SentenceSpan = Span<Sentence>;
using CodePointSpan = Span<CodePoint>;
using Utf16Span = Span<Utf16>;

}  // namespace postil
