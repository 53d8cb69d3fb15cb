#include "core/text/list_marker.h"

namespace postil {
namespace {

bool is_bullet(std::string_view token) {
  for (const std::string_view bullet : {"•", "⁃", "◦", "▪", "‣", "●", "·", "►", "➤", "✓"}) {
    if (token == bullet) return true;
  }
  return false;
}

constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

ListMarker::Label label_of(std::string_view text) {
  if (text.empty() || text.size() > 2) return ListMarker::Label::none;
  if (is_digit(text.front()) && is_digit(text.back())) return ListMarker::Label::number;
  if (text.size() > 1) return ListMarker::Label::none;
  if (text[0] >= 'a' && text[0] <= 'z') return ListMarker::Label::lower_letter;
  if (text[0] >= 'A' && text[0] <= 'Z') return ListMarker::Label::upper_letter;
  return ListMarker::Label::none;
}

uint32_t value_of(std::string_view text, ListMarker::Label label) {
  if (label == ListMarker::Label::lower_letter) return static_cast<uint32_t>(text[0] - 'a' + 1);
  if (label == ListMarker::Label::upper_letter) return static_cast<uint32_t>(text[0] - 'A' + 1);
  uint32_t value = 0;
  for (const char c : text) value = value * 10 + static_cast<uint32_t>(c - '0');
  return value;
}

ListMarker labelled_marker(const LineView& line, uint32_t begin) {
  const bool opened = line.is(begin, "(");
  uint32_t at = begin + (opened ? 1 : 0);
  std::string_view text = line.text(at);
  bool stop = text.size() == 2 && text[1] == '.';  // "A." is one token
  if (stop) text.remove_suffix(1);
  ListMarker marker;
  marker.label = label_of(text);
  if (marker.label == ListMarker::Label::none) return {};
  marker.value = value_of(text, marker.label);
  ++at;
  if (!stop && line.is(at, ".") && !line.is_spaced(at)) {
    stop = true;
    ++at;
  }
  const bool closed = line.is(at, ")") && !line.is_spaced(at);
  if (closed) ++at;
  if (opened != closed && opened) return {};
  if (!stop && !closed) return {};
  using Style = ListMarker::Style;
  marker.style = opened ? Style::brackets
                        : (!closed ? Style::stop : (stop ? Style::stop_bracket : Style::bracket));
  marker.size = at - begin;
  return marker;
}

}  // namespace

ListMarker list_marker(const LineView& line, uint32_t i) {
  if (i >= line.size()) return {};
  const Token& first = line.token(i);
  const bool plausible = first.bytes.size() <= 3;  // bullets, labels and brackets are short
  if (!plausible) return {};
  if (first.kind == TokenKind::word || first.kind == TokenKind::number || line.is(i, "(")) {
    return labelled_marker(line, i);
  }
  if (!is_bullet(line.text(i))) return {};
  ListMarker marker = labelled_marker(line, i + 1);
  if (!marker) marker.style = ListMarker::Style::bullet;
  marker.size += 1;
  marker.bullet = true;
  return marker;
}

bool continues(const ListMarker& marker, const ListMarker& next) {
  if (!next || next.style != marker.style || next.label != marker.label ||
      next.bullet != marker.bullet) {
    return false;
  }
  return marker.label == ListMarker::Label::none || next.value == marker.value + 1;
}

}  // namespace postil
