#include "core/layers/claims.h"

#include <algorithm>

#include "core/layers/attribution.h"
#include "core/layers/claims_details.h"
#include "core/layers/claims_evidence.h"
#include "core/layers/claims_features.h"
#include "core/layers/claims_reading.h"
#include "core/layers/claims_reasons.h"
#include "core/layers/hedge.h"

namespace postil {
namespace {

constexpr size_t most_reasons = 6;

// What is known of each sentence before it is judged.
struct SentenceNote {
  SentencePlace place;
  Attribution attribution;
};

bool never_asserts(BlockKind block) {
  return block == BlockKind::byline || block == BlockKind::boilerplate;
}

std::vector<SentenceNote> note_sentences(const Reading& reading, const AttributionModel& model) {
  std::vector<SentenceNote> notes;
  AttributionFeatures memory;
  for (const Block& block : reading.document.blocks)
    for (uint32_t i = block.sentences.begin; i < block.sentences.end; ++i)
      notes.push_back(
          {{i, block.kind, i - block.sentences.begin}, attribution_of(reading, i, model, memory)});
  return notes;
}

Claim claim_of(const Reading& reading, const SentenceNote& note) {
  Claim claim;
  claim.tokens = reading.document.sentences[note.place.sentence];
  claim.source = note.attribution.source;
  claim.cue = note.attribution.cue;
  return claim;
}

void add_claim(Claim claim, const std::vector<Reason>& reasons, Layer<Claim>& layer) {
  claim.why.begin = static_cast<uint32_t>(layer.reasons.size());
  layer.reasons.insert(layer.reasons.end(), reasons.begin(), reasons.end());
  claim.why.end = static_cast<uint32_t>(layer.reasons.size());
  layer.marks.push_back(claim);
}

class ModelJudge {
 public:
  ModelJudge(const Reading& reading, const std::vector<SentenceNote>& notes,
             const ClaimModel& model)
      : reading_(reading), notes_(notes), model_(model) {
    ClaimFeatures reader;
    for (const SentenceNote& note : notes) {
      features_.push_back(reader.read(reading, note.place, note.attribution));
      scores_.push_back(model.stage_one(features_.back()));
      states_.push_back(state_of(reading, note.place, note.attribution));
    }
    sum_ = sum_of_context(scores_);
  }

  void judge(Layer<Claim>& layer) {
    float row[stage_two_inputs];
    for (size_t i = 0; i < notes_.size(); ++i) {
      if (never_asserts(notes_[i].place.block)) continue;
      stage_two_row(scores_, states_, i, sum_, row);
      const StageTwoScores scores = model_.stage_two(row);
      const auto best = std::max_element(scores.begin(), scores.begin() + class_count);
      const uint32_t kind = static_cast<uint32_t>(best - scores.begin());
      if (kind == static_cast<uint32_t>(StageOne::no_claim)) continue;
      Claim claim = claim_of(reading_, notes_[i]);
      claim.kind = static_cast<ClaimKind>(kind);
      claim.worth = logistic(scores[stage_two_worth]);
      if (scores[stage_two_hedged] > 0) {
        claim.certainty = Certainty::hedged;
        claim.hedge = find_hedge(reading_, notes_[i].place.sentence);
      }
      add_claim(claim, reasons(i, kind, row), layer);
    }
  }

 private:
  std::vector<Reason> reasons(size_t index, uint32_t kind, const float* row) {
    const SentenceNote& note = notes_[index];
    const TokenSpan tokens = reading_.document.sentences[note.place.sentence];
    model_.explain(features_[index], tokens, kind, by_token_);
    std::vector<Reason> found;
    const float context = model_.explain_context(row, kind);
    if (context >= 0.3F)
      found.push_back({static_cast<uint16_t>(ClaimReason::context), context, {}});
    gather_reasons(reading_, note.place.sentence, note.attribution, by_token_, most_reasons, found);
    sort_reasons(found);
    return found;
  }

  const Reading& reading_;
  const std::vector<SentenceNote>& notes_;
  const ClaimModel& model_;
  std::vector<SentenceFeatures> features_;
  std::vector<StageOneScores> scores_;
  std::vector<SentenceState> states_;
  std::vector<float> sum_, by_token_;
};

}  // namespace

Result<ClaimResources> load_claims(std::span<const std::byte> cues,
                                   std::span<const std::byte> model,
                                   std::span<const std::byte> attribution) {
  Result<Lexicon> lexicon = Lexicon::load(cues);
  if (!lexicon) return Error{"cues: " + lexicon.error()};
  ClaimResources resources;
  resources.cues = std::move(*lexicon);
  if (!model.empty()) {
    Result<ClaimModel> read = ClaimModel::load(model);
    if (!read) return Error{"claims: " + read.error()};
    resources.model = std::move(*read);
  }
  if (!attribution.empty()) {
    Result<AttributionModel> read = AttributionModel::load(attribution);
    if (!read) return Error{"attribution: " + read.error()};
    resources.attribution = std::move(*read);
  }
  return resources;
}

Layer<Claim> find_claims(const Document& document, const Keys& keys,
                         const std::vector<Entity>& entities, const ClaimResources& resources) {
  const Reading reading = read_claims(document, keys, entities, resources.cues, resources.words);
  const std::vector<SentenceNote> notes = note_sentences(reading, resources.attribution);
  Layer<Claim> layer;
  if (!resources.model.empty()) ModelJudge(reading, notes, resources.model).judge(layer);
  std::vector<Attribution> attributions;
  for (const SentenceNote& note : notes) attributions.push_back(note.attribution);
  add_details(reading, attributions, layer.marks);
  return layer;
}

std::string_view claim_reason_name(uint16_t code) {
  return code < claim_reason_count ? claim_reason_names[code] : std::string_view();
}

}  // namespace postil
