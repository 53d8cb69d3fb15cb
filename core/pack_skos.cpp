// Reads the nodes of a vocabulary (core/pack_jsonld.h) as concepts, and writes concepts as nodes.
#include "core/pack_skos.h"

#include <nlohmann/json.hpp>
#include <unordered_map>
#include <unordered_set>

#include "core/pack_assembly.h"
#include "core/pack_jsonld.h"

namespace postil {
namespace {

using namespace jsonld;

constexpr size_t deepest = 64;
constexpr std::string_view topic_iri = "urn:postil:topic";
constexpr std::string_view own_scheme = "urn:postil:pack:";

// Brackets within brackets, outside strings: told before a tree is built of it.
bool is_too_deep(std::string_view bytes) {
  size_t depth = 0;
  bool quoted = false;
  for (size_t at = 0; at < bytes.size(); ++at) {
    const char c = bytes[at];
    if (quoted) {
      if (c == '\\') ++at;
      quoted = c != '"' || at >= bytes.size();
    } else if (c == '"') {
      quoted = true;
    } else if (c == '{' || c == '[') {
      if (++depth > deepest) return true;
    } else if (c == '}' || c == ']') {
      depth -= depth > 0;
    }
  }
  return false;
}

std::vector<std::string> ids(const Vocabulary& vocabulary, const Node& node, std::string_view iri) {
  std::vector<std::string> out;
  for (const json* value : node.all(iri))
    if (std::string id = vocabulary.id_of(*value); !id.empty()) out.push_back(std::move(id));
  return out;
}

// Each text once, in the order of the file.
void append(std::vector<std::string>& to, const std::vector<std::string>& more) {
  std::unordered_set<std::string> seen(to.begin(), to.end());
  for (const std::string& text : more)
    if (seen.insert(text).second) to.push_back(text);
}

// Label properties, plain and as nodes of SKOS-XL.
std::vector<std::string> labels(const Vocabulary& vocabulary, const Node& node,
                                std::string_view name) {
  std::vector<std::string> out;
  append(out, vocabulary.texts(node, joined(skos, name)));
  append(out, vocabulary.texts(node, joined(skosxl, name)));
  return out;
}

bool is_deprecated(const Node& node) {
  for (const json* value : node.all("http://www.w3.org/2002/07/owl#deprecated")) {
    if (value->is_boolean()) return value->get<bool>();
    const json* text =
        value->is_object() && value->contains("@value") ? &(*value)["@value"] : value;
    if (text->is_boolean() ? text->get<bool>() : *text == "true") return true;
  }
  return false;
}

class SkosReader {
 public:
  explicit SkosReader(const json& tree) : vocabulary_(tree) {}

  Result<PackReport> read() {
    for (const Node& node : vocabulary_.nodes()) {
      if (vocabulary_.is_a(node, joined(skos, "ConceptScheme"))) read_scheme(node);
      // What is narrower than a concept has it as broader.
      for (const std::string& id : ids(vocabulary_, node, joined(skos, "narrower")))
        if (!node.id.empty()) broader_[id].push_back(node.id);
    }
    PackAssembly assembly{Pack{}};
    for (const Node& node : vocabulary_.nodes()) {
      const bool is_concept = vocabulary_.is_a(node, joined(skos, "Concept"));
      if (!is_concept) continue;
      if (assembly.is_full()) return Error{"pack: more than 200,000 concepts"};
      read_concept(node, assembly);
    }
    if (row_ == 0) return Error{"pack: the JSON-LD has no skos:Concept"};
    PackReport report = assembly.finish();
    report.pack.id = head_.id;
    report.pack.title = head_.title;
    report.pack.licence = head_.licence;
    return report;
  }

 private:
  void read_scheme(const Node& node) {
    const std::string dc = "http://purl.org/dc/elements/1.1/";
    if (!head_.title.empty()) return;
    head_.title = vocabulary_.text(node, {joined(dct, "title"), dc + "title", joined(rdfs, "label"),
                                          joined(skos, "prefLabel")});
    for (const std::string& iri :
         {joined(dct, "license"), std::string("http://creativecommons.org/ns#license"),
          joined(dct, "rights"), dc + "rights"}) {
      if (!head_.licence.empty()) break;
      head_.licence = vocabulary_.text(node, {iri});
      if (head_.licence.empty())
        for (const std::string& id : ids(vocabulary_, node, iri)) head_.licence = id;
    }
    if (node.id.starts_with(own_scheme)) head_.id = node.id.substr(own_scheme.size());
  }

  // Ids that we wrote stand behind the scheme's.
  std::string own_id(const std::string& iri) const {
    const std::string base = joined(own_scheme, head_.id) + "#";
    return !head_.id.empty() && iri.starts_with(base) ? iri.substr(base.size()) : iri;
  }
  std::vector<std::string> own_ids(std::vector<std::string> iris) const {
    for (std::string& iri : iris) iri = own_id(iri);
    return iris;
  }

  void read_concept(const Node& node, PackAssembly& assembly) {
    ++row_;
    if (is_deprecated(node)) return assembly.refuse(row_, "deprecated: " + node.id);
    Concept read;
    std::vector<std::string> preferred = labels(vocabulary_, node, "prefLabel");
    if (preferred.empty()) return assembly.refuse(row_, "no label in English: " + node.id);
    read.label = preferred[0];
    read.id = own_id(node.id);
    read.alternatives = labels(vocabulary_, node, "altLabel");
    read.hidden = labels(vocabulary_, node, "hiddenLabel");
    read.definition = vocabulary_.text(node, {joined(skos, "definition")});
    read.note = vocabulary_.text(node, {joined(skos, "scopeNote")});
    read.notation = vocabulary_.text(node, {joined(skos, "notation")});
    read.source = vocabulary_.text(node, {joined(dct, "source")});
    read.broader = own_ids(ids(vocabulary_, node, joined(skos, "broader")));
    if (const auto more = broader_.find(node.id); more != broader_.end())
      append(read.broader, own_ids(more->second));
    read.related = own_ids(ids(vocabulary_, node, joined(skos, "related")));
    read.exact_match = ids(vocabulary_, node, joined(skos, "exactMatch"));
    assembly.add(row_, std::move(read), vocabulary_.text(node, {std::string(topic_iri)}));
  }

  Vocabulary vocabulary_;
  Pack head_;
  std::unordered_map<std::string, std::vector<std::string>> broader_;
  uint32_t row_ = 0;
};

// JSON-LD names SKOS somewhere, if only in a context.
bool is_skos(std::string_view bytes) {
  const size_t at = bytes.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (at == std::string_view::npos || (bytes[at] != '{' && bytes[at] != '[')) return false;
  return bytes[at] == '[' || bytes.find("/skos/core") != std::string_view::npos ||
         bytes.find("\"@context\"") != std::string_view::npos ||
         bytes.find("\"@graph\"") != std::string_view::npos;
}

// Writes a node's keys and values as JSON.
class NodeWriter {
 public:
  NodeWriter(std::string& out, const std::string& id, std::string_view type) : out_(out) {
    out_ += "{\"@id\": ";
    quote(id);
    out_.append(", \"@type\": \"skos:").append(type).append("\"");
  }
  void end() { out_ += '}'; }

  void text(std::string_view key, std::string_view value, bool english = true) {
    if (!value.empty()) begin(key), literal(value, english);
  }
  void texts(std::string_view key, const std::vector<std::string>& values) {
    list(key, values, [this](const std::string& value) { literal(value, true); });
  }
  template <class IdOf>
  void links(std::string_view key, const std::vector<std::string>& values, IdOf id_of) {
    list(key, values, [&](const std::string& value) {
      out_ += "{\"@id\": ";
      quote(id_of(value));
      out_ += '}';
    });
  }

 private:
  void begin(std::string_view key) { out_.append(", \"").append(key).append("\": "); }
  void quote(std::string_view text) {
    out_ += json(text).dump(-1, ' ', false, json::error_handler_t::replace);
  }
  void literal(std::string_view value, bool english) {
    if (!english) return quote(value);
    out_ += "{\"@value\": ";
    quote(value);
    out_ += ", \"@language\": \"en\"}";
  }
  template <class Item>
  void list(std::string_view key, const std::vector<std::string>& values, Item item) {
    if (values.empty()) return;
    begin(key);
    out_ += '[';
    for (size_t i = 0; i < values.size(); ++i) {
      if (i > 0) out_ += ", ";
      item(values[i]);
    }
    out_ += ']';
  }
  std::string& out_;
};

}  // namespace

Result<PackReport> read_pack_skos(std::string_view bytes) {
  if (bytes.size() > most_pack_bytes) return Error{"pack: larger than 64 MiB"};
  if (is_too_deep(bytes)) return Error{"pack: the JSON is nested deeper than 64"};
  const json tree = json::parse(bytes.begin(), bytes.end(), nullptr, false);
  if (tree.is_discarded()) return Error{"pack: not valid JSON"};
  return SkosReader(tree).read();
}

Result<PackReport> read_any_pack(std::string_view bytes, std::string_view pack_id) {
  if (!is_skos(bytes)) return read_pack(bytes, pack_id);
  Result<PackReport> report = read_pack_skos(bytes);
  if (report && report->pack.id.empty()) report->pack.id = pack_id;
  if (report && report->pack.title.empty()) report->pack.title = report->pack.id;
  return report;
}

std::string write_pack_skos(const Pack& pack) {
  const std::string scheme = joined(own_scheme, pack.id);
  const auto same = [](const std::string& id) { return id; };
  const auto iri_of = [&scheme](const std::string& id) {
    const bool is_iri = id.find("://") != std::string::npos || id.starts_with("urn:");
    return is_iri ? id : scheme + "#" + id;
  };
  std::string out = "{\"@context\": {\"skos\": \"" + std::string(skos) + "\", \"dct\": \"" +
                    std::string(dct) + "\"},\n\"@graph\": [\n";
  NodeWriter head(out, scheme, "ConceptScheme");
  head.text("dct:title", pack.title);
  head.text("dct:license", pack.licence, false);
  head.end();
  for (const Concept& c : pack.concepts) {
    out += ",\n";
    NodeWriter node(out, iri_of(c.id), "Concept");
    node.links("skos:inScheme", {scheme}, same);
    node.text("skos:prefLabel", c.label);
    node.texts("skos:altLabel", c.alternatives);
    node.texts("skos:hiddenLabel", c.hidden);
    node.text("skos:definition", c.definition);
    node.text("skos:scopeNote", c.note);
    node.text("skos:notation", c.notation, false);
    node.text("dct:source", c.source, false);
    node.links("skos:broader", c.broader, iri_of);
    node.links("skos:related", c.related, iri_of);
    node.links("skos:exactMatch", c.exact_match, same);
    if (c.topic) node.text(topic_iri, topic_names[static_cast<size_t>(*c.topic)], false);
    node.end();
  }
  return out += "\n]}\n";
}

}  // namespace postil
