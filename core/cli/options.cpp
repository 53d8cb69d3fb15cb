#include "core/cli/options.h"

namespace postil::cli {

const std::string_view help_text =
    R"(postil: marks claims, names and policy terms in English articles.

  postil annotate [options] [FILE]     annotate FILE, or standard input if FILE is - or missing

Options
  --jsonl         the input is one JSON object a line, {"id": "...", "text": "..."}; so is the output,
                  in the same order. A bad line is reported on standard error and left out.
  --pack FILE     a term pack (CSV, JSON, SKOS) before the built-in one; may be given several times
  --bundle FILE   the model and word lists (default: postil.bundle beside the program, or in
                  ../share/postil)
  --version       print the version
  --help          print this

The output is Postil JSON, one article a line; offsets are UTF-16 code units.
Exit status: 0 all was annotated; 1 a line or a file could not be; 2 the command could not start.

Examples
  postil annotate article.txt
  postil annotate --jsonl corpus.jsonl > marks.jsonl
  cat article.txt | postil annotate --pack my-terms.csv
)";

Result<Options> read_options(std::span<const std::string_view> arguments) {
  Options options;
  size_t at = 0;
  if (arguments.empty()) return Error{"no command given: try postil --help"};
  if (arguments[0] == "annotate") {
    ++at;
  } else if (arguments[0] != "--help" && arguments[0] != "-h" && arguments[0] != "--version") {
    return Error{"unknown command '" + std::string(arguments[0]) +
                 "': the command is 'annotate' (see postil --help)"};
  }
  bool input_given = false;
  for (; at < arguments.size(); ++at) {
    const std::string name(arguments[at]);
    if (name == "--help" || name == "-h") {
      options.help = true;
    } else if (name == "--version") {
      options.version = true;
    } else if (name == "--jsonl") {
      options.jsonl = true;
    } else if (name == "--pack" || name == "--bundle") {
      if (++at == arguments.size()) return Error{name + " needs a file"};
      if (name == "--pack")
        options.packs.emplace_back(arguments[at]);
      else
        options.bundle = arguments[at];
    } else if (name.size() > 1 && name[0] == '-') {
      return Error{"unknown option '" + name + "' (see postil --help)"};
    } else if (input_given) {
      return Error{"more than one input: '" + options.input + "' and '" + name + "'"};
    } else {
      options.input = name;
      input_given = true;
    }
  }
  return options;
}

}  // namespace postil::cli
