#include "core/layers/terms.h"

#include <algorithm>
#include <utility>

#include "core/lexicon/lexicon_builder.h"
#include "core/lexicon/phrase.h"

namespace postil {
namespace {

enum TermReason : uint16_t { known_label, known_alternative, known_hidden };
constexpr std::string_view reason_names[] = {"pack.label", "pack.alternative", "pack.hidden"};

// A value of the lexicon is a concept's index and which of its labels was matched; ascending, the
// first pack's come first.
constexpr uint32_t value_of(uint32_t index, TermReason matched) {
  return index << 2 | matched;
}
constexpr uint32_t index_of(uint32_t value) {
  return value >> 2;
}
constexpr uint32_t matched_of(uint32_t value) {
  return value & 3;
}

bool is_acronym(std::string_view label) {
  return label.size() >= 2 && label.size() <= 6 &&
         std::all_of(label.begin(), label.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

void add_label(LexiconBuilder& builder, std::string_view label, uint32_t value) {
  builder.add(label, is_acronym(label) ? CaseRule::acronym : CaseRule::any, Inflection::english,
              value);
}

// Amounts and dates are no names: a term may lie in one.
bool is_name(EntityType type) {
  return type <= EntityType::language;
}

// The value that decides: of the first pack that knows the phrase, a preferred label before others.
uint32_t choose(std::span<const uint32_t> values, const TermPacks& packs) {
  const Pack* first = &packs.pack_of(index_of(values[0]));
  uint32_t best = values[0];
  for (const uint32_t value : values) {
    if (&packs.pack_of(index_of(value)) != first) break;
    if (matched_of(value) < matched_of(best)) best = value;
  }
  return best;
}

class Finder {
 public:
  Finder(const Document& document, const Keys& keys, const std::vector<Entity>& entities,
         const TermPacks& packs)
      : document_(document), keys_(keys), packs_(packs) {
    for (const Entity& entity : entities)
      if (is_name(entity.type)) names_.push_back(entity.tokens);
  }

  void find_in(TokenSpan within) {
    for (uint32_t at = within.begin; at < within.end;) {
      const LexiconMatch match = longest_outside_names(at, within.end);
      if (match.tokens.empty()) {
        ++at;
      } else {
        add(match);
        at = match.tokens.end;
      }
    }
  }

  Layer<Term> terms;

 private:
  // A term may hold a whole name ("Kyoto mechanisms") but not lie in one or cross its border.
  // Nor does it begin inside a hyphenated word ("pro-democracy", "anti-riot").
  LexiconMatch longest_outside_names(uint32_t at, uint32_t end) {
    if (at > 0 && is_glue(document_, at - 1)) return {};
    while (next_name_ < names_.size() && names_[next_name_].end <= at) ++next_name_;
    if (next_name_ < names_.size() && names_[next_name_].begin < at) return {};
    LexiconMatch match = packs_.lexicon().longest_at(document_, keys_, at, end);
    for (size_t i = next_name_; i < names_.size() && names_[i].begin < match.tokens.end; ++i) {
      if (match.tokens.contains(names_[i]) && match.tokens != names_[i]) continue;
      match = packs_.lexicon().longest_at(document_, keys_, at, names_[i].begin);
      break;
    }
    return match;
  }

  void add(const LexiconMatch& match) {
    const uint32_t value = choose(match.values, packs_);
    const auto reasons = static_cast<uint32_t>(terms.reasons.size());
    terms.reasons.push_back({static_cast<uint16_t>(matched_of(value)), 1.0f, match.tokens});
    terms.marks.push_back({match.tokens,
                           packs_.concept_at(index_of(value)).topic,
                           index_of(value),
                           {reasons, reasons + 1}});
  }

  const Document& document_;
  const Keys& keys_;
  const TermPacks& packs_;
  std::vector<TokenSpan> names_;
  size_t next_name_ = 0;
};

}  // namespace

TermPacks::TermPacks(std::vector<Pack> packs) : packs_(std::move(packs)) {
  LexiconBuilder builder;
  for (uint32_t pack = 0; pack < packs_.size(); ++pack) {
    const std::vector<Concept>& concepts = packs_[pack].concepts;
    for (uint32_t at = 0; at < concepts.size(); ++at) {
      const auto index = static_cast<uint32_t>(entries_.size());
      entries_.push_back({pack, at});
      add_label(builder, concepts[at].label, value_of(index, known_label));
      for (const std::string& label : concepts[at].alternatives)
        add_label(builder, label, value_of(index, known_alternative));
      for (const std::string& label : concepts[at].hidden)
        add_label(builder, label, value_of(index, known_hidden));
    }
  }
  if (entries_.empty()) return;
  if (Result<Lexicon> lexicon = Lexicon::load(builder.build())) lexicon_ = std::move(*lexicon);
}

const Concept& TermPacks::concept_at(uint32_t index) const {
  return packs_[entries_[index].pack].concepts[entries_[index].at];
}

const Pack& TermPacks::pack_of(uint32_t index) const {
  return packs_[entries_[index].pack];
}

Layer<Term> find_terms(const Document& document, const Keys& keys,
                       const std::vector<Entity>& entities, const TermPacks& packs) {
  if (packs.concept_count() == 0) return {};
  Finder finder(document, keys, entities, packs);
  for (const Block& block : document.blocks) {
    if (block.kind == BlockKind::byline || block.kind == BlockKind::boilerplate) continue;
    for (uint32_t i = block.sentences.begin; i < block.sentences.end; ++i)
      finder.find_in(document.sentences[i]);
  }
  return std::move(finder.terms);
}

std::string_view term_reason_name(uint16_t code) {
  return code < std::size(reason_names) ? reason_names[code] : std::string_view{};
}

}  // namespace postil
