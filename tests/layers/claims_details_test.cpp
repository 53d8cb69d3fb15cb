// What is noted of claims besides the verdict, on texts with a known reading of their own: the
// attributions are given, so that no model's opinion counts.
#include "core/layers/claims_details.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>

#include "core/bundle.h"

using namespace postil;

namespace {

const Lexicon& cues() {
  static const Lexicon lexicon = [] {
    std::ifstream file(POSTIL_SOURCE_DIR "/core/data/postil.bundle", std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    const auto bundle =
        Bundle::open({reinterpret_cast<const std::byte*>(text.data()), text.size()});
    REQUIRE(bundle);
    const auto bytes = bundle->section("cues");
    REQUIRE(bytes);
    auto read = Lexicon::load(*bytes);
    REQUIRE(read);
    return std::move(*read);
  }();
  return lexicon;
}

// An article in which [source] and <cue> are marked and {names} are persons; a claim a sentence.
struct Article {
  Document document;
  Keys keys;
  std::vector<Attribution> attributions;
  std::vector<Entity> entities;
  std::vector<Claim> claims;

  explicit Article(const std::string& marked) {
    std::string text;
    std::vector<ByteSpan> sources, said, persons;
    const auto open = [&](std::vector<ByteSpan>& spans) {
      spans.push_back({static_cast<uint32_t>(text.size()), 0});
    };
    const auto close = [&](std::vector<ByteSpan>& spans) {
      spans.back().end = static_cast<uint32_t>(text.size());
    };
    for (const char c : marked) {
      switch (c) {
        case '[':
          open(sources);
          break;
        case ']':
          close(sources);
          break;
        case '<':
          open(said);
          break;
        case '>':
          close(said);
          break;
        case '{':
          open(persons);
          break;
        case '}':
          close(persons);
          break;
        default:
          text += c;
      }
    }
    document = read_document(text);
    keys = read_keys(document);
    const auto tokens = [&](ByteSpan bytes) {
      TokenSpan span;
      for (uint32_t i = 0; i < document.tokens.size(); ++i)
        if (bytes.contains(document.tokens[i].bytes)) {
          if (span.empty()) span.begin = i;
          span.end = i + 1;
        }
      return span;
    };
    for (const ByteSpan person : persons)
      entities.push_back({tokens(person), EntityType::person, {}});
    attributions.resize(document.sentences.size());
    for (size_t i = 0; i < attributions.size(); ++i) {
      const TokenSpan sentence = document.sentences[i];
      for (const ByteSpan span : sources)
        if (sentence.contains(tokens(span))) attributions[i].source = tokens(span);
      for (const ByteSpan span : said)
        if (sentence.contains(tokens(span))) attributions[i].cue = tokens(span);
      claims.emplace_back();
      claims.back().tokens = sentence;
      claims.back().source = attributions[i].source;
      claims.back().cue = attributions[i].cue;
    }
    const WordTable words;
    add_details(read_claims(document, keys, entities, cues(), words), attributions, claims);
  }
  std::string said(TokenSpan span) const { return std::string(text_of(document, span)); }
};

}  // namespace

TEST_CASE("details: kinds of source") {
  const std::pair<const char*, SourceKind> cases[] = {
      {"Prices rose in May.", SourceKind::author},
      {"Prices rose, [Minister {Ada Byrne}] <said>.", SourceKind::named},
      {"[The union] <said> prices rose.", SourceKind::collective},
      {"[The mayor] <said> prices rose.", SourceKind::anonymous},
      {"[Economists] <said> prices rose.", SourceKind::collective},
      {"[A senior official] <said> prices rose.", SourceKind::anonymous},
      {"[People close to the talks] <said> prices rose.", SourceKind::anonymous},
      {"<According to> [a report by the board], prices rose.", SourceKind::document},
      {"[Police] <said> prices rose.", SourceKind::collective},
      {"[I] <think> prices rose.", SourceKind::author},
  };
  for (const auto& [text, kind] : cases) {
    INFO(text);
    const Article article(text);
    REQUIRE(article.claims.size() == 1);
    CHECK(source_kind_names[static_cast<size_t>(article.claims[0].source_kind)] ==
          source_kind_names[static_cast<size_t>(kind)]);
  }
}

TEST_CASE("details: wording and content") {
  const Article direct("“We shall pay,” <said> [the mayor] on Monday.");
  CHECK(direct.claims[0].wording == Wording::direct);
  CHECK(direct.said(direct.claims[0].content[0]) == "We shall pay");
  CHECK(direct.claims[0].content[1].empty());
  const Article indirect("[The mayor] <said> the city would pay.");
  CHECK(indirect.claims[0].wording == Wording::indirect);
  CHECK(indirect.said(indirect.claims[0].content[1]) == "the city would pay");
  const Article mixed("[The mayor] <said> the city would now “pay in full” for the bridge.");
  CHECK(mixed.claims[0].wording == Wording::mixed);
  const Article own("The city paid.");
  CHECK(own.claims[0].wording == Wording::own);
  CHECK(own.claims[0].content[0].empty());
}

TEST_CASE(
    "details: a quotation that runs on has the speaker of its first sentence, or of its last") {
  const Article before("“Rents are high,” <said> [{Ada Byrne}]. “The city built no homes.”");
  REQUIRE(before.claims.size() == 2);
  CHECK(before.claims[1].speaker.empty());
  const Article running("“Rents are high. The city built no homes,” <said> [{Ada Byrne}].");
  REQUIRE(running.claims.size() == 2);
  CHECK(running.said(running.claims[0].speaker) == "Ada Byrne");
  CHECK(running.claims[0].speaker_link == SpeakerLink::quotation);
  CHECK(running.claims[0].source_kind == SourceKind::named);
  CHECK(running.claims[0].source.empty());
}

TEST_CASE("details: a pronoun is the last named speaker unless another person came between") {
  const Article clear("[{Ada Byrne}] <said> rents rose. [She] <added> that wages fell.");
  REQUIRE(clear.claims.size() == 2);
  CHECK(clear.said(clear.claims[1].speaker) == "Ada Byrne");
  CHECK(clear.claims[1].speaker_link == SpeakerLink::pronoun);
  CHECK_FALSE(clear.claims[1].needs_context);
  const Article unclear(
      "[{Ada Byrne}] <said> rents rose. {Tom Reed} left the room. [She] <added> that wages fell.");
  REQUIRE(unclear.claims.size() == 3);
  CHECK(unclear.claims[2].speaker.empty());
  CHECK(unclear.claims[2].needs_context);
}

TEST_CASE("details: negation, and pronouns at the head") {
  const Article denied("[The mayor] <denied> that rents rose.");
  CHECK(denied.said(denied.claims[0].negation) == "denied");
  const Article negated("Rents did not rise.");
  CHECK(negated.said(negated.claims[0].negation) == "not");
  CHECK_FALSE(negated.claims[0].needs_context);
  const Article pronoun("They rose by a third.");
  CHECK(pronoun.claims[0].negation.empty());
  CHECK(pronoun.claims[0].needs_context);
}

TEST_CASE("details: repeats are those that a comparison of all pairs finds") {
  const Article article(
      "The city of Ostend built no new homes in the last three years.\n\n"
      "Rents rose by a third over the winter, and wages did not follow at all.\n\n"
      "The city of Ostend built no new homes in the last three years!\n\n"
      "Rents fell.\n\nRents fell.\n\n"
      "The city of Ostend has built no new homes in the last three years.");
  REQUIRE(article.claims.size() == 6);
  CHECK(article.claims[0].repeats == no_claim_index);
  CHECK(article.claims[1].repeats == no_claim_index);
  CHECK(article.claims[2].repeats == 0);
  CHECK(article.claims[4].repeats == no_claim_index);  // too short to tell
  CHECK(article.claims[5].repeats == 0);
}
