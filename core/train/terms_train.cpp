#include "core/train/terms_train.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_map>

#include "core/layers/terms_features.h"
#include "core/lexicon/hash.h"

namespace postil {
namespace {

// In how many articles a phrase is a term.
using Support = std::unordered_map<uint64_t, uint32_t>;

std::vector<uint64_t> gold_phrases(const TermArticle& article) {
  std::vector<uint64_t> phrases;
  for (const GoldTerm& term : article.gold)
    phrases.push_back(phrase_key(article.keys, term.tokens));
  std::sort(phrases.begin(), phrases.end());
  phrases.erase(std::unique(phrases.begin(), phrases.end()), phrases.end());
  return phrases;
}

// What the packs must not know in this article.
std::vector<uint64_t> hidden_phrases(const TermArticle& article, const Support& support,
                                     double keep) {
  std::vector<uint64_t> phrases = gold_phrases(article);
  const uint64_t seed = hash_bytes(article.id);
  std::erase_if(phrases, [&](uint64_t phrase) {
    const double draw = static_cast<double>(mix_bits(phrase ^ seed) >> 11) * 0x1p-53;
    return support.at(phrase) > 1 || draw < keep;
  });
  return phrases;
}

struct Sentence {
  size_t first = 0;      // of its tokens
  uint32_t article = 0;  // its number
  std::vector<uint8_t> tags;
};

struct Samples {
  std::vector<Sentence> sentences;
  std::vector<TermRow> rows;  // hashes, then numbers of features
  struct TopicSample {
    std::vector<std::pair<uint32_t, int32_t>> features;
    size_t topic;
  };
  std::vector<TopicSample> topics;
  uint32_t articles = 0;
};

void add_article(const TermArticle& article, const TermPacks& packs, const TermModel& clusters,
                 const Support& support, double keep, Samples& out) {
  const std::vector<TokenSpan> names = names_of(article.entities);
  const std::vector<uint64_t> hidden = hidden_phrases(article, support, keep);
  const std::vector<TermMatch> matches =
      match_terms(article.document, article.keys, names, packs, hidden);
  const TermReader reader(article.document, article.keys, article.entities, packs, clusters,
                          matches);
  std::vector<uint8_t> tags(article.document.tokens.size());
  for (const GoldTerm& term : article.gold)
    for (uint32_t i = term.tokens.begin; i < term.tokens.end; ++i)
      tags[i] = i == term.tokens.begin ? 1 : 2;
  for (const Block& block : article.document.blocks) {
    if (block.kind == BlockKind::byline || block.kind == BlockKind::boilerplate) continue;
    for (uint32_t i = block.sentences.begin; i < block.sentences.end; ++i) {
      const TokenSpan span = article.document.sentences[i];
      Sentence sentence{
          out.rows.size(), out.articles, {tags.begin() + span.begin, tags.begin() + span.end}};
      if (sentence.tags.front() == 2) sentence.tags.front() = 1;
      out.sentences.push_back(std::move(sentence));
      for (uint32_t at = span.begin; at < span.end; ++at)
        reader.read(at, span, out.rows.emplace_back());
      for (const GoldTerm& term : article.gold) {
        if (!span.contains(term.tokens)) continue;
        uint32_t matched = topic_count;
        for (const TermMatch& match : matches)
          if (term.tokens.contains(match.tokens))
            matched = static_cast<uint32_t>(packs.concept_at(concept_of(match.value)).topic);
        auto& sample = out.topics.emplace_back();
        sample.topic = static_cast<size_t>(term.topic);
        reader.read_topic(term.tokens, span, matched, [&](uint32_t hash, int32_t times) {
          sample.features.emplace_back(hash, times);
        });
      }
    }
  }
}

struct Pair {
  float begin = 0, inside = 0;
};

// A linear-chain field with tags outside, begin, inside; outside scores nothing.
class Field {
 public:
  Field(Samples& samples, const TermTraining& settings) : samples_(samples), settings_(settings) {
    number_features();
    weights_.resize(hashes_.size());
    squares_.resize(hashes_.size());
    means_.resize(hashes_.size());
  }

  void train() {
    std::vector<uint32_t> order(samples_.sentences.size());
    for (uint32_t i = 0; i < order.size(); ++i) order[i] = i;
    for (int round = 0; round < settings_.rounds; ++round) {
      std::sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) {
        return mix_bits(a * 977u + static_cast<uint64_t>(round)) <
               mix_bits(b * 977u + static_cast<uint64_t>(round));
      });
      for (const uint32_t i : order) learn(samples_.sentences[i]);
      const int later = settings_.rounds - settings_.rounds / 2;
      if (round >= settings_.rounds / 2) add_to_mean(1.0f / static_cast<float>(later));
    }
    weights_ = means_;
    steps_ = step_means_;
  }

  void pack(TermWeights& out) const {
    std::vector<uint32_t> order(hashes_.size() - 1);
    for (uint32_t i = 0; i < order.size(); ++i) order[i] = i + 1;
    const auto strength = [&](uint32_t i) {
      return (std::fabs(weights_[i].begin) + std::fabs(weights_[i].inside)) *
             std::sqrt(std::min(counts_[i], 30u));
    };
    const size_t kept = std::min(order.size(), settings_.most_rows);
    std::nth_element(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(kept), order.end(),
                     [&](uint32_t a, uint32_t b) {
                       const double x = strength(a), y = strength(b);
                       return x != y ? x > y : hashes_[a] < hashes_[b];
                     });
    order.resize(kept);
    std::sort(order.begin(), order.end());
    float most = 0;
    for (const uint32_t i : order)
      most = std::max({most, std::fabs(weights_[i].begin), std::fabs(weights_[i].inside)});
    out.unit = std::max(most / 127, 1e-6f);
    const auto units = [&](double x) { return static_cast<int32_t>(std::lround(x / out.unit)); };
    for (const uint32_t i : order)
      out.rows.push_back({hashes_[i],
                          {static_cast<int8_t>(units(weights_[i].begin)),
                           static_cast<int8_t>(units(weights_[i].inside))}});
    for (size_t i = 0; i < steps_.size(); ++i)
      out.steps[i] = units(steps_[i] + (i % term_tags == 1 ? settings_.begin_bias : 0));
  }

 private:
  using Tags = std::array<double, term_tags>;

  // Features of enough articles get numbers from 1; the rest become 0.
  void number_features() {
    struct Seen {
      uint32_t last = UINT32_MAX, articles = 0, number = 0;
    };
    std::unordered_map<uint32_t, Seen> all;
    all.reserve(samples_.rows.size() * 8);
    for (const Sentence& sentence : samples_.sentences)
      for (size_t i = 0; i < sentence.tags.size(); ++i)
        for (const uint32_t hash : samples_.rows[sentence.first + i]) {
          Seen& seen = all[hash];
          seen.articles += seen.last != sentence.article;
          seen.last = sentence.article;
        }
    hashes_.push_back(0);
    counts_.push_back(0);
    for (TermRow& row : samples_.rows)
      for (uint32_t& hash : row) {
        Seen& seen = all[hash];
        if (seen.number == 0 && seen.articles >= settings_.least_count) {
          seen.number = static_cast<uint32_t>(hashes_.size());
          hashes_.push_back(hash);
          counts_.push_back(seen.articles);
        }
        hash = seen.number;
      }
  }

  // The mean of the weights at the ends of the later rounds (Polyak and Juditsky 1992).
  void add_to_mean(float share) {
    for (size_t i = 0; i < weights_.size(); ++i) {
      means_[i].begin += share * weights_[i].begin;
      means_[i].inside += share * weights_[i].inside;
    }
    for (size_t i = 0; i < steps_.size(); ++i)
      step_means_[i] += static_cast<double>(share) * steps_[i];
  }

  void learn(const Sentence& sentence) {
    const size_t size = sentence.tags.size();
    scores_.assign(size, {});
    for (size_t i = 0; i < size; ++i)
      for (const uint32_t feature : samples_.rows[sentence.first + i]) {
        scores_[i][1] += weights_[feature].begin;
        scores_[i][2] += weights_[feature].inside;
      }
    forward_backward(size);
    for (size_t i = 0; i < size; ++i) update(sentence, i);
    update_steps(sentence);
  }

  bool allowed(size_t before, size_t tag) const { return before != 0 || tag != 2; }

  void forward_backward(size_t size) {
    before_.assign(size + 1, {});
    after_.assign(size + 1, {1, 1, 1});
    before_[0] = {1, 0, 0};
    for (size_t i = 0; i < size; ++i) {
      double sum = 0;
      for (size_t to = 0; to < term_tags; ++to) {
        for (size_t from = 0; from < term_tags; ++from)
          before_[i + 1][to] += before_[i][from] * flow(i, from, to);
        sum += before_[i + 1][to];
      }
      for (double& x : before_[i + 1]) x /= sum;
    }
    for (size_t i = size; i-- > 0;) {
      double sum = 0;
      Tags& here = after_[i];
      here = {};
      for (size_t from = 0; from < term_tags; ++from) {
        for (size_t to = 0; to < term_tags; ++to)
          here[from] += after_[i + 1][to] * flow(i, from, to);
        sum += here[from];
      }
      for (double& x : here) x /= sum;
    }
  }
  double flow(size_t token, size_t from, size_t to) const {
    return allowed(from, to) ? std::exp(scores_[token][to] + steps_[from * term_tags + to]) : 0;
  }

  Tags marginal(size_t i) const {
    Tags out{};
    double sum = 0;
    for (size_t tag = 0; tag < term_tags; ++tag)
      sum += out[tag] = before_[i + 1][tag] * after_[i + 1][tag];
    for (double& x : out) x /= sum;
    return out;
  }

  void update(const Sentence& sentence, size_t i) {
    const Tags expected = marginal(i);
    const double begin = (sentence.tags[i] == 1) - expected[1];
    const double inside = (sentence.tags[i] == 2) - expected[2];
    if (std::fabs(begin) + std::fabs(inside) < 1e-3) return;
    for (const uint32_t feature : samples_.rows[sentence.first + i]) {
      if (feature == 0) continue;
      move(weights_[feature].begin, squares_[feature].begin, begin);
      move(weights_[feature].inside, squares_[feature].inside, inside);
    }
  }
  void move(float& weight, float& square, double gradient) const {
    gradient -= settings_.decay * static_cast<double>(weight);
    square += static_cast<float>(gradient * gradient);
    weight += static_cast<float>(settings_.rate * gradient / std::sqrt(square + 0.1));
  }

  void update_steps(const Sentence& sentence) {
    std::array<double, term_tags * term_tags> gradient{};
    for (size_t i = 0; i < sentence.tags.size(); ++i) {
      std::array<double, term_tags * term_tags> flows{};
      double sum = 0;
      for (size_t from = 0; from < term_tags; ++from)
        for (size_t to = 0; to < term_tags; ++to)
          sum += flows[from * term_tags + to] =
              before_[i][from] * flow(i, from, to) * after_[i + 1][to];
      for (size_t k = 0; k < flows.size(); ++k) gradient[k] -= flows[k] / sum;
      const size_t from = i == 0 ? 0 : sentence.tags[i - 1];
      gradient[from * term_tags + sentence.tags[i]] += 1;
    }
    for (size_t k = 0; k < gradient.size(); ++k) {
      step_squares_[k] += gradient[k] * gradient[k];
      steps_[k] += settings_.rate * gradient[k] / std::sqrt(step_squares_[k] + 0.1);
    }
  }

  Samples& samples_;
  const TermTraining& settings_;
  std::vector<uint32_t> hashes_, counts_;
  std::vector<Pair> weights_, squares_, means_;
  std::array<double, term_tags * term_tags> steps_{}, step_squares_{}, step_means_{};
  std::vector<Tags> scores_, before_, after_;
};

using TopicWeights = std::array<float, topic_count>;

// Softmax regression by AdaGrad.
void train_topics(const Samples& samples, const TermTraining& settings, TermWeights& out) {
  std::unordered_map<uint32_t, std::pair<TopicWeights, TopicWeights>> rows;
  std::unordered_map<uint32_t, uint32_t> counts;
  for (const auto& sample : samples.topics)
    for (const auto& [hash, times] : sample.features) ++counts[hash];
  for (int round = 0; round < 10; ++round)
    for (const auto& sample : samples.topics) {
      std::array<double, topic_count> scores{};
      for (const auto& [hash, times] : sample.features)
        if (counts[hash] > 2)
          for (size_t i = 0; i < topic_count; ++i) scores[i] += rows[hash].first[i] * times / 8.0;
      const double most = *std::max_element(scores.begin(), scores.end());
      double sum = 0;
      for (double& score : scores) sum += score = std::exp(score - most);
      for (const auto& [hash, times] : sample.features) {
        if (counts[hash] <= 2) continue;
        auto& [weights, squares] = rows[hash];
        for (size_t i = 0; i < topic_count; ++i) {
          const double gradient = ((i == sample.topic) - scores[i] / sum) * times / 8.0 -
                                  1e-4 * static_cast<double>(weights[i]);
          squares[i] += static_cast<float>(gradient * gradient);
          weights[i] += static_cast<float>(0.15 * gradient / std::sqrt(squares[i] + 0.1));
        }
      }
    }
  std::vector<std::pair<double, uint32_t>> order;
  float most = 1e-6f;
  for (const auto& [hash, row] : rows) {
    double strength = 0;
    for (const float weight : row.first) {
      most = std::max(most, std::fabs(weight));
      strength += static_cast<double>(std::fabs(weight));
    }
    order.emplace_back(-strength * std::sqrt(std::min(counts[hash], 100u)), hash);
  }
  std::sort(order.begin(), order.end());
  order.resize(std::min(order.size(), settings.most_topic_rows));
  for (const auto& [strength, hash] : order) {
    auto& row = out.topics.emplace_back();
    row.hash = hash;
    for (size_t i = 0; i < topic_count; ++i)
      row.weights[i] = static_cast<int8_t>(std::lround(rows[hash].first[i] / most * 127));
  }
}

Support support_of(std::span<const TermArticle> articles) {
  Support support;
  for (const TermArticle& article : articles)
    for (const uint64_t phrase : gold_phrases(article)) ++support[phrase];
  return support;
}

std::vector<std::byte> train_on(std::span<const TermArticle* const> articles,
                                const Support& support, const TermPacks& packs,
                                const TermTraining& settings) {
  TermWeights weights;
  const ClusterWords& words = settings.clusters;
  for (size_t i = 0; i < words.fine.size(); ++i) {
    const uint32_t hash =
        cluster_hash(uint64_t{words.fingerprints[i]} << (64 - word_fingerprint_bits));
    weights.rows.push_back({hash,
                            {static_cast<int8_t>(words.fine[i]),
                             static_cast<int8_t>(words.middle[words.fine[i]] + 1)}});
  }
  const auto clusters = TermModel::load(TermModel::pack(weights));
  if (!clusters) return {};
  Samples samples;
  for (const TermArticle* article : articles) {
    add_article(*article, packs, *clusters, support, settings.keep, samples);
    ++samples.articles;
  }
  train_topics(samples, settings, weights);
  Field field(samples, settings);
  field.train();
  field.pack(weights);
  return TermModel::pack(std::move(weights));
}

}  // namespace

std::vector<std::byte> train_terms(std::span<const TermArticle> articles, const TermPacks& packs,
                                   const TermTraining& settings) {
  std::vector<const TermArticle*> all;
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

TermScore cross_validate_terms(std::span<const TermArticle> articles, const TermPacks& packs,
                               const TermTraining& settings, size_t folds, TermScore& lookup) {
  const Support support = support_of(articles);
  TermScore score;
  for (size_t fold = 0; fold < folds; ++fold) {
    std::vector<const TermArticle*> rest;
    for (size_t i = 0; i < articles.size(); ++i)
      if (i % folds != fold) rest.push_back(&articles[i]);
    const auto model = TermModel::load(train_on(rest, support, packs, settings));
    if (!model) continue;
    for (size_t i = fold; i < articles.size(); i += folds) {
      const TermArticle& article = articles[i];
      const std::vector<TermMatch> matches =
          match_terms(article.document, article.keys, names_of(article.entities), packs,
                      hidden_phrases(article, support, settings.keep));
      const auto judge = [&](const TermModel& by) {
        return judge_terms(article.document, article.keys, article.entities, packs, by, matches)
            .marks;
      };
      score.add(article.gold, judge(*model));
      lookup.add(article.gold, judge({}));
    }
  }
  return score;
}

}  // namespace postil
