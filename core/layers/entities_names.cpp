#include "core/layers/entities_names.h"

#include <algorithm>

namespace postil {
namespace {

constexpr uint32_t longest_name = 14;  // in tokens
constexpr int unreachable = -1000000000;

}  // namespace

// Viterbi over the borders of a run: a step is a name of one of the types, or one token that is
// none, whose score is 0.
void part_run(const NameContext& context, const NameRun& run, const DocumentNames* names,
              const EvidenceWeights& weights, std::vector<Name>& out) {
  struct Step {
    int best = unreachable;
    uint32_t from = 0;
    EntityType type = EntityType::person;
    int score = 0;
    bool name = false;
  };
  uint32_t count = run.tokens.size();
  std::vector<Step> steps(count + 1);
  steps[0].best = 0;
  std::vector<Evidence> evidence;
  for (uint32_t end = 1; end <= count; ++end) {
    Step& step = steps[end];
    step = {steps[end - 1].best, end - 1, EntityType::person, 0, false};
    for (uint32_t begin = end > longest_name ? end - longest_name : 0; begin < end; ++begin) {
      TokenSpan piece{run.tokens.begin + begin, run.tokens.begin + end};
      if (!may_be_name(context, piece)) continue;
      evidence.clear();
      gather_evidence(context, run, piece, names, evidence);
      std::array<int, name_type_count> score{};
      for (Evidence e : evidence)
        for (size_t t = 0; t < name_type_count; ++t) score[t] += weights[static_cast<size_t>(e)][t];
      for (size_t t = 0; t < name_type_count; ++t)
        if (steps[begin].best + score[t] > step.best)
          step = {steps[begin].best + score[t], begin, static_cast<EntityType>(t), score[t], true};
    }
  }
  size_t first = out.size();
  for (uint32_t at = count; at > 0; at = steps[at].from)
    if (steps[at].name)
      out.push_back({{run.tokens.begin + steps[at].from, run.tokens.begin + at},
                     steps[at].type,
                     steps[at].score});
  std::reverse(out.begin() + static_cast<std::ptrdiff_t>(first), out.end());
}

DocumentNames collect_names(const NameContext& c, const std::vector<Name>& names) {
  DocumentNames out;
  for (const Name& name : names) {
    size_t type = static_cast<size_t>(name.type);
    ++out.types[span_key(c.keys, name.tokens)][type];
    out.found[place_key(name.tokens)] = name.type;
    if (name.tokens.size() < 2) continue;
    for (uint32_t i = name.tokens.begin; i < name.tokens.end; ++i) {
      bool edge = i == name.tokens.begin || i + 1 == name.tokens.end;
      if (!edge && name.type != EntityType::person) continue;
      if (c.document.tokens[i].casing != Casing::lower && c.document.tokens[i].bytes.size() > 1)
        ++out.parts[c.keys.exact[i]][type];
    }
    // "Securities and Exchange Commission (SEC)"
    uint32_t open = name.tokens.end;
    if (open + 2 < c.document.tokens.size() &&
        text_of(c.document, c.document.tokens[open]) == "(" &&
        c.document.tokens[open + 1].kind == TokenKind::word &&
        c.document.tokens[open + 1].casing != Casing::lower &&
        text_of(c.document, c.document.tokens[open + 2]) == ")") {
      out.acronyms[c.keys.exact[open + 1]] = name.type;
      ++out.types[span_key(c.keys, {open + 1, open + 2})][static_cast<size_t>(name.type)];
    }
  }
  return out;
}

std::vector<Name> find_names(const NameContext& context, const NameWeights& weights) {
  std::vector<NameRun> runs = find_runs(context);
  std::vector<Name> first, second;
  for (const NameRun& run : runs) part_run(context, run, nullptr, weights[0], first);
  DocumentNames known = collect_names(context, first);
  for (const NameRun& run : runs) part_run(context, run, &known, weights[1], second);
  return second;
}

}  // namespace postil
