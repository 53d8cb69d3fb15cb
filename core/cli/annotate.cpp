#include "core/cli/annotate.h"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "core/cli/ordered.h"

namespace postil::cli {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

struct Article {
  std::string id, text;
};

Result<Article> read_article(const std::string& line) {
  Json json;
  try {
    json = Json::parse(line);
  } catch (const Json::parse_error& error) {
    return Error{"not JSON, at byte " + std::to_string(error.byte) + " of the line"};
  }
  if (!json.is_object()) return Error{"not a JSON object"};
  const auto text = json.find("text");
  if (text == json.end()) return Error{"no \"text\""};
  if (!text->is_string()) return Error{"\"text\" is not a string"};
  Article article;
  article.text = std::move(text->get_ref<std::string&>());
  if (const auto id = json.find("id"); id != json.end()) {
    if (id->is_string())
      article.id = id->get<std::string>();
    else if (id->is_number_integer())
      article.id = id->dump();
    else
      return Error{"\"id\" is neither a string nor an integer"};
  }
  return article;
}

// An id as a file name: what could lead elsewhere, or is awkward in a shell, is a hyphen.
std::string file_name(const std::string& id, uint64_t number) {
  std::string out = id.substr(0, 100);
  for (char& c : out) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte <= ' ' || byte == 0x7F || std::strchr("/\\:*?\"'<>|&;$`!~#%(){}[]", c)) c = '-';
  }
  if (!out.empty() && out[0] == '.') out[0] = '-';
  return out.empty() ? "line-" + std::to_string(number) : out;
}

Result<bool> write_file(const fs::path& path, const std::string& bytes) {
  std::ofstream out(path, std::ios::binary);
  if (!out.write(bytes.data(), static_cast<std::streamsize>(bytes.size())).flush())
    return Error{path.string() + ": " + std::strerror(errno)};
  return true;
}

struct Line {
  std::string text;
  uint64_t number = 0;
};

struct Done {
  std::vector<FormatFile> files;
  std::string error;
  uint64_t number = 0, bytes = 0;
};

}  // namespace

std::vector<FormatFile> Annotator::annotate(std::string text, const std::string& id,
                                            const std::string& name) const {
  const Document document = read_document(std::move(text));
  MarkedText article =
      marked_text(document, postil::annotate(document, resources, packs), packs, id);
  keep_layers(article, layers);
  FormatOptions options;
  options.unit = unit;
  options.name = name;
  options.first = false;
  return write_format(format, std::move(article), options);
}

Sink to_stream(std::ostream& out, const Annotator& annotator) {
  out << stream_head(annotator.format, annotator.layers);
  return [&out](const std::vector<FormatFile>& files) -> Result<bool> {
    const std::string& bytes = files[0].bytes;
    out << bytes;
    if (bytes.empty() || bytes.back() != '\n') out << '\n';
    if (!out.flush()) return Error{"the output could not be written"};
    return true;
  };
}

Sink to_folder(std::string folder, const Annotator& annotator) {
  const std::string head = stream_head(annotator.format, annotator.layers);
  return [folder = fs::path(std::move(folder)),
          head](const std::vector<FormatFile>& files) -> Result<bool> {
    for (const FormatFile& file : files) {
      const bool shared = file.name == "annotation.conf";
      if (!shared && fs::exists(folder / file.name))
        return Error{(folder / file.name).string() + " is there already"};
    }
    for (const FormatFile& file : files)
      if (auto written = write_file(folder / file.name, head + file.bytes); !written)
        return written;
    return true;
  };
}

Result<bool> annotate_text(std::istream& in, const Annotator& annotator, const std::string& name,
                           const Sink& sink) {
  std::string text{std::istreambuf_iterator<char>(in), {}};
  return sink(annotator.annotate(std::move(text), {}, file_name(name, 1)));
}

size_t annotate_lines(std::istream& in, const Annotator& annotator, size_t jobs, const Sink& sink,
                      std::ostream& errors, Progress& progress) {
  size_t refused = 0;
  uint64_t number = 0;
  const auto next = [&](Line& line) {
    while (std::getline(in, line.text)) {
      line.number = ++number;
      if (line.text.find_first_not_of(" \t\r") != std::string::npos) return true;
    }
    return false;
  };
  const auto work = [&](Line& line) {
    Done done{{}, {}, line.number, line.text.size() + 1};
    Result<Article> article = read_article(line.text);
    if (article)
      done.files = annotator.annotate(std::move(article->text), article->id,
                                      file_name(article->id, line.number));
    else
      done.error = article.error();
    return done;
  };
  const auto use = [&](Done& done) {
    if (done.error.empty())
      if (const auto written = sink(done.files); !written) done.error = written.error();
    if (!done.error.empty()) {
      progress.clear();
      errors << "postil: line " << done.number << ": " << done.error << '\n';
      ++refused;
    }
    progress.add(done.bytes);
  };
  in_order<Line, Done>(jobs, next, work, use);
  return refused;
}

}  // namespace postil::cli
