#include "core/cli/options.h"

#include <algorithm>
#include <charconv>

namespace postil::cli {

const std::string_view help_text =
    R"(postil: marks claims, names and policy terms in English articles.

  postil annotate [options] [FILE]     annotate FILE, or standard input if FILE is - or missing
  postil packs check FILE              say what of a term pack cannot be used

Options
  --jsonl         the input is one JSON object a line, {"id": "...", "text": "..."}; articles come out
                  in the same order. A bad line is reported on standard error and left out.
  --format NAME   postil (the default), w3c, spacy, brat, conll, csv, markdown, html, claimreview
  --output DIR    write each article to files of its own in this folder, named by its id; needed for
                  brat, and for markdown and html with --jsonl. Nothing is overwritten.
  --layers LIST   some of entities,claims,terms (default: all)
  --offsets UNIT  utf16 (the default), codepoints or bytes; for postil and csv, since the other
                  formats have their own
  --jobs N        annotate N articles at a time (default 1); 0 is one a core
  --pack FILE     a term pack (CSV, JSON, SKOS) before the built-in one; may be given several times
  --bundle FILE   the model and word lists (default: postil.bundle beside the program, or in
                  ../share/postil)
  --version       print the version
  --help          print this

With --jsonl memory does not grow with the input. On a terminal the progress is shown.
Exit status: 0 all was annotated; 1 a line, a row or a file could not be; 2 the command could not start.

Examples
  postil annotate article.txt
  postil annotate --format html article.txt > article.html
  postil annotate --jsonl --jobs 0 corpus.jsonl > marks.jsonl
  postil annotate --jsonl --format brat --output brat corpus.jsonl
  cat article.txt | postil annotate --pack my-terms.csv --layers terms --format csv
  postil packs check my-terms.csv
)";

namespace {

// What an option's value says; the Error is the end of a sentence that begins with the option.
std::optional<Error> read_value(Options& options, const std::string& name, std::string_view value) {
  if (name == "--pack") {
    options.packs.emplace_back(value);
  } else if (name == "--bundle") {
    options.bundle = value;
  } else if (name == "--output") {
    options.output = value;
  } else if (name == "--format") {
    const auto format = format_named(value);
    if (!format) return Error{"unknown format '" + std::string(value) + "'"};
    options.format = *format;
  } else if (name == "--offsets") {
    const auto* unit = std::find(std::begin(offset_unit_names), std::end(offset_unit_names), value);
    if (unit == std::end(offset_unit_names))
      return Error{"unknown unit of offsets '" + std::string(value) + "'"};
    options.unit = static_cast<OffsetUnit>(unit - std::begin(offset_unit_names));
  } else if (name == "--jobs") {
    const auto read = std::from_chars(value.data(), value.data() + value.size(), options.jobs);
    if (read.ec != std::errc() || read.ptr != value.data() + value.size() || options.jobs > 1024)
      return Error{"--jobs needs a number from 0 to 1024, not '" + std::string(value) + "'"};
  } else {
    options.layers = {false, false, false};
    while (!value.empty()) {
      const std::string_view layer = value.substr(0, value.find(','));
      value.remove_prefix(std::min(value.size(), layer.size() + 1));
      if (layer == "entities")
        options.layers.entities = true;
      else if (layer == "claims")
        options.layers.claims = true;
      else if (layer == "terms")
        options.layers.terms = true;
      else
        return Error{"unknown layer '" + std::string(layer) + "'"};
    }
  }
  return std::nullopt;
}

std::string_view wanted_by(std::string_view name) {
  if (name == "--pack" || name == "--bundle") return "a file";
  if (name == "--output") return "a folder";
  if (name == "--format") return "a format";
  if (name == "--offsets") return "a unit";
  if (name == "--jobs") return "a number";
  return name == "--layers" ? "a list" : "";
}

std::optional<Error> find_contradiction(const Options& options) {
  const Format& format = format_of(options.format);
  const std::string name(format.name);
  if (options.unit != OffsetUnit::utf16 && !format.any_unit)
    return Error{"--offsets is for postil and csv: " + name + " has its own, or none"};
  if (options.output.empty() && options.format == FormatId::brat)
    return Error{"brat needs several files: name a folder with --output"};
  if (options.output.empty() && options.jsonl && !format.stream)
    return Error{name + " needs a file for each article: name a folder with --output"};
  return std::nullopt;
}

}  // namespace

Result<Options> read_options(std::span<const std::string_view> arguments) {
  Options options;
  if (arguments.empty()) return Error{"no command given: try postil --help"};
  size_t at = 1;
  if (arguments[0] == "packs") {
    if (arguments.size() < 2 || arguments[1] != "check")
      return Error{"unknown command: 'packs' is followed by 'check' (see postil --help)"};
    options.command = Command::check_packs;
    at = 2;
  } else if (arguments[0] == "--help" || arguments[0] == "-h" || arguments[0] == "--version") {
    at = 0;
  } else if (arguments[0] != "annotate") {
    return Error{"unknown command '" + std::string(arguments[0]) +
                 "': the commands are 'annotate' and 'packs check' (see postil --help)"};
  }
  bool input_given = false;
  for (; at < arguments.size(); ++at) {
    const std::string name(arguments[at]);
    if (name == "--help" || name == "-h") {
      options.command = Command::help;
      return options;
    }
    if (name == "--version") {
      options.command = Command::version;
      return options;
    }
    if (name == "--jsonl") {
      options.jsonl = true;
    } else if (const std::string_view wanted = wanted_by(name); !wanted.empty()) {
      if (++at == arguments.size()) return Error{name + " needs " + std::string(wanted)};
      if (auto error = read_value(options, name, arguments[at])) return *error;
    } else if (name.size() > 1 && name[0] == '-') {
      return Error{"unknown option '" + name + "' (see postil --help)"};
    } else if (input_given) {
      return Error{"more than one input: '" + options.input + "' and '" + name + "'"};
    } else {
      options.input = name;
      input_given = true;
    }
  }
  if (auto error = find_contradiction(options)) return *error;
  return options;
}

}  // namespace postil::cli
