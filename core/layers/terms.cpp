#include "core/layers/terms.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/layers/terms_features.h"
#include "core/layers/terms_judge.h"
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

class Finder {
 public:
  Finder(const TermPacks& packs, const TermModel& model, const TermReader& reader,
         const std::vector<TermMatch>& matches)
      : packs_(packs), model_(model), reader_(reader), matches_(matches) {}

  void add_all(const Document& document, const Keys& keys, std::span<const TokenSpan> names) {
    const std::vector<TermCandidate> candidates =
        find_candidates(document, reader_, model_, matches_, names);
    const SpanReader spans(document, keys, reader_, packs_, model_, matches_, candidates);
    const std::vector<float> chances = judge_spans(spans, model_, candidates);
    std::vector<float> gains = gains_of(candidates, chances, model_);
    for (size_t i = 0; i < candidates.size(); ++i)
      if (candidates[i].relation == 1 && matches_[candidates[i].match - 1].forced)
        gains[i] = certain;
    SpanRow row;
    for (const uint32_t i : choose_spans(candidates, gains)) {
      const TokenSpan sentence = document.sentences[candidates[i].sentence];
      while (next_match_ < matches_.size() &&
             matches_[next_match_].tokens.end <= candidates[i].tokens.begin)
        ++next_match_;
      size_t end = next_match_;
      while (end < matches_.size() && matches_[end].tokens.begin < candidates[i].tokens.end) ++end;
      Sums sums{};
      add_families(candidates[i].tokens, sentence, sums);
      if (model_.judges_spans()) {
        spans.read(i, row);
        for (size_t feature = 0; feature < row.size(); ++feature)
          if (!is_of_field(feature))
            sums[static_cast<size_t>(span_family_of(feature))] +=
                model_.span_unit() * static_cast<float>(model_.span_weight(row[feature]));
      }
      add(candidates[i].tokens, sentence,
          std::span(matches_).subspan(next_match_, end - next_match_), sums);
    }
  }

  Layer<Term> terms;

 private:
  static constexpr float certain = 1000;
  using Sums = std::array<float, static_cast<size_t>(TermFamily::count)>;  // log odds

  void add(TokenSpan span, TokenSpan sentence, std::span<const TermMatch> matches, Sums& sums) {
    const auto first = static_cast<uint32_t>(terms.reasons.size());
    Term term{span, Topic::macroeconomics, no_concept, {}};
    uint32_t matched_topic = topic_count;
    float pack_sum = sums[static_cast<size_t>(TermFamily::pack)];
    for (const TermMatch& match : matches) {
      if (!span.contains(match.tokens)) continue;
      const uint32_t index = concept_of(match.value);
      matched_topic = packs_.topic_at(index);
      if (match.tokens != span) continue;
      term.concept_index = index;
      const float weight = match.forced ? 1.0f : pack_sum;
      terms.reasons.push_back({static_cast<uint16_t>(label_kind_of(match.value)), weight, span});
      pack_sum = 0;
    }
    sums[static_cast<size_t>(TermFamily::pack)] = pack_sum;
    const auto strongest =
        static_cast<size_t>(std::max_element(sums.begin(), sums.end()) - sums.begin());
    for (size_t i = 0; i < sums.size(); ++i)
      if (sums[i] > 0 || (i == strongest && terms.reasons.size() == first))
        terms.reasons.push_back({static_cast<uint16_t>(model_reasons + i), sums[i], span});
    sort_reasons(terms.reasons, first);
    term.why = {first, static_cast<uint32_t>(terms.reasons.size())};
    const bool known = term.concept_index != no_concept && matched_topic < topic_count;
    term.topic =
        known ? static_cast<Topic>(matched_topic) : topic_of_words(span, sentence, matched_topic);
    terms.marks.push_back(term);
  }

  void add_families(TokenSpan span, TokenSpan sentence, Sums& sums) {
    TermRow row;
    for (uint32_t i = span.begin; i < span.end; ++i) {
      reader_.read(i, sentence, row);
      for (size_t feature = 0; feature < row.size(); ++feature) {
        const TermWeight weight = model_.weight(row[feature]);
        sums[static_cast<size_t>(family_of(feature))] +=
            model_.unit() * static_cast<float>(i == span.begin ? weight.begin : weight.inside);
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
  size_t next_match_ = 0;
};

// Without a model every phrase of the packs is a term.
Layer<Term> all_matches(const std::vector<TermMatch>& matches, const TermPacks& packs) {
  Layer<Term> terms;
  for (const TermMatch& match : matches) {
    const auto reason = static_cast<uint32_t>(terms.reasons.size());
    terms.reasons.push_back(
        {static_cast<uint16_t>(label_kind_of(match.value)), 1.0f, match.tokens});
    const uint32_t index = concept_of(match.value);
    terms.marks.push_back({match.tokens,
                           packs.concept_at(index).topic.value_or(Topic::government_operations),
                           index,
                           {reason, reason + 1}});
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

uint32_t TermPacks::topic_at(uint32_t index) const {
  const std::optional<Topic> topic = concept_at(index).topic;
  return topic ? static_cast<uint32_t>(*topic) : static_cast<uint32_t>(topic_count);
}

Layer<Term> judge_terms(const Document& document, const Keys& keys,
                        const std::vector<Entity>& entities, const TermPacks& packs,
                        const TermModel& model, const std::vector<TermMatch>& matches) {
  if (model.empty()) return all_matches(matches, packs);
  const std::vector<TokenSpan> names = names_of(entities);
  const TermReader reader(document, keys, entities, packs, model, matches);
  Finder finder(packs, model, reader, matches);
  finder.add_all(document, keys, names);
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
