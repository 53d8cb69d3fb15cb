// postil-packs: writes the wider vocabularies as label-only packs, which the page offers beside its
// own.
#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <unordered_map>

#include "core/pack_assembly.h"
#include "core/pack_bytes.h"
#include "core/train/bundle.h"
#include "core/train/gazetteer_sources.h"
#include "core/train/terms_corpus.h"

namespace {

using namespace postil;

constexpr std::string_view usage = R"(postil-packs DATA_DIR CORE_DATA OUT_DIR [--rank N]

Writes OUT_DIR/eurovoc.pack and OUT_DIR/crs.pack from DATA_DIR/vocabulary. Labels of one word that is
among the N most frequent of DATA_DIR/vectors (1,000 if it is not said) are left out as everyday
words, and so are labels that are a term in fewer than a fifth of five and more places of
DATA_DIR/gold/train.jsonl. For each vocabulary and several N it prints how many labels stay, and how
many of their matches on that file are terms.
)";

// "Aarhus (county)": what stands in brackets is no part of a label as texts have it.
std::string_view without_bracket(std::string_view label) {
  const size_t bracket = label.find(" (");
  return bracket == std::string_view::npos ? label : label.substr(0, bracket);
}

Result<Pack> read_vocabulary(const std::vector<std::string>& paths, Pack head, bool has_ids) {
  PackAssembly assembly(std::move(head));
  uint32_t row = 0;
  for (const std::string& path : paths) {
    const Result<std::string> bytes = read_source(path);
    if (!bytes) return Error{bytes.error()};
    for (const std::string_view line : split(*bytes, '\n')) {
      const auto cells = split(line, '\t');
      ++row;
      if (cells.size() < 2) continue;
      Concept made;
      made.label = without_bracket(cells[1]);
      if (has_ids) made.id = std::string("http://eurovoc.europa.eu/").append(cells[0]);
      assembly.add(row, std::move(made), "");
    }
  }
  return assembly.finish().pack;  // a label that two lists have is refused once
}

// How often each concept was matched in the articles, and how often as a term.
struct Use {
  uint32_t matches = 0, terms = 0;
  bool is_everyday() const { return matches >= 5 && terms * 5 < matches; }
};
std::vector<Use> uses_of(const Pack& pack, const std::vector<TermArticle>& articles) {
  const TermPacks packs({pack});
  std::vector<Use> uses(pack.concepts.size());
  for (const TermArticle& article : articles)
    for (const Term& term :
         find_terms(article.document, article.keys, article.entities, packs).marks) {
      Use& use = uses[term.concept_index];
      ++use.matches;
      use.terms += std::any_of(article.gold.begin(), article.gold.end(),
                               [&](const GoldTerm& gold) { return gold.tokens == term.tokens; });
    }
  return uses;
}

using Ranks = std::unordered_map<std::string, uint32_t>;
Result<Ranks> read_ranks(const std::string& path) {
  const Result<std::string> bytes = read_source(path);
  if (!bytes) return Error{bytes.error()};
  Ranks ranks;
  for (const std::string_view line : split(*bytes, '\n')) {
    std::string word;
    fold_word(line.substr(0, line.find_first_of(" \t\r")), word);
    ranks.emplace(std::move(word), static_cast<uint32_t>(ranks.size()));
    if (ranks.size() > 30'000) break;
  }
  return ranks;
}

bool is_frequent(const Concept& c, const Ranks& ranks, uint32_t most) {
  std::string word;
  fold_word(c.label, word);
  const auto at = ranks.find(word);
  return at != ranks.end() && at->second < most;
}

Pack kept(const Pack& pack, const std::vector<Use>& uses, const Ranks& ranks, uint32_t rank,
          bool by_use) {
  Pack out = pack;
  out.concepts.clear();
  for (size_t i = 0; i < pack.concepts.size(); ++i)
    if (!is_frequent(pack.concepts[i], ranks, rank) && !(by_use && uses[i].is_everyday()))
      out.concepts.push_back(pack.concepts[i]);
  return out;
}

void show(const Pack& pack, const std::vector<Use>& uses, const Ranks& ranks) {
  for (const bool by_use : {false, true})
    for (const uint32_t rank : {0, 1000, 3000, 10'000}) {
      size_t labels = 0, matches = 0, terms = 0;
      for (size_t i = 0; i < uses.size(); ++i) {
        if (is_frequent(pack.concepts[i], ranks, rank) || (by_use && uses[i].is_everyday()))
          continue;
        ++labels;
        matches += uses[i].matches;
        terms += uses[i].terms;
      }
      std::cout << pack.id << ", rank " << rank << (by_use ? ", by use" : "") << ": " << labels
                << " labels, " << terms << " of " << matches << " matches are terms\n";
    }
}

Result<size_t> write(const std::string& data, const std::string& core_data, const std::string& out,
                     uint32_t rank) {
  const auto bundle = read_bytes(core_data + "/postil.bundle");
  if (!bundle) return Error{bundle.error()};
  const auto resources = load(*bundle);
  if (!resources) return Error{resources.error()};
  const auto articles = read_term_articles(data + "/gold/train.jsonl", *resources);
  if (!articles) return Error{articles.error()};
  const auto ranks = read_ranks(data + "/vectors/words_by_frequency_rank.txt.xz");
  if (!ranks) return Error{ranks.error()};
  const std::string folder = data + "/vocabulary/";
  const auto head = [](std::string id, std::string title, std::string licence) {
    return Pack{std::move(id), std::move(title), std::move(licence), {}};
  };
  const Result<Pack> packs[] = {
      read_vocabulary({folder + "eurovoc.tsv"},
                      head("eurovoc", "EuroVoc", "CC BY 4.0, European Union"), true),
      read_vocabulary({folder + "crs-liv111.tsv", folder + "crs-liv.tsv"},
                      head("crs", "Legislative terms of the Congressional Research Service",
                           "public domain (US government work)"),
                      false)};
  size_t count = 0;
  for (const Result<Pack>& pack : packs) {
    if (!pack) return Error{pack.error()};
    const std::vector<Use> uses = uses_of(*pack, *articles);
    show(*pack, uses, *ranks);
    const std::string path = out + "/" + pack->id + ".pack";
    std::ofstream file(path, std::ios::binary);
    file << write_pack_bytes(kept(*pack, uses, *ranks, rank, true));
    if (!file.flush()) return Error{path + " could not be written"};
    ++count;
  }
  return count;
}

}  // namespace

int main(int count, char** values) {
  const bool with_rank = count == 6 && std::string_view(values[4]) == "--rank";
  if (count != 4 && !with_rank) {
    std::cerr << usage;
    return 2;
  }
  const auto rank = with_rank ? std::strtoul(values[5], nullptr, 10) : 1000;
  const auto written = write(values[1], values[2], values[3], static_cast<uint32_t>(rank));
  if (!written) {
    std::cerr << "postil-packs: " << written.error() << '\n';
    return 1;
  }
}
