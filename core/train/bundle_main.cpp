// postil-bundle: writes the bundle that is shipped, core/data/postil.bundle.
#include <fstream>
#include <iostream>

#include "core/train/bundle.h"
#include "core/train/gazetteer.h"

namespace {

using namespace postil;

constexpr std::string_view usage = R"(postil-bundle CORE_DATA [--data DIR] [--section NAME=FILE]...

Rewrites CORE_DATA/postil.bundle: the term pack and the cues from their sources in CORE_DATA; the gazetteer
from the public lists in DIR, if it is given; any section from a file (a trained model). What is not made
anew is kept from the bundle that is there.
)";

struct Options {
  std::string core_data, data;
  std::vector<std::pair<std::string, std::string>> files;  // section, file
};

Result<Options> read_options(int count, char** values) {
  Options options;
  for (int i = 1; i < count; ++i) {
    const std::string name = values[i];
    if ((name == "--data" || name == "--section") && ++i == count)
      return Error{name + " needs a value"};
    if (name == "--data") {
      options.data = values[i];
    } else if (name == "--section") {
      const std::string value = values[i];
      const size_t equals = value.find('=');
      if (equals == std::string::npos) return Error{"--section needs NAME=FILE"};
      options.files.emplace_back(value.substr(0, equals), value.substr(equals + 1));
    } else if (options.core_data.empty()) {
      options.core_data = name;
    } else {
      return Error{"unknown argument " + name};
    }
  }
  if (options.core_data.empty()) return Error{"CORE_DATA is missing"};
  return options;
}

// The sections of the bundle that is there; none if there is none yet.
Result<std::vector<Section>> kept_sections(const std::string& path) {
  const auto bytes = read_bytes(path);
  if (!bytes) return std::vector<Section>{};
  const auto bundle = Bundle::open(*bytes);
  if (!bundle) return Error{path + ": " + bundle.error()};
  std::vector<Section> sections;
  for (std::string_view name : bundle->names()) {
    const auto view = *bundle->section(name);
    sections.push_back({std::string(name), {view.begin(), view.end()}});
  }
  return sections;
}

Result<std::vector<Section>> all_sections(const Options& options, const std::string& path) {
  Result<std::vector<Section>> sections = kept_sections(path);
  if (!sections) return sections;
  if (!options.data.empty()) {
    auto gazetteer = build_gazetteer(options.data, options.core_data + "/names", std::cout);
    if (!gazetteer) return Error{gazetteer.error()};
    put_section(*sections, {"gazetteer", std::move(gazetteer->lexicon)});
    put_section(*sections, {"gazetteer.detail", std::move(gazetteer->details)});
  }
  for (const auto& [name, file] : options.files) {
    auto bytes = read_bytes(file);
    if (!bytes) return Error{bytes.error()};
    put_section(*sections, {name, std::move(*bytes)});
  }
  auto own = own_sections(options.core_data);
  if (!own) return Error{own.error()};
  for (Section& section : *own) put_section(*sections, std::move(section));
  return sections;
}

}  // namespace

int main(int count, char** values) {
  const Result<Options> options = read_options(count, values);
  if (!options) {
    std::cerr << "postil-bundle: " << options.error() << '\n' << usage;
    return 2;
  }
  const std::string path = options->core_data + "/postil.bundle";
  const Result<std::vector<Section>> sections = all_sections(*options, path);
  if (!sections) {
    std::cerr << "postil-bundle: " << sections.error() << '\n';
    return 1;
  }
  for (const Section& section : *sections)
    std::cout << section.name << ": " << section.bytes.size() << " bytes\n";
  const std::vector<std::byte> bytes = write_bundle(*sections);
  std::ofstream out(path, std::ios::binary);
  out.write(reinterpret_cast<const char*>(bytes.data()),
            static_cast<std::streamsize>(bytes.size()));
  if (!out.flush()) {
    std::cerr << "postil-bundle: " << path << " could not be written\n";
    return 1;
  }
  std::cout << path << ": " << bytes.size() << " bytes\n";
}
