#include "core/formats/html.h"

#include <algorithm>

#include "core/formats/json_writer.h"
#include "core/formats/report.h"

namespace postil {
namespace {

constexpr std::string_view style = R"(
:root { color-scheme: light dark; --line: #777; --name: #dbe8ff; --term: #7a3e00; --claim: #0b57d0 }
@media (prefers-color-scheme: dark) { :root { --name: #23395d; --term: #ffb77a; --claim: #a8c7fa } }
body { max-width: 42rem; margin: 2rem auto; padding: 0 1rem; font: 1.05rem/1.6 Georgia, serif }
article p, article h3 { white-space: pre-wrap; overflow-wrap: anywhere }
.claim { text-decoration: underline 2px var(--claim); text-underline-offset: .25em }
.entity { background: var(--name); outline: 1px solid var(--line) }
.term { border-bottom: 2px dotted var(--term) }
mark { color: inherit; background: none }
.is, .number { font: .65rem sans-serif; user-select: none; margin: 0 .15em }
.byline, .boilerplate, .about { font-size: .9rem; opacity: .8 }
table { border-collapse: collapse } td, th { text-align: left; padding: .1rem 1rem .1rem 0 }
li { margin-bottom: .5rem }
@media print { :root { color-scheme: light; --name: none } body { margin: 0; max-width: none } }
)";

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      case '\r':
        out += "&#13;";
        break;  // else the parser makes it a line feed
      default: {
        // What HTML has no character for is shown as such.
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x20 || c == '\t' || c == '\n')
          out += c;
        else
          out += "\xEF\xBF\xBD";
      }
    }
  return out;
}

std::string element(std::string_view name, std::string_view css_class, std::string_view text) {
  std::string out = "<" + std::string(name);
  if (!css_class.empty()) out.append(" class=\"").append(css_class).append("\"");
  return out + '>' + escaped(text) + "</" + std::string(name) + '>';
}

// The text is cut wherever a mark begins or ends; each stretch is one element that names the layers
// which cover it.
class Painter {
 public:
  explicit Painter(const MarkedText& article) : article_(article) {
    const auto add = [&](const auto& marks, uint32_t layer) {
      for (uint32_t i = 0; i < marks.size(); ++i) {
        edges_.push_back({marks[i].bytes.begin, true, layer, i});
        edges_.push_back({marks[i].bytes.end, false, layer, i});
      }
    };
    add(article.claims, 0);
    add(article.entities, 1);
    add(article.terms, 2);
    // Ends come before begins of the same place, and inner layers end first.
    std::sort(edges_.begin(), edges_.end(), [](const Edge& a, const Edge& b) {
      if (a.byte != b.byte) return a.byte < b.byte;
      if (a.begins != b.begins) return b.begins;
      return a.layer != b.layer ? a.layer > b.layer : a.mark < b.mark;
    });
  }

  // Pieces must be asked for in the order of the text.
  std::string piece(ByteSpan span) {
    std::string out;
    uint32_t at = span.begin;
    for (; next_ < edges_.size() && edges_[next_].byte <= span.end; ++next_) {
      const Edge& edge = edges_[next_];
      if (edge.begins && edge.byte == span.end) break;
      stretch(out, {at, std::max(at, edge.byte)});
      at = std::max(at, edge.byte);
      open_[edge.layer] += edge.begins ? 1 : -1;
      if (!edge.begins) out += label(edge.layer, edge.mark);
    }
    stretch(out, {at, span.end});
    return out;
  }

 private:
  struct Edge {
    uint32_t byte;
    bool begins;
    uint32_t layer, mark;
  };

  void stretch(std::string& out, ByteSpan span) const {
    if (span.empty()) return;
    std::string classes;
    for (size_t layer = 0; layer < 3; ++layer) {
      constexpr std::string_view names[] = {"claim", "entity", "term"};
      if (open_[layer] > 0) classes.append(classes.empty() ? "" : " ").append(names[layer]);
    }
    out += classes.empty() ? escaped(text_of(article_, span))
                           : element("mark", classes, text_of(article_, span));
  }

  std::string label(uint32_t layer, uint32_t mark) const {
    if (layer == 0) {
      const std::string number = std::to_string(mark + 1);
      return "<sup class=\"number\"><a href=\"#claim-" + number + "\">" + number + "</a></sup>";
    }
    if (layer == 1)
      return element("small", "is",
                     entity_type_names[static_cast<size_t>(article_.entities[mark].type)]);
    return element("small", "is", topic_names[static_cast<size_t>(article_.terms[mark].topic)]);
  }

  const MarkedText& article_;
  std::vector<Edge> edges_;
  size_t next_ = 0;
  int32_t open_[3] = {};
};

void add_head(const MarkedText& article, std::string& out) {
  const std::string_view title = !article.title.empty() ? std::string_view(article.title)
                                 : !article.id.empty()  ? std::string_view(article.id)
                                                        : "Article";
  out += "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n";
  out += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";
  out += "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ";
  out += "style-src 'unsafe-inline'\">\n" + element("title", "", title) + "\n<style>";
  out.append(style).append("</style>\n</head>\n<body>\n<main>\n");
  if (!article.title.empty()) out += element("h1", "", article.title) + '\n';
  if (is_web_address(article.address))
    out += "<p class=\"about\"><a rel=\"noreferrer\" href=\"" + escaped(article.address) + "\">" +
           escaped(article.address) + "</a></p>\n";
}

void add_text(const MarkedText& article, std::string& out) {
  Painter painter(article);
  out += "<article>\n";
  for (const MarkedBlock& block : pieces_of(article)) {
    const std::string_view kind = block_kind_names[static_cast<size_t>(block.kind)];
    const std::string_view name = block.kind == BlockKind::heading ? "h3" : "p";
    out.append("<").append(name).append(" class=\"").append(kind).append("\">");
    out.append(painter.piece(block.bytes)).append("</").append(name).append(">\n");
  }
  out += "</article>\n";
}

void add_claims(const MarkedText& article, std::string& out) {
  if (article.claims.empty()) return;
  out += "<section>\n<h2>Claims</h2>\n<ol>\n";
  for (size_t i = 0; i < article.claims.size(); ++i) {
    const MarkedClaim& mark = article.claims[i];
    out += "<li id=\"claim-" + std::to_string(i + 1) + "\">";
    out += element("q", "", one_line(text_of(article, mark.bytes))) + "<br>";
    out += element("b", "", claim_kind_names[static_cast<size_t>(mark.kind)]);
    out += ", worth checking " + decimal(mark.worth);
    if (mark.certainty == Certainty::hedged) out += ", hedged";
    if (!mark.source.empty())
      out += ", says " + element("i", "", one_line(text_of(article, mark.source)));
    if (!mark.note.empty()) out += "<br>Note: " + escaped(mark.note);
    out += "</li>\n";
  }
  out += "</ol>\n</section>\n";
}

void add_tally(const std::vector<Tally>& tallies, std::string_view title, std::string& out) {
  if (tallies.empty()) return;
  out += "<section>\n" + element("h2", "", title) + "\n<table>\n";
  out += "<thead><tr><th>Name</th><th>Kind</th><th>Times</th></tr></thead>\n<tbody>\n";
  for (const Tally& tally : tallies)
    out += "<tr>" + element("td", "", tally.name) + element("td", "", tally.kind) +
           element("td", "", std::to_string(tally.count)) + "</tr>\n";
  out += "</tbody>\n</table>\n</section>\n";
}

}  // namespace

std::string to_html(const MarkedText& article) {
  std::string out;
  add_head(article, out);
  add_text(article, out);
  add_claims(article, out);
  add_tally(tally_entities(article), "Names, dates, amounts", out);
  add_tally(tally_terms(article), "Policy terms", out);
  return out += "</main>\n</body>\n</html>\n";
}

}  // namespace postil
