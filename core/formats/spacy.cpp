#include "core/formats/spacy.h"

#include "core/formats/json_writer.h"
#include "core/formats/marked_tokens.h"
#include "core/formats/units.h"

namespace postil {
namespace {

class Writer {
 public:
  explicit Writer(const MarkedText& article)
      : article_(article), tokens_(article), units_(article.text, OffsetUnit::code_points) {}

  std::string write() {
    json_.open('{').key("text").text(article_.text);
    if (!article_.title.empty()) json_.key("title").text(article_.title);
    const std::vector<size_t> disjoint_entities = disjoint(article_.entities);
    json_.key("ents").open('[');
    for (const size_t i : disjoint_entities) entity(article_.entities[i]);
    json_.close(']').key("spans").open('{').key("entities").open('[');
    auto next = disjoint_entities.begin();
    for (size_t i = 0; i < article_.entities.size(); ++i)
      if (next != disjoint_entities.end() && *next == i)
        ++next;
      else
        entity(article_.entities[i]);
    json_.close(']').key("claims").open('[');
    for (const MarkedClaim& mark : article_.claims)
      span(mark.bytes, claim_kind_names[static_cast<size_t>(mark.kind)], {});
    json_.close(']').key("sources").open('[');
    for (const MarkedClaim& mark : article_.claims) span(mark.source, "source", {});
    json_.close(']').key("terms").open('[');
    for (const MarkedTerm& mark : article_.terms)
      span(mark.bytes, topic_names[static_cast<size_t>(mark.topic)], mark.concept_id);
    json_.close(']').close('}').key("sents").open('[');
    for (const ByteSpan sentence : article_.sentences) bare(sentence);
    json_.close(']').key("tokens").open('[');
    tokens();
    json_.close(']').close('}');
    return json_.take();
  }

 private:
  void entity(const MarkedEntity& mark) {
    span(mark.bytes, entity_type_names[static_cast<size_t>(mark.type)], link_of(article_, mark));
  }

  void span(ByteSpan bytes, std::string_view label, std::string_view concept_id) {
    const ByteSpan inner = tokens_.trimmed(bytes);
    if (inner.empty()) return;
    json_.open('{').key("start").number(units_(inner.begin));
    json_.key("end").number(units_(inner.end)).key("label").text(label);
    json_.key("kb_id").text(concept_id).close('}');  // spaCy fails without
  }

  void bare(ByteSpan span) {
    json_.open('{').key("start").number(units_(span.begin));
    json_.key("end").number(units_(span.end)).close('}');
  }

  void tokens() {
    uint32_t at = 0;
    for (const ByteSpan token : tokens_.tokens()) {
      space_between(at, token.begin);
      add(token);
      at = token.end;
    }
    space_between(at, static_cast<uint32_t>(article_.text.size()));
  }

  // The space after a token is its own.
  void space_between(uint32_t begin, uint32_t end) {
    if (begin < end && begin > 0 && article_.text[begin] == ' ') ++begin;
    if (begin < end) add({begin, end});
  }

  void add(ByteSpan token) {
    json_.open('{').key("id").number(count_++).key("start").number(units_(token.begin));
    json_.key("end").number(units_(token.end)).close('}');
  }

  const MarkedText& article_;
  MarkedTokens tokens_;
  ToUnits units_;
  JsonWriter json_;
  uint32_t count_ = 0;
};

}  // namespace

std::string to_spacy(const MarkedText& article) {
  return Writer(article).write();
}

}  // namespace postil
