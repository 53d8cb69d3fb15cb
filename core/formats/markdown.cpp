#include "core/formats/markdown.h"

#include <algorithm>

#include "core/formats/json_writer.h"
#include "core/formats/report.h"

namespace postil {
namespace {

// One line of text as Markdown that shows it. `fresh`: the line begins here.
std::string escaped(std::string_view line, bool fresh) {
  constexpr std::string_view anywhere = "\\`*_[]<>&~|$";
  constexpr std::string_view at_start = "#+-=:";  // headings, lists, definitions
  std::string out;
  const size_t digits = line.find_first_not_of("0123456789");
  for (size_t i = 0; i < line.size(); ++i) {
    const bool list_number = fresh && i > 0 && i == digits && (line[i] == '.' || line[i] == ')');
    const bool special = anywhere.find(line[i]) != std::string_view::npos ||
                         (fresh && i == 0 && at_start.find(line[i]) != std::string_view::npos);
    if (special || list_number) out += '\\';
    out += line[i];
  }
  return out;
}

// Text of several lines, each line end a hard line break.
class Lines {
 public:
  void add(std::string_view text) {
    while (!text.empty()) {
      const size_t end = text.find_first_of("\r\n");
      std::string_view line = text.substr(0, end);
      if (fresh_) line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
      if (!line.empty()) {
        if (broken_) out_ += "\\\n";
        broken_ = false;
        out_ += escaped(line, fresh_);
        fresh_ = false;
      }
      if (end == std::string_view::npos) return;
      broken_ = !out_.empty();
      fresh_ = true;
      text.remove_prefix(end + 1);
    }
  }
  void add_markup(std::string_view markup) { out_ += markup; }
  std::string take() { return std::move(out_); }

 private:
  std::string out_;
  bool fresh_ = true;    // at the begin of a line
  bool broken_ = false;  // a line end came, and nothing yet after it
};

std::string text_part(const MarkedText& article) {
  std::string out;
  size_t claim = 0;
  for (const MarkedBlock& block : pieces_of(article)) {
    Lines lines;
    uint32_t at = block.bytes.begin;
    for (; claim < article.claims.size() && article.claims[claim].bytes.end <= block.bytes.end;
         ++claim) {
      const uint32_t end = std::max(article.claims[claim].bytes.end, at);
      lines.add(text_of(article, {at, end}));
      lines.add_markup(" \\[" + std::to_string(claim + 1) + "\\]");
      at = end;
    }
    lines.add(text_of(article, {at, block.bytes.end}));
    if (block.kind == BlockKind::heading) out += "### ";
    if (block.kind == BlockKind::list_item) out += "- ";
    out += lines.take() + "\n\n";
  }
  return out;
}

void claims_part(const MarkedText& article, std::string& out) {
  if (article.claims.empty()) return;
  out += "## Claims\n\n";
  for (size_t i = 0; i < article.claims.size(); ++i) {
    const MarkedClaim& mark = article.claims[i];
    out += std::to_string(i + 1) + ". ";
    out.append(claim_kind_names[static_cast<size_t>(mark.kind)]);
    out += ", worth checking " + decimal(mark.worth);
    if (mark.certainty == Certainty::hedged) out += ", hedged";
    if (!mark.source.empty())
      out += ", says " + escaped(one_line(text_of(article, mark.source)), false);
    out += ": " + escaped(one_line(text_of(article, mark.bytes)), false) + '\n';
    if (!mark.note.empty()) {
      Lines note;
      note.add(mark.note);
      out += "   " + note.take() + '\n';
    }
  }
  out += '\n';
}

void tally_part(const std::vector<Tally>& tallies, std::string_view title, std::string& out) {
  if (tallies.empty()) return;
  out.append("## ").append(title).append("\n\n");
  for (const Tally& tally : tallies) {
    out += "- " + escaped(tally.name, true) + " (" + escaped(tally.kind, false);
    out += tally.count > 1 ? ", " + std::to_string(tally.count) + " times)\n" : ")\n";
  }
  out += '\n';
}

}  // namespace

std::string to_markdown(const MarkedText& article) {
  std::string out;
  if (!article.title.empty()) out += "# " + escaped(one_line(article.title), false) + "\n\n";
  if (is_web_address(article.address)) out += '<' + article.address + ">\n\n";
  out += text_part(article);
  claims_part(article, out);
  tally_part(tally_entities(article), "Names, dates, amounts", out);
  tally_part(tally_terms(article), "Policy terms", out);
  if (!out.empty()) out.pop_back();
  return out;
}

}  // namespace postil
