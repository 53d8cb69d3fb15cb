#include "core/formats/conll.h"

#include <algorithm>

#include "core/formats/marked_tokens.h"
#include "core/formats/report.h"

namespace postil {
namespace {

// For each token the number of its mark plus one, 0 outside.
template <class Marked>
std::vector<size_t> marks_of(const MarkedTokens& tokens, const std::vector<Marked>& marks) {
  std::vector<size_t> out(tokens.tokens().size(), 0);
  for (const size_t i : disjoint(marks)) {
    const TokenSpan span = tokens.within(marks[i].bytes);
    std::fill(out.begin() + span.begin, out.begin() + span.end, i + 1);
  }
  return out;
}

template <class Marked, class Label>
void add_column(std::vector<std::string>& rows, const std::vector<bool>& starts,
                const MarkedTokens& tokens, const std::vector<Marked>& marks, Label label) {
  const std::vector<size_t> mark_at = marks_of(tokens, marks);
  for (size_t i = 0; i < rows.size(); ++i) {
    rows[i] += '\t';
    if (mark_at[i] == 0) {
      rows[i] += 'O';
      continue;
    }
    const bool inside = i > 0 && !starts[i] && mark_at[i - 1] == mark_at[i];
    rows[i].append(inside ? "I-" : "B-").append(label(marks[mark_at[i] - 1]));
  }
}

}  // namespace

std::string conll_header(Layers layers) {
  std::string out = "# global.columns = FORM";
  if (layers.entities) out += " POSTIL:ENTITY";
  if (layers.claims) out += " POSTIL:CLAIM";
  if (layers.terms) out += " POSTIL:TERM";
  return out + '\n';
}

std::string to_conll(const MarkedText& article, bool header) {
  const MarkedTokens tokens(article);
  std::vector<bool> starts(tokens.tokens().size(), false);  // a sentence begins
  for (const ByteSpan sentence : article.sentences)
    if (const TokenSpan span = tokens.within(sentence); !span.empty()) starts[span.begin] = true;
  std::vector<std::string> rows;
  for (const ByteSpan token : tokens.tokens()) rows.emplace_back(text_of(article, token));

  if (article.layers.entities) {
    add_column(rows, starts, tokens, article.entities, [](const MarkedEntity& mark) {
      return entity_type_names[static_cast<size_t>(mark.type)];
    });
  }
  if (article.layers.claims) {
    add_column(rows, starts, tokens, article.claims, [](const MarkedClaim& mark) {
      return claim_kind_names[static_cast<size_t>(mark.kind)];
    });
  }
  if (article.layers.terms) {
    add_column(rows, starts, tokens, article.terms,
               [](const MarkedTerm& mark) { return topic_names[static_cast<size_t>(mark.topic)]; });
  }
  std::string out = header ? conll_header(article.layers) : "";
  out += "# newdoc id = " + one_line(article.id.empty() ? "article" : article.id) + '\n';
  for (size_t i = 0; i < rows.size(); ++i) {
    if (i > 0 && starts[i]) out += '\n';
    out += rows[i] + '\n';
  }
  return out += '\n';
}

}  // namespace postil
