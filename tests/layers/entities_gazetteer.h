// A small gazetteer for the tests of the entity layer: our own lists in core/data/names and a few
// phrases, built as the trainer builds the large one.
#pragma once

#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "core/layers/entities.h"
#include "core/layers/gazetteer.h"
#include "core/lexicon/lexicon_builder.h"

namespace postil_test {

inline std::string read_text(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  INFO(path);
  REQUIRE(in);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

inline postil::CaseRule case_rule(std::string_view phrase) {
  size_t upper = 0, lower = 0;
  for (char c : phrase) {
    upper += c >= 'A' && c <= 'Z';
    lower += (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
  }
  if (upper >= 2 && lower == 0 && phrase.size() <= 6 && phrase.find(' ') == phrase.npos)
    return postil::CaseRule::acronym;
  return upper || lower == 0 ? postil::CaseRule::exact : postil::CaseRule::any;
}

inline postil::EntityResources small_gazetteer() {
  struct Phrase {
    std::string_view text;
    postil::GazetteerClass cls;
    std::string_view code = {};
  };
  using C = postil::GazetteerClass;
  static constexpr Phrase extra[] = {
      {"Kenya", C::country},
      {"Norway", C::country},
      {"Japan", C::country},
      {"Chile", C::country},
      {"Egypt", C::country},
      {"Germany", C::country},
      {"Oslo", C::city},
      {"Nairobi", C::city},
      {"Tokyo", C::city},
      {"Santiago", C::city},
      {"Berlin", C::city},
      {"Norwegian", C::demonym},
      {"Kenyan", C::demonym},
      {"Japanese", C::demonym},
      {"Chilean", C::demonym},
      {"German", C::demonym},
      {"Egyptian", C::demonym, "EG"},
      {"France", C::country, "FR"},
      {"Canada", C::country, "CA"},
      {"United States", C::country, "US"},
      {"United Kingdom", C::country, "GB"},
      {"Georgia", C::country, "GE"},
      {"Georgian", C::demonym, "GE"},
      {"French", C::demonym, "FR"},
      {"British", C::demonym, "GB"},
      {"Korean", C::demonym, "KP/KR"},
      {"Westmark", C::province, "DE/FR"},
      {"Paris", C::city, "2988507 FR 42/4717560 US 29"},
      {"Birmingham", C::city, "2655603 GB 40/4049979 US 35"},
      {"Valencia", C::city, "3625549 VE 41/2509954 ES 39"},
      {"Springfield", C::city, "0 US"},
      {"Asia", C::city, "1730097 PH"},
      {"Asia", C::region},
      {"Bern Roe", C::person, "senator, VT, Independent\tBernard Roe"},
      {"Bernard Roe", C::person, "senator, VT, Independent"},
      {"Angela", C::first_name},
      {"Jane", C::first_name},
      {"Peter", C::first_name},
      {"Maria", C::first_name},
      {"Amina", C::first_name},
      {"Roe", C::surname},
      {"Hansen", C::surname},
      {"Japanese", C::language},
      {"Swahili", C::language},
      {"US Dollar", C::currency},
      {"however", C::common},
      {"the", C::common},
      {"officials", C::common},
      {"they", C::common},
      {"many", C::common},
      {"after", C::common},
      {"factories", C::common},
      {"workers", C::common},
      {"exports", C::common},
      {"when", C::common},
      {"it", C::common},
      {"but", C::common},
      {"prices", C::common},
      {"government", C::common},
      {"trade", C::common},
      {"of", C::common},
      {"and", C::common},
      {"on", C::common},
      {"talks", C::common},
      {"said", C::common},
      {"delegates", C::common},
      {"voted", C::common},
      {"finance", C::common},
      {"fisheries", C::common},
      {"harbour", C::common}};
  postil::LexiconBuilder builder;
  std::string details;  // one line a detail; equal lines may stand twice
  uint32_t detail_count = 0;
  auto detail_of = [&](postil::GazetteerClass cls, const std::string& cell) {
    if (cell.empty()) return uint32_t{0};
    if (postil::detail_is_number(cls)) return static_cast<uint32_t>(std::stoul(cell));
    if (cls == C::city && cell.find(' ') == cell.npos) details += "0 ";
    details += cell;
    details += '\n';
    return ++detail_count;
  };
  for (size_t c = 0; c < postil::gazetteer_class_count; ++c) {
    auto cls = static_cast<C>(c);
    std::string path = POSTIL_SOURCE_DIR "/core/data/names/";
    path += postil::gazetteer_class_names[c];
    path += ".txt";
    std::ifstream in(path, std::ios::binary);
    for (std::string line; std::getline(in, line);) {
      if (line.empty() || line[0] == '#') continue;
      std::string phrase = line.substr(0, line.find('\t'));
      std::string cell = phrase.size() == line.size() ? "" : line.substr(phrase.size() + 1);
      builder.add(phrase, case_rule(phrase), postil::Inflection::none,
                  static_cast<uint32_t>(c) | detail_of(cls, cell) << 8);
    }
  }
  for (const Phrase& phrase : extra)
    builder.add(phrase.text, case_rule(phrase.text), postil::Inflection::none,
                static_cast<uint32_t>(phrase.cls) | detail_of(phrase.cls, std::string(phrase.code))
                                                        << 8);
  std::vector<std::byte> bytes = builder.build();
  std::vector<std::byte> table;
  for (char c : details) table.push_back(static_cast<std::byte>(c));
  auto lexicon = postil::Lexicon::load(bytes);
  auto known = postil::GazetteerDetails::load(table);
  REQUIRE(lexicon);
  REQUIRE(known);
  postil::EntityResources resources;
  resources.gazetteer = std::move(*lexicon);
  resources.details = std::move(*known);
  return resources;
}

// A case of a corpus file: the text, and the text with its marks as "[TYPE words]".
struct MarkedCase {
  int line = 0;
  std::string text, marked;
};

// One case a line; lines that begin with # are comments; "\n" in a case is a line end.
inline std::vector<MarkedCase> read_cases(const std::string& path) {
  std::vector<MarkedCase> cases;
  std::istringstream in(read_text(path));
  int number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (line.empty() || line[0] == '#') continue;
    for (size_t at; (at = line.find("\\n")) != line.npos;) {
      line[at] = '\n';
      line.erase(at + 1, 1);
    }
    MarkedCase c{number, {}, line};
    for (size_t i = 0; i < line.size(); ++i) {
      if (line[i] == '[') {
        i = line.find(' ', i);
        REQUIRE(i != line.npos);
      } else if (line[i] != ']') {
        c.text += line[i];
      }
    }
    cases.push_back(c);
  }
  return cases;
}

template <class Marks>
std::string with_marks(const postil::Document& document, const Marks& marks) {
  std::string out;
  size_t at = 0;
  for (const auto& mark : marks) {
    postil::ByteSpan bytes = postil::bytes_of(document, mark.tokens);
    out += document.text.substr(at, bytes.begin - at);
    out += '[';
    out += postil::entity_type_names[static_cast<size_t>(mark.type)];
    out += ' ';
    out += postil::text_of(document, bytes);
    out += ']';
    at = bytes.end;
  }
  return out + document.text.substr(at);
}

}  // namespace postil_test
