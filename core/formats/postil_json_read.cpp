#include <algorithm>

#include "core/formats/json_reader.h"
#include "core/formats/postil_json.h"

namespace postil {
namespace {

constexpr std::string_view not_in_order = "begins before the one before it ends";

class Reader {
 public:
  Reader(const Json& json, MarkedText& article, OffsetUnit unit, JsonReader& in)
      : json_(json), article_(article), bytes_(article.text, unit), in_(in) {}

  void read() {
    structure();
    article_.layers = {json_.contains("entities"), json_.contains("claims"),
                       json_.contains("terms")};
    each("groups", [&](const Json& item, const Place& at) { group(item, at); });
    each("entities", [&](const Json& item, const Place& at) { entity(item, at); });
    each("claims", [&](const Json& item, const Place& at) { claim(item, at); });
    each("terms", [&](const Json& item, const Place& at) { term(item, at); });
    std::stable_sort(article_.entities.begin(), article_.entities.end(), in_order);
    std::stable_sort(article_.claims.begin(), article_.claims.end(), in_order);
    std::stable_sort(article_.terms.begin(), article_.terms.end(), in_order);
  }

 private:
  static bool in_order(const Mark& a, const Mark& b) { return a.bytes < b.bytes; }

  template <class Enum, class Names>
  Enum name(const Json& item, const char* key, const Place& at, const Names& names) {
    return static_cast<Enum>(in_.one_of(item, key, at, names, std::size(names)));
  }

  // Calls `read` with each object of a list.
  template <class Read>
  void each(const char* key, Read read) {
    const Place list{&root_, key};
    const std::span<const Json> items = in_.list(json_, key, root_);
    for (size_t i = 0; i < items.size() && !in_.failed(); ++i) {
      const Place at{&list, {}, i};
      if (in_.is_object(items[i], at)) read(items[i], at);
    }
  }

  void structure() {
    if (!json_.contains("sentences") || !json_.contains("blocks")) {
      read_structure(article_);
      return;
    }
    const Place list{&root_, "sentences"};
    const std::span<const Json> sentences = in_.list(json_, "sentences", root_);
    for (size_t i = 0; i < sentences.size() && !in_.failed(); ++i) {
      const Place at{&list, {}, i};
      const Json& pair = sentences[i];
      if (pair.is_array() && pair.size() == 2)
        article_.sentences.push_back(in_.span(&pair[0], &pair[1], bytes_, at));
      else
        return in_.fail(at, "is not a pair of offsets");
      if (i > 0 && article_.sentences[i].begin < article_.sentences[i - 1].end)
        in_.fail(at, not_in_order);
    }
    each("blocks", [&](const Json& item, const Place& at) {
      const ByteSpan span = in_.span(item, bytes_, at);
      if (!article_.blocks.empty() && span.begin < article_.blocks.back().bytes.end)
        in_.fail(at, not_in_order);
      article_.blocks.push_back({span, name<BlockKind>(item, "kind", at, block_kind_names),
                                 in_.span_at(item, "dateline", bytes_, at)});
    });
  }

  Mark head(const Json& item, const Place& at) {
    Mark mark;
    mark.bytes = in_.span(item, bytes_, at);
    mark.status = static_cast<MarkStatus>(in_.one_of(item, "status", at, mark_status_names, 0));
    mark.note = in_.text(item, "note", at);
    const Place list{&at, "why"};
    const std::span<const Json> why = in_.list(item, "why", at);
    for (size_t i = 0; i < why.size() && !in_.failed(); ++i) {
      const Place place{&list, {}, i};
      if (!in_.is_object(why[i], place)) break;
      MarkReason reason{
          in_.text(why[i], "reason", place), in_.thousandths(why[i], "weight", place), {}};
      if (why[i].contains("start")) reason.where = in_.span(why[i], bytes_, place);
      mark.why.push_back(std::move(reason));
    }
    return mark;
  }

  void group(const Json& item, const Place& at) {
    MarkedGroup group;
    group.bytes = in_.span(item, bytes_, at);
    group.type = name<EntityType>(item, "type", at, entity_type_names);
    group.count = static_cast<uint32_t>(in_.integer(item, "count", at, UINT32_MAX));
    group.country = in_.text(item, "country", at);
    if (const Json* link = in_.member(item, "link"); link && in_.is_object(*link, {&at, "link"})) {
      const Place place{&at, "link"};
      group.link = name<LinkKind>(*link, "kind", place, link_kind_names);
      if (group.link != LinkKind::none) group.id = in_.text(*link, "id", place);
    }
    article_.groups.push_back(std::move(group));
  }

  void entity(const Json& item, const Place& at) {
    MarkedEntity mark{head(item, at)};
    mark.type = name<EntityType>(item, "type", at, entity_type_names);
    mark.value = in_.text(item, "value", at);
    if (in_.member(item, "group")) {
      mark.group = static_cast<uint32_t>(in_.integer(item, "group", at, UINT32_MAX - 1));
      if (mark.group >= article_.groups.size()) in_.fail({&at, "group"}, "is not in groups");
    }
    article_.entities.push_back(std::move(mark));
  }

  void details(const Json& item, const Place& at, MarkedClaim& mark) {
    mark.source_kind =
        static_cast<SourceKind>(in_.one_of(item, "source_kind", at, source_kind_names, 0));
    mark.wording = static_cast<Wording>(in_.one_of(item, "wording", at, wording_names, 0));
    const Place list{&at, "content"};
    const std::span<const Json> parts = in_.list(item, "content", at);
    for (size_t i = 0; i < parts.size() && i < 2; ++i) {
      const Place place{&list, {}, i};
      if (in_.is_object(parts[i], place)) mark.content[i] = in_.span(parts[i], bytes_, place);
    }
    mark.speaker = in_.span_at(item, "speaker", bytes_, at);
    mark.speaker_link =
        static_cast<SpeakerLink>(in_.one_of(item, "speaker_by", at, speaker_link_names, 0));
    mark.negation = in_.span_at(item, "negation", bytes_, at);
    mark.needs_context = in_.integer(item, "needs_context", at, 1) == 1;
    if (in_.member(item, "repeats"))
      mark.repeats = static_cast<uint32_t>(in_.integer(item, "repeats", at, UINT32_MAX - 1));
  }

  void claim(const Json& item, const Place& at) {
    MarkedClaim mark{head(item, at)};
    mark.kind = name<ClaimKind>(item, "kind", at, claim_kind_names);
    mark.worth = in_.thousandths(item, "worth", at);
    mark.certainty = static_cast<Certainty>(in_.one_of(item, "certainty", at, certainty_names, 0));
    mark.source = in_.span_at(item, "source", bytes_, at);
    mark.cue = in_.span_at(item, "cue", bytes_, at);
    mark.hedge = in_.span_at(item, "hedge", bytes_, at);
    details(item, at, mark);
    article_.claims.push_back(std::move(mark));
  }

  void term(const Json& item, const Place& at) {
    MarkedTerm mark{head(item, at)};
    mark.topic = name<Topic>(item, "topic", at, topic_names);
    mark.concept_id = in_.text(item, "concept", at);
    mark.label = in_.text(item, "label", at);
    mark.pack = in_.text(item, "pack", at);
    article_.terms.push_back(std::move(mark));
  }

  const Json& json_;
  MarkedText& article_;
  FromUnits bytes_;
  JsonReader& in_;
  Place root_;
};

}  // namespace

Result<MarkedText> read_postil_json(std::string_view bytes) {
  const Result<Json> json = parse_json(bytes);
  if (!json) return Error{"Postil JSON: " + json.error()};
  JsonReader in;
  const Place root;
  MarkedText article;
  if (in.is_object(*json, root)) {
    if (in.text(*json, "format", root) != "postil") in.fail({&root, "format"}, "is not \"postil\"");
    if (in.integer(*json, "version", root, 1) != 1) in.fail({&root, "version"}, "is not 1");
    const auto unit =
        static_cast<OffsetUnit>(in.one_of(*json, "offsets", root, offset_unit_names, 0));
    article.id = in.text(*json, "id", root);
    article.title = in.text(*json, "title", root);
    article.address = in.text(*json, "address", root);
    if (in.member(*json, "text") == nullptr) in.fail({&root, "text"}, "is missing");
    article.text = in.text(*json, "text", root);
    article.invalid_bytes =
        static_cast<uint32_t>(in.integer(*json, "invalid_bytes", root, UINT32_MAX));
    if (!in.failed()) Reader(*json, article, unit, in).read();
  }
  if (in.failed()) return Error{"Postil JSON: " + in.fault()};
  return article;
}

}  // namespace postil
