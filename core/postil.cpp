#include "core/postil.h"

#include "core/bundle.h"
#include "core/pack_bytes.h"

namespace postil {
namespace {

std::string_view as_text(std::span<const std::byte> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

constexpr std::string_view pack_prefix = "pack.";

}  // namespace

Result<Resources> load(std::span<const std::byte> bytes) {
  Result<Bundle> bundle = Bundle::open(bytes);
  if (!bundle) return Error{bundle.error()};
  Resources resources;

  auto gazetteer = bundle->section("gazetteer");
  if (!gazetteer) return Error{gazetteer.error()};
  auto details = bundle->section("gazetteer.detail");
  if (!details) return Error{details.error()};
  auto tagger = bundle->section("tagger");
  if (!tagger) return Error{tagger.error()};
  auto entities = load_entities(*gazetteer, *details, *tagger);
  if (!entities) return Error{"section " + entities.error()};
  resources.entities = std::move(*entities);

  auto cues = bundle->section("cues");
  if (!cues) return Error{cues.error()};
  auto judge = bundle->section("claims");
  if (!judge) return Error{judge.error()};
  auto attribution = bundle->section("attribution");
  if (!attribution) return Error{attribution.error()};
  auto claims = load_claims(*cues, *judge, *attribution);
  if (!claims) return Error{"section " + claims.error()};
  resources.claims = std::move(*claims);

  auto model = bundle->section("terms");
  if (!model) return Error{model.error()};
  auto terms = TermModel::load(*model);
  if (!terms) return Error{"section terms: " + terms.error()};
  resources.terms = std::move(*terms);

  std::vector<Pack> packs;
  for (std::string_view name : bundle->names()) {
    if (!name.starts_with(pack_prefix)) continue;
    auto read = read_pack_bytes(as_text(*bundle->section(name)));
    if (!read) return Error{"section " + std::string(name) + ": " + read.error()};
    packs.push_back(std::move(*read));
  }
  resources.packs = TermPacks(std::move(packs));
  return resources;
}

Annotations annotate(const Document& document, const Resources& resources, const TermPacks& packs) {
  const Keys keys = read_keys(document);
  Annotations out;
  out.entities = find_entities(document, keys, resources.entities);
  out.claims = find_claims(document, keys, out.entities.marks, resources.claims);
  out.terms = find_terms(document, keys, out.entities.marks, packs, resources.terms);
  return out;
}

}  // namespace postil
