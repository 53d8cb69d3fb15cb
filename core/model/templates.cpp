#include "core/model/templates.h"

namespace postil {

namespace {

using enum Attribute;

constexpr uint64_t feature_revision = 3;

constexpr Template one(Family family, Attribute a, int8_t i) {
  return {family, {{a, i}, {always, 0}, {always, 0}}};
}
constexpr Template two(Family family, Attribute a, int8_t i, Attribute b, int8_t j) {
  return {family, {{a, i}, {b, j}, {always, 0}}};
}
constexpr Template three(Family family, Attribute a, int8_t i, Attribute b, int8_t j, Attribute c,
                         int8_t k) {
  return {family, {{a, i}, {b, j}, {c, k}}};
}

constexpr Template table[] = {
    // The word itself.
    one(Family::word, word, 0),
    one(Family::word, exact, 0),
    one(Family::shape, shape, 0),
    one(Family::shape, form, 0),
    two(Family::word, word, 0, form, 0),
    one(Family::affix, prefix2, 0),
    one(Family::affix, prefix3, 0),
    one(Family::affix, prefix4, 0),
    one(Family::affix, suffix1, 0),
    one(Family::affix, suffix2, 0),
    one(Family::affix, suffix3, 0),
    one(Family::affix, suffix4, 0),
    two(Family::affix, suffix3, 0, form, 0),
    one(Family::cluster, coarse, 0),
    one(Family::cluster, middle, 0),
    one(Family::cluster, fine, 0),
    two(Family::cluster, coarse, 0, form, 0),
    two(Family::cluster, middle, 0, form, 0),
    // Before.
    one(Family::before, word, -1),
    one(Family::before, word, -2),
    one(Family::before, form, -1),
    one(Family::before, shape, -1),
    one(Family::before, suffix3, -1),
    one(Family::before, coarse, -1),
    one(Family::before, middle, -1),
    one(Family::before, fine, -1),
    one(Family::before, coarse, -2),
    one(Family::before, middle, -2),
    two(Family::before, word, -2, word, -1),
    two(Family::before, word, -1, word, 0),
    two(Family::before, word, -1, form, 0),
    two(Family::before, form, -1, form, 0),
    two(Family::before, shape, -1, shape, 0),
    two(Family::before, middle, -1, middle, 0),
    two(Family::before, middle, -1, form, 0),
    two(Family::before, middle, -2, middle, -1),
    two(Family::before, word, -1, middle, 0),
    // After.
    one(Family::after, word, 1),
    one(Family::after, word, 2),
    one(Family::after, form, 1),
    one(Family::after, shape, 1),
    one(Family::after, suffix3, 1),
    one(Family::after, coarse, 1),
    one(Family::after, middle, 1),
    one(Family::after, fine, 1),
    one(Family::after, coarse, 2),
    one(Family::after, middle, 2),
    two(Family::after, word, 1, word, 2),
    two(Family::after, word, 0, word, 1),
    two(Family::after, form, 0, word, 1),
    two(Family::after, form, 0, form, 1),
    two(Family::after, shape, 0, shape, 1),
    two(Family::after, middle, 0, middle, 1),
    two(Family::after, form, 0, middle, 1),
    two(Family::after, middle, 1, middle, 2),
    two(Family::after, middle, 0, word, 1),
    // Around.
    three(Family::shape, form, -1, form, 0, form, 1),
    two(Family::after, word, -1, word, 1),
    three(Family::cluster, middle, -1, coarse, 0, middle, 1),
    // The run of capitalised words.
    one(Family::name_run, run_first, 0),
    one(Family::name_run, run_last, 0),
    one(Family::name_run, run_before, 0),
    one(Family::name_run, run_after, 0),
    one(Family::name_run, run_place, 0),
    two(Family::name_run, run_last, 0, run_place, 0),
    two(Family::name_run, run_before, 0, run_place, 0),
    two(Family::name_run, run_after, 0, run_place, 0),
    two(Family::name_run, run_place, 0, form, 0),
    one(Family::name_run, wide_first, 0),
    one(Family::name_run, wide_last, 0),
    two(Family::name_run, wide_first, 0, wide_place, 0),
    two(Family::name_run, wide_last, 0, wide_place, 0),
    two(Family::name_run, wide_place, 0, word, 0),
    // The document and its blocks.
    one(Family::document, elsewhere, 0),
    two(Family::document, elsewhere, 0, form, 0),
    two(Family::document, block, 0, form, 0),
    one(Family::document, quoted, 0),
    two(Family::document, quoted, 0, form, 0),
    two(Family::document, quoted, 0, quote_cause, 0),
    two(Family::document, quoted, 0, run_place, 0),
    two(Family::document, register_, 0, form, 0),
    two(Family::document, register_, 0, shape, 0),
    two(Family::document, register_, 0, list_set, 0),
    two(Family::document, register_, 0, coarse, 0),
    two(Family::document, register_, 0, word, -1),
    // Number patterns and lists.
    one(Family::number, number, 0),
    one(Family::number, number, -1),
    one(Family::number, number, 1),
    two(Family::number, number, 0, word, 1),
    two(Family::number, number, 0, word, -1),
    one(Family::list, list_set, 0),
    two(Family::list, list_set, 0, form, 0),
    two(Family::list, list_set, -1, list_set, 0),
    two(Family::list, list_set, 0, list_set, 1),
    two(Family::list, list_set, 0, word, 1),
    two(Family::list, list_set, 0, word, -1),
    two(Family::list, list_set, 0, run_place, 0),
    one(Family::list, phrase_set, 0),
    two(Family::list, phrase_set, 0, form, 0),
};
static_assert(sizeof table / sizeof table[0] < list_template);

constexpr uint64_t fingerprint_of_table() {
  uint64_t hash = feature_revision;
  const auto mix = [&](uint32_t value) {
    hash = (hash ^ value) * 0x9FB21C651E98DF25u;
    hash ^= hash >> 35;
  };
  mix(attribute_count);
  for (const Template& line : table) {
    mix(static_cast<uint32_t>(line.family));
    for (const TemplatePart& part : line.part) {
      mix(static_cast<uint32_t>(part.attribute) * 16 + static_cast<uint32_t>(part.offset + 8));
    }
  }
  return hash;
}

}  // namespace

std::span<const Template> templates() {
  return table;
}

uint64_t template_fingerprint() {
  static constexpr uint64_t fingerprint = fingerprint_of_table();
  return fingerprint;
}

}  // namespace postil
