// The program `postil`: finds its files, opens its streams, and reports.
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "core/cli/annotate.h"
#include "core/cli/options.h"
#include "core/pack_skos.h"

namespace {

using namespace postil;
namespace fs = std::filesystem;

constexpr int exit_refused = 1, exit_not_started = 2;

Result<std::string> read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return Error{path.string() + ": " + std::strerror(errno)};
  std::string bytes{std::istreambuf_iterator<char>(in), {}};
  if (in.bad() || fs::is_directory(path)) return Error{path.string() + ": cannot be read"};
  return bytes;
}

Result<fs::path> find_bundle(const std::string& given) {
  if (!given.empty()) return fs::path(given);
  std::error_code ignored;
  const fs::path home = fs::read_symlink("/proc/self/exe", ignored).parent_path();
  for (const fs::path& path :
       {home / "postil.bundle", home.parent_path() / "share/postil/postil.bundle"})
    if (fs::exists(path, ignored)) return path;
  return Error{"no postil.bundle beside the program or in ../share/postil: name it with --bundle"};
}

Result<Resources> load_resources(const std::string& given) {
  const Result<fs::path> path = find_bundle(given);
  if (!path) return Error{path.error()};
  const Result<std::string> bytes = read_file(*path);
  if (!bytes) return Error{bytes.error()};
  Result<Resources> resources = load(std::as_bytes(std::span(*bytes)));
  if (!resources) return Error{path->string() + ": " + resources.error()};
  return resources;
}

// The user's packs come first, then the bundle's own. Refused rows are reported, the rest is used.
Result<TermPacks> load_packs(const std::vector<std::string>& files, const TermPacks& own) {
  std::vector<Pack> packs;
  for (const std::string& file : files) {
    const Result<std::string> bytes = read_file(file);
    if (!bytes) return Error{bytes.error()};
    Result<PackReport> report = read_any_pack(*bytes, fs::path(file).stem().string());
    if (!report) return Error{file + ": " + report.error()};
    for (const RefusedRow& row : report->refused)
      std::cerr << "postil: " << file << ": row " << row.row << ": " << row.why << '\n';
    packs.push_back(std::move(report->pack));
  }
  packs.insert(packs.end(), own.packs().begin(), own.packs().end());
  return TermPacks(std::move(packs));
}

int run(const cli::Options& options) {
  const Result<Resources> resources = load_resources(options.bundle);
  if (!resources) {
    std::cerr << "postil: " << resources.error() << '\n';
    return exit_not_started;
  }
  const Result<TermPacks> packs = load_packs(options.packs, resources->packs);
  if (!packs) {
    std::cerr << "postil: " << packs.error() << '\n';
    return exit_not_started;
  }
  std::ifstream file;
  const bool standard_input = options.input == "-";
  if (!standard_input) {
    file.open(options.input, std::ios::binary);
    if (!file || fs::is_directory(options.input)) {
      std::cerr << "postil: " << options.input << ": "
                << (file ? "is a directory" : std::strerror(errno)) << '\n';
      return exit_refused;
    }
  }
  std::istream& in = standard_input ? std::cin : file;
  size_t refused = 0;
  if (options.jsonl)
    refused = cli::annotate_lines(in, std::cout, std::cerr, *resources, *packs);
  else
    cli::annotate_text(in, std::cout, *resources, *packs);
  if (!std::cout.flush()) {
    std::cerr << "postil: the output could not be written\n";
    return exit_refused;
  }
  return refused ? exit_refused : 0;
}

}  // namespace

int main(int count, char** values) {
  std::ios::sync_with_stdio(false);
  const std::vector<std::string_view> arguments(values + 1, values + count);
  const Result<cli::Options> options = cli::read_options(arguments);
  if (!options) {
    std::cerr << "postil: " << options.error() << '\n';
    return exit_not_started;
  }
  if (options->help) std::cout << cli::help_text;
  if (options->version) std::cout << "postil " << POSTIL_VERSION << '\n';
  if (options->help || options->version) return 0;
  return run(*options);
}
