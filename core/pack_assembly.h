// What every reader of packs shares: concepts come in as the file has them, are checked one by one,
// and their relations are resolved once all are there.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/packs.h"

namespace postil {

inline constexpr size_t most_concepts = 200'000;
inline constexpr size_t most_pack_bytes = size_t{64} << 20;
inline constexpr size_t most_labels = 1'000;         // alternatives of a concept, or its relations
inline constexpr size_t longest_label = 200;         // code points
inline constexpr size_t longest_definition = 4'000;  // code points

// The label in lower case, every run of what is no letter or digit as one hyphen.
std::string concept_id_of(std::string_view label);

class PackAssembly {
 public:
  explicit PackAssembly(Pack head) { report_.pack = std::move(head); }

  // Where rows come from, said before each report; empty if there is one file only.
  void set_file(std::string_view name) { file_ = name; }
  // Whether there is room for one more; past it the reader gives up.
  bool is_full() const { return report_.pack.concepts.size() >= most_concepts; }

  void refuse(uint32_t row, std::string why);
  // Takes the concept or refuses it, with the reason. White space around every text goes; an empty
  // id is made from the label.
  void add(uint32_t row, Concept read, std::string_view topic);

  // Resolves relations, which may name ids or labels; drops and reports those that name nothing,
  // the concept itself, or close a circle of broader concepts.
  PackReport finish();

 private:
  bool check_texts(uint32_t row, Concept& read);
  void check_labels(uint32_t row, std::vector<std::string>& labels, std::string_view what);
  void resolve(uint32_t at, std::vector<std::string>& relations, std::string_view what);
  void break_circles();
  std::string place(uint32_t at) const;

  struct Place {
    uint32_t row;
    std::string file;
  };
  PackReport report_;
  std::string file_;
  bool topics_listed_ = false;
  std::vector<Place> places_;  // of each concept
  std::unordered_map<std::string, uint32_t> by_id_;
};

}  // namespace postil
