#include "core/train/terms_train.h"

#include <algorithm>

#include "core/layers/terms_judge.h"
#include "core/train/terms_field.h"
#include "core/train/terms_judge_train.h"
#include "core/train/terms_samples.h"
#include "core/train/terms_topics.h"

namespace postil {
namespace {

using Articles = std::vector<const TermArticle*>;

// What the packs do not know in the measured articles is another draw than in training.
constexpr uint64_t training_draw = 0, measuring_draw = 1;

TermWeights given_weights(const TermTraining& settings) {
  TermWeights weights;
  weights.threshold = settings.threshold;
  weights.share = settings.share;
  const ClusterWords& words = settings.clusters;
  for (size_t i = 0; i < words.fine.size(); ++i)
    weights.words.push_back(
        {cluster_hash(uint64_t{words.fingerprints[i]} << (64 - word_fingerprint_bits)),
         static_cast<uint8_t>(words.fine[i])});
  for (size_t i = 0; i < words.middle.size(); ++i)
    weights.middle[i] = static_cast<uint8_t>(words.middle[i] + 1);
  weights.phrases = settings.phrases;
  return weights;
}

TermWeights train_tokens(const Articles& articles, const Support& support, const TermPacks& packs,
                         const TermTraining& settings) {
  TermWeights weights = given_weights(settings);
  const auto given = TermModel::load(TermModel::pack(weights));
  if (!given) return weights;
  TermSamples samples;
  for (const TermArticle* article : articles) {
    add_article(*article, packs, *given,
                hidden_phrases(*article, support, settings.keep, training_draw), samples);
    ++samples.articles;
  }
  train_topics(samples, settings, weights);
  train_field(samples, settings, weights);
  return weights;
}

void add_spans(const TermArticle& article, const TermPacks& packs, const TermModel& model,
               std::span<const uint64_t> hidden, uint32_t number, std::vector<SpanSample>& out) {
  const std::vector<TokenSpan> names = names_of(article.entities);
  const std::vector<TermMatch> matches =
      match_terms(article.document, article.keys, names, packs, hidden);
  const TermReader reader(article.document, article.keys, article.entities, packs, model, matches);
  const std::vector<TermCandidate> candidates =
      find_candidates(article.document, reader, model, matches, names);
  const SpanReader spans(article.document, article.keys, reader, packs, model, matches, candidates);
  for (size_t i = 0; i < candidates.size(); ++i) {
    SpanSample& sample = out.emplace_back();
    spans.read(i, sample.row);
    sample.article = number;
    sample.right = std::any_of(article.gold.begin(), article.gold.end(), [&](const GoldTerm& term) {
      return term.exact && term.tokens == candidates[i].tokens;
    });
  }
}

std::vector<std::byte> train_on(const Articles& articles, const Support& support,
                                const TermPacks& packs, const TermTraining& settings) {
  std::vector<SpanSample> spans;
  for (size_t fold = 0; fold < settings.inner_folds; ++fold) {
    Articles rest;
    for (size_t i = 0; i < articles.size(); ++i)
      if (i % settings.inner_folds != fold) rest.push_back(articles[i]);
    const auto model =
        TermModel::load(TermModel::pack(train_tokens(rest, support, packs, settings)));
    if (!model) return {};
    for (size_t i = fold; i < articles.size(); i += settings.inner_folds)
      add_spans(*articles[i], packs, *model,
                hidden_phrases(*articles[i], support, settings.keep, training_draw),
                static_cast<uint32_t>(i), spans);
  }
  TermWeights weights = train_tokens(articles, support, packs, settings);
  train_spans(spans, settings, weights);
  return TermModel::pack(std::move(weights));
}

}  // namespace

std::vector<std::byte> train_terms(std::span<const TermArticle> articles, const TermPacks& packs,
                                   const TermTraining& settings) {
  Articles all;
  for (const TermArticle& article : articles) all.push_back(&article);
  return train_on(all, support_of(articles), packs, settings);
}

TermScore score_terms(std::span<const TermArticle> articles, const TermPacks& packs,
                      const TermModel& model) {
  TermScore score;
  for (const TermArticle& article : articles)
    score.add(article.gold,
              find_terms(article.document, article.keys, article.entities, packs, model).marks);
  return score;
}

TermFolds cross_validate_terms(std::span<const TermArticle> articles, const TermPacks& packs,
                               const TermTraining& settings, size_t folds) {
  const Support support = support_of(articles);
  TermFolds out;
  out.decisions.push_back({settings.threshold, settings.share, {}});
  for (const float share : {0.0f, 0.2f, 0.4f})
    for (const float threshold : {0.2f, 0.25f, 0.3f, 0.35f})
      out.decisions.push_back({threshold + share * 0.3f, share, {}});
  for (size_t fold = 0; fold < folds; ++fold) {
    Articles rest;
    for (size_t i = 0; i < articles.size(); ++i)
      if (i % folds != fold) rest.push_back(&articles[i]);
    auto model = TermModel::load(train_on(rest, support, packs, settings));
    if (!model) continue;
    for (size_t i = fold; i < articles.size(); i += folds) {
      const TermArticle& article = articles[i];
      const std::vector<TermMatch> matches =
          match_terms(article.document, article.keys, names_of(article.entities), packs,
                      hidden_phrases(article, support, settings.keep_measuring, measuring_draw));
      const auto judge = [&](const TermModel& by) {
        return judge_terms(article.document, article.keys, article.entities, packs, by, matches)
            .marks;
      };
      for (TermFolds::Decision& decision : out.decisions) {
        model->decide(decision.threshold, decision.share);
        decision.score.add(article.gold, judge(*model));
      }
      out.lookup.add(article.gold, judge({}));
    }
  }
  return out;
}

}  // namespace postil
