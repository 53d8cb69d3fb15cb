#include "core/train/bundle.h"

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "core/pack_bytes.h"
#include "core/packs.h"
#include "core/train/cues.h"

namespace postil {
namespace {

namespace fs = std::filesystem;

std::vector<std::byte> bytes_of(std::string_view text) {
  const auto* data = reinterpret_cast<const std::byte*>(text.data());
  return {data, data + text.size()};
}

Result<Section> own_pack(const fs::path& folder) {
  std::vector<fs::path> paths;
  for (const auto& entry : fs::directory_iterator(folder))
    if (entry.path().extension() == ".csv") paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  std::vector<std::vector<std::byte>> contents;
  std::vector<PackFile> files;
  for (const fs::path& path : paths) {
    Result<std::vector<std::byte>> bytes = read_bytes(path.string());
    if (!bytes) return Error{bytes.error()};
    contents.push_back(std::move(*bytes));
  }
  for (size_t i = 0; i < paths.size(); ++i)
    files.push_back({paths[i].filename().string(),
                     {reinterpret_cast<const char*>(contents[i].data()), contents[i].size()}});
  Result<PackReport> report = read_pack_files(files, "postil");
  if (!report) return Error{report.error()};
  if (!report->refused.empty())
    return Error{"row " + std::to_string(report->refused[0].row) + ": " + report->refused[0].why};
  for (const Concept& c : report->pack.concepts)
    if (!c.topic) return Error{"no topic: " + c.label};
  report->pack.title = "Postil policy terms";
  report->pack.licence = "Apache-2.0";
  return Section{"pack.postil", bytes_of(write_pack_bytes(report->pack))};
}

}  // namespace

Result<std::vector<Section>> own_sections(const std::string& core_data) {
  Result<std::vector<std::byte>> cues = build_cues(core_data + "/cues");
  if (!cues) return Error{cues.error()};
  Result<Section> pack = own_pack(fs::path(core_data) / "packs");
  if (!pack) return Error{pack.error()};
  return std::vector<Section>{{"cues", std::move(*cues)}, std::move(*pack)};
}

Result<std::vector<std::byte>> read_bytes(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return Error{path + ": " + std::strerror(errno)};
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  return bytes_of(text);
}

void put_section(std::vector<Section>& sections, Section section) {
  const auto at = std::find_if(sections.begin(), sections.end(),
                               [&](const Section& have) { return have.name == section.name; });
  if (at == sections.end())
    sections.push_back(std::move(section));
  else
    *at = std::move(section);
}

}  // namespace postil
