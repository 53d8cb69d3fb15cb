// Articles with marks that the tests of formats share: the samples as the engine marks them, and
// awkward texts whose every token and sentence is marked.
#pragma once

#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <vector>

#include "core/formats/marked_text.h"

inline std::string read_all(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

inline std::vector<std::string> awkward_texts() {
  return {
      "",
      " \n ",
      "👨🏻‍🚒x",
      "One line.\r\nAnother – “quoted” – line.\r\n\r\nÜber 3 €.",
      std::string("a\xFF\xE2\x82 b\xC3 \xF0\x9F\x87\xA9\xF0\x9F\x87\xAA end"),
      std::string("NUL \0 and \x07 bell,\ttab; \"quotes\" \\ and <b>&amp;</b>", 50),
      "=SUM(A1) is no formula. @you, -1 and +2 neither.\n\n# No heading\n- no *item* `or` "
      "[link](x)",
      "日本語 text 🇩🇪 flags\u2028and separators\u2029here.",
  };
}

// Every token an entity and, by turns, a term; every sentence a claim with a source, cue and hedge;
// statuses and notes by turns.
inline postil::MarkedText mark_all(const std::string& text) {
  using namespace postil;
  const Document document = read_document(text);
  Annotations marks;
  for (uint32_t i = 0; i < document.tokens.size(); ++i) {
    Entity entity;
    entity.tokens = {i, i + 1};
    entity.type = static_cast<EntityType>(i % std::size(entity_type_names));
    const uint32_t first = static_cast<uint32_t>(marks.entities.reasons.size());
    marks.entities.reasons.push_back({0, -0.0004F, {i, i + 1}});
    marks.entities.reasons.push_back({1, 12.3456F, {}});
    entity.why = {first, first + 2};
    marks.entities.marks.push_back(entity);
  }
  for (const TokenSpan sentence : document.sentences) {
    Claim claim;
    claim.tokens = sentence;
    claim.worth = 0.125F;
    claim.certainty = Certainty::hedged;
    claim.source = claim.cue = {sentence.begin, sentence.begin + 1};
    claim.hedge = {sentence.end - 1, sentence.end};
    marks.claims.marks.push_back(claim);
  }
  MarkedText article = marked_text(document, marks, {}, "awkward \"id\" \xC3\xA9, 1");
  for (size_t i = 0; i < article.entities.size(); ++i) {
    article.entities[i].status = static_cast<MarkStatus>(i % 4);
    if (i % 3 == 0) article.entities[i].note = "=note, \"quoted\"\nsecond line";
    if (i % 2 == 0) continue;
    MarkedTerm term;
    term.bytes = article.entities[i].bytes;
    term.topic = static_cast<Topic>(i % std::size(topic_names));
    if (i % 4 == 1) {
      term.concept_id = "a-concept";
      term.label = "A \"concept\"";
      term.pack = "mine";
    }
    article.terms.push_back(std::move(term));
  }
  article.title = "Title <of> it";
  article.address = "https://example.org/a?b=c&d";
  return article;
}

// The samples as the engine marks them, then the awkward ones.
inline const std::vector<postil::MarkedText>& articles() {
  static const std::vector<postil::MarkedText> all = [] {
    using namespace postil;
    const std::string source = POSTIL_SOURCE_DIR;
    const std::string bundle = read_all(source + "/core/data/postil.bundle");
    const Result<Resources> resources = load(std::as_bytes(std::span(bundle)));
    if (!resources) throw std::runtime_error(resources.error());
    std::vector<MarkedText> out;
    for (const char* name : {"climate-law", "technology-rivalry", "trade-dispute"}) {
      const Document document =
          read_document(read_all(source + "/examples/articles/" + name + ".txt"));
      out.push_back(marked_text(document, annotate(document, *resources, resources->packs),
                                resources->packs, name));
    }
    for (const std::string& text : awkward_texts()) out.push_back(mark_all(text));
    return out;
  }();
  return all;
}
