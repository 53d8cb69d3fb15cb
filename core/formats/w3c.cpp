#include "core/formats/w3c.h"

#include "core/formats/json_writer.h"
#include "core/formats/units.h"
#include "core/text/utf8.h"

namespace postil {
namespace {

constexpr size_t context_size = 32;

// Up to 32 code points before or after a span.
std::string_view before(std::string_view text, uint32_t begin) {
  size_t at = begin;
  for (size_t count = 0; at > 0 && count < context_size; ++count) do
      --at;
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80);
  return text.substr(at, begin - at);
}
std::string_view after(std::string_view text, uint32_t end) {
  size_t at = end;
  for (size_t count = 0; at < text.size() && count < context_size; ++count)
    at += decode(text, at).size;
  return text.substr(end, at - end);
}

bool is_unreserved(unsigned char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
         std::string_view("-._~").find(static_cast<char>(c)) != std::string_view::npos;
}

// An article's own name as an IRI. Articles without an id share one.
std::string article_iri(const MarkedText& article) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out = "urn:x-postil:article:";
  for (const char c : article.id) {
    const auto byte = static_cast<unsigned char>(c);
    if (is_unreserved(byte))
      out += c;
    else
      out.append("%").append({digits[byte >> 4], digits[byte & 15]});
  }
  return out;
}

class Writer {
 public:
  explicit Writer(const MarkedText& article)
      : article_(article),
        iri_(article_iri(article)),
        units_(article.text, OffsetUnit::code_points) {}

  std::string write() {
    json_.open('{').key("@context").open('[').text("http://www.w3.org/ns/anno.jsonld");
    json_.open('{').key("postil").text("urn:x-postil:").close('}').close(']');
    json_.key("id").text(iri_ + "#page").key("type").text("AnnotationPage");
    json_.key("postil:article").open('{').key("id").text(iri_);
    json_.optional("postil:id", article_.id).optional("postil:title", article_.title);
    json_.optional("postil:address", article_.address).key("postil:text").text(article_.text);
    if (article_.invalid_bytes) json_.key("postil:invalid_bytes").number(article_.invalid_bytes);
    json_.key("postil:layers").open('[');
    if (article_.layers.entities) json_.text("entity");
    if (article_.layers.claims) json_.text("claim");
    if (article_.layers.terms) json_.text("term");
    json_.close(']');
    groups();
    json_.close('}').key("items").open('[');
    for (const MarkedEntity& mark : article_.entities)
      annotation(mark, "entity", entity_type_names[static_cast<size_t>(mark.type)], [&] {
        if (mark.group != no_group) json_.key("postil:group").number(mark.group);
        json_.optional("postil:value", mark.value);
      });
    for (const MarkedClaim& mark : article_.claims)
      annotation(mark, "claim", claim_kind_names[static_cast<size_t>(mark.kind)],
                 [&] { claim(mark); });
    for (const MarkedTerm& mark : article_.terms)
      annotation(mark, "term", topic_names[static_cast<size_t>(mark.topic)], [&] {
        json_.optional("postil:concept", mark.concept_id).optional("postil:label", mark.label);
        json_.optional("postil:pack", mark.pack);
      });
    json_.close(']').close('}');
    return json_.take();
  }

 private:
  template <class Own>
  void annotation(const Mark& mark, std::string_view layer, std::string_view value, Own own) {
    json_.open('{').key("id").text(iri_ + '#' + std::to_string(++count_));
    json_.key("type").text("Annotation").key("motivation").text("classifying");
    json_.key("postil:layer").text(layer);
    if (mark.status != MarkStatus::machine)
      json_.key("postil:status").text(mark_status_names[static_cast<size_t>(mark.status)]);
    own();
    json_.key("body").open('[');
    body("classifying", value);
    if (!mark.note.empty()) body("commenting", mark.note);
    json_.close(']').key("target").open('{').key("source");
    json_.text(is_web_address(article_.address) ? article_.address : iri_);
    selectors(mark.bytes);
    json_.close('}').close('}');
  }

  void body(std::string_view purpose, std::string_view value) {
    json_.open('{').key("type").text("TextualBody").key("purpose").text(purpose);
    json_.key("value").text(value).close('}');
  }

  void selectors(ByteSpan span) {
    json_.key("selector").open('[').open('{').key("type").text("TextQuoteSelector");
    json_.key("exact").text(text_of(article_, span));
    json_.key("prefix").text(before(article_.text, span.begin));
    json_.key("suffix").text(after(article_.text, span.end)).close('}');
    json_.open('{').key("type").text("TextPositionSelector");
    json_.key("start").number(units_(span.begin)).key("end").number(units_(span.end));
    json_.close('}').close(']');
  }

  void claim(const MarkedClaim& mark) {
    json_.key("postil:certainty").text(certainty_names[static_cast<size_t>(mark.certainty)]);
    json_.key("postil:worth").thousandths(mark.worth);
    part("postil:source", mark.source);
    part("postil:cue", mark.cue);
    part("postil:hedge", mark.hedge);
    if (mark.source_kind != SourceKind::author)
      json_.key("postil:source_kind")
          .text(source_kind_names[static_cast<size_t>(mark.source_kind)]);
    if (mark.wording != Wording::own)
      json_.key("postil:wording").text(wording_names[static_cast<size_t>(mark.wording)]);
    part("postil:content", mark.content[0]);
    part("postil:content_after", mark.content[1]);
    part("postil:speaker", mark.speaker);
    if (mark.speaker_link != SpeakerLink::none)
      json_.key("postil:speaker_by")
          .text(speaker_link_names[static_cast<size_t>(mark.speaker_link)]);
    part("postil:negation", mark.negation);
    if (mark.needs_context) json_.key("postil:needs_context").number(1);
    if (mark.repeats != no_claim_index) json_.key("postil:repeats").number(mark.repeats);
  }

  void groups() {
    if (article_.groups.empty()) return;
    json_.key("postil:groups").open('[');
    for (const MarkedGroup& group : article_.groups) {
      json_.open('{').key("postil:exact").text(text_of(article_, group.bytes));
      json_.key("postil:start").number(units_(group.bytes.begin));
      json_.key("postil:end").number(units_(group.bytes.end));
      json_.key("postil:type").text(entity_type_names[static_cast<size_t>(group.type)]);
      json_.key("postil:count").number(group.count);
      if (group.link != LinkKind::none)
        json_.key("postil:link").text(link_kind_names[static_cast<size_t>(group.link)]);
      json_.optional("postil:link_id", group.id).optional("postil:country", group.country);
      json_.close('}');
    }
    json_.close(']');
  }

  // The words of a claim that have a part in it.
  void part(std::string_view name, ByteSpan span) {
    if (span.empty()) return;
    json_.key(name).open('{').key("postil:exact").text(text_of(article_, span));
    json_.key("postil:start").number(units_(span.begin));
    json_.key("postil:end").number(units_(span.end)).close('}');
  }

  const MarkedText& article_;
  std::string iri_;
  ToUnits units_;
  JsonWriter json_;
  uint32_t count_ = 0;
};

}  // namespace

std::string to_w3c(const MarkedText& article) {
  return Writer(article).write();
}

}  // namespace postil
