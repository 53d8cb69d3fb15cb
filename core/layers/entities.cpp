// Amounts by patterns (numbers.h), names by lists and context (entities_names.h); where the two
// overlap the longer one stays.
#include "core/layers/entities.h"

#include <algorithm>

#include "core/layers/entities_names.h"
#include "core/layers/numbers.h"

namespace postil {
namespace {

struct Candidate {
  TokenSpan tokens;
  EntityType type;
  bool name;
};

// Longest first; of equal length the name.
std::vector<Candidate> resolve(const std::vector<Name>& names,
                               const std::vector<NumberMatch>& numbers, size_t token_count) {
  std::vector<Candidate> all;
  for (const Name& name : names) all.push_back({name.tokens, name.type, true});
  for (const NumberMatch& number : numbers) all.push_back({number.tokens, number.type, false});
  std::stable_sort(all.begin(), all.end(), [](const Candidate& a, const Candidate& b) {
    return a.tokens.size() > b.tokens.size();
  });
  std::vector<uint8_t> taken(token_count);
  std::vector<Candidate> kept;
  for (const Candidate& candidate : all) {
    auto from = taken.begin() + candidate.tokens.begin, to = taken.begin() + candidate.tokens.end;
    if (std::find(from, to, 1) != to) continue;
    std::fill(from, to, uint8_t{1});
    kept.push_back(candidate);
  }
  std::sort(kept.begin(), kept.end(),
            [](const Candidate& a, const Candidate& b) { return a.tokens < b.tokens; });
  return kept;
}

// The evidence that speaks for the type, the strongest first.
void add_reasons(const NameContext& context, const std::vector<NameRun>& runs,
                 const DocumentNames& known, const Candidate& name, std::vector<Reason>& out) {
  auto run = std::upper_bound(runs.begin(), runs.end(), name.tokens.begin,
                              [](uint32_t at, const NameRun& r) { return at < r.tokens.end; });
  std::vector<Evidence> evidence;
  gather_evidence(context, *run, name.tokens, &known, evidence);
  size_t first = out.size();
  for (Evidence e : evidence) {
    int weight = name_weights()[1][static_cast<size_t>(e)][static_cast<size_t>(name.type)];
    if (weight > 0 && e != Evidence::bias)
      out.push_back({static_cast<uint16_t>(e), static_cast<float>(weight), name.tokens});
  }
  std::stable_sort(out.begin() + static_cast<std::ptrdiff_t>(first), out.end(),
                   [](const Reason& a, const Reason& b) { return a.weight > b.weight; });
}

}  // namespace

Result<EntityResources> load_entities(std::span<const std::byte> gazetteer,
                                      std::span<const std::byte> details) {
  Result<Lexicon> lexicon = Lexicon::load(gazetteer);
  if (!lexicon) return Error{"gazetteer: " + lexicon.error()};
  Result<GazetteerDetails> table = GazetteerDetails::load(details);
  if (!table) return Error{table.error()};
  return EntityResources{std::move(*lexicon), std::move(*table)};
}

Layer<Entity> find_entities(const Document& document, const Keys& keys,
                            const EntityResources& resources) {
  GazetteerView gazetteer = match_gazetteer(document, keys, resources.gazetteer);
  std::vector<NumberMatch> numbers = find_numbers(document, gazetteer);
  NameContext context = make_name_context(document, keys, gazetteer, numbers);
  std::vector<NameRun> runs = find_runs(context);
  std::vector<Name> first, names;
  for (const NameRun& run : runs) part_run(context, run, nullptr, name_weights()[0], first);
  DocumentNames known = collect_names(context, first);
  for (const NameRun& run : runs) part_run(context, run, &known, name_weights()[1], names);
  Layer<Entity> layer;
  for (const Candidate& candidate : resolve(names, numbers, document.tokens.size())) {
    Entity entity{candidate.tokens, candidate.type, {}};
    entity.why.begin = static_cast<uint32_t>(layer.reasons.size());
    if (candidate.name) {
      add_reasons(context, runs, known, candidate, layer.reasons);
    } else {
      size_t code = evidence_count + static_cast<size_t>(candidate.type) - name_type_count;
      layer.reasons.push_back({static_cast<uint16_t>(code), 1, candidate.tokens});
    }
    entity.why.end = static_cast<uint32_t>(layer.reasons.size());
    layer.marks.push_back(entity);
  }
  return layer;
}

}  // namespace postil
