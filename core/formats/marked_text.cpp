#include "core/formats/marked_text.h"

#include <algorithm>
#include <cmath>

#include "core/text/utf8.h"

namespace postil {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

std::string shown_text(std::string_view text, const std::vector<uint32_t>& invalid) {
  std::string out;
  out.reserve(text.size() + 2 * invalid.size());
  uint32_t from = 0;
  for (const uint32_t at : invalid) {
    out.append(text, from, at - from).append(replacement);
    from = at + 1;
  }
  return out.append(text, from);
}

int32_t thousandths(float value) {
  return static_cast<int32_t>(std::lround(static_cast<double>(value) * 1000));
}

// Token spans of a document as bytes of the text that is shown.
class Shown {
 public:
  explicit Shown(const Document& document) : document_(document) {}

  ByteSpan operator()(TokenSpan tokens) const {
    const ByteSpan bytes = bytes_of(document_, tokens);
    return {shifted(bytes.begin), shifted(bytes.end)};
  }

  template <class Kind>
  Mark mark(const Layer<Kind>& layer, const Kind& found, std::string_view (*name)(uint16_t)) const {
    Mark out{(*this)(found.tokens), MarkStatus::machine, {}, {}};
    out.why.reserve(found.why.size());
    for (uint32_t i = found.why.begin; i < found.why.end; ++i) {
      const Reason& reason = layer.reasons[i];
      out.why.push_back(
          {std::string(name(reason.code)), thousandths(reason.weight), (*this)(reason.where)});
    }
    return out;
  }

 private:
  // A byte that is not valid becomes the three of U+FFFD.
  uint32_t shifted(uint32_t byte) const {
    if (document_.invalid.empty()) return byte;
    const auto& invalid = document_.invalid;
    const auto before = std::lower_bound(invalid.begin(), invalid.end(), byte) - invalid.begin();
    return byte + 2 * static_cast<uint32_t>(before);
  }

  const Document& document_;
};

}  // namespace

MarkedText marked_text(const Document& document, const Annotations& annotations,
                       const TermPacks& packs, std::string_view id) {
  const Shown shown(document);
  MarkedText out;
  out.id = valid_utf8(id);
  out.text = shown_text(document.text, document.invalid);
  out.invalid_bytes = static_cast<uint32_t>(document.invalid.size());
  out.sentences.reserve(document.sentences.size());
  for (const TokenSpan sentence : document.sentences) out.sentences.push_back(shown(sentence));
  for (const Block& block : document.blocks) {
    const TokenSpan tokens = {document.sentences[block.sentences.begin].begin,
                              document.sentences[block.sentences.end - 1].end};
    out.blocks.push_back({shown(tokens), block.kind, shown(block.dateline)});
  }
  const auto& [entities, claims, terms] = annotations;
  for (const Entity& found : entities.marks)
    out.entities.push_back({shown.mark(entities, found, entity_reason_name), found.type,
                            entities.groups.empty() ? no_group : found.group, found.value});
  for (const EntityGroup& group : entities.groups)
    out.groups.push_back({shown(entities.marks[group.name].tokens), group.type, group.count,
                          group.link, group.id, group.country});
  for (const Claim& found : claims.marks)
    out.claims.push_back({shown.mark(claims, found, claim_reason_name),
                          found.kind,
                          found.certainty,
                          thousandths(found.worth),
                          shown(found.source),
                          shown(found.cue),
                          shown(found.hedge),
                          {shown(found.content[0]), shown(found.content[1])},
                          shown(found.speaker),
                          shown(found.negation),
                          found.source_kind,
                          found.wording,
                          found.speaker_link,
                          found.needs_context,
                          found.repeats});
  for (const Term& found : terms.marks) {
    MarkedTerm& term = out.terms.emplace_back();
    static_cast<Mark&>(term) = shown.mark(terms, found, term_reason_name);
    term.topic = found.topic;
    if (found.concept_index == no_concept) continue;
    term.concept_id = packs.concept_at(found.concept_index).id;
    term.label = packs.concept_at(found.concept_index).label;
    term.pack = packs.pack_of(found.concept_index).id;
  }
  return out;
}

void keep_layers(MarkedText& article, Layers wanted) {
  article.layers.entities &= wanted.entities;
  article.layers.claims &= wanted.claims;
  article.layers.terms &= wanted.terms;
  if (!wanted.entities) article.entities.clear();
  if (!wanted.entities) article.groups.clear();
  if (!wanted.claims) article.claims.clear();
  if (!wanted.terms) article.terms.clear();
}

void drop_rejected(MarkedText& article) {
  const auto rejected = [](const Mark& mark) { return mark.status == MarkStatus::rejected; };
  std::vector<uint32_t> now(article.claims.size(), no_claim_index);  // where a claim goes
  uint32_t kept = 0;
  for (size_t i = 0; i < article.claims.size(); ++i)
    if (!rejected(article.claims[i])) now[i] = kept++;
  for (MarkedClaim& claim : article.claims)
    claim.repeats = claim.repeats < now.size() ? now[claim.repeats] : no_claim_index;
  std::erase_if(article.entities, rejected);
  std::erase_if(article.claims, rejected);
  std::erase_if(article.terms, rejected);
}

void read_structure(MarkedText& article) {
  const Document document = read_document(article.text);
  MarkedText read = marked_text(document, {}, {});
  article.sentences = std::move(read.sentences);
  article.blocks = std::move(read.blocks);
}

std::string_view name_of(const MarkedText& article, const MarkedEntity& entity) {
  return text_of(article,
                 entity.group == no_group ? entity.bytes : article.groups[entity.group].bytes);
}

std::string link_of(const MarkedText& article, const MarkedEntity& entity) {
  if (entity.group == no_group || article.groups[entity.group].link == LinkKind::none) return {};
  const MarkedGroup& group = article.groups[entity.group];
  return std::string(link_kind_names[static_cast<size_t>(group.link)]) + ':' + group.id;
}

bool is_web_address(std::string_view address) {
  if (!address.starts_with("https://") && !address.starts_with("http://")) return false;
  for (const char c : address)
    if (static_cast<unsigned char>(c) <= 0x20 ||
        std::string_view("<>\"{}|\\^`").find(c) != std::string_view::npos)
      return false;
  return true;
}

std::string valid_utf8(std::string_view bytes) {
  std::string out;
  size_t from = 0;
  for (size_t at = find_non_ascii(bytes, 0); at < bytes.size(); at = find_non_ascii(bytes, at)) {
    const CodeUnit unit = decode(bytes, at);
    if (!unit.valid) {
      out.append(bytes, from, at - from).append(replacement);
      from = at + 1;
    }
    at += unit.size;
  }
  return out.append(bytes, from);
}

}  // namespace postil
