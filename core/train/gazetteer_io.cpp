#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>

#include "core/train/gazetteer_sources.h"

namespace postil {
namespace {

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

std::string quoted(const std::string& path) {
  std::string out = "'";
  for (char c : path) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

Result<std::string> read_xz(const std::string& path) {
  std::FILE* pipe = ::popen(("xz -dc -- " + quoted(path)).c_str(), "r");
  if (!pipe) return Error{path + ": cannot run xz"};
  std::string out;
  char buffer[65536];
  while (size_t n = std::fread(buffer, 1, sizeof buffer, pipe)) out.append(buffer, n);
  if (::pclose(pipe) != 0) return Error{path + ": xz cannot unpack it"};
  return out;
}

}  // namespace

Result<std::string> read_source(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return Error{path + ": cannot be read"};
  if (ends_with(path, ".xz")) return read_xz(path);
  return std::string(std::istreambuf_iterator<char>(in), {});
}

// The POSIX ustar format: blocks of 512 bytes, a header with the name at 0, the size in octal at
// 124 and the type at 156 before the blocks of each file.
Result<std::vector<std::pair<std::string, std::string>>> read_tar_xz(const std::string& path) {
  Result<std::string> bytes = read_source(path);
  if (!bytes) return Error{bytes.error()};
  std::vector<std::pair<std::string, std::string>> files;
  for (size_t at = 0; at + 512 <= bytes->size() && (*bytes)[at] != '\0';) {
    std::string name((*bytes).c_str() + at);
    size_t size = std::strtoull(bytes->substr(at + 124, 12).c_str(), nullptr, 8);
    char type = (*bytes)[at + 156];
    if (at + 512 + size > bytes->size()) return Error{path + ": truncated at " + name};
    if (type == '0' || type == '\0') files.emplace_back(name, bytes->substr(at + 512, size));
    at += 512 + (size + 511) / 512 * 512;
  }
  return files;
}

std::vector<std::string_view> split(std::string_view text, char at) {
  std::vector<std::string_view> out;
  for (size_t begin = 0; begin <= text.size();) {
    size_t end = text.find(at, begin);
    if (end == std::string_view::npos) end = text.size();
    out.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return out;
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> out = split(text, '\n');
  for (std::string_view& line : out)
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
  return out;
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

}  // namespace postil
