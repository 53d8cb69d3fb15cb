#include "core/pack_assembly.h"

#include <algorithm>
#include <utility>

#include "core/lexicon/keys.h"
#include "core/text/char_class.h"
#include "core/text/utf8.h"

namespace postil {
namespace {

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view white = " \t\r\n\f\v";
  const size_t begin = text.find_first_not_of(white);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(white) - begin + 1);
}

// For a message: the text in quotation marks, cut after about forty bytes.
std::string quoted(std::string_view text) {
  const size_t end = next_border(text, std::min<size_t>(text.size(), 40));
  std::string out = "\"";
  out += text.substr(0, end);
  out += end < text.size() ? "...\"" : "\"";
  return out;
}

bool turns_direction(uint32_t c) {
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

// What a text may not hold, or nullptr. Definitions may hold line ends and tabs.
const char* fault_in_text(std::string_view text, size_t longest, bool may_break) {
  size_t length = 0;
  for (size_t at = 0; at < text.size(); ++length) {
    const CodeUnit unit = decode(text, at);
    at += unit.size;
    if (!unit.valid) return "is not valid UTF-8";
    const CharClass kind = char_class(unit.code_point);
    const bool breaks = kind == CharClass::line_end || unit.code_point == '\t';
    if (breaks ? !may_break : kind == CharClass::control || turns_direction(unit.code_point))
      return "holds a control character";
  }
  return length > longest ? "is too long" : nullptr;
}

const char* fault_in_label(std::string_view label) {
  if (const char* fault = fault_in_text(label, longest_label, false)) return fault;
  if (label.find('|') != std::string_view::npos) return "holds |, which parts labels";
  for (size_t at = 0; at < label.size();) {
    const CodeUnit unit = decode(label, at);
    at += unit.size;
    if (is_letter(char_class(unit.code_point))) return nullptr;
  }
  return "has no letter";
}

std::string list_of_topics() {
  std::string out;
  for (const std::string_view name : topic_names) {
    if (!out.empty()) out += ", ";
    out += name;
  }
  return out;
}

}  // namespace

std::string concept_id_of(std::string_view label) {
  std::string id, folded;
  bool gap = false;
  for (size_t at = 0; at < label.size();) {
    const CodeUnit unit = decode(label, at);
    const CharClass kind = char_class(unit.code_point);
    if (is_letter(kind) || kind == CharClass::digit || kind == CharClass::numeral ||
        kind == CharClass::mark) {
      if (gap && !id.empty()) id += '-';
      fold_word(label.substr(at, unit.size), folded);
      id += folded;
      gap = false;
    } else if (kind != CharClass::format) {
      gap = true;
    }
    at += unit.size;
  }
  return id;
}

void PackAssembly::refuse(uint32_t row, std::string why) {
  report_.refused.push_back({row, file_.empty() ? std::move(why) : file_ + ": " + why});
}

// Trims the labels and takes out, with a report, those that cannot be used; empty ones go silently.
void PackAssembly::check_labels(uint32_t row, std::vector<std::string>& labels,
                                std::string_view what) {
  std::vector<std::string> kept;
  for (const std::string& label : labels) {
    const std::string_view text = trimmed(label);
    if (text.empty()) continue;
    if (kept.size() == most_labels) {
      refuse(row, "more than 1,000 entries under " + std::string(what) + ": the rest is left out");
      break;
    }
    const bool names = what == "alternatives" || what == "hidden";
    const char* fault =
        names ? fault_in_label(text) : fault_in_text(text, longest_definition, false);
    if (fault == nullptr && text.find('|') != std::string_view::npos)
      fault = "holds |, which parts entries";
    if (fault == nullptr)
      kept.emplace_back(text);
    else
      refuse(row, std::string(what) + ": an entry " + fault + " and is left out");
  }
  labels = std::move(kept);
}

// False if the concept is refused.
bool PackAssembly::check_texts(uint32_t row, Concept& read) {
  const auto reject = [&](std::string why) {
    refuse(row, std::move(why));
    return false;
  };
  read.label = trimmed(read.label);
  read.id = trimmed(read.id);
  read.definition = trimmed(read.definition);
  if (read.label.empty()) return reject("no term");
  if (const char* fault = fault_in_label(read.label))
    return reject(std::string("the term ") + fault);
  if (const char* fault = fault_in_text(read.definition, longest_definition, true))
    return reject(std::string("the definition ") + fault);
  const std::pair<std::string*, const char*> texts[] = {
      {&read.source, "source"}, {&read.note, "note"}, {&read.notation, "notation"}};
  for (const auto& [text, name] : texts) {
    *text = trimmed(*text);
    if (const char* fault = fault_in_text(*text, longest_definition, text != &read.notation))
      return reject("the " + std::string(name) + " " + fault);
  }
  if (read.id.empty()) read.id = concept_id_of(read.label);
  if (const char* fault = fault_in_text(read.id, longest_definition, false))
    return reject(std::string("the id ") + fault);
  if (read.id.find('|') != std::string::npos) return reject("the id holds |, which parts ids");
  return true;
}

void PackAssembly::add(uint32_t row, Concept read, std::string_view topic) {
  if (!check_texts(row, read)) return;
  const std::string_view name = trimmed(topic);
  const auto known = topic_of(name);
  if (!known && !name.empty()) {
    std::string why = "unknown topic " + quoted(name);
    if (fault_in_text(name, longest_label, false) != nullptr) why = "unknown topic";
    if (!topics_listed_) why += "; the topics are " + list_of_topics();
    topics_listed_ = true;
    refuse(row, quoted(read.label) + ": " + why);
    return;
  }
  read.topic = known;
  const auto at = static_cast<uint32_t>(report_.pack.concepts.size());
  const auto [same, is_new] = by_id_.emplace(read.id, at);
  if (!is_new) {
    refuse(row, quoted(read.label) + ": the id " + quoted(read.id) + " is taken by " +
                    place(same->second));
    return;
  }
  check_labels(row, read.alternatives, "alternatives");
  check_labels(row, read.hidden, "hidden");
  check_labels(row, read.broader, "broader");
  check_labels(row, read.related, "related");
  check_labels(row, read.exact_match, "match");
  report_.pack.concepts.push_back(std::move(read));
  places_.push_back({row, file_});
}

std::string PackAssembly::place(uint32_t at) const {
  std::string out = "row " + std::to_string(places_[at].row);
  if (!places_[at].file.empty()) out += " of " + places_[at].file;
  return out;
}

void PackAssembly::resolve(uint32_t at, std::vector<std::string>& relations,
                           std::string_view what) {
  const Concept& owner = report_.pack.concepts[at];
  std::vector<std::string> kept;
  for (const std::string& name : relations) {
    auto found = by_id_.find(name);
    if (found == by_id_.end()) found = by_id_.find(concept_id_of(name));
    const bool lost = found == by_id_.end();
    if (lost || found->second == at) {
      file_ = places_[at].file;
      refuse(places_[at].row, quoted(owner.label) + ": " + std::string(what) + " " + quoted(name) +
                                  (lost ? " is no concept of the pack" : " is the concept itself"));
    } else if (std::find(kept.begin(), kept.end(), found->first) == kept.end()) {
      kept.push_back(found->first);
    }
  }
  relations = std::move(kept);
}

// Depth first along broader concepts, without recursion; an edge back to a concept on the way is
// dropped and reported.
void PackAssembly::break_circles() {
  auto& concepts = report_.pack.concepts;
  enum : uint8_t { fresh, open, done };
  std::vector<uint8_t> state(concepts.size(), fresh);
  struct Step {
    uint32_t at, next;  // the concept, and which of its broader ones comes next
  };
  std::vector<Step> way;
  for (uint32_t start = 0; start < concepts.size(); ++start) {
    if (state[start] != fresh) continue;
    way.push_back({start, 0});
    state[start] = open;
    while (!way.empty()) {
      auto& [at, next] = way.back();
      auto& broader = concepts[at].broader;
      if (next == broader.size()) {
        state[at] = done;
        way.pop_back();
        continue;
      }
      const uint32_t to = by_id_.find(broader[next])->second;
      if (state[to] == open) {
        file_ = places_[at].file;
        refuse(places_[at].row, quoted(concepts[at].label) + ": broader " + quoted(broader[next]) +
                                    " closes a circle and is left out");
        broader.erase(broader.begin() + next);
        continue;
      }
      ++next;
      if (state[to] != fresh) continue;
      state[to] = open;
      way.push_back({to, 0});
    }
  }
}

PackReport PackAssembly::finish() {
  for (uint32_t at = 0; at < report_.pack.concepts.size(); ++at) {
    resolve(at, report_.pack.concepts[at].broader, "broader");
    resolve(at, report_.pack.concepts[at].related, "related");
  }
  break_circles();
  return std::move(report_);
}

}  // namespace postil
