#include "core/train/own_sentences.h"

#include <algorithm>
#include <fstream>
#include <map>
#include <string_view>
#include <utility>

#include "core/train/random.h"

namespace postil {

namespace {

using Slots = std::map<std::string, std::vector<std::string>, std::less<>>;

struct Line {
  uint32_t number = 0;
  std::string pattern;
};

struct File {
  Slots slots;
  std::vector<std::vector<Line>> groups;
};

// "name = a | b": true if the line is such, whose words are then added.
bool read_slot(const std::string& line, Slots& slots) {
  const size_t equals = line.find(" = ");
  if (equals == std::string::npos || line.find_first_of("[{. ") != equals) return false;
  std::vector<std::string>& words = slots[line.substr(0, equals)];
  for (size_t at = equals + 3; at <= line.size();) {
    const size_t end = std::min(line.find(" | ", at), line.size());
    words.push_back(line.substr(at, end - at));
    at = end + 3;
  }
  return true;
}

Result<File> read_file(const std::string& path) {
  std::ifstream stream(path);
  if (!stream) return Error{path + ": cannot be read"};
  File file;
  std::vector<Line> group;
  const auto flush = [&] {
    if (!group.empty()) file.groups.push_back(std::move(group));
    group.clear();
  };
  std::string line;
  for (uint32_t number = 1; std::getline(stream, line); ++number) {
    if (line.empty()) {
      flush();
    } else if (line[0] != '#' && !read_slot(line, file.slots)) {
      group.push_back({number, line});
    }
  }
  flush();
  return file;
}

// The words of the slots of one text: each slot's words in an order of its own.
class Words {
 public:
  Words(const Slots& slots, Random& random) : slots_(slots) {
    for (auto& [name, words] : slots_) random.shuffle(words);
  }
  // Of "name" the first word, of "name2" the first other than that, and so on; empty if there is
  // none.
  std::string_view at(std::string_view slot) const {
    size_t wanted = 0;
    if (!slot.empty() && slot.back() >= '2' && slot.back() <= '9') {
      wanted = static_cast<size_t>(slot.back() - '1');
      slot.remove_suffix(1);
    }
    const auto found = slots_.find(slot);
    if (found == slots_.end()) return {};
    std::vector<std::string_view> different;
    for (const std::string& word : found->second) {
      if (std::find(different.begin(), different.end(), word) == different.end()) {
        different.push_back(word);
      }
    }
    return wanted < different.size() ? different[wanted] : std::string_view();
  }

 private:
  Slots slots_;
};

// Appends a sentence, its slots filled; false if the pattern is no such.
bool add_sentence(std::string_view pattern, const Words& words, LabelledText& out) {
  std::string& text = out.text;
  if (!text.empty()) text += ' ';
  const size_t start = text.size();
  bool open = false;
  for (size_t i = 0; i < pattern.size(); ++i) {
    const char c = pattern[i];
    if (c == '[' && !open) {
      const size_t space = pattern.find(' ', i);
      if (space == std::string_view::npos) return false;
      out.spans.push_back({{static_cast<uint32_t>(text.size()), 0},
                           std::string(pattern.substr(i + 1, space - i - 1))});
      open = true;
      i = space;
    } else if (c == ']' && open) {
      out.spans.back().bytes.end = static_cast<uint32_t>(text.size());
      if (out.spans.back().bytes.empty()) return false;
      open = false;
    } else if (c == '{') {
      const size_t close = pattern.find('}', i);
      if (close == std::string_view::npos) return false;
      const std::string_view word = words.at(pattern.substr(i + 1, close - i - 1));
      if (word.empty()) return false;
      text += word;
      i = close;
    } else {
      text += c;
    }
  }
  if (text[start] >= 'a' && text[start] <= 'z') text[start] = static_cast<char>(text[start] - 32);
  return !open;
}

}  // namespace

Result<std::vector<LabelledText>> read_own_sentences(const std::string& path,
                                                     const OwnSentences& options) {
  const Result<File> file = read_file(path);
  if (!file) return Error{file.error()};
  Random random(options.seed);
  std::vector<LabelledText> texts;
  for (const std::vector<Line>& group : file->groups) {
    std::vector<const Line*> order;
    for (uint32_t use = 0; use < options.uses_a_line; ++use) {
      for (const Line& line : group) order.push_back(&line);
    }
    random.shuffle(order);
    for (size_t at = 0; at < order.size(); at += options.sentences_a_text) {
      const Words words(file->slots, random);
      LabelledText text{"own-" + std::to_string(texts.size()), {}, {}};
      const size_t end = std::min(at + options.sentences_a_text, order.size());
      for (size_t i = at; i < end; ++i) {
        if (!add_sentence(order[i]->pattern, words, text)) {
          return Error{path + ": line " + std::to_string(order[i]->number) +
                       " is no annotated sentence"};
        }
      }
      texts.push_back(std::move(text));
    }
  }
  return texts;
}

}  // namespace postil
