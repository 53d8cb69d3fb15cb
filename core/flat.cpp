#include "core/flat.h"

#include <cmath>

namespace postil {
namespace {

class Flattener {
 public:
  explicit Flattener(const Document& document) : document_(document), map_(document.text) {}

  void number(int64_t value) { out_.push_back(static_cast<int32_t>(value)); }
  void thousandths(float value) { number(std::lround(static_cast<double>(value) * 1000)); }
  // Where the string is in flat_strings(), -1 if it is empty.
  void string(const std::string& value) { number(value.empty() ? -1 : strings_++); }
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
  int32_t strings_ = 0;
};

template <class Names>
void add_table(const Names& names, std::string& out) {
  for (std::string_view name : names) out.append(name).append("\n");
  out += '\n';
}

void add_table(std::string_view (*name)(uint16_t), std::string& out) {
  for (uint16_t code = 0; !name(code).empty(); ++code) out.append(name(code)).append("\n");
  out += '\n';
}

// The separators of ASCII, which no text of a pack holds.
constexpr char list_end = '\x1D';    // group separator
constexpr char record_end = '\x1E';  // record separator
constexpr char field_end = '\x1F';   // unit separator

void add_list(const std::vector<std::string>& items, std::string& out) {
  for (const std::string& item : items) (out += item) += list_end;
  out += field_end;
}

}  // namespace

std::vector<int32_t> flatten(const Document& document, const Annotations& marks) {
  const auto& [entities, claims, terms] = marks;
  Flattener flat(document);
  flat.number(3);
  for (size_t count : {document.sentences.size(), document.blocks.size(), entities.marks.size(),
                       claims.marks.size(), terms.marks.size(),
                       entities.reasons.size() + claims.reasons.size() + terms.reasons.size(),
                       document.invalid.size(), entities.groups.size()})
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
    flat.number(mark.group);
    flat.string(mark.value);
  }
  for (const EntityGroup& group : entities.groups) {
    flat.name(group.type);
    flat.number(group.name);
    flat.name(group.link);
    flat.string(group.id);
    flat.string(group.country);
  }
  for (const Claim& mark : claims.marks) {
    flat.span(mark.tokens);
    flat.name(mark.kind);
    flat.name(mark.certainty);
    flat.thousandths(mark.worth);
    for (TokenSpan part : {mark.source, mark.cue, mark.hedge, mark.speaker, mark.negation,
                           mark.content[0], mark.content[1]})
      flat.span(part);
    flat.name(mark.source_kind);
    flat.name(mark.wording);
    flat.name(mark.speaker_link);
    flat.number(mark.needs_context);
    flat.number(mark.repeats == no_claim_index ? -1 : static_cast<int64_t>(mark.repeats));
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

std::string flat_strings(const Annotations& marks) {
  std::string out;
  const auto add = [&](const std::string& value) {
    if (!value.empty()) (out += value) += '\n';
  };
  for (const Entity& mark : marks.entities.marks) add(mark.value);
  for (const EntityGroup& group : marks.entities.groups) {
    add(group.id);
    add(group.country);
  }
  return out;
}

std::string flat_names() {
  std::string out;
  add_table(block_kind_names, out);
  add_table(entity_type_names, out);
  add_table(link_kind_names, out);
  add_table(claim_kind_names, out);
  add_table(certainty_names, out);
  add_table(source_kind_names, out);
  add_table(wording_names, out);
  add_table(speaker_link_names, out);
  add_table(topic_names, out);
  add_table(entity_reason_name, out);
  add_table(claim_reason_name, out);
  add_table(term_reason_name, out);
  return out;
}

std::string flat_concepts(const TermPacks& packs) {
  std::string out;
  const auto add = [&out](std::string_view field) { out.append(field) += field_end; };
  for (uint32_t i = 0; i < packs.concept_count(); ++i) {
    const Concept& item = packs.concept_at(i);
    const Pack& pack = packs.pack_of(i);
    add(item.id);
    add(item.label);
    add_list(item.alternatives, out);
    add(item.topic ? topic_names[static_cast<size_t>(*item.topic)] : std::string_view{});
    add(item.definition);
    add(item.source);
    add_list(item.broader, out);
    add_list(item.related, out);
    add_list(item.exact_match, out);
    add(pack.id);
    add(pack.title);
    add(pack.licence);
    out += record_end;
  }
  return out;
}

}  // namespace postil
