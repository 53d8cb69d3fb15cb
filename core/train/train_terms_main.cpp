// postil-train-terms: trains the model that judges policy terms.
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <string>

#include "core/train/bundle.h"
#include "core/train/terms_train.h"
#include "core/train/terms_vocabularies.h"
#include "core/train/word_clusters.h"

namespace {

using namespace postil;

constexpr std::string_view usage = R"(postil-train-terms DATA_DIR CORE_DATA OUT_FILE [--folds N]

Trains on DATA_DIR/gold/train.jsonl, with clusters of the vectors in DATA_DIR/vectors, phrases of
DATA_DIR/vocabulary and Wikipedia's titles, and the packs and entities of CORE_DATA/postil.bundle;
measures on DATA_DIR/gold/dev.jsonl; writes OUT_FILE for the bundle's section "terms". The same
input gives the same bytes. --folds also cross-validates over the training articles: what settings
are chosen by.
)";

// The bundle's resources, whatever model of terms it has: perhaps one of another version, or none.
Result<Resources> load_without_model(const std::string& path) {
  const auto bytes = read_bytes(path);
  if (!bytes) return Error{bytes.error()};
  const auto bundle = Bundle::open(*bytes);
  if (!bundle) return Error{bundle.error()};
  std::vector<Section> sections;
  for (std::string_view name : bundle->names()) {
    const auto view = *bundle->section(name);
    sections.push_back({std::string(name), {view.begin(), view.end()}});
  }
  put_section(sections, {"terms", TermModel::pack({})});
  return load(write_bundle(sections));
}

Result<TermTraining> read_settings(const std::string& data) {
  TermTraining settings;
  ClusterOptions options;
  options.words = 18'000;
  options.fine = 256;
  options.middle = 64;
  options.coarse = 16;
  options.rounds = 10;
  auto clusters = cluster_words(data + "/vectors/glove.wink.120k.100d.3dp.txt.xz", options);
  if (!clusters) return Error{clusters.error()};
  settings.clusters = std::move(*clusters);
  auto phrases = read_vocabularies(data, settings.clusters);
  if (!phrases) return Error{phrases.error()};
  settings.phrases = std::move(*phrases);
  std::cout << settings.phrases.size() << " phrases of vocabularies" << std::endl;
  return settings;
}

void show_folds(const TermFolds& folds) {
  std::cout << "look-up in folds: " << folds.lookup.shown() << '\n';
  for (const auto& [threshold, share, score] : folds.decisions)
    std::cout << "model in folds, threshold " << threshold << ", share " << share << ": "
              << score.shown() << '\n';
  std::cout.flush();
}

Result<std::vector<std::byte>> train(const std::string& data, const std::string& core_data,
                                     size_t folds) {
  const auto resources = load_without_model(core_data + "/postil.bundle");
  if (!resources) return Error{resources.error()};
  const auto articles = read_term_articles(data + "/gold/train.jsonl", *resources);
  if (!articles) return Error{articles.error()};
  const auto dev = read_term_articles(data + "/gold/dev.jsonl", *resources);
  if (!dev) return Error{dev.error()};
  const auto settings = read_settings(data);
  if (!settings) return Error{settings.error()};
  if (folds > 1) show_folds(cross_validate_terms(*articles, resources->packs, *settings, folds));
  std::vector<std::byte> packed = train_terms(*articles, resources->packs, *settings);
  const auto model = TermModel::load(packed);
  if (!model) return Error{model.error()};
  std::cout << "look-up on dev: " << score_terms(*dev, resources->packs, {}).shown() << '\n'
            << "model on dev:   " << score_terms(*dev, resources->packs, *model).shown() << '\n';
  return packed;
}

}  // namespace

int main(int count, char** values) {
  const bool folds = count == 6 && std::string_view(values[4]) == "--folds";
  if (count != 4 && !folds) {
    std::cerr << usage;
    return 2;
  }
  const auto bytes = train(values[1], values[2], folds ? std::strtoul(values[5], nullptr, 10) : 0);
  if (!bytes) {
    std::cerr << "postil-train-terms: " << bytes.error() << '\n';
    return 1;
  }
  std::ofstream out(values[3], std::ios::binary);
  out.write(reinterpret_cast<const char*>(bytes->data()),
            static_cast<std::streamsize>(bytes->size()));
  if (!out.flush()) {
    std::cerr << "postil-train-terms: " << values[3] << " could not be written\n";
    return 1;
  }
  std::cout << values[3] << ": " << bytes->size() << " bytes\n";
}
