#include "core/formats/brat.h"

#include <algorithm>

#include "core/formats/marked_tokens.h"
#include "core/formats/units.h"

namespace postil {
namespace {

class Writer {
 public:
  explicit Writer(const MarkedText& article)
      : article_(article), tokens_(article), units_(article.text, OffsetUnit::code_points) {}

  std::string write() {
    for (const MarkedEntity& mark : article_.entities) entity(mark);
    for (const MarkedClaim& mark : article_.claims) claim(mark);
    for (const MarkedTerm& mark : article_.terms) term(mark);
    return std::move(out_);
  }

 private:
  // A text-bound annotation; gives its number, 0 if nothing of it can be seen.
  uint32_t bound(std::string_view type, ByteSpan span) {
    std::string places, words;
    for (const ByteSpan part : fragments(span)) {
      places += places.empty() ? "" : ";";
      places += std::to_string(units_(part.begin)) + ' ' + std::to_string(units_(part.end));
      words += words.empty() ? "" : " ";
      words += text_of(article_, part);
    }
    if (places.empty()) return 0;
    out_ += 'T' + std::to_string(++bounds_) + '\t';
    out_.append(type).append(" ").append(places).append("\t").append(words).append("\n");
    return bounds_;
  }

  // The tokens of the span in runs without a line end, tab or other control character in between.
  std::vector<ByteSpan> fragments(ByteSpan span) const {
    std::vector<ByteSpan> out;
    const TokenSpan tokens = tokens_.within(span);
    for (uint32_t i = tokens.begin; i < tokens.end; ++i) {
      const ByteSpan token = tokens_.tokens()[i];
      if (!out.empty() && !is_parted({out.back().end, token.begin}))
        out.back().end = token.end;
      else
        out.push_back(token);
    }
    return out;
  }

  // Programs in Python take all of these for line ends.
  bool is_parted(ByteSpan gap) const {
    const std::string_view between = text_of(article_, gap);
    for (const unsigned char c : between)
      if (c < 0x20) return true;
    for (const std::string_view end : {"\u0085", "\u2028", "\u2029"})
      if (between.find(end) != std::string_view::npos) return true;
    return false;
  }

  void entity(const MarkedEntity& mark) {
    const uint32_t number = bound(entity_type_names[static_cast<size_t>(mark.type)], mark.bytes);
    if (number == 0) return;
    if (const std::string link = link_of(article_, mark); !link.empty())
      reference(number, link, name_of(article_, mark));
    if (!mark.value.empty()) note(number, "value " + mark.value);
    note(number, mark.note);
  }

  void claim(const MarkedClaim& mark) {
    const std::string kind(claim_kind_names[static_cast<size_t>(mark.kind)]);
    const uint32_t number = bound("Claim_" + kind, mark.bytes);
    if (number == 0) return;
    attribute("Certainty", number, certainty_names[static_cast<size_t>(mark.certainty)]);
    const int32_t tenths = std::min(std::max((mark.worth + 50) / 100, 0), 10);
    attribute("Worth", number, std::to_string(tenths / 10) + '.' + std::to_string(tenths % 10));
    relation("Said_by", number, bound("Source", mark.source));
    relation("Cued_by", number, bound("Cue", mark.cue));
    note(number, mark.note);
  }

  void term(const MarkedTerm& mark) {
    const std::string topic(topic_names[static_cast<size_t>(mark.topic)]);
    const uint32_t number = bound("Term_" + topic, mark.bytes);
    if (number == 0) return;
    if (!mark.concept_id.empty()) reference(number, mark.pack + ':' + mark.concept_id, mark.label);
    note(number, mark.note);
  }

  // What the mark is in a list of names or a term pack: "LIST:ID".
  void reference(uint32_t number, std::string_view id, std::string_view name) {
    out_ += 'N' + std::to_string(++references_) + "\tReference T" + std::to_string(number) + ' ' +
            word(id) + '\t' + line(name) + '\n';
  }

  void attribute(std::string_view name, uint32_t number, std::string_view value) {
    out_ += 'A' + std::to_string(++attributes_) + '\t';
    out_.append(name).append(" T" + std::to_string(number) + ' ').append(value).append("\n");
  }

  void relation(std::string_view name, uint32_t from, uint32_t to) {
    if (to == 0) return;
    out_ += 'R' + std::to_string(++relations_) + '\t';
    out_.append(name).append(" Arg1:T" + std::to_string(from) + " Arg2:T" + std::to_string(to));
    out_ += '\n';
  }

  void note(uint32_t number, std::string_view text) {
    if (text.empty()) return;
    out_ += '#' + std::to_string(++notes_) + "\tAnnotatorNotes T" + std::to_string(number) + '\t' +
            line(text) + '\n';
  }

  static std::string line(std::string_view text) { return without_controls(text, ' '); }
  static std::string word(std::string_view text) {
    std::string out = without_controls(text, '_');
    for (char& c : out)
      if (c == ' ') c = '_';
    return out;
  }
  static std::string without_controls(std::string_view text, char instead) {
    std::string out(text);
    for (char& c : out)
      if (static_cast<unsigned char>(c) < 0x20) c = instead;
    return out;
  }

  const MarkedText& article_;
  MarkedTokens tokens_;
  ToUnits units_;
  std::string out_;
  uint32_t bounds_ = 0, attributes_ = 0, relations_ = 0, references_ = 0, notes_ = 0;
};

std::string configuration() {
  std::string out = "[entities]\n", claims;
  for (const std::string_view name : entity_type_names) out.append(name).append("\n");
  for (const std::string_view name : claim_kind_names) {
    out.append("Claim_").append(name).append("\n");
    claims.append(claims.empty() ? "" : "|").append("Claim_").append(name);
  }
  for (const std::string_view name : topic_names) out.append("Term_").append(name).append("\n");
  out += "Source\nCue\n\n[relations]\n";
  out += "Said_by\tArg1:" + claims + ", Arg2:Source\n";
  out += "Cued_by\tArg1:" + claims + ", Arg2:Cue\n";
  out += "<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>\n\n[events]\n\n[attributes]\n";
  out += "Certainty\tArg:" + claims + ", Value:asserted|hedged\n";
  out += "Worth\tArg:" + claims + ", Value:0.0|0.1|0.2|0.3|0.4|0.5|0.6|0.7|0.8|0.9|1.0\n";
  return out;
}

}  // namespace

BratFiles to_brat(const MarkedText& article) {
  return {article.text, Writer(article).write(), configuration()};
}

}  // namespace postil
