#include "core/layers/terms_spans.h"

#include <algorithm>
#include <cmath>

namespace postil {

double exp_of(double x) {
  constexpr double log2e = 1.4426950408889634, ln2 = 0.6931471805599453;
  x = std::clamp(x, -60.0, 60.0);
  const double whole = std::floor(x * log2e + 0.5);
  const double rest = x - whole * ln2;  // at most ln2 / 2: nine terms of the series are enough
  double sum = 1;
  for (int i = 9; i > 0; --i) sum = 1 + sum * rest / i;
  return std::ldexp(sum, static_cast<int>(whole));
}

namespace {

// Longer sentences are read in pieces, and longer terms are not looked for.
constexpr uint32_t most_tokens = 4096, longest_term = 12;

class Chances {
 public:
  Chances(const TermModel& model, const TermReader& reader) : model_(model), reader_(reader) {
    for (size_t i = 0; i < steps_.size(); ++i)
      steps_[i] = exp_of(unit() * model.step(static_cast<TermTag>(i / term_tags),
                                             static_cast<TermTag>(i % term_tags)));
    steps_[2] = 0;  // nothing goes on from outside
  }

  void read(TokenSpan piece, TokenSpan sentence) {
    piece_ = piece;
    const uint32_t size = piece.size();
    scores_.resize(size);
    for (uint32_t i = 0; i < size; ++i) {
      reader_.read(piece.begin + i, sentence, row_);
      int32_t begin = 0, inside = 0;
      for (const uint32_t hash : row_) {
        const TermWeight weight = model_.weight(hash);
        begin += weight.begin;
        inside += weight.inside;
      }
      scores_[i] = {1, exp_of(unit() * begin), exp_of(unit() * inside)};
    }
    before_.assign(size + 1, {1, 0, 0});
    scale_.resize(size);
    for (uint32_t i = 0; i < size; ++i) {
      double sum = 0;
      for (size_t to = 0; to < term_tags; ++to) {
        double in = 0;
        for (size_t from = 0; from < term_tags; ++from) in += before_[i][from] * flow(i, from, to);
        sum += before_[i + 1][to] = in;
      }
      for (double& x : before_[i + 1]) x /= sum;
      scale_[i] = sum;
    }
    after_.assign(size + 1, {1, 1, 1});
    for (uint32_t i = size; i-- > 0;) {
      double sum = 0;
      for (size_t from = 0; from < term_tags; ++from) {
        double out = 0;
        for (size_t to = 0; to < term_tags; ++to) out += after_[i + 1][to] * flow(i, from, to);
        sum += after_[i][from] = out;
      }
      for (double& x : after_[i]) x /= sum;
    }
  }

  // Calls use(end, chance) for every span that begins at `begin`, until what is left is less than
  // the least chance.
  template <class Use>
  void spans_at(uint32_t begin, Use use) const {
    const uint32_t first = begin - piece_.begin;
    double mass = before_[first + 1][1];
    size_t tag = 1;
    for (uint32_t end = first + 1;; ++end) {
      if (mass * 2 < least_chance * 0.02) return;
      double all = 0;
      for (size_t from = 0; from < term_tags; ++from)
        all += before_[end][from] * onward(end, from, 3);
      use(piece_.begin + end, mass * onward(end, tag, 2) / all);
      if (end == piece_.size() || end - first == longest_term) return;
      mass *= flow(end, tag, 2) / scale_[end];
      tag = 2;
    }
  }

 private:
  using Tags = std::array<double, term_tags>;
  double unit() const { return static_cast<double>(model_.unit()); }
  double flow(uint32_t token, size_t from, size_t to) const {
    return scores_[token][to] * steps_[from * term_tags + to];
  }
  // What follows the tag `from` before the token `end`, with one of the first `tags` tags there.
  double onward(uint32_t end, size_t from, size_t tags) const {
    if (end == piece_.size()) return 1;
    double sum = 0;
    for (size_t to = 0; to < tags; ++to) sum += flow(end, from, to) * after_[end + 1][to];
    return sum;
  }

  const TermModel& model_;
  const TermReader& reader_;
  TermRow row_;
  TokenSpan piece_;
  std::array<double, term_tags * term_tags> steps_{};
  std::vector<Tags> scores_, before_, after_;
  std::vector<double> scale_;
};

}  // namespace

std::vector<TermCandidate> find_candidates(const Document& document, const TermReader& reader,
                                           const TermModel& model,
                                           std::span<const TermMatch> matches,
                                           std::span<const TokenSpan> names) {
  std::vector<TermCandidate> out;
  Chances chances(model, reader);
  size_t next_match = 0, next_name = 0;
  const auto read_piece = [&](TokenSpan piece, TokenSpan sentence, uint32_t number) {
    chances.read(piece, sentence);
    for (uint32_t at = piece.begin; at < piece.end; ++at) {
      while (next_match < matches.size() && matches[next_match].tokens.end <= at) ++next_match;
      const bool is_match = next_match < matches.size() && matches[next_match].tokens.begin == at;
      uint32_t reached = at;
      const auto take = [&](uint32_t end, double chance) {
        const TokenSpan span{at, end};
        reached = end;
        TermCandidate made{span, static_cast<float>(chance), number, 0, 0};
        for (size_t i = next_match; i < matches.size() && matches[i].tokens.begin < end; ++i) {
          const TokenSpan match = matches[i].tokens;
          made.match = static_cast<uint32_t>(i + 1);
          made.relation = match == span          ? 1
                          : span.contains(match) ? 2
                          : match.contains(span) ? 3
                                                 : 4;
          if (made.relation == 1) break;
        }
        if ((chance >= double{least_chance} || made.relation == 1) &&
            respects_names(span, names, next_name))
          out.push_back(made);
      };
      chances.spans_at(at, take);
      if (is_match && reached < matches[next_match].tokens.end)
        take(matches[next_match].tokens.end, 0);
    }
  };
  for (const Block& block : document.blocks) {
    if (block.kind == BlockKind::byline || block.kind == BlockKind::boilerplate) continue;
    for (uint32_t i = block.sentences.begin; i < block.sentences.end; ++i) {
      const TokenSpan sentence = document.sentences[i];
      for (uint32_t at = sentence.begin; at < sentence.end; at += most_tokens)
        read_piece({at, std::min(sentence.end, at + most_tokens)}, sentence, i);
    }
  }
  return out;
}

}  // namespace postil
