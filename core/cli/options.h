// The command line of `postil`.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/formats/formats.h"
#include "core/result.h"

namespace postil::cli {

extern const std::string_view help_text;

enum class Command { annotate, check_packs, help, version };

struct Options {
  Command command = Command::annotate;
  bool jsonl = false;
  FormatId format = FormatId::postil;
  OffsetUnit unit = OffsetUnit::utf16;
  Layers layers;
  size_t jobs = 1;                 // 0: as many as there are cores
  std::vector<std::string> packs;  // files, in order of priority
  std::string bundle;              // empty: the one beside the program
  std::string output;              // a folder; empty: standard output
  std::string input = "-";         // a file, or - for standard input
};

// `arguments` are those after the program's name. The Error names the argument and what is wrong.
Result<Options> read_options(std::span<const std::string_view> arguments);

}  // namespace postil::cli
