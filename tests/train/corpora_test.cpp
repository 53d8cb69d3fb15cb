// Readers of annotated corpora, from small files that the tests write.
#include "core/train/corpora.h"

#include <catch2/catch.hpp>
#include <cstdio>
#include <fstream>
#include <string>

#include "core/train/own_sentences.h"

using namespace postil;

namespace {

// A file that is gone with its owner.
class File {
 public:
  File(const char* name, const std::string& text) : path(std::string("corpora_test.") + name) {
    std::ofstream(path, std::ios::binary) << text;
  }
  ~File() { std::remove(path.c_str()); }
  const std::string path;
};

// "words/LABEL" of each mention, parted by "; ".
std::string mentions_of(const LabelledText& text) {
  std::string line;
  for (const LabelledSpan& span : text.spans) {
    if (!line.empty()) line += "; ";
    line += text.text.substr(span.bytes.begin, span.bytes.size()) + "/" + span.label;
  }
  return line;
}

}  // namespace

TEST_CASE("gold: offsets in UTF-16 units become bytes; what lies outside is left out") {
  const File file("gold",
                  "{\"id\": \"a\", \"text\": \"\xF0\x9F\x8C\x8D \xC3\x89va met Li.\", "
                  "\"entities\": [{\"start\": 11, \"end\": 13, \"type\": \"PERSON\"}, "
                  "{\"start\": 3, \"end\": 6, \"type\": \"PERSON\"}, "
                  "{\"start\": 13, \"end\": 99, \"type\": \"ORG\"}]}\n\n");
  const auto texts = read_gold(file.path);
  REQUIRE(texts);
  REQUIRE(texts->size() == 1);
  CHECK((*texts)[0].id == "a");
  CHECK(mentions_of((*texts)[0]) == "\xC3\x89va/PERSON; Li/PERSON");
}

TEST_CASE("gold: a line that is none is an error that names it") {
  const File file("bad", "{\"text\": \"x\"}\n");
  const auto texts = read_gold(file.path);
  REQUIRE(!texts);
  CHECK(texts.error().find("1") != std::string::npos);
  CHECK(!read_gold("no such file"));
}

TEST_CASE("columns: tokens become running text, documents part texts") {
  const File file("conll",
                  "# doc one\nMs\tO\nOdoi\tB-Person\n's\tO\nvisit\tO\nto\tO\nNew\tB-Location\n"
                  "York\tI-Location\n,\tO\nUSA\tB-Location\n.\tO\n\n"
                  "# doc two\n(\tO\nRio\tB-Location\n)\tO\n\"\tO\nYes\tO\n\"\tO\n");
  const auto texts = read_conll(file.path, 1);
  REQUIRE(texts);
  REQUIRE(texts->size() == 2);
  CHECK((*texts)[0].id == "one");
  CHECK((*texts)[0].text == "Ms Odoi's visit to New York, USA. ");
  CHECK(mentions_of((*texts)[0]) == "Odoi/Person; New York/Location; USA/Location");
  CHECK((*texts)[1].text == "(Rio) \"Yes\" ");
}

TEST_CASE("columns: an at sign stands apart and is no mention") {
  const File file("at", "@\tB-PER\nodoi\tB-PER\nhi\tO\n\n");
  const auto texts = read_conll(file.path, 1);
  REQUIRE(texts);
  CHECK((*texts)[0].text == "@ odoi hi\n");
  CHECK(mentions_of((*texts)[0]) == "odoi/PER");
}

TEST_CASE("columns: texts of so many sentences where no document is named") {
  std::string rows;
  for (int i = 0; i < 7; ++i) rows += "Yes\tO\n.\tO\n\n";
  const File file("count", rows);
  const auto texts = read_conll(file.path, 3);
  REQUIRE(texts);
  CHECK(texts->size() == 3);
}

TEST_CASE("labels lie on whole tokens, and what does not fit is counted") {
  LabelledText text{"x", "Ana Duarte left. Kimwell stayed.", {}};
  text.spans = {{{0, 10}, "PERSON"}, {{11, 15}, "VERB"}, {{17, 20}, "PERSON"}};
  SnapCounts counts;
  const LabelledDocument laid = lay_on_tokens(text, {"ORG", "PERSON"}, counts);
  REQUIRE(laid.mentions.size() == 2);
  CHECK(laid.mentions[0].tokens == TokenSpan{0, 2});
  CHECK(laid.mentions[0].label == 1);
  CHECK(laid.mentions[1].tokens == TokenSpan{4, 5});
  CHECK(counts.mentions == 3);
  CHECK(counts.snapped == 1);
  CHECK(counts.dropped == 1);
}

TEST_CASE("our own sentences: slots are filled, alike within a text") {
  const File file("own",
                  "# A comment.\nname = Ana | Ben\n\n[PERSON {name}] met [PERSON {name2}].\n"
                  "{name} is here.\n");
  const auto texts = read_own_sentences(file.path, {2, 3, 1});
  REQUIRE(texts);
  REQUIRE(texts->size() == 3);
  for (const LabelledText& text : *texts) {
    for (const LabelledSpan& span : text.spans) {
      const std::string words = text.text.substr(span.bytes.begin, span.bytes.size());
      CHECK((words == "Ana" || words == "Ben"));
      CHECK(span.label == "PERSON");
    }
    CHECK(text.text.find('{') == std::string::npos);
  }
  const auto again = read_own_sentences(file.path, {2, 3, 1});
  REQUIRE(again);
  CHECK((*again)[1].text == (*texts)[1].text);
}

TEST_CASE("our own sentences: an error names the line") {
  const File file("wrong", "name = Ana\n\n[PERSON {nobody}] left.\n");
  const auto texts = read_own_sentences(file.path, {});
  REQUIRE(!texts);
  CHECK(texts.error().find("line 3") != std::string::npos);
}
