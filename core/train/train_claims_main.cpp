// postil-train-claims CUES_DIR DATA_DIR BUNDLE OUT_DIR [FEATURES MEANINGS]: trains the claims layer
// and writes OUT_DIR/claims and OUT_DIR/attribution, the sections of those names in the bundle.
// CUES_DIR is core/data/cues; DATA_DIR holds gold/, claims/, attribution/ and vectors/; the entity
// layer is BUNDLE's. FEATURES and MEANINGS are how many weights of each sort are kept.
// postil-train-claims CUES_DIR DATA_DIR BUNDLE --benchmarks measures on ClaimBuster, the Causal
// News Corpus and, with BUNDLE's claims layer, on PolNeAR.
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>

#include "core/bundle.h"
#include "core/postil.h"
#include "core/train/bundle.h"
#include "core/train/claims_benchmarks.h"
#include "core/train/claims_train.h"
#include "core/train/cues.h"

namespace {

int fail(const std::string& message) {
  std::fprintf(stderr, "%s\n", message.c_str());
  return 1;
}

bool write_file(const std::string& path, const std::vector<std::byte>& bytes) {
  std::ofstream file(path, std::ios::binary);
  file.write(reinterpret_cast<const char*>(bytes.data()),
             static_cast<std::streamsize>(bytes.size()));
  return static_cast<bool>(file);
}

void log(const std::string& line) {
  std::fprintf(stderr, "%s\n", line.c_str());
}

int measure(const std::string& data_dir, const std::string& bundle,
            const postil::EntityResources& entities, const postil::ClaimResources& resources) {
  if (const auto done = postil::measure_claim_corpora(data_dir, entities, resources, log); !done)
    return fail(done.error());
  const auto bytes = postil::read_bytes(bundle);
  if (!bytes) return fail(bytes.error());
  const auto all = postil::load(*bytes);
  if (!all) return fail(all.error());
  const auto done = postil::measure_attribution(data_dir, all->entities, all->claims, log);
  return done ? 0 : fail(done.error());
}

postil::Result<postil::EntityResources> entities_of(const std::string& path) {
  const auto bytes = postil::read_bytes(path);
  if (!bytes) return postil::Error{bytes.error()};
  const auto bundle = postil::Bundle::open(*bytes);
  if (!bundle) return postil::Error{bundle.error()};
  const auto gazetteer = bundle->section("gazetteer");
  const auto details = bundle->section("gazetteer.detail");
  const auto tagger = bundle->section("tagger");
  if (!gazetteer || !details || !tagger) return postil::Error{path + ": no entity layer"};
  return postil::load_entities(*gazetteer, *details, *tagger);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 5 && argc != 7)
    return fail("use: postil-train-claims CUES_DIR DATA_DIR BUNDLE OUT_DIR [FEATURES MEANINGS]");
  const auto cues = postil::build_cues(argv[1]);
  if (!cues) return fail(cues.error());
  const auto resources = postil::load_claims(*cues);
  if (!resources) return fail(resources.error());
  const auto entities = entities_of(argv[3]);
  if (!entities) return fail(entities.error());
  if (std::string_view(argv[4]) == "--benchmarks")
    return measure(argv[2], argv[3], *entities, *resources);
  postil::ClaimTrainOptions options;
  options.data_dir = argv[2];
  if (argc == 7) {
    options.features = static_cast<uint32_t>(std::atoi(argv[5]));
    options.meanings = static_cast<uint32_t>(std::atoi(argv[6]));
  }
  options.log = log;
  const auto trained = postil::train_claims(*entities, *resources, options);
  if (!trained) return fail(trained.error());
  const std::string out = argv[4];
  if (!write_file(out + "/claims", trained->claims) ||
      !write_file(out + "/attribution", trained->attribution))
    return fail(out + ": cannot be written to");
  std::fprintf(stderr, "claims %zu bytes, attribution %zu bytes\n", trained->claims.size(),
               trained->attribution.size());
  return 0;
}
