#include "core/flat.h"

#include <cmath>
#include <nlohmann/json.hpp>

namespace postil {
namespace {

using Json = nlohmann::ordered_json;

class Flattener {
 public:
  explicit Flattener(const Document& document) : document_(document), map_(document.text) {}

  void number(int64_t value) { out_.push_back(static_cast<int32_t>(value)); }
  void thousandths(float value) { number(std::lround(static_cast<double>(value) * 1000)); }
  void span(TokenSpan tokens) {
    const Utf16Span at = map_.utf16(bytes_of(document_, tokens));
    number(at.begin);
    number(at.end);
  }
  template <class Enum>
  void name(Enum value) {
    number(static_cast<int64_t>(value));
  }
  // The reasons of one layer follow those of the layers before it in the pool.
  void why(Span<Reason> reasons, size_t pool_begin) {
    number(static_cast<int64_t>(pool_begin + reasons.begin));
    number(static_cast<int64_t>(pool_begin + reasons.end));
  }
  void reasons(int layer, const std::vector<Reason>& pool) {
    for (const Reason& reason : pool) {
      number(layer);
      number(reason.code);
      span(reason.where);
      thousandths(reason.weight);
    }
  }

  std::vector<int32_t> take() { return std::move(out_); }

 private:
  const Document& document_;
  OffsetMap map_;
  std::vector<int32_t> out_;
};

Json names_until_empty(std::string_view (*name)(uint16_t)) {
  Json out = Json::array();
  for (uint16_t code = 0; !name(code).empty(); ++code) out.push_back(name(code));
  return out;
}

}  // namespace

std::vector<int32_t> flatten(const Document& document, const Annotations& marks) {
  const auto& [entities, claims, terms] = marks;
  Flattener flat(document);
  flat.number(1);
  for (size_t count : {document.sentences.size(), document.blocks.size(), entities.marks.size(),
                       claims.marks.size(), terms.marks.size(),
                       entities.reasons.size() + claims.reasons.size() + terms.reasons.size(),
                       document.invalid.size()})
    flat.number(static_cast<int64_t>(count));
  for (TokenSpan sentence : document.sentences) flat.span(sentence);
  for (const Block& block : document.blocks) {
    flat.span({document.sentences[block.sentences.begin].begin,
               document.sentences[block.sentences.end - 1].end});
    flat.name(block.kind);
    flat.span(block.dateline);
  }
  for (const Entity& mark : entities.marks) {
    flat.span(mark.tokens);
    flat.name(mark.type);
    flat.why(mark.why, 0);
  }
  for (const Claim& mark : claims.marks) {
    flat.span(mark.tokens);
    flat.name(mark.kind);
    flat.name(mark.certainty);
    flat.thousandths(mark.worth);
    for (TokenSpan part : {mark.source, mark.cue, mark.hedge}) flat.span(part);
    flat.why(mark.why, entities.reasons.size());
  }
  for (const Term& mark : terms.marks) {
    flat.span(mark.tokens);
    flat.name(mark.topic);
    flat.number(mark.concept_index == no_concept ? -1 : static_cast<int64_t>(mark.concept_index));
    flat.why(mark.why, entities.reasons.size() + claims.reasons.size());
  }
  flat.reasons(0, entities.reasons);
  flat.reasons(1, claims.reasons);
  flat.reasons(2, terms.reasons);
  return flat.take();
}

std::string flat_names() {
  const Json out = {{"blocks", block_kind_names},
                    {"entities", entity_type_names},
                    {"claims", claim_kind_names},
                    {"certainty", certainty_names},
                    {"topics", topic_names},
                    {"reasons",
                     {names_until_empty(entity_reason_name), names_until_empty(claim_reason_name),
                      names_until_empty(term_reason_name)}}};
  return out.dump();
}

std::string concepts_json(const TermPacks& packs) {
  Json out = Json::array();
  for (uint32_t i = 0; i < packs.concept_count(); ++i) {
    const Concept& item = packs.concept_at(i);
    out.push_back({{"id", item.id},
                   {"label", item.label},
                   {"alternatives", item.alternatives},
                   {"topic", topic_names[static_cast<size_t>(item.topic)]},
                   {"definition", item.definition},
                   {"source", item.source},
                   {"broader", item.broader},
                   {"related", item.related},
                   {"exactMatch", item.exact_match},
                   {"pack",
                    {{"id", packs.pack_of(i).id},
                     {"title", packs.pack_of(i).title},
                     {"licence", packs.pack_of(i).licence}}}});
  }
  return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace postil
