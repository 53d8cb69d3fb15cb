#include "core/formats/report.h"

#include <algorithm>
#include <map>

namespace postil {
namespace {

void count(std::vector<Tally>& tallies, std::map<std::pair<std::string, size_t>, size_t>& places,
           std::string name, size_t kind, std::string_view kind_name) {
  const auto [at, is_new] = places.try_emplace({name, kind}, tallies.size());
  if (is_new) tallies.push_back({std::move(name), kind_name, 0});
  ++tallies[at->second].count;
}

void most_frequent_first(std::vector<Tally>& tallies) {
  std::stable_sort(tallies.begin(), tallies.end(),
                   [](const Tally& a, const Tally& b) { return a.count > b.count; });
}

}  // namespace

std::vector<MarkedBlock> pieces_of(const MarkedText& article) {
  std::vector<MarkedBlock> out;
  uint32_t at = 0;
  const auto between = [&](uint32_t end) {
    if (text_of(article, {at, end}).find_first_not_of(" \t\r\n\f\v") != std::string_view::npos)
      out.push_back({{at, end}, BlockKind::paragraph, {}});
  };
  for (const MarkedBlock& block : article.blocks) {
    between(block.bytes.begin);
    out.push_back(block);
    at = block.bytes.end;
  }
  between(static_cast<uint32_t>(article.text.size()));
  return out;
}

std::vector<Tally> tally_entities(const MarkedText& article) {
  std::vector<Tally> out;
  std::map<std::pair<std::string, size_t>, size_t> places;
  for (const MarkedEntity& mark : article.entities) {
    const auto type = static_cast<size_t>(mark.type);
    count(out, places, one_line(name_of(article, mark)), type, entity_type_names[type]);
  }
  most_frequent_first(out);
  return out;
}

std::vector<Tally> tally_terms(const MarkedText& article) {
  std::vector<Tally> out;
  std::map<std::pair<std::string, size_t>, size_t> places;
  for (const MarkedTerm& mark : article.terms) {
    const auto topic = static_cast<size_t>(mark.topic);
    count(out, places, mark.label.empty() ? one_line(text_of(article, mark.bytes)) : mark.label,
          topic, topic_names[topic]);
  }
  most_frequent_first(out);
  return out;
}

std::string one_line(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool blank = static_cast<unsigned char>(c) <= ' ';
    if (!blank)
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

}  // namespace postil
