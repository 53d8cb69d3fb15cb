// Reads the case files of these tests and makes the random texts.
#pragma once

#include <cstdint>
#include <fstream>
#include <random>
#include <string>
#include <string_view>
#include <vector>

// "\n", "\r", "\t", "\\" and "\xHH" stand for the characters they stand for in C++.
inline std::string unescape(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\' || i + 1 == text.size()) {
      out += text[i];
      continue;
    }
    switch (text[++i]) {
      case 'n':
        out += '\n';
        break;
      case 'r':
        out += '\r';
        break;
      case 't':
        out += '\t';
        break;
      case 'x':
        out += static_cast<char>(std::stoi(std::string(text.substr(i + 1, 2)), nullptr, 16));
        i += 2;
        break;
      default:
        out += text[i];
    }
  }
  return out;
}

// The lines of a file of tests/text that are neither empty nor comments ("# ...").
inline std::vector<std::string> read_lines(const std::string& name) {
  std::ifstream file(std::string(POSTIL_TESTS_DIR) + "/text/" + name);
  std::vector<std::string> lines;
  std::string line;
  while (std::getline(file, line)) {
    if (!line.empty() && line.compare(0, 2, "# ") != 0 && line != "#") lines.push_back(line);
  }
  return lines;
}

// Random texts: bytes, and what breaks tokenizers, mixed. The same seed gives the same text
// everywhere (no std distribution, whose results the standard leaves open).
class TextMaker {
 public:
  explicit TextMaker(uint32_t seed) : random_(seed) {}

  uint32_t below(uint32_t bound) { return random_() % bound; }

  std::string bytes(size_t size) {
    std::string text;
    while (text.size() < size) text += static_cast<char>(below(256));
    return text;
  }

  std::string pieces(size_t count) {
    static const std::vector<std::string> stock = {" ",
                                                   "  ",
                                                   "\n",
                                                   "\r\n",
                                                   "\r",
                                                   "\t",
                                                   "\xE2\x80\xA8",
                                                   ".",
                                                   "...",
                                                   "…",
                                                   "?",
                                                   "!",
                                                   "?!",
                                                   ",",
                                                   ":",
                                                   ";",
                                                   "-",
                                                   "--",
                                                   "–",
                                                   "—",
                                                   "\"",
                                                   "'",
                                                   "’",
                                                   "‘",
                                                   "“",
                                                   "”",
                                                   "«",
                                                   "»",
                                                   "(",
                                                   ")",
                                                   "[",
                                                   "]",
                                                   "•",
                                                   "*",
                                                   "#",
                                                   "@",
                                                   "&",
                                                   "%",
                                                   "$",
                                                   "€",
                                                   "°",
                                                   "/",
                                                   "The",
                                                   "the",
                                                   "Smith",
                                                   "U.S.",
                                                   "Mr.",
                                                   "a.m.",
                                                   "Inc.",
                                                   "e.g.",
                                                   "No.",
                                                   "I",
                                                   "J.",
                                                   "Ph.D.",
                                                   "don't",
                                                   "it’s",
                                                   "O'Brien",
                                                   "n't",
                                                   "12",
                                                   "3.5",
                                                   "1,000",
                                                   "5th",
                                                   "1990s",
                                                   "40km",
                                                   "Rs5,000",
                                                   "10:30",
                                                   "½",
                                                   "m²",
                                                   "é",
                                                   "e\xCC\x81",
                                                   "中文",
                                                   "नमस्ते",
                                                   "مرحبا",
                                                   "😀",
                                                   "👨🏻‍🚒",
                                                   "🇩🇪",
                                                   "1️⃣",
                                                   "©",
                                                   "\xC2\xAD",
                                                   "\xE2\x80\x8B",
                                                   "\xEF\xBB\xBF",
                                                   "\xC2\xA0",
                                                   "\xE2\x80\x8D",
                                                   "\xCC\x81",
                                                   "http://x.y/z)",
                                                   "www.",
                                                   "a@b.com",
                                                   "example.com",
                                                   "x.y",
                                                   "1.",
                                                   "a)",
                                                   "By Jane Roe",
                                                   "Read more",
                                                   "ROME —",
                                                   "\xFF",
                                                   "\xC3",
                                                   "\xE2\x82",
                                                   "\xF0\x9F\x98",
                                                   "\xED\xA0\x80",
                                                   "\xC0\xAF"};
    std::string text;
    for (size_t i = 0; i < count; ++i) {
      text += stock[below(static_cast<uint32_t>(stock.size()))];
      if (below(3) == 0) text += ' ';
      if (below(40) == 0) text += static_cast<char>(below(256));
    }
    return text;
  }

 private:
  std::mt19937 random_;
};
