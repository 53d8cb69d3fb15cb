#include "core/train/gazetteer.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <set>

#include "core/train/gazetteer_sources.h"

using namespace postil;

namespace {

// A folder of the test's own, removed when it ends.
class Folder {
 public:
  explicit Folder(const std::string& name)
      : path_(std::filesystem::temp_directory_path() / ("postil-" + name)) {
    std::filesystem::remove_all(path_);
    std::filesystem::create_directories(path_);
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  std::string write(const std::string& name, std::string_view text) const {
    std::filesystem::path file = path_ / name;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << text;
    return file.string();
  }
  std::string path() const { return path_.string(); }

 private:
  std::filesystem::path path_;
};

}  // namespace

TEST_CASE("our own lists: every file is a class, no row stands twice, numbers are given") {
  GazetteerPhrases phrases;
  auto done = read_own_lists(POSTIL_SOURCE_DIR "/core/data/names", phrases);
  REQUIRE(done);
  CHECK(phrases.size() > 3000);
  std::set<std::pair<std::string, GazetteerClass>> seen;
  for (const GazetteerPhrase& phrase : phrases) {
    INFO(phrase.text << " in " << gazetteer_class_names[static_cast<size_t>(phrase.cls)]);
    CHECK(phrase.chosen);
    CHECK(trim(phrase.text) == phrase.text);
    if (phrase.cls == GazetteerClass::month) CHECK((phrase.number >= 1 && phrase.number <= 13));
    if (phrase.cls == GazetteerClass::weekday) CHECK((phrase.number >= 1 && phrase.number <= 7));
    if (phrase.cls == GazetteerClass::country && !phrase.code.empty())
      CHECK((phrase.code.size() == 2 || phrase.code.size() == 4 || phrase.code.at(2) == '-'));
    CHECK(seen.emplace(phrase.text, phrase.cls).second);
  }
}

TEST_CASE("a list whose name is no class is refused by name") {
  Folder folder("names");
  folder.write("planet.txt", "Vulcan\n");
  GazetteerPhrases phrases;
  auto done = read_own_lists(folder.path(), phrases);
  REQUIRE_FALSE(done);
  CHECK(done.error().find("planet.txt") != std::string::npos);
  CHECK_FALSE(read_own_lists(folder.path() + "/absent", phrases));
}

TEST_CASE("a missing source is named") {
  Folder folder("empty");
  std::ostringstream report;
  auto files = build_gazetteer(folder.path(), POSTIL_SOURCE_DIR "/core/data/names", report);
  REQUIRE_FALSE(files);
  CHECK(files.error().find(folder.path()) != std::string::npos);
}

TEST_CASE("lower and title case know the Latin letters") {
  struct Case {
    std::string_view word, lower, title;
  };
  for (const Case& c : {Case{"BANK", "bank", "Bank"},
                        {"ÉLAN", "élan", "Élan"},
                        {"ŁÓDŹ", "łódź", "Łódź"},
                        {"straße", "straße", "straße"},
                        {"", "", ""}}) {
    CHECK(lower_case(c.word) == c.lower);
    CHECK(title_case(c.word) == c.title);
  }
}

TEST_CASE("lines and cells are cut, line ends of either kind") {
  CHECK(lines_of("a\r\nb\n") == std::vector<std::string_view>{"a", "b", ""});
  CHECK(split("a\t\tb", '\t') == std::vector<std::string_view>{"a", "", "b"});
  CHECK(trim(" \ta b ") == "a b");
}
