#include "core/train/corpora.h"

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <utility>

namespace postil {

namespace {

// Byte offsets of the UTF-16 units 0 ... n of a text that is valid UTF-8.
std::vector<uint32_t> unit_offsets(std::string_view text) {
  std::vector<uint32_t> at;
  for (uint32_t i = 0; i < text.size();) {
    const unsigned char lead = static_cast<unsigned char>(text[i]);
    const uint32_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    at.push_back(i);
    if (length == 4) at.push_back(i);
    i += length;
  }
  at.push_back(static_cast<uint32_t>(text.size()));
  return at;
}

bool is_letter_or_digit(char c) {
  const unsigned char u = static_cast<unsigned char>(c);
  return u >= 0x80 || (u >= '0' && u <= '9') || (u >= 'a' && u <= 'z') || (u >= 'A' && u <= 'Z');
}
bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
bool is_one_of(std::string_view token, std::initializer_list<std::string_view> list) {
  return std::find(list.begin(), list.end(), token) != list.end();
}

// Running text from tokens, as a typist would have set it; but "@" and "#" keep their distance
// where the corpus parts them from a name, which would else be no token of ours.
class Joiner {
 public:
  // Appends a token; returns the bytes it stands on.
  ByteSpan add(std::string& text, const std::string& token, std::string_view next) {
    const bool hyphen = (token == "-" || token == "–") && number_ > 0 && !next.empty() &&
                        is_letter_or_digit(next[0]) && is_letter_or_digit(last_) &&
                        (!is_upper(next[0]) || number_ > 4);
    const bool clitic = token[0] == '\'' || token.rfind("’", 0) == 0;
    const bool apostrophe_before = previous_ == "’" || previous_ == "'";
    const bool close =
        is_one_of(token, {",", ".", ";", ":", "!", "?", ")", "]", "%", "...", "”", "/"}) ||
        (clitic && (token.size() > 1 || is_one_of(next, {"s", "t", "re", "ve", "ll", "d", "m"}))) ||
        (apostrophe_before && is_one_of(token, {"s", "t", "re", "ve", "ll", "d", "m"})) ||
        token == "n't" || token == "n’t" || hyphen || (token == "\"" && open_quote_);
    if (number_ > 0 && !close && !glue_) text += ' ';
    const uint32_t begin = static_cast<uint32_t>(text.size());
    text += token;
    glue_ = is_one_of(token, {"(", "[", "$", "€", "£", "“", "‘", "/"}) || hyphen ||
            (token == "\"" && !open_quote_);
    if (token == "\"") open_quote_ = !open_quote_;
    previous_ = token;
    last_ = token.back();
    ++number_;
    return {begin, static_cast<uint32_t>(text.size())};
  }

 private:
  uint32_t number_ = 0;
  bool glue_ = false, open_quote_ = false;
  char last_ = ' ';
  std::string previous_;
};

struct Row {
  std::string token, tag;
};

void add_sentence(const std::vector<Row>& rows, LabelledText& text) {
  Joiner joiner;
  bool open = false;
  for (size_t i = 0; i < rows.size(); ++i) {
    const std::string_view next = i + 1 < rows.size() ? std::string_view(rows[i + 1].token) : "";
    const ByteSpan bytes = joiner.add(text.text, rows[i].token, next);
    const std::string& tag = rows[i].tag;
    // Before an account's name some corpora mark the "@" too, as a mention of its own.
    if (tag.size() < 3 || rows[i].token == "@") {
      open = false;
      continue;
    }
    const std::string label = tag.substr(2);
    if (tag[0] == 'I' && open && text.spans.back().label == label) {
      text.spans.back().bytes.end = bytes.end;
    } else {
      text.spans.push_back({bytes, label});
    }
    open = true;
  }
  // Where no full stop ends the sentence a line end must.
  const std::string& last = rows.back().token;
  const bool stopped = is_one_of(last, {".", "!", "?", "”", "\"", ")", "’"});
  text.text += stopped ? ' ' : '\n';
}

}  // namespace

Result<std::vector<LabelledText>> read_gold(const std::string& path) {
  std::ifstream file(path);
  if (!file) return Error{path + ": cannot be read"};
  std::vector<LabelledText> texts;
  std::string line;
  for (uint32_t row = 1; std::getline(file, line); ++row) {
    if (line.empty()) continue;
    const auto json = nlohmann::json::parse(line, nullptr, false);
    if (!json.is_object() || !json.contains("text") || !json.contains("entities")) {
      return Error{path + ":" + std::to_string(row) + ": not an annotated article"};
    }
    LabelledText text{json.value("id", ""), json["text"].get<std::string>(), {}};
    const std::vector<uint32_t> at = unit_offsets(text.text);
    for (const auto& entity : json["entities"]) {
      const size_t begin = entity.value("start", size_t{0}), end = entity.value("end", size_t{0});
      if (begin >= end || end >= at.size()) continue;
      text.spans.push_back({{at[begin], at[end]}, entity.value("type", "")});
    }
    std::stable_sort(text.spans.begin(), text.spans.end(),
                     [](const auto& a, const auto& b) { return a.bytes < b.bytes; });
    texts.push_back(std::move(text));
  }
  return texts;
}

Result<std::vector<LabelledText>> read_conll(const std::string& path, uint32_t sentences_a_text) {
  std::ifstream file(path);
  if (!file) return Error{path + ": cannot be read"};
  std::vector<LabelledText> texts;
  std::vector<Row> rows;
  bool has_documents = false;
  uint32_t in_text = 0;
  const auto flush = [&] {
    if (rows.empty()) return;
    if (texts.empty() || (!has_documents && in_text >= sentences_a_text)) {
      texts.push_back({std::to_string(texts.size()), {}, {}});
      in_text = 0;
    }
    add_sentence(rows, texts.back());
    ++in_text;
    rows.clear();
  };
  std::string line;
  while (std::getline(file, line)) {
    if (line.rfind("# doc ", 0) == 0) {
      flush();
      has_documents = true;
      texts.push_back({line.substr(6), {}, {}});
      continue;
    }
    const size_t tab = line.find('\t');
    if (tab == std::string::npos || tab == 0) {
      flush();
    } else {
      rows.push_back({line.substr(0, tab), line.substr(tab + 1)});
    }
  }
  flush();
  return texts;
}

LabelledDocument lay_on_tokens(LabelledText text, const std::vector<std::string>& labels,
                               SnapCounts& counts) {
  LabelledDocument result{std::move(text.id), read_document(std::move(text.text)), {}};
  const Document& document = result.document;
  size_t sentence = 0;
  uint32_t from = 0;  // first token that no mention holds yet
  for (const LabelledSpan& span : text.spans) {
    ++counts.mentions;
    const auto label = std::find(labels.begin(), labels.end(), span.label);
    TokenSpan tokens{from, from};
    while (tokens.begin < document.tokens.size() &&
           document.tokens[tokens.begin].bytes.end <= span.bytes.begin) {
      ++tokens.begin;
    }
    tokens.end = tokens.begin;
    while (tokens.end < document.tokens.size() &&
           document.tokens[tokens.end].bytes.begin < span.bytes.end) {
      ++tokens.end;
    }
    while (sentence + 1 < document.sentences.size() &&
           document.sentences[sentence].end <= tokens.begin) {
      ++sentence;
    }
    if (label == labels.end() || tokens.empty() || !document.sentences[sentence].contains(tokens)) {
      ++counts.dropped;
      continue;
    }
    const ByteSpan bytes = bytes_of(document, tokens);
    counts.snapped += !(bytes == span.bytes);
    result.mentions.push_back({tokens, static_cast<uint32_t>(label - labels.begin())});
    from = tokens.end;
  }
  return result;
}

}  // namespace postil
