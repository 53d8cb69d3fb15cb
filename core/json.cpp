// Postil JSON, version 1. See to_json() in core/postil.h.
#include <cmath>
#include <nlohmann/json.hpp>

#include "core/postil.h"

namespace postil {
namespace {

using Json = nlohmann::ordered_json;

// Three decimals: enough to order by, and the same digits natively and in wasm.
double rounded(float value) {
  return std::round(static_cast<double>(value) * 1000) / 1000;
}

// The text with each invalid byte shown as U+FFFD, so that the JSON is valid and UTF-16 offsets
// hold.
std::string shown_text(const Document& document) {
  if (document.invalid.empty()) return document.text;
  std::string out;
  uint32_t from = 0;
  for (uint32_t at : document.invalid) {
    out.append(document.text, from, at - from).append("\xEF\xBF\xBD");
    from = at + 1;
  }
  return out.append(document.text, from);
}

class Writer {
 public:
  explicit Writer(const Document& document) : document_(document), map_(document.text) {}

  Json span(TokenSpan tokens) const {
    const Utf16Span at = map_.utf16(bytes_of(document_, tokens));
    return {{"start", at.begin}, {"end", at.end}};
  }

  Json why(const std::vector<Reason>& pool, Span<Reason> reasons,
           std::string_view (*name)(uint16_t)) const {
    Json out = Json::array();
    for (uint32_t i = reasons.begin; i < reasons.end; ++i) {
      Json reason = {{"reason", name(pool[i].code)}, {"weight", rounded(pool[i].weight)}};
      if (!pool[i].where.empty()) reason.update(span(pool[i].where));
      out.push_back(std::move(reason));
    }
    return out;
  }

  Json sentences() const {
    Json out = Json::array();
    for (TokenSpan sentence : document_.sentences) {
      const Utf16Span at = map_.utf16(bytes_of(document_, sentence));
      out.push_back({at.begin, at.end});
    }
    return out;
  }

  Json blocks() const {
    Json out = Json::array();
    for (const Block& block : document_.blocks) {
      const TokenSpan tokens = {document_.sentences[block.sentences.begin].begin,
                                document_.sentences[block.sentences.end - 1].end};
      Json item = span(tokens);
      item["kind"] = block_kind_names[static_cast<size_t>(block.kind)];
      if (!block.dateline.empty()) item["dateline"] = span(block.dateline);
      out.push_back(std::move(item));
    }
    return out;
  }

  Json entities(const EntityLayer& layer) const {
    Json out = Json::array();
    for (const Entity& mark : layer.marks) {
      Json item = span(mark.tokens);
      item["type"] = entity_type_names[static_cast<size_t>(mark.type)];
      item["group"] = mark.group;
      if (!mark.value.empty()) item["value"] = mark.value;
      item["why"] = why(layer.reasons, mark.why, entity_reason_name);
      out.push_back(std::move(item));
    }
    return out;
  }

  Json groups(const EntityLayer& layer) const {
    Json out = Json::array();
    for (const EntityGroup& group : layer.groups) {
      Json item = span(layer.marks[group.name].tokens);
      item["type"] = entity_type_names[static_cast<size_t>(group.type)];
      item["count"] = group.count;
      if (!group.country.empty()) item["country"] = group.country;
      if (group.link != LinkKind::none)
        item["link"] = {{"kind", link_kind_names[static_cast<size_t>(group.link)]},
                        {"id", group.id}};
      out.push_back(std::move(item));
    }
    return out;
  }

  Json claims(const Layer<Claim>& layer) const {
    Json out = Json::array();
    for (const Claim& mark : layer.marks) {
      Json item = span(mark.tokens);
      item["kind"] = claim_kind_names[static_cast<size_t>(mark.kind)];
      item["worth"] = rounded(mark.worth);
      item["certainty"] = certainty_names[static_cast<size_t>(mark.certainty)];
      if (!mark.source.empty()) item["source"] = span(mark.source);
      if (!mark.cue.empty()) item["cue"] = span(mark.cue);
      if (!mark.hedge.empty()) item["hedge"] = span(mark.hedge);
      item["why"] = why(layer.reasons, mark.why, claim_reason_name);
      out.push_back(std::move(item));
    }
    return out;
  }

  Json terms(const Layer<Term>& layer, const TermPacks& packs) const {
    Json out = Json::array();
    for (const Term& mark : layer.marks) {
      Json item = span(mark.tokens);
      item["topic"] = topic_names[static_cast<size_t>(mark.topic)];
      if (mark.concept_index != no_concept) {
        item["concept"] = packs.concept_at(mark.concept_index).id;
        item["label"] = packs.concept_at(mark.concept_index).label;
        item["pack"] = packs.pack_of(mark.concept_index).id;
      }
      item["why"] = why(layer.reasons, mark.why, term_reason_name);
      out.push_back(std::move(item));
    }
    return out;
  }

 private:
  const Document& document_;
  OffsetMap map_;
};

}  // namespace

std::string to_json(const Document& document, const Annotations& annotations,
                    const TermPacks& packs, std::string_view id) {
  const Writer writer(document);
  Json out = {{"format", "postil"}, {"version", 1}};
  if (!id.empty()) out["id"] = id;
  out["text"] = shown_text(document);
  if (!document.invalid.empty()) out["invalid_bytes"] = document.invalid.size();
  out["sentences"] = writer.sentences();
  out["blocks"] = writer.blocks();
  out["entities"] = writer.entities(annotations.entities);
  out["groups"] = writer.groups(annotations.entities);
  out["claims"] = writer.claims(annotations.claims);
  out["terms"] = writer.terms(annotations.terms, packs);
  // Strings that came from outside (an id) may hold invalid UTF-8: replaced, never an exception.
  return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace postil
