#include "core/text/addresses.h"

#include "core/text/abbreviations.h"
#include "core/text/char_class.h"
#include "core/text/utf8.h"

namespace postil {
namespace {

constexpr bool is_alnum(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
constexpr bool is_host(char c) {
  return is_alnum(c) || c == '-' || c == '.';
}
constexpr bool is_local(char c) {
  return is_host(c) || c == '_' || c == '%' || c == '+';
}

// The end of a run of such bytes.
template <class Is>
size_t run_end(std::string_view text, size_t at, Is is) {
  while (at < text.size() && is(text[at])) ++at;
  return at;
}

// Whether a URL ends before this code point, wherever it stands.
bool ends_url(uint32_t code_point) {
  switch (code_point) {
    case '<':
    case '>':
    case '"':
    case '`':
    case '{':
    case '}':
    case '|':
    case '\\':
    case '^':
    case 0x2018:  // ‘
    case 0x2019:  // ’
    case 0x201C:  // “
    case 0x201D:  // ”
    case 0x00AB:  // «
    case 0x00BB:  // »
    case 0x2026:  // …
    case 0x2013:  // –
    case 0x2014:  // —
      return true;
    default:
      return is_white_space(char_class(code_point)) || char_class(code_point) == CharClass::control;
  }
}

constexpr std::string_view trailing_punctuation = ".,;:!?'*_~";

}  // namespace

// The end of a URL of which [begin, ...) is some part. A closing bracket belongs to it only if an
// opening one does.
size_t AddressFinder::path_end(size_t begin) const {
  size_t end = begin;
  int round = 0, square = 0;  // opened minus closed
  while (end < text_.size()) {
    const CodeUnit unit = decode(text_, end);
    if (ends_url(unit.code_point)) break;
    if (unit.code_point == '(') ++round;
    if (unit.code_point == '[') ++square;
    if (unit.code_point == ')' && --round < 0) break;
    if (unit.code_point == ']' && --square < 0) break;
    end += unit.size;
  }
  while (end > begin && trailing_punctuation.find(text_[end - 1]) != std::string_view::npos) --end;
  return end;
}

Address AddressFinder::find_scheme(size_t begin, size_t stop) const {
  const std::string_view scheme = text_.substr(begin, stop - begin);
  if (scheme != "http" && scheme != "https" && scheme != "ftp" && scheme != "Http" &&
      scheme != "Https" && scheme != "HTTP" && scheme != "HTTPS") {
    return {};
  }
  if (text_.substr(stop, 3) != "://") return {};
  const size_t end = path_end(stop + 3);
  return end > stop + 3 ? Address{end, TokenKind::url} : Address{};
}

Address AddressFinder::find_mail(size_t begin, size_t local_end) const {
  if (local_end == begin || local_end >= text_.size() || text_[local_end] != '@') return {};
  size_t end = run_end(text_, local_end + 1, is_host);
  while (end > local_end && !is_alnum(text_[end - 1])) --end;
  const std::string_view host = text_.substr(local_end + 1, end - local_end - 1);
  const size_t dot = host.find('.');
  if (dot == std::string_view::npos || dot == 0) return {};
  return {end, TokenKind::email};
}

Address AddressFinder::find_host(size_t begin) const {
  size_t end = run_end(text_, begin, is_host);
  while (end > begin && !is_alnum(text_[end - 1])) --end;
  const std::string_view host = text_.substr(begin, end - begin);
  const size_t dot = host.rfind('.');
  if (dot == std::string_view::npos || dot == 0 || host.find("..") != std::string_view::npos) {
    return {};
  }
  const std::string_view top = host.substr(dot + 1);
  const bool lower = top.find_first_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == std::string_view::npos;
  const bool www = host.size() > 4 && (host.substr(0, 4) == "www." || host.substr(0, 4) == "WWW.");
  if (!www && (!lower || !is_top_level_domain(top))) return {};
  if (end < text_.size() && (text_[end] == '/' || text_[end] == '?' || text_[end] == '#')) {
    const size_t path = path_end(end);
    if (path > end) end = path;
  }
  return {end, TokenKind::url};
}

Address AddressFinder::find(size_t begin, size_t stop) {
  if (stop >= text_.size()) return {};
  if (text_[stop] == ':') return find_scheme(begin, stop);
  if (begin < searched_ || !(is_local(text_[stop]) || text_[stop] == '@')) return {};
  const size_t local_end = run_end(text_, begin, is_local);
  Address found = find_mail(begin, local_end);
  if (found.end == 0) found = find_host(begin);
  if (found.end == 0) searched_ = local_end;
  return found;
}

}  // namespace postil
