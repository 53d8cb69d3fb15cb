#include "core/train/terms_vocabularies.h"

#include <algorithm>
#include <map>
#include <unordered_set>

#include "core/layers/terms_features.h"
#include "core/lexicon/keys.h"
#include "core/text/document.h"
#include "core/train/gazetteer_sources.h"

namespace postil {
namespace {

struct Source {
  const char* path;
  uint8_t bit;
  size_t column;
  bool words;  // whether single words count
};
constexpr Source sources[] = {{"/vocabulary/eurovoc.tsv", 1, 1, true},
                              {"/vocabulary/crs-liv.tsv", 2, 1, true},
                              {"/vocabulary/crs-liv111.tsv", 2, 1, true},
                              {"/gazetteer/wikipedia-titles-lowercase.txt.xz", 4, 0, false}};

class Reader {
 public:
  explicit Reader(const ClusterWords& known) : known_(known) {}

  std::unordered_set<uint64_t> first_names;  // keys

  void add(std::string_view phrase, const Source& source) {
    const Document document = read_document(std::string(phrase));
    const Keys keys = read_keys(document);
    const auto size = static_cast<uint32_t>(document.tokens.size());
    if (size == 0 || size > longest_known || (size == 1 && !source.words)) return;
    for (uint32_t i = 0; i < size; ++i)
      if (document.tokens[i].kind == TokenKind::word && !is_known(keys.folded[i])) return;
    if (source.bit == 4 && first_names.count(keys.folded[0]) > 0) return;
    phrases_[vocabulary_hash(phrase_key(keys, {0, size}))] |= source.bit;
  }
  std::vector<TermWeights::Phrase> take() const {
    std::vector<TermWeights::Phrase> out;
    for (const auto& [hash, bits] : phrases_) out.push_back({hash, bits});
    return out;
  }

 private:
  bool is_known(uint64_t key) const {
    return std::binary_search(known_.fingerprints.begin(), known_.fingerprints.end(),
                              word_fingerprint(key));
  }
  const ClusterWords& known_;
  std::map<uint32_t, uint8_t> phrases_;
};

}  // namespace

Result<std::vector<TermWeights::Phrase>> read_vocabularies(const std::string& data_dir,
                                                           const ClusterWords& known) {
  Reader reader(known);
  for (const char* path :
       {"/gazetteer/first-names-female.txt", "/gazetteer/first-names-male.txt"}) {
    const Result<std::string> bytes = read_source(data_dir + path);
    if (!bytes) return Error{bytes.error()};
    for (const std::string_view line : split(*bytes, '\n'))
      reader.first_names.insert(folded_key(line.substr(0, line.find_last_not_of(" \r") + 1)));
  }
  for (const Source& source : sources) {
    const Result<std::string> bytes = read_source(data_dir + source.path);
    if (!bytes) return Error{bytes.error()};
    for (std::string_view line : split(*bytes, '\n')) {
      const std::vector<std::string_view> cells = split(line, '\t');
      if (source.column < cells.size()) reader.add(cells[source.column], source);
    }
  }
  return reader.take();
}

}  // namespace postil
