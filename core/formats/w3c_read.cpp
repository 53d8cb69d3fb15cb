#include <algorithm>

#include "core/formats/json_reader.h"
#include "core/formats/w3c.h"

namespace postil {
namespace {

// Programs write one thing where the model allows several: {..} for [{..}].
std::span<const Json> one_or_more(const Json* value) {
  if (value == nullptr) return {};
  if (const auto* items = value->get_ptr<const Json::array_t*>()) return *items;
  return {value, 1};
}

template <class Names>
bool knows(const Names& names, std::string_view name) {
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

class Reader {
 public:
  Reader(MarkedText& article, JsonReader& in)
      : article_(article), bytes_(article.text, OffsetUnit::code_points), in_(in) {}

  void annotation(const Json& item, const Place& at) {
    Mark mark;
    mark.bytes = target(item, at);
    mark.status =
        static_cast<MarkStatus>(in_.one_of(item, "postil:status", at, mark_status_names, 0));
    std::string value;
    for (const Json& body : one_or_more(in_.member(item, "body"))) {
      if (!body.is_object()) continue;
      const std::string purpose = in_.text(body, "purpose", at);
      if (purpose == "commenting")
        mark.note = in_.text(body, "value", at);
      else if (value.empty())
        value = in_.text(body, "value", at);
    }
    add(std::move(mark), layer_of(in_.text(item, "postil:layer", at), value), value, item, at);
  }

  void groups(const Json& page, const Place& above) {
    const Place list{&above, "postil:groups"};
    const std::span<const Json> items = one_or_more(in_.member(page, "postil:groups"));
    for (size_t i = 0; i < items.size() && !in_.failed(); ++i) {
      const Json& item = items[i];
      const Place at{&list, {}, i};
      if (!in_.is_object(item, at)) return;
      const size_t types = std::size(entity_type_names);
      MarkedGroup group;
      group.bytes =
          in_.span(in_.member(item, "postil:start"), in_.member(item, "postil:end"), bytes_, at);
      group.type =
          static_cast<EntityType>(in_.one_of(item, "postil:type", at, entity_type_names, types));
      group.count = static_cast<uint32_t>(in_.integer(item, "postil:count", at, UINT32_MAX));
      group.link = static_cast<LinkKind>(in_.one_of(item, "postil:link", at, link_kind_names, 0));
      if (group.link != LinkKind::none) group.id = in_.text(item, "postil:link_id", at);
      group.country = in_.text(item, "postil:country", at);
      article_.groups.push_back(std::move(group));
    }
  }

  void sort() {
    const auto in_order = [](const Mark& a, const Mark& b) { return a.bytes < b.bytes; };
    std::stable_sort(article_.entities.begin(), article_.entities.end(), in_order);
    std::stable_sort(article_.claims.begin(), article_.claims.end(), in_order);
    std::stable_sort(article_.terms.begin(), article_.terms.end(), in_order);
  }

 private:
  // Annotations of other programs tell their layer by what they say.
  static std::string layer_of(std::string given, std::string_view value) {
    if (!given.empty()) return given;
    if (knows(entity_type_names, value)) return "entity";
    if (knows(claim_kind_names, value)) return "claim";
    return knows(topic_names, value) ? "term" : "";
  }

  void add(Mark mark, std::string_view layer, const std::string& value, const Json& item,
           const Place& at) {
    const Json said = {{"value", value}};
    const auto name = [&](const auto& names) {
      return in_.one_of(said, "value", {&at, "body"}, names, std::size(names));
    };
    if (layer == "entity") {
      const auto type = static_cast<EntityType>(name(entity_type_names));
      MarkedEntity entity{std::move(mark), type, no_group, in_.text(item, "postil:value", at)};
      if (in_.member(item, "postil:group"))
        entity.group = static_cast<uint32_t>(in_.integer(item, "postil:group", at, UINT32_MAX - 1));
      if (entity.group != no_group && entity.group >= article_.groups.size())
        in_.fail({&at, "postil:group"}, "is not in postil:groups");
      article_.entities.push_back(std::move(entity));
    } else if (layer == "claim") {
      const auto kind = static_cast<ClaimKind>(name(claim_kind_names));
      const auto certainty =
          static_cast<Certainty>(in_.one_of(item, "postil:certainty", at, certainty_names, 0));
      MarkedClaim claim{std::move(mark),
                        kind,
                        certainty,
                        in_.thousandths(item, "postil:worth", at),
                        part(item, "postil:source", at),
                        part(item, "postil:cue", at),
                        part(item, "postil:hedge", at)};
      details(item, at, claim);
      article_.claims.push_back(std::move(claim));
    } else if (layer == "term") {
      const auto topic = static_cast<Topic>(name(topic_names));
      article_.terms.push_back({std::move(mark), topic, in_.text(item, "postil:concept", at),
                                in_.text(item, "postil:label", at),
                                in_.text(item, "postil:pack", at)});
    } else {
      in_.fail({&at, "body"},
               "names no entity type, kind of claim or topic: '" + value.substr(0, 40) + "'");
    }
  }

  void details(const Json& item, const Place& at, MarkedClaim& claim) {
    claim.source_kind =
        static_cast<SourceKind>(in_.one_of(item, "postil:source_kind", at, source_kind_names, 0));
    claim.wording = static_cast<Wording>(in_.one_of(item, "postil:wording", at, wording_names, 0));
    claim.content[0] = part(item, "postil:content", at);
    claim.content[1] = part(item, "postil:content_after", at);
    claim.speaker = part(item, "postil:speaker", at);
    claim.speaker_link =
        static_cast<SpeakerLink>(in_.one_of(item, "postil:speaker_by", at, speaker_link_names, 0));
    claim.negation = part(item, "postil:negation", at);
    claim.needs_context = in_.integer(item, "postil:needs_context", at, 1) == 1;
    if (in_.member(item, "postil:repeats"))
      claim.repeats =
          static_cast<uint32_t>(in_.integer(item, "postil:repeats", at, UINT32_MAX - 1));
  }

  ByteSpan part(const Json& item, const char* key, const Place& place) {
    const Json* value = in_.member(item, key);
    const Place at{&place, key};
    if (value == nullptr || !in_.is_object(*value, at)) return {};
    return in_.span(in_.member(*value, "postil:start"), in_.member(*value, "postil:end"), bytes_,
                    at);
  }

  ByteSpan target(const Json& item, const Place& above) {
    const Place at{&above, "target"};
    const Json* quote = nullptr;
    const Json* position = nullptr;
    const std::span<const Json> targets = one_or_more(in_.member(item, "target"));
    if (targets.size() == 1 && targets[0].is_object())
      for (const Json& selector : one_or_more(in_.member(targets[0], "selector"))) {
        if (!selector.is_object()) continue;
        const std::string type = in_.text(selector, "type", at);
        if (type == "TextQuoteSelector") quote = &selector;
        if (type == "TextPositionSelector") position = &selector;
      }
    if (quote != nullptr) return quoted(*quote, position, at);
    if (position != nullptr) return in_.span(*position, bytes_, at);
    in_.fail(at, "has neither a TextQuoteSelector nor a TextPositionSelector");
    return {};
  }

  // Where the quote is: at the position, or the only place where it stands in its context.
  ByteSpan quoted(const Json& quote, const Json* position, const Place& at) {
    const std::string exact = in_.text(quote, "exact", at);
    if (position != nullptr) {
      JsonReader trial;
      const ByteSpan span = trial.span(*position, bytes_, at);
      if (!trial.failed() && text_of(article_, span) == exact) return span;
    }
    const std::string prefix = in_.text(quote, "prefix", at),
                      suffix = in_.text(quote, "suffix", at);
    const std::string whole = prefix + exact + suffix;
    const size_t found = exact.empty() ? std::string::npos : article_.text.find(whole);
    if (found == std::string::npos)
      in_.fail(at, "quotes what is not in the text: '" + exact.substr(0, 40) + "'");
    else if (article_.text.find(whole, found + 1) != std::string::npos)
      in_.fail(at, "quotes what is in the text more than once: '" + exact.substr(0, 40) + "'");
    if (in_.failed()) return {};
    const auto begin = static_cast<uint32_t>(found + prefix.size());
    return {begin, begin + static_cast<uint32_t>(exact.size())};
  }

  MarkedText& article_;
  FromUnits bytes_;
  JsonReader& in_;
};

// The list of annotations, and what the page says of the article.
std::span<const Json> open_page(const Json& json, std::string_view text, MarkedText& article,
                                JsonReader& in) {
  const Place root, at{&root, "postil:article"};
  article.text = valid_utf8(text);
  if (json.is_array()) return one_or_more(&json);
  if (!in.is_object(json, root)) return {};
  if (const Json* own = in.member(json, "postil:article"); own && in.is_object(*own, at)) {
    article.id = in.text(*own, "postil:id", at);
    article.title = in.text(*own, "postil:title", at);
    article.address = in.text(*own, "postil:address", at);
    if (in.member(*own, "postil:text")) article.text = in.text(*own, "postil:text", at);
    article.invalid_bytes =
        static_cast<uint32_t>(in.integer(*own, "postil:invalid_bytes", at, UINT32_MAX));
    if (in.member(*own, "postil:layers")) article.layers = {false, false, false};
    for (const Json& layer : in.list(*own, "postil:layers", at)) {
      if (layer == "entity") article.layers.entities = true;
      if (layer == "claim") article.layers.claims = true;
      if (layer == "term") article.layers.terms = true;
    }
  }
  if (json.contains("items")) return in.list(json, "items", root);
  if (const Json* first = in.member(json, "first"); first && first->is_object())
    return in.list(*first, "items", {&root, "first"});
  in.fail({&root, "items"}, "is missing");
  return {};
}

}  // namespace

Result<MarkedText> read_w3c(std::string_view bytes, std::string_view text) {
  const Result<Json> json = parse_json(bytes);
  if (!json) return Error{"Web Annotation: " + json.error()};
  JsonReader in;
  MarkedText article;
  const std::span<const Json> items = open_page(*json, text, article, in);
  Reader reader(article, in);
  if (json->is_object())
    if (const Json* own = in.member(*json, "postil:article"))
      if (own->is_object()) reader.groups(*own, {nullptr, "postil:article"});
  const Place root, list{&root, "items"};
  for (size_t i = 0; i < items.size() && !in.failed(); ++i) {
    const Place at{&list, {}, i};
    if (in.is_object(items[i], at)) reader.annotation(items[i], at);
  }
  if (in.failed()) return Error{"Web Annotation: " + in.fault()};
  reader.sort();
  read_structure(article);
  return article;
}

}  // namespace postil
