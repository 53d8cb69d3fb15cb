// How words are cased in running text, and how frequent they are: what tells a name from an
// everyday word.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/result.h"

namespace postil {

// Lower case for ASCII, Latin-1 and Latin Extended-A letters in UTF-8; all else as it is.
std::string lower_case(std::string_view word);
// The first letter as it is, the others in lower case.
std::string title_case(std::string_view word);

class WordStats {
 public:
  // Reads the frequency list and counts the casing of words inside sentences (not at their start)
  // in the training texts: gold/train, the news and web corpora in ner/, attribution/, claims/.
  static Result<WordStats> read(const std::string& data_dir);

  struct Counts {
    uint32_t lower = 0, title = 0, upper = 0;
  };
  Counts counts(std::string_view word) const;
  // Place in the frequency list, 0 is the most frequent; UINT32_MAX if it is not there.
  uint32_t rank(std::string_view word) const;
  // Whether a word, however cased here, is mostly an everyday word in lower case.
  bool everyday(std::string_view word) const;
  // Whether all words of a phrase are everyday words.
  bool all_everyday(std::string_view phrase) const;
  // A word given in capitals as it is mostly written: "UNICEF", "Bank".
  std::string usual_case(std::string_view word) const;
  const std::vector<std::string>& by_rank() const { return by_rank_; }

 private:
  void add_text(std::string_view text);
  void add_word(std::string_view word, bool initial);
  Result<bool> add_corpora(const std::string& data_dir);
  std::unordered_map<std::string, Counts> counts_;
  std::unordered_map<std::string, uint32_t> ranks_;
  std::vector<std::string> by_rank_;
};

}  // namespace postil
