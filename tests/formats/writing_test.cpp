// What is written: the text between offsets is the quote, in each format as its standard counts; no
// text becomes markup, a formula or a column.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "core/csv.h"
#include "core/formats/formats.h"
#include "core/formats/postil_json.h"
#include "tests/formats/articles.h"

using namespace postil;
using Json = nlohmann::json;

namespace {

std::string write(FormatId id, const MarkedText& article, size_t file = 0) {
  return write_format(id, article)[file].bytes;
}

// The text as code points, each as its own UTF-8.
std::vector<std::string> code_points(const std::string& text) {
  std::vector<std::string> out;
  for (size_t at = 0; at < text.size();) {
    const auto lead = static_cast<unsigned char>(text[at]);
    const size_t size = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    out.push_back(text.substr(at, size));
    at += size;
  }
  return out;
}

std::string slice(const std::vector<std::string>& points, size_t start, size_t end) {
  std::string out;
  for (size_t i = start; i < end; ++i) out += points.at(i);
  return out;
}

std::vector<std::string> split(const std::string& text, char separator) {
  std::vector<std::string> out;
  std::istringstream in(text);
  for (std::string part; std::getline(in, part, separator);) out.push_back(part);
  return out;
}

// The marks' words, those of rejected marks left out.
template <class Marks>
std::multiset<std::string> quotes(const MarkedText& article, const Marks& marks) {
  std::multiset<std::string> out;
  for (const Mark& mark : marks)
    if (mark.status != MarkStatus::rejected) out.insert(std::string(text_of(article, mark.bytes)));
  return out;
}

std::string plain_of_html(std::string html) {
  std::string out;
  bool hidden = false;
  for (size_t at = 0; at < html.size(); ++at) {
    if (html.compare(at, 6, "<small") == 0 || html.compare(at, 4, "<sup") == 0) hidden = true;
    if (html[at] == '<') {
      const size_t end = html.find('>', at);
      if (html.compare(at, 8, "</small>") == 0 || html.compare(at, 6, "</sup>") == 0)
        hidden = false;
      at = end;
    } else if (!hidden) {
      out += html[at];
    }
  }
  const std::pair<const char*, const char*> entities[] = {{"&lt;", "<"},    {"&gt;", ">"},
                                                          {"&quot;", "\""}, {"&#39;", "'"},
                                                          {"&#13;", "\r"},  {"&amp;", "&"}};
  for (const auto& [name, character] : entities)
    for (size_t at = 0; (at = out.find(name, at)) != std::string::npos; ++at)
      out.replace(at, std::string(name).size(), character);
  return out;
}

}  // namespace

TEST_CASE("every format writes every article, and text formats end with a line end") {
  for (const MarkedText& article : articles())
    for (const Format& format : formats) {
      const auto files = write_format(format.id, article, {OffsetUnit::utf16, "a1", true, false});
      REQUIRE(files.size() == (format.id == FormatId::brat ? 3 : 1));
      if (format.media_type.find("json") != std::string_view::npos)
        CHECK(Json::accept(files[0].bytes));
      else if (format.id != FormatId::brat && !files[0].bytes.empty())
        CHECK(files[0].bytes.back() == '\n');
      CHECK(format_named(format.name) == format.id);
    }
}

TEST_CASE("W3C: positions in code points cut out the exact quote, between prefix and suffix") {
  for (const MarkedText& article : articles()) {
    const auto points = code_points(article.text);
    const Json page = Json::parse(write(FormatId::w3c, article));
    CHECK(page["items"].size() ==
          article.entities.size() + article.claims.size() + article.terms.size());
    for (const Json& item : page["items"]) {
      const Json &quote = item["target"]["selector"][0], &at = item["target"]["selector"][1];
      const size_t start = at["start"], end = at["end"];
      CHECK(slice(points, start, end) == quote["exact"]);
      CHECK(slice(points, start < 32 ? 0 : start - 32, start) == quote["prefix"]);
      CHECK(slice(points, end, std::min(end + 32, points.size())) == quote["suffix"]);
      for (const char* part : {"postil:source", "postil:cue", "postil:hedge"})
        if (item.contains(part))
          CHECK(slice(points, item[part]["postil:start"], item[part]["postil:end"]) ==
                item[part]["postil:exact"]);
    }
  }
}

TEST_CASE("spaCy: spans are whole tokens, entities disjoint, tokens and spaces the text") {
  for (const MarkedText& article : articles()) {
    const auto points = code_points(article.text);
    const Json doc = Json::parse(write(FormatId::spacy, article));
    std::set<size_t> starts, ends;
    std::string rebuilt;
    size_t at = 0;
    for (const Json& token : doc["tokens"]) {
      const size_t start = token["start"], end = token["end"];
      REQUIRE(start < end);
      if (start != at) rebuilt += ' ';
      CHECK((start == at || start == at + 1));
      rebuilt += slice(points, start, end);
      starts.insert(start);
      ends.insert(at = end);
    }
    if (at < points.size()) rebuilt += ' ';
    CHECK(rebuilt == article.text);
    size_t last = 0;
    for (const Json& entity : doc["ents"]) {
      CHECK(entity["start"] >= last);
      last = entity["end"];
    }
    std::multiset<std::string> found;
    for (const Json* list : {&doc["ents"], &doc["spans"]["entities"]})
      for (const Json& entity : *list) found.insert(slice(points, entity["start"], entity["end"]));
    CHECK(found == quotes(article, article.entities));
    for (const auto& [name, list] : doc["spans"].items())
      for (const Json& span : list) {
        CHECK(starts.count(span["start"]) == 1);
        CHECK(ends.count(span["end"]) == 1);
      }
  }
}

TEST_CASE("brat: fragments in code points give the text, a line an annotation") {
  for (const MarkedText& article : articles()) {
    CHECK(write(FormatId::brat, article, 0) == article.text);
    const auto points = code_points(article.text);
    const std::string configuration = write(FormatId::brat, article, 2);
    size_t bound = 0;
    for (const std::string& line : split(write(FormatId::brat, article, 1), '\n')) {
      const auto fields = split(line, '\t');
      if (line[0] != 'T') continue;
      ++bound;
      REQUIRE(fields.size() == 3);
      const size_t space = fields[1].find(' ');
      CHECK(configuration.find('\n' + fields[1].substr(0, space) + '\n') != std::string::npos);
      std::string words;
      for (const std::string& place : split(fields[1].substr(space + 1), ';')) {
        const auto ends = split(place, ' ');
        const std::string part = slice(points, std::stoul(ends.at(0)), std::stoul(ends.at(1)));
        CHECK(part.find_first_of("\r\n\t") == std::string::npos);
        words += (words.empty() ? "" : " ") + part;
      }
      CHECK(words == fields[2]);
    }
    CHECK(bound >=
          quotes(article, article.entities).size() + quotes(article, article.claims).size());
  }
  MarkedText article;
  article.text = "Bank of\r\n  Oslo";
  article.entities.push_back({{{0, 15}, MarkStatus::human, "", {}}, EntityType::org, no_group, ""});
  CHECK(write(FormatId::brat, article, 1) == "T1\tORG 0 7;11 15\tBank of Oslo\n");
}

TEST_CASE("CoNLL: tokens in order, tags in IOB2, an empty line between sentences") {
  MarkedText article;
  article.text = "New York grew. It will.";
  article.id = "a\n1";
  article.entities.push_back(
      {{{0, 8}, MarkStatus::machine, "", {}}, EntityType::gpe, no_group, ""});
  article.entities.push_back(
      {{{4, 8}, MarkStatus::machine, "", {}}, EntityType::org, no_group, ""});
  article.claims.push_back({{{9, 21}, MarkStatus::human, "", {}}});
  article.layers.terms = false;
  read_structure(article);
  CHECK(write(FormatId::conll, article) ==
        "# global.columns = FORM POSTIL:ENTITY POSTIL:CLAIM\n# newdoc id = a 1\n"
        "New\tB-GPE\tO\nYork\tI-GPE\tO\ngrew\tO\tB-statement\n.\tO\tI-statement\n\n"
        "It\tO\tB-statement\nwil\tO\tI-statement\nl\tO\tO\n.\tO\tO\n\n");
  for (const MarkedText& each : articles()) {
    std::string rebuilt, text;
    for (const std::string& line : split(write(FormatId::conll, each), '\n'))
      if (!line.empty() && line[0] != '#') rebuilt += line.substr(0, line.find('\t'));
    for (const Token& token : read_document(each.text).tokens)
      if (const auto word = text_of(each, token.bytes); word[0] != '#') text += word;
    if (each.text.find('#') == std::string::npos) CHECK(rebuilt == text);
  }
}

TEST_CASE("CSV: cells come back as they were, none is a formula") {
  for (const MarkedText& article : articles())
    for (const OffsetUnit unit : {OffsetUnit::code_points, OffsetUnit::bytes}) {
      const auto points = code_points(article.text);
      const std::string csv =
          write_format(FormatId::csv, article, {unit, "a", true, true})[0].bytes;
      CHECK(csv.substr(0, 3) == "\xEF\xBB\xBF");
      CsvReader reader(csv);
      CsvRow row;
      REQUIRE(reader.next(row));
      REQUIRE(row.cells.size() == 20);
      std::multiset<std::string> found;
      while (reader.next(row)) {
        REQUIRE(row.cells.size() == 20);
        CHECK(row.fault == "");
        for (const std::string& cell : row.cells)
          CHECK((cell.empty() || std::string("=+-@\t").find(cell[0]) == std::string::npos));
        const size_t start = std::stoul(row.cells[2]), end = std::stoul(row.cells[3]);
        const std::string quote(unguard_cell(row.cells[4]));
        CHECK(quote == (unit == OffsetUnit::bytes ? article.text.substr(start, end - start)
                                                  : slice(points, start, end)));
        if (row.cells[1] == "entity") found.insert(quote);
      }
      CHECK(found == quotes(article, article.entities));
    }
}

TEST_CASE("HTML: its text is the article's, and nothing of the text is markup") {
  for (const MarkedText& article : articles()) {
    const std::string html = write(FormatId::html, article);
    CHECK(html.find("<script") == std::string::npos);
    CHECK(html.find("<b>&amp;amp;") == std::string::npos);
    const size_t begin = html.find("<article>") + 9;
    std::string shown, text;
    for (const char c : plain_of_html(html.substr(begin, html.find("</article>") - begin)))
      if (static_cast<unsigned char>(c) > ' ') shown += c;
    std::string controls_shown;
    for (const char c : article.text) {
      if (static_cast<unsigned char>(c) > ' ') text += c;
      if (static_cast<unsigned char>(c) < ' ' && !std::strchr("\t\r\n", c)) text += "\uFFFD";
      if (c == '\0') text += "";
    }
    if (article.text.find('\0') == std::string::npos) CHECK(shown == text);
  }
  MarkedText hostile = mark_all("<img src=x onerror=alert(1)> & \"<script>\"");
  hostile.title = "</title><script>";
  hostile.address = "javascript:alert(1)";
  for (MarkedClaim& mark : hostile.claims) mark.note = "<script>";
  const std::string html = write(FormatId::html, hostile);
  CHECK(html.find("<script") == std::string::npos);
  CHECK(html.find("<img") == std::string::npos);
  CHECK(html.find("javascript:") == std::string::npos);
}

TEST_CASE("ClaimReview drafts: claims with authors, never a rating") {
  for (const MarkedText& article : articles()) {
    const std::string written = write(FormatId::claimreview, article);
    CHECK(written.find("ating\"") == std::string::npos);
    const Json json = Json::parse(written);
    size_t expected = 0;
    for (const MarkedClaim& mark : article.claims)
      expected += mark.kind != ClaimKind::judgement && mark.status != MarkStatus::rejected;
    CHECK(json["@graph"].size() == expected);
    for (const Json& claim : json["@graph"]) {
      CHECK(claim["@type"] == "Claim");
      CHECK(article.text.find(claim["text"].get<std::string>()) != std::string::npos);
    }
  }
}

TEST_CASE("a rejected mark is only where it can be read back") {
  MarkedText article;
  article.text = "Oslo grew.";
  article.entities.push_back(
      {{{0, 4}, MarkStatus::rejected, "no", {}}, EntityType::gpe, no_group, ""});
  for (const Format& format : formats) {
    const auto files = write_format(format.id, article);
    bool told = false;
    for (const FormatFile& file : files)
      told |= file.name != "annotation.conf" && file.bytes.find("GPE") != std::string::npos;
    CHECK(told == format.readable);
  }
}
