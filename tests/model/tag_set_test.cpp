#include "core/model/tag_set.h"

#include <catch2/catch.hpp>

using namespace postil;

TEST_CASE("Mentions written as tags are read back, in either scheme") {
  const std::vector<std::vector<TaggedSpan>> tables = {
      {},
      {{{10, 11}, 0}},
      {{{10, 13}, 1}},
      {{{10, 12}, 0}, {{12, 14}, 0}},
      {{{11, 12}, 1}, {{12, 13}, 1}, {{13, 17}, 0}},
      {{{16, 17}, 0}},
  };
  for (const TagScheme scheme : {TagScheme::bio, TagScheme::bilou}) {
    const TagSet tags(scheme, {"A", "B"});
    for (const std::vector<TaggedSpan>& spans : tables) {
      std::vector<uint8_t> written(7);
      tags.write(spans, 10, written);
      CHECK(tags.legal_first(written.front()));
      CHECK(tags.legal_last(written.back()));
      for (size_t t = 1; t < written.size(); ++t) CHECK(tags.legal(written[t - 1], written[t]));
      std::vector<TaggedSpan> read;
      tags.spans(written, 10, read);
      CHECK(read == spans);
    }
  }
}

TEST_CASE("A mention does not change its type, nor begin inside") {
  const TagSet bio(TagScheme::bio, {"A", "B"});
  const uint8_t begin_a = bio.tag(0, TagPlace::begin), inside_a = bio.tag(0, TagPlace::inside);
  const uint8_t inside_b = bio.tag(1, TagPlace::inside);
  CHECK(bio.legal(begin_a, inside_a));
  CHECK(bio.legal(inside_a, begin_a));
  CHECK_FALSE(bio.legal(begin_a, inside_b));
  CHECK_FALSE(bio.legal(0, inside_a));
  CHECK_FALSE(bio.legal_first(inside_a));
  const TagSet bilou(TagScheme::bilou, {"A"});
  CHECK_FALSE(bilou.legal_last(bilou.tag(0, TagPlace::begin)));
  CHECK_FALSE(bilou.legal(bilou.tag(0, TagPlace::unit), bilou.tag(0, TagPlace::last)));
}
