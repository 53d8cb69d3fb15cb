#include "core/lexicon/entries.h"

#include <algorithm>

namespace postil {
namespace {

// Larger groups of phrases with one stem do not share values: no honest list has them.
constexpr size_t largest_group = 64;

// An entry and a hash to sort it by, side by side.
struct Place {
  uint64_t hash;
  uint32_t at;
};

std::vector<Place> places_of(const std::vector<LexiconEntry>& entries,
                             uint64_t LexiconEntry::*hash) {
  std::vector<Place> places;
  places.reserve(entries.size());
  for (uint32_t at = 0; at < entries.size(); ++at) places.push_back({entries[at].*hash, at});
  return places;
}

// Entries of one key and rule become one, with the values of all, ascending.
void merge_equal(EntryTable& build) {
  const auto& entries = build.entries;
  const auto rest = [&build](const LexiconEntry& e) {
    return std::make_tuple(e.order(), build.values[e.values_begin], e.variant, e.folded, e.shape);
  };
  std::vector<Place> order = places_of(entries, &LexiconEntry::hash);
  std::sort(order.begin(), order.end(), [&](Place a, Place b) {
    return a.hash != b.hash ? a.hash < b.hash : rest(entries[a.at]) < rest(entries[b.at]);
  });
  std::vector<uint32_t> values;
  std::vector<LexiconEntry> merged;
  merged.reserve(entries.size());
  for (const Place place : order) {
    const LexiconEntry& entry = entries[place.at];
    const uint32_t value = build.values[entry.values_begin];
    if (merged.empty() || merged.back().order() != entry.order()) {
      merged.push_back(entry);
      merged.back().values_begin = static_cast<uint32_t>(values.size());
      values.push_back(value);
    } else {
      merged.back().variant = merged.back().variant && entry.variant;
      if (values.back() != value) values.push_back(value);
    }
    merged.back().values_end = static_cast<uint32_t>(values.size());
  }
  build.entries = std::move(merged);
  build.values = std::move(values);
}

// Whether `general` would be found where the text is the phrase of `special`, both of one stem.
bool covers(const LexiconEntry& general, const LexiconEntry& special) {
  const bool folded = general.folded == special.folded;
  switch (general.rule.verify) {
    case Verify::shape:
      return folded && general.shape == special.shape;
    case Verify::upper:
      return folded && special.upper;
    case Verify::upper_plural:
      return folded && special.upper_plural;
    case Verify::any:
      return folded;
    case Verify::english_shape:
      return special.rule.verify == Verify::shape && general.shape == special.shape;
    case Verify::english:
      return general.rest == special.rest;
    case Verify::english_gerund:
      return general.rest == special.rest && special.form == WordForm::gerund;
    case Verify::english_number:
      return general.rest == special.rest && !is_verbal(special.form);
  }
  return false;
}

void share_values(EntryTable& build) {
  auto& entries = build.entries;
  std::vector<Place> by_stem = places_of(entries, &LexiconEntry::stem);
  std::sort(by_stem.begin(), by_stem.end(), [&entries](Place a, Place b) {
    return a.hash != b.hash ? a.hash < b.hash
                            : std::make_tuple(entries[a.at].rule.verify, a.at) <
                                  std::make_tuple(entries[b.at].rule.verify, b.at);
  });
  std::vector<uint32_t> shared;
  for (size_t begin = 0, end = 0; begin < by_stem.size(); begin = end) {
    while (end < by_stem.size() && by_stem[end].hash == by_stem[begin].hash) ++end;
    if (end - begin < 2 || end - begin > largest_group) continue;
    for (size_t i = begin; i < end; ++i) {
      LexiconEntry& special = entries[by_stem[i].at];
      shared.assign(build.values.begin() + special.values_begin,
                    build.values.begin() + special.values_end);
      for (size_t j = i + 1; j < end; ++j) {
        const LexiconEntry& general = entries[by_stem[j].at];
        if (general.rule.verify == special.rule.verify || !covers(general, special)) continue;
        shared.insert(shared.end(), build.values.begin() + general.values_begin,
                      build.values.begin() + general.values_end);
      }
      std::sort(shared.begin(), shared.end());
      shared.erase(std::unique(shared.begin(), shared.end()), shared.end());
      if (shared.size() == special.values_end - special.values_begin) continue;
      special.values_begin = static_cast<uint32_t>(build.values.size());
      build.values.insert(build.values.end(), shared.begin(), shared.end());
      special.values_end = static_cast<uint32_t>(build.values.size());
    }
  }
}

}  // namespace

void merge_entries(EntryTable& table) {
  merge_equal(table);
  share_values(table);
}

}  // namespace postil
