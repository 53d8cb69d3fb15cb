#include "core/cli/annotate.h"

#include <istream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <ostream>

#include "core/formats/postil_json.h"

namespace postil::cli {
namespace {

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
  article.text = text->get<std::string>();
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

void annotate_one(std::string text, std::string_view id, std::ostream& out,
                  const Resources& resources, const TermPacks& packs) {
  const Document document = read_document(std::move(text));
  out << to_json(document, annotate(document, resources, packs), packs, id) << '\n';
}

}  // namespace

void annotate_text(std::istream& in, std::ostream& out, const Resources& resources,
                   const TermPacks& packs) {
  std::string text{std::istreambuf_iterator<char>(in), {}};
  annotate_one(std::move(text), {}, out, resources, packs);
}

size_t annotate_lines(std::istream& in, std::ostream& out, std::ostream& errors,
                      const Resources& resources, const TermPacks& packs) {
  size_t refused = 0, number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    Result<Article> article = read_article(line);
    if (!article) {
      errors << "postil: line " << number << ": " << article.error() << '\n';
      ++refused;
      continue;
    }
    annotate_one(std::move(article->text), article->id, out, resources, packs);
  }
  return refused;
}

}  // namespace postil::cli
