#include "core/formats/postil_json.h"

#include "core/formats/json_writer.h"

namespace postil {
namespace {

class Writer {
 public:
  Writer(const MarkedText& article, OffsetUnit unit)
      : article_(article), unit_(unit), units_(article.text, unit) {}

  std::string write() {
    json_.open('{').key("format").text("postil").key("version").number(1);
    if (unit_ != OffsetUnit::utf16)
      json_.key("offsets").text(offset_unit_names[static_cast<size_t>(unit_)]);
    json_.optional("id", article_.id).optional("title", article_.title);
    json_.optional("address", article_.address).key("text").text(article_.text);
    if (article_.invalid_bytes) json_.key("invalid_bytes").number(article_.invalid_bytes);
    structure();
    if (article_.layers.entities) entities();
    if (article_.layers.entities) groups();
    if (article_.layers.claims) claims();
    if (article_.layers.terms) terms();
    json_.close('}');
    return json_.take();
  }

 private:
  void borders(ByteSpan span) {
    json_.key("start").number(units_(span.begin)).key("end").number(units_(span.end));
  }

  void optional_span(std::string_view name, ByteSpan span) {
    if (span.empty()) return;
    json_.key(name).open('{');
    borders(span);
    json_.close('}');
  }

  void structure() {
    json_.key("sentences").open('[');
    for (const ByteSpan span : article_.sentences)
      json_.open('[').number(units_(span.begin)).number(units_(span.end)).close(']');
    json_.close(']').key("blocks").open('[');
    for (const MarkedBlock& block : article_.blocks) {
      json_.open('{');
      borders(block.bytes);
      json_.key("kind").text(block_kind_names[static_cast<size_t>(block.kind)]);
      optional_span("dateline", block.dateline);
      json_.close('}');
    }
    json_.close(']');
  }

  void end(const Mark& mark) {
    if (mark.status != MarkStatus::machine)
      json_.key("status").text(mark_status_names[static_cast<size_t>(mark.status)]);
    json_.optional("note", mark.note).key("why").open('[');
    for (const MarkReason& reason : mark.why) {
      json_.open('{').key("reason").text(reason.reason).key("weight").thousandths(reason.weight);
      if (!reason.where.empty()) borders(reason.where);
      json_.close('}');
    }
    json_.close(']').close('}');
  }

  void entities() {
    json_.key("entities").open('[');
    for (const MarkedEntity& mark : article_.entities) {
      json_.open('{');
      borders(mark.bytes);
      json_.key("type").text(entity_type_names[static_cast<size_t>(mark.type)]);
      if (mark.group != no_group) json_.key("group").number(mark.group);
      json_.optional("value", mark.value);
      end(mark);
    }
    json_.close(']');
  }

  void groups() {
    json_.key("groups").open('[');
    for (const MarkedGroup& group : article_.groups) {
      json_.open('{');
      borders(group.bytes);
      json_.key("type").text(entity_type_names[static_cast<size_t>(group.type)]);
      json_.key("count").number(group.count).optional("country", group.country);
      if (group.link != LinkKind::none) {
        json_.key("link").open('{').key("kind");
        json_.text(link_kind_names[static_cast<size_t>(group.link)]);
        json_.key("id").text(group.id).close('}');
      }
      json_.close('}');
    }
    json_.close(']');
  }

  void details(const MarkedClaim& mark) {
    if (mark.source_kind != SourceKind::author)
      json_.key("source_kind").text(source_kind_names[static_cast<size_t>(mark.source_kind)]);
    if (mark.wording != Wording::own)
      json_.key("wording").text(wording_names[static_cast<size_t>(mark.wording)]);
    if (!mark.content[0].empty() || !mark.content[1].empty()) json_.key("content").open('[');
    for (const ByteSpan part : mark.content) {
      if (part.empty()) continue;
      json_.open('{');
      borders(part);
      json_.close('}');
    }
    if (!mark.content[0].empty() || !mark.content[1].empty()) json_.close(']');
    optional_span("speaker", mark.speaker);
    if (mark.speaker_link != SpeakerLink::none)
      json_.key("speaker_by").text(speaker_link_names[static_cast<size_t>(mark.speaker_link)]);
    optional_span("negation", mark.negation);
    if (mark.needs_context) json_.key("needs_context").number(1);
    if (mark.repeats != no_claim_index) json_.key("repeats").number(mark.repeats);
  }

  void claims() {
    json_.key("claims").open('[');
    for (const MarkedClaim& mark : article_.claims) {
      json_.open('{');
      borders(mark.bytes);
      json_.key("kind").text(claim_kind_names[static_cast<size_t>(mark.kind)]);
      json_.key("worth").thousandths(mark.worth);
      json_.key("certainty").text(certainty_names[static_cast<size_t>(mark.certainty)]);
      optional_span("source", mark.source);
      optional_span("cue", mark.cue);
      optional_span("hedge", mark.hedge);
      details(mark);
      end(mark);
    }
    json_.close(']');
  }

  void terms() {
    json_.key("terms").open('[');
    for (const MarkedTerm& mark : article_.terms) {
      json_.open('{');
      borders(mark.bytes);
      json_.key("topic").text(topic_names[static_cast<size_t>(mark.topic)]);
      json_.optional("concept", mark.concept_id).optional("label", mark.label);
      json_.optional("pack", mark.pack);
      end(mark);
    }
    json_.close(']');
  }

  const MarkedText& article_;
  OffsetUnit unit_;
  ToUnits units_;
  JsonWriter json_;
};

}  // namespace

std::string to_postil_json(const MarkedText& article, OffsetUnit unit) {
  return Writer(article, unit).write();
}

std::string to_json(const Document& document, const Annotations& annotations,
                    const TermPacks& packs, std::string_view id) {
  return to_postil_json(marked_text(document, annotations, packs, id));
}

}  // namespace postil
