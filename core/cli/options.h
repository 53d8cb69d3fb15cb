// The command line of `postil`.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace postil::cli {

extern const std::string_view help_text;

struct Options {
  bool help = false;
  bool version = false;
  bool jsonl = false;
  std::vector<std::string> packs;  // files, in order of priority
  std::string bundle;              // empty: the one beside the program
  std::string input = "-";         // a file, or - for standard input
};

// `arguments` are those after the program's name. The Error names the argument and what is wrong.
Result<Options> read_options(std::span<const std::string_view> arguments);

}  // namespace postil::cli
