#include "core/layers/terms.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/layers/terms_features.h"
#include "core/layers/terms_model.h"
#include "core/lexicon/lexicon_builder.h"

namespace postil {
namespace {

enum TermReason : uint16_t { known_label, known_alternative, known_hidden };
// The families of features follow, in the order of TermFamily.
constexpr std::string_view reason_names[] = {"pack.label", "pack.alternative", "pack.hidden",
                                             "model.word", "model.context",    "model.shape",
                                             "model.pack", "model.article",    "model.meaning"};
constexpr uint16_t model_reasons = 3;
static_assert(std::size(reason_names) == model_reasons + static_cast<size_t>(TermFamily::count));

// A value of the lexicon is a concept's index and which of its labels was matched; ascending, the
// first pack's come first.
constexpr uint32_t value_of(uint32_t index, TermReason matched) {
  return index << 2 | matched;
}
bool is_acronym(std::string_view label) {
  return label.size() >= 2 && label.size() <= 6 &&
         std::all_of(label.begin(), label.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

void add_label(LexiconBuilder& builder, std::string_view label, uint32_t value) {
  builder.add(label, is_acronym(label) ? CaseRule::acronym : CaseRule::any, Inflection::english,
              value);
}

// Best tags of a sentence, by dynamic programming (Viterbi 1967). Sums stay within 32 bits for
// sentences of up to some 10,000 tokens; longer ones are decoded in pieces.
class Decoder {
 public:
  struct Sums {
    int32_t begin = 0, inside = 0;
  };

  Decoder(const TermModel& model, const TermReader& reader) : model_(model), reader_(reader) {}

  void decode(TokenSpan sentence, std::span<const TermMatch> forced, std::vector<TokenSpan>& out) {
    for (uint32_t at = sentence.begin; at < sentence.end; at += most_tokens)
      decode_piece({at, std::min(sentence.end, at + most_tokens)}, sentence, forced, out);
  }

 private:
  static constexpr uint32_t most_tokens = 4096;
  static constexpr int32_t never = -(1 << 28);

  void read_sums(TokenSpan piece, TokenSpan sentence, std::span<const TermMatch> forced) {
    sums_.assign(piece.size() + 1, {});
    for (uint32_t i = 0; i < piece.size(); ++i) {
      reader_.read(piece.begin + i, sentence, row_);
      for (const uint32_t hash : row_) {
        const TermWeight weight = model_.weight(hash);
        sums_[i].begin += weight.begin;
        sums_[i].inside += weight.inside;
      }
    }
    for (const TermMatch& match : forced) {
      if (!match.forced || !piece.contains(match.tokens)) continue;
      const uint32_t begin = match.tokens.begin - piece.begin, end = match.tokens.end - piece.begin;
      sums_[begin] = {-never, never};
      for (uint32_t i = begin + 1; i < end; ++i) sums_[i] = {never, -never};
      if (sums_[end].inside < -never) sums_[end].inside = never;
    }
  }

  void decode_piece(TokenSpan piece, TokenSpan sentence, std::span<const TermMatch> forced,
                    std::vector<TokenSpan>& out) {
    read_sums(piece, sentence, forced);
    std::array<int64_t, term_tags> best{0, never, never};
    before_.resize(piece.size());
    for (uint32_t i = 0; i < piece.size(); ++i) {
      const std::array<int64_t, term_tags> add{0, sums_[i].begin, sums_[i].inside};
      std::array<int64_t, term_tags> next{};
      for (uint8_t tag = 0; tag < term_tags; ++tag) {
        uint8_t from = tag == 2;  // nothing goes on from outside
        int64_t most = step(best, from, tag);
        for (uint8_t other = from + 1; other < term_tags; ++other)
          if (step(best, other, tag) > most) most = step(best, from = other, tag);
        next[tag] = most + add[tag];
        before_[i][tag] = from;
      }
      best = next;
    }
    auto tag = static_cast<uint8_t>(std::max_element(best.begin(), best.end()) - best.begin());
    const size_t first = out.size();
    for (uint32_t i = piece.size(), end = i; i-- > 0;) {
      if (tag == 1) out.push_back({piece.begin + i, piece.begin + end});
      if (tag != 2) end = i;
      tag = before_[i][tag];
    }
    std::reverse(out.begin() + static_cast<std::ptrdiff_t>(first), out.end());
  }
  int64_t step(const std::array<int64_t, term_tags>& best, uint8_t from, uint8_t to) const {
    return best[from] + model_.step(static_cast<TermTag>(from), static_cast<TermTag>(to));
  }

  const TermModel& model_;
  const TermReader& reader_;
  TermRow row_;
  std::vector<Sums> sums_;
  std::vector<std::array<uint8_t, term_tags>> before_;
};

class Finder {
 public:
  Finder(const TermPacks& packs, const TermModel& model, const TermReader& reader,
         const std::vector<TermMatch>& matches, const std::vector<TokenSpan>& names)
      : packs_(packs),
        model_(model),
        reader_(reader),
        matches_(matches),
        names_(names),
        decoder_(model, reader) {}

  void find_in(TokenSpan sentence) {
    const size_t first = next_match_;
    while (next_match_ < matches_.size() && matches_[next_match_].tokens.end <= sentence.end)
      ++next_match_;
    const auto here = std::span(matches_).subspan(first, next_match_ - first);
    spans_.clear();
    decoder_.decode(sentence, here, spans_);
    for (const TokenSpan span : spans_)
      if (respects_names(span, names_, next_name_)) add(span, sentence, here);
  }

  Layer<Term> terms;

 private:
  void add(TokenSpan span, TokenSpan sentence, std::span<const TermMatch> matches) {
    const auto first = static_cast<uint32_t>(terms.reasons.size());
    Term term{span, Topic::macroeconomics, no_concept, {}};
    uint32_t matched_topic = topic_count;
    std::array<int32_t, static_cast<size_t>(TermFamily::count)> sums{};
    add_families(span, sentence, sums);
    int32_t pack_sum = sums[static_cast<size_t>(TermFamily::pack)];
    for (const TermMatch& match : matches) {
      if (!span.contains(match.tokens)) continue;
      const uint32_t index = concept_of(match.value);
      matched_topic = static_cast<uint32_t>(packs_.concept_at(index).topic);
      if (match.tokens != span) continue;
      term.concept_index = index;
      const float weight = match.forced ? 1.0f : model_.unit() * static_cast<float>(pack_sum);
      terms.reasons.push_back({static_cast<uint16_t>(label_kind_of(match.value)), weight, span});
      pack_sum = 0;
    }
    sums[static_cast<size_t>(TermFamily::pack)] = pack_sum;
    for (size_t i = 0; i < sums.size(); ++i)
      if (sums[i] > 0)
        terms.reasons.push_back({static_cast<uint16_t>(model_reasons + i),
                                 model_.unit() * static_cast<float>(sums[i]), span});
    sort_reasons(terms.reasons, first);
    term.why = {first, static_cast<uint32_t>(terms.reasons.size())};
    term.topic = term.concept_index != no_concept ? static_cast<Topic>(matched_topic)
                                                  : topic_of_words(span, sentence, matched_topic);
    terms.marks.push_back(term);
  }

  template <class Sums>
  void add_families(TokenSpan span, TokenSpan sentence, Sums& sums) {
    TermRow row;
    for (uint32_t i = span.begin; i < span.end; ++i) {
      reader_.read(i, sentence, row);
      for (size_t feature = 0; feature < row.size(); ++feature) {
        const TermWeight weight = model_.weight(row[feature]);
        sums[static_cast<size_t>(family_of(feature))] +=
            i == span.begin ? weight.begin : weight.inside;
      }
    }
  }

  Topic topic_of_words(TokenSpan span, TokenSpan sentence, uint32_t matched_topic) const {
    std::array<int32_t, topic_count> sums{};
    reader_.read_topic(span, sentence, matched_topic,
                       [&](uint32_t hash, int32_t times) { model_.add_topic(hash, times, sums); });
    return static_cast<Topic>(std::max_element(sums.begin(), sums.end()) - sums.begin());
  }

  const TermPacks& packs_;
  const TermModel& model_;
  const TermReader& reader_;
  const std::vector<TermMatch>& matches_;
  const std::vector<TokenSpan>& names_;
  Decoder decoder_;
  std::vector<TokenSpan> spans_;
  size_t next_match_ = 0, next_name_ = 0;
};

// Without a model every phrase of the packs is a term.
Layer<Term> all_matches(const std::vector<TermMatch>& matches, const TermPacks& packs) {
  Layer<Term> terms;
  for (const TermMatch& match : matches) {
    const auto reason = static_cast<uint32_t>(terms.reasons.size());
    terms.reasons.push_back(
        {static_cast<uint16_t>(label_kind_of(match.value)), 1.0f, match.tokens});
    const uint32_t index = concept_of(match.value);
    terms.marks.push_back(
        {match.tokens, packs.concept_at(index).topic, index, {reason, reason + 1}});
  }
  return terms;
}

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

Layer<Term> judge_terms(const Document& document, const Keys& keys,
                        const std::vector<Entity>& entities, const TermPacks& packs,
                        const TermModel& model, const std::vector<TermMatch>& matches) {
  if (model.empty()) return all_matches(matches, packs);
  const std::vector<TokenSpan> names = names_of(entities);
  const TermReader reader(document, keys, entities, packs, model, matches);
  Finder finder(packs, model, reader, matches, names);
  for (const Block& block : document.blocks) {
    if (block.kind == BlockKind::byline || block.kind == BlockKind::boilerplate) continue;
    for (uint32_t i = block.sentences.begin; i < block.sentences.end; ++i)
      finder.find_in(document.sentences[i]);
  }
  return std::move(finder.terms);
}

Layer<Term> find_terms(const Document& document, const Keys& keys,
                       const std::vector<Entity>& entities, const TermPacks& packs,
                       const TermModel& model) {
  return judge_terms(document, keys, entities, packs, model,
                     match_terms(document, keys, names_of(entities), packs));
}

std::string_view term_reason_name(uint16_t code) {
  return code < std::size(reason_names) ? reason_names[code] : std::string_view{};
}

}  // namespace postil
