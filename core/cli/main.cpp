// The program `postil`: finds its files, opens its streams, and reports.
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <thread>

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

int complain(const std::string& message, int status) {
  std::cerr << "postil: " << message << '\n';
  return status;
}

int check_packs(const std::string& file) {
  const Result<std::string> bytes = read_file(file);
  if (!bytes) return complain(bytes.error(), exit_refused);
  const Result<PackReport> report = read_any_pack(*bytes, fs::path(file).stem().string());
  if (!report) return complain(file + ": " + report.error(), exit_refused);
  for (const RefusedRow& row : report->refused)
    std::cout << file << ": row " << row.row << ": " << row.why << '\n';
  std::cout << file << ": " << report->pack.concepts.size() << " concepts, "
            << report->refused.size() << " faults\n";
  return report->refused.empty() ? 0 : exit_refused;
}

// Articles from `in`, whose size is 0 if it is not known.
int annotate_all(std::istream& in, uint64_t size, const cli::Options& options,
                 const cli::Annotator& annotator) {
  const cli::Sink sink = options.output.empty() ? cli::to_stream(std::cout, annotator)
                                                : cli::to_folder(options.output, annotator);
  if (!options.jsonl) {
    const std::string name = options.input == "-" ? "article" : fs::path(options.input).stem();
    const Result<bool> done = cli::annotate_text(in, annotator, name, sink);
    return done ? 0 : complain(done.error(), exit_refused);
  }
  const size_t jobs =
      options.jobs ? options.jobs : std::max(1U, std::thread::hardware_concurrency());
  cli::Progress progress(std::cerr, isatty(STDERR_FILENO) && !isatty(STDOUT_FILENO), size);
  return cli::annotate_lines(in, annotator, jobs, sink, std::cerr, progress) ? exit_refused : 0;
}

int run(const cli::Options& options) {
  const Result<Resources> resources = load_resources(options.bundle);
  if (!resources) return complain(resources.error(), exit_not_started);
  const Result<TermPacks> packs = load_packs(options.packs, resources->packs);
  if (!packs) return complain(packs.error(), exit_not_started);
  if (!options.output.empty()) {
    std::error_code error;
    fs::create_directories(options.output, error);
    if (error) return complain(options.output + ": " + error.message(), exit_not_started);
  }
  const cli::Annotator annotator{*resources, *packs, options.format, options.unit, options.layers};
  if (options.input == "-") return annotate_all(std::cin, 0, options, annotator);
  std::ifstream file(options.input, std::ios::binary);
  if (!file) return complain(options.input + ": " + std::strerror(errno), exit_refused);
  if (fs::is_directory(options.input))
    return complain(options.input + ": is a directory", exit_refused);
  std::error_code unknown;
  const uintmax_t size = fs::file_size(options.input, unknown);
  return annotate_all(file, unknown ? 0 : size, options, annotator);
}

}  // namespace

int main(int count, char** values) {
  std::ios::sync_with_stdio(false);
  std::cin.tie(nullptr);  // reading and writing are on different threads
  const std::vector<std::string_view> arguments(values + 1, values + count);
  const Result<cli::Options> options = cli::read_options(arguments);
  if (!options) return complain(options.error(), exit_not_started);
  switch (options->command) {
    case cli::Command::help:
      std::cout << cli::help_text;
      return 0;
    case cli::Command::version:
      std::cout << "postil " << POSTIL_VERSION << '\n';
      return 0;
    case cli::Command::check_packs:
      return check_packs(options->input);
    case cli::Command::annotate:
      break;
  }
  return run(*options);
}
