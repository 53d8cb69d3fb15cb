// postil-train-entities DATA_DIR CORE_DATA OUT [--option value ...]
//
// Trains the entity tagger on the corpora in DATA_DIR, with the gazetteer that is built from
// DATA_DIR and the lists in CORE_DATA (core/data), writes the bundle's section "tagger" to
// OUT, and measures what it wrote. Options:
//   --corpora a,b     to train on (tagger_corpora.h)       --tests a,b   to measure on
//   --fold 0..4       holds a fifth of gold out            --newswire N  holds N of its articles
//   out
//   --types newswire  the 9 types of worldwide-newswire in place of the 18
//   --bundle FILE     takes the gazetteer of that bundle in place of building it
//   --others W        factor of the weight of all partly annotated corpora
//   --evidence 0..3   1: lists, 2: number patterns         --passes 1|2
//   --epochs --rate --l1 --dropout --prune --steps --least --words --scheme bio|bilou
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>
#include <set>
#include <span>
#include <sstream>

#include "core/bundle.h"
#include "core/layers/entity_tagger.h"
#include "core/train/entity_score.h"
#include "core/train/gazetteer.h"
#include "core/train/random.h"
#include "core/train/tagger_corpora.h"
#include "core/train/tagger_training.h"
#include "core/train/word_clusters.h"

namespace {

using namespace postil;
using Examples = std::vector<const Example*>;
using Corpora = std::map<std::string, std::vector<Example>>;

constexpr const char* all_corpora =
    "gold,own,newswire,uner,uner-dev,wikigold,wnut,wnut-dev,btc-f,btc-g";

struct Options {
  std::map<std::string, std::string> values;
  std::string text(const std::string& name, const std::string& otherwise) const {
    const auto found = values.find(name);
    return found == values.end() ? otherwise : found->second;
  }
  double number(const std::string& name, double otherwise) const {
    const auto found = values.find(name);
    return found == values.end() ? otherwise : std::atof(found->second.c_str());
  }
  std::vector<std::string> list(const std::string& name, const std::string& otherwise) const {
    std::vector<std::string> items;
    std::istringstream stream(text(name, otherwise));
    for (std::string item; std::getline(stream, item, ',');) items.push_back(item);
    return items;
  }
};

// What is trained on and what is measured on. The same article under another corpus's labels is
// never on both sides, and trained on once, by its full labels.
struct Split {
  Examples training;
  std::map<std::string, Examples> tests;
};
Split split(const Corpora& corpora, const Options& options) {
  const double fold = options.number("fold", -1);
  const auto held_count = static_cast<size_t>(options.number("newswire", 0));
  std::set<std::string> held, full, training_names;
  for (const std::string& name : options.list("corpora", all_corpora)) training_names.insert(name);
  Split result;
  std::vector<std::string> ids;
  for (const auto& [name, examples] : corpora) {
    for (const Example& example : examples) {
      const std::string& id = example.labelled.id;
      if (name == "newswire") ids.push_back(id);
      if (name == "gold" && static_cast<double>(stable_hash(id) % 5) == fold) held.insert(id);
      if (!example.partial && training_names.count(name) > 0) full.insert(name + "/" + id);
    }
  }
  std::sort(ids.begin(), ids.end());
  Random(7).shuffle(ids);
  held.insert(ids.begin(),
              ids.begin() + static_cast<std::ptrdiff_t>(std::min(held_count, ids.size())));
  for (const auto& [name, examples] : corpora) {
    const bool articles = name == "gold" || name == "newswire";
    for (const Example& example : examples) {
      const std::string& id = example.labelled.id;
      if (articles && held.count(id) > 0) {
        result.tests[name + " held out"].push_back(&example);
      } else if (training_names.count(name) == 0) {
        result.tests[name].push_back(&example);
      } else if (!(name == "newswire" && example.partial && full.count("gold/" + id) > 0)) {
        result.training.push_back(&example);
      }
    }
  }
  return result;
}

void measure(const TaggerModel& model, const std::map<std::string, Examples>& tests) {
  for (const auto& [name, examples] : tests) {
    const std::map<std::string, std::string> labels = comparison_labels(name);
    const auto label_of = [&](const std::string& type) {
      const auto found = labels.find(type);
      return found != labels.end() ? found->second : labels.empty() ? type : std::string();
    };
    EntityScore score;
    size_t tokens = 0;
    std::chrono::duration<double> time{};
    for (const Example* example : examples) {
      const Document& document = example->labelled.document;
      const auto start = std::chrono::steady_clock::now();
      const Tagging tagging = tag_document(model, document, example->keys, example->evidence());
      time += std::chrono::steady_clock::now() - start;
      tokens += document.tokens.size();
      std::vector<LabelledSpan> found, gold;
      for (const TaggedSpan& mention : tagging.mentions) {
        const std::string label = label_of(model.tags.types()[mention.type]);
        if (!label.empty()) found.push_back({bytes_of(document, mention.tokens), label});
      }
      for (const LabelledSpan& span : example->gold) {
        const std::string label = label_of(span.label);
        if (!label.empty()) gold.push_back({span.bytes, label});
      }
      score.add(gold, found);
    }
    std::printf("%s: %s (%.0f tokens/s)\n", name.c_str(), score.line().c_str(),
                static_cast<double>(tokens) / std::max(time.count(), 1e-9));
  }
}

TaggerTraining plan_of(const Options& options) {
  TaggerTraining plan;
  plan.crf.epochs = static_cast<uint32_t>(options.number("epochs", 10));
  plan.crf.rate = static_cast<float>(options.number("rate", 0.2));
  plan.crf.l1 = static_cast<float>(options.number("l1", 0.25));
  plan.crf.dropout = static_cast<float>(options.number("dropout", 0.2));
  plan.first_epochs = static_cast<uint32_t>(options.number("first-epochs", 4));
  plan.least_count = static_cast<uint32_t>(options.number("least", 2));
  plan.complete = options.number("complete", 1) > 0;
  plan.two_passes = options.number("passes", 2) > 1;
  plan.prune = static_cast<float>(options.number("prune", 0.02));
  plan.steps = static_cast<uint16_t>(options.number("steps", 12));
  plan.report = [](const std::string& line) { std::cout << line << std::endl; };
  return plan;
}

// The gazetteer of a bundle, so that the tagger learns from the very lists it will run with; built
// anew if no bundle is named.
Result<Lexicon> gazetteer_of(const std::string& data, const std::string& core_data,
                             const std::string& bundle_path) {
  if (bundle_path.empty()) {
    const auto files = build_gazetteer(data, core_data + "/names", std::cout);
    if (!files) return Error{files.error()};
    return Lexicon::load(files->lexicon);
  }
  std::ifstream file(bundle_path, std::ios::binary);
  const std::string text(std::istreambuf_iterator<char>(file), {});
  const auto bundle = Bundle::open(std::as_bytes(std::span(text)));
  if (!bundle) return Error{bundle_path + ": " + bundle.error()};
  const auto section = bundle->section("gazetteer");
  if (!section) return Error{bundle_path + ": " + section.error()};
  return Lexicon::load(*section);
}

Result<std::vector<std::byte>> run(const std::string& data, const std::string& core_data,
                                   const Options& options) {
  const auto lexicon = gazetteer_of(data, core_data, options.text("bundle", ""));
  if (!lexicon) return Error{lexicon.error()};
  const auto use = static_cast<uint32_t>(options.number("evidence", 3));
  const EvidenceReader read_evidence = [&](Example& example) {
    const Document& document = example.labelled.document;
    const GazetteerView view = match_gazetteer(document, example.keys, *lexicon);
    EntityEvidence found = read_entity_evidence(document, view, find_numbers(document, view));
    if (use & 1) example.lists = std::move(found.lists);
    if (use & 2) example.numbers = std::move(found.numbers);
  };
  const TagScheme scheme =
      options.text("scheme", "bio") == "bilou" ? TagScheme::bilou : TagScheme::bio;
  const TagSet tags(scheme, label_scheme(options.text("types", "ontonotes")).labels);
  Channels channels(tags);
  std::vector<std::string> names = options.list("corpora", all_corpora);
  for (std::string& test : options.list("tests", "dev,uner-test,wnut-test")) {
    names.push_back(std::move(test));
  }
  std::string report;
  auto corpora = load_corpora(data, core_data, names, tags, read_evidence, channels, report);
  if (!corpora) return Error{corpora.error()};
  const auto others = static_cast<float>(options.number("others", 0.3));
  for (auto& [name, examples] : *corpora) {
    for (Example& example : examples) example.weight *= example.partial ? others : 1;
  }
  std::cout << report;
  ClusterOptions cluster_options;
  cluster_options.words = static_cast<uint32_t>(options.number("words", 60000));
  const auto clusters =
      cluster_words(data + "/vectors/glove.wink.120k.100d.3dp.txt.xz", cluster_options);
  if (!clusters) return Error{clusters.error()};
  const Split parts = split(*corpora, options);
  const TaggerParts trained =
      train_tagger(tags, parts.training, *clusters, channels.rows(), plan_of(options));
  std::vector<std::byte> bytes = write_tagger(trained);
  std::cout << trained.fingerprints.size() << " features, " << bytes.size() << " bytes"
            << std::endl;
  const auto model = load_tagger(bytes);
  if (!model) return Error{model.error()};
  measure(*model, parts.tests);
  return bytes;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) {
    std::cerr << "usage: postil-train-entities DATA_DIR CORE_DATA OUT [--option value ...]\n";
    return 2;
  }
  Options options;
  for (int i = 4; i + 1 < argc; i += 2)
    options.values[std::string(argv[i]).substr(2)] = argv[i + 1];
  const auto bytes = run(argv[1], argv[2], options);
  if (!bytes) {
    std::cerr << bytes.error() << '\n';
    return 1;
  }
  std::ofstream out(argv[3], std::ios::binary);
  out.write(reinterpret_cast<const char*>(bytes->data()),
            static_cast<std::streamsize>(bytes->size()));
  return out.good() ? 0 : 1;
}
