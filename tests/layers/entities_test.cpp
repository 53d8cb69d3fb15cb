// The entity layer with the bundle that is shipped: the entities of a table of sentences, and what
// must hold of any text.
#include "core/layers/entities.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "core/postil.h"
#include "tests/layers/bundle.h"

using namespace postil;

namespace {

std::string without_marks(const std::string& line) {
  std::string text;
  for (size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '[') {
      i = line.find(' ', i);
    } else if (line[i] != ']') {
      text += line[i];
    }
  }
  return text;
}

// The text with its entities marked as in the table.
std::string with_marks(const Document& document, const EntityLayer& layer) {
  std::string line;
  uint32_t from = 0;
  for (const Entity& entity : layer.marks) {
    const ByteSpan bytes = bytes_of(document, entity.tokens);
    line += document.text.substr(from, bytes.begin - from);
    line += '[';
    line += entity_type_names[static_cast<size_t>(entity.type)];
    line += ' ';
    line += text_of(document, bytes);
    line += ']';
    from = bytes.end;
  }
  return line + document.text.substr(from);
}

EntityLayer entities_of(const Document& document) {
  return find_entities(document, read_keys(document), resources().entities);
}

}  // namespace

TEST_CASE("entities of the table") {
  std::ifstream file(POSTIL_TESTS_DIR "/layers/entities.txt");
  std::vector<bool> seen(std::size(entity_type_names));
  uint32_t lines = 0;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line[0] == '#') continue;
    ++lines;
    const Document document = read_document(without_marks(line));
    const EntityLayer layer = entities_of(document);
    CHECK(with_marks(document, layer) == line);
    for (const Entity& entity : layer.marks) seen[static_cast<size_t>(entity.type)] = true;
  }
  CHECK(lines >= 55);
  CHECK(std::count(seen.begin(), seen.end(), false) == 0);
}

TEST_CASE("entities are disjoint, in order, inside of sentences, and give reasons") {
  std::string text;
  std::ifstream file(POSTIL_TESTS_DIR "/layers/entities.txt");
  for (std::string line; std::getline(file, line);) text += line + "\n";
  const Document document = read_document(text);
  const EntityLayer layer = entities_of(document);
  REQUIRE(layer.marks.size() > 50);
  uint32_t from = 0, last_reason = 0;
  for (const Entity& entity : layer.marks) {
    REQUIRE(entity.tokens.begin >= from);
    REQUIRE(!entity.tokens.empty());
    from = entity.tokens.end;
    const bool inside =
        std::any_of(document.sentences.begin(), document.sentences.end(),
                    [&](TokenSpan sentence) { return sentence.contains(entity.tokens); });
    CHECK(inside);
    CHECK(entity.why.begin == last_reason);
    last_reason = entity.why.end;
  }
  CHECK(last_reason == layer.reasons.size());
  for (const Reason& reason : layer.reasons) {
    CHECK(!entity_reason_name(reason.code).empty());
    CHECK(reason.weight > 0);
  }
}

TEST_CASE("a name is what the rest of its article makes it") {
  const Document document =
      read_document("Sana Odoi opened the school.\n\nParents thanked Odoi for her work.");
  const EntityLayer layer = entities_of(document);
  REQUIRE(layer.marks.size() == 2);
  CHECK(layer.marks[0].type == EntityType::person);
  CHECK(layer.marks[1].type == EntityType::person);
}
