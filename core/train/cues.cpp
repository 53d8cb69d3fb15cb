#include "core/train/cues.h"

#include <fstream>
#include <string_view>

#include "core/layers/claims_cues.h"
#include "core/lexicon/lexicon_builder.h"

namespace postil {
namespace {

struct Rule {
  CaseRule casing = CaseRule::any;
  Inflection inflection = Inflection::english;
};

// Adds the entries of one line; false if its rule is unknown or an entry has no words.
bool add_line(std::string_view line, uint32_t value, LexiconBuilder& builder) {
  Rule rule;
  if (const size_t tab = line.find('\t'); tab != std::string_view::npos) {
    const std::string_view name = line.substr(tab + 1);
    if (name != "fixed" && name != "exact") return false;
    rule = {name == "exact" ? CaseRule::exact : CaseRule::any, Inflection::none};
    line = line.substr(0, tab);
  }
  while (true) {
    const size_t bar = line.find('|');
    if (!builder.add(line.substr(0, bar), rule.casing, rule.inflection, value)) return false;
    if (bar == std::string_view::npos) return true;
    line.remove_prefix(bar + 1);
  }
}

}  // namespace

Result<std::vector<std::byte>> build_cues(const std::string& cues_dir) {
  LexiconBuilder builder;
  for (size_t i = 0; i < cue_class_count; ++i) {
    const std::string path = cues_dir + "/" + std::string(cue_class_names[i]) + ".txt";
    std::ifstream file(path, std::ios::binary);
    if (!file) return Error{path + ": cannot be read"};
    std::string line;
    for (uint32_t number = 1; std::getline(file, line); ++number) {
      if (line.empty() || line[0] == '#') continue;
      if (!add_line(line, cue_value(static_cast<CueClass>(i), number), builder))
        return Error{path + ":" + std::to_string(number) + ": no words, or an unknown rule"};
    }
  }
  return builder.build();
}

}  // namespace postil
