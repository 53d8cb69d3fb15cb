#include "core/layers/gazetteer.h"

#include <string>

namespace postil {

Result<GazetteerDetails> GazetteerDetails::load(std::span<const std::byte> bytes) {
  GazetteerDetails details;
  details.text_.reserve(bytes.size());
  for (std::byte b : bytes) details.text_.push_back(static_cast<char>(b));
  uint32_t begin = 0;
  int tabs = 0;
  for (uint32_t i = 0; i < details.text_.size(); ++i) {
    if (details.text_[i] == '\t' && ++tabs > 1)
      return Error{"gazetteer.detail: more than one tab in line " +
                   std::to_string(details.lines_.size() + 1)};
    if (details.text_[i] != '\n') continue;
    details.lines_.emplace_back(begin, i);
    begin = i + 1;
    tabs = 0;
  }
  if (begin != details.text_.size())
    return Error{"gazetteer.detail: line " + std::to_string(details.lines_.size() + 1) +
                 " has no end"};
  return details;
}

GazetteerDetail GazetteerDetails::at(uint32_t index) const {
  if (index == 0 || index > lines_.size()) return {};
  auto [begin, end] = lines_[index - 1];
  std::string_view line(text_.data() + begin, end - begin);
  size_t tab = line.find('\t');
  if (tab == std::string_view::npos) return {line, {}};
  return {line.substr(0, tab), line.substr(tab + 1)};
}

namespace {

ClassSet classes_of(std::span<const uint32_t> values) {
  ClassSet set = 0;
  for (uint32_t value : values)
    if ((value & 0xff) < gazetteer_class_count) set |= class_bit(class_of(value));
  return set;
}

}  // namespace

GazetteerView match_gazetteer(const Document& document, const Keys& keys, const Lexicon& lexicon) {
  GazetteerView view;
  size_t count = document.tokens.size();
  view.word.resize(count);
  view.word_values.resize(count);
  view.phrase_at.resize(count);
  for (TokenSpan sentence : document.sentences) {
    for (uint32_t i = sentence.begin; i < sentence.end; ++i) {
      LexiconMatch longest = lexicon.longest_at(document, keys, i, sentence.end);
      if (longest.tokens.empty()) continue;
      LexiconMatch word = longest;
      if (longest.tokens.size() > 1) {
        view.phrases.push_back({longest.tokens, classes_of(longest.values), longest.values});
        view.phrase_at[i] = static_cast<uint32_t>(view.phrases.size());
        word = lexicon.longest_at(document, keys, i, i + 1);
      }
      if (word.tokens.empty()) continue;
      view.word_values[i] = word.values;
      view.word[i] = classes_of(word.values);
    }
  }
  return view;
}

}  // namespace postil
