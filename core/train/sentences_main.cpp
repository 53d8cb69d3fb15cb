// postil-sentences FILE.jsonl: measures how texts are parted into sentences.
//
// Each line is a case {"id", "text", "sentences": ["...", ...]}, passed if the sentences are the
// same, or an article {"id", "text", "sentences": [[begin, end], ...]} with offsets in UTF-16 code
// units, of which exact spans are scored by precision, recall and F1. Prints what differs, then the
// totals. Exits with 1 if the file cannot be read.
#include <cstdio>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/text/document.h"
#include "core/text/offsets.h"

namespace {

using nlohmann::json;
using Bounds = std::pair<uint32_t, uint32_t>;

struct Totals {
  size_t cases = 0, passed = 0;
  size_t expected = 0, got = 0, equal = 0;
};

void judge_case(const json& record, Totals& totals) {
  const postil::Document document = postil::read_document(record["text"].get<std::string>());
  std::vector<std::string> got;
  for (const postil::TokenSpan sentence : document.sentences) {
    got.emplace_back(text_of(document, sentence));
  }
  const auto expected = record["sentences"].get<std::vector<std::string>>();
  ++totals.cases;
  if (got == expected) {
    ++totals.passed;
    return;
  }
  std::cout << "case " << record["id"] << '\n';
  for (const std::string& sentence : expected) std::cout << "  expected  " << sentence << '\n';
  for (const std::string& sentence : got) std::cout << "  got       " << sentence << '\n';
}

// The byte offset of each UTF-16 offset of the text.
std::vector<uint32_t> utf16_to_bytes(const std::string& text) {
  const postil::OffsetMap map(text);
  const auto size = static_cast<uint32_t>(text.size());
  std::vector<uint32_t> bytes(map.utf16(size) + 1);
  for (uint32_t byte = 0; byte <= size; ++byte) {
    const bool inside = byte < size && (text[byte] & 0xC0) == 0x80;
    if (!inside) bytes[map.utf16(byte)] = byte;
  }
  return bytes;
}

void judge_article(const json& record, Totals& totals) {
  const postil::Document document = postil::read_document(record["text"].get<std::string>());
  const postil::OffsetMap map(document.text);
  std::set<Bounds> got, expected;
  for (const postil::TokenSpan sentence : document.sentences) {
    const postil::Utf16Span span = map.utf16(bytes_of(document, sentence));
    got.insert({span.begin, span.end});
  }
  for (const json& span : record["sentences"]) {
    expected.insert({span[0].get<uint32_t>(), span[1].get<uint32_t>()});
  }
  totals.expected += expected.size();
  totals.got += got.size();
  std::set<Bounds> all = expected;
  all.insert(got.begin(), got.end());
  const std::vector<uint32_t> bytes = utf16_to_bytes(document.text);
  for (const Bounds& span : all) {
    if (expected.count(span) != 0 && got.count(span) != 0) {
      ++totals.equal;
      continue;
    }
    const postil::ByteSpan slice{bytes.at(span.first), bytes.at(span.second)};
    std::cout << record["id"].get<std::string>()
              << (got.count(span) == 0 ? "  expected  " : "  got       ")
              << text_of(document, slice) << '\n';
  }
}

void print(const Totals& totals) {
  if (totals.cases > 0) {
    std::cout << totals.passed << " of " << totals.cases << " cases passed\n";
  }
  if (totals.expected > 0) {
    const auto equal = static_cast<double>(totals.equal);
    std::printf("%zu sentences, %zu found, %zu equal: precision %.4f recall %.4f F1 %.4f\n",
                totals.expected, totals.got, totals.equal, equal / static_cast<double>(totals.got),
                equal / static_cast<double>(totals.expected),
                2 * equal / static_cast<double>(totals.got + totals.expected));
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: postil-sentences FILE.jsonl\n";
    return 1;
  }
  std::ifstream file(argv[1]);
  if (!file) {
    std::cerr << "cannot read " << argv[1] << '\n';
    return 1;
  }
  Totals totals;
  std::string line;
  for (size_t number = 1; std::getline(file, line); ++number) {
    const json record = json::parse(line, nullptr, false);
    if (!record.is_object() || !record.contains("text") || !record.contains("sentences")) {
      std::cerr << argv[1] << ':' << number << ": no text and sentences\n";
      return 1;
    }
    const json& sentences = record["sentences"];
    if (!sentences.empty() && sentences[0].is_array()) {
      judge_article(record, totals);
    } else {
      judge_case(record, totals);
    }
  }
  print(totals);
  return 0;
}
