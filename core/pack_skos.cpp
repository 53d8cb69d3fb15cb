// No JSON-LD processor: a reader of the shapes that vocabularies are exported in, over a parsed
// tree. Nodes are collected first, wherever they lie; keys are expanded to IRIs on the way.
#include "core/pack_skos.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <unordered_map>
#include <unordered_set>

#include "core/pack_assembly.h"

namespace postil {
namespace {

using json = nlohmann::json;

constexpr size_t deepest = 64;
constexpr std::string_view skos = "http://www.w3.org/2004/02/skos/core#";
constexpr std::string_view skosxl = "http://www.w3.org/2008/05/skos-xl#";
constexpr std::string_view rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
constexpr std::string_view rdfs = "http://www.w3.org/2000/01/rdf-schema#";
constexpr std::string_view dct = "http://purl.org/dc/terms/";
constexpr std::string_view topic_iri = "urn:postil:topic";
constexpr std::string_view own_scheme = "urn:postil:pack:";

constexpr std::pair<std::string_view, std::string_view> known_prefixes[] = {
    {"skos", skos},
    {"skosxl", skosxl},
    {"rdf", rdf},
    {"rdfs", rdfs},
    {"dct", dct},
    {"dcterms", dct},
    {"dc", "http://purl.org/dc/elements/1.1/"},
    {"cc", "http://creativecommons.org/ns#"},
    {"owl", "http://www.w3.org/2002/07/owl#"}};

std::string joined(std::string_view a, std::string_view b) {
  return std::string(a).append(b);
}

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

// The inline contexts of a file: terms and prefixes to IRIs and keywords.
class Context {
 public:
  void add(const json& context) {
    if (context.is_array())
      for (const json& part : context) add_one(part);
    else
      add_one(context);
  }
  // The IRI of a key, or its keyword; plain names are taken for those of SKOS.
  std::string expand(const std::string& key) const {
    std::string name = key;
    for (int step = 0; step < 4; ++step) {  // terms may stand for terms
      const auto at = terms_.find(name);
      if (at == terms_.end() || at->second == name) break;
      name = at->second;
    }
    if (name.empty() || name[0] == '@') return name;
    const size_t colon = name.find(':');
    if (colon == std::string::npos) return joined(skos, name);
    const std::string prefix = name.substr(0, colon);
    if (const auto at = terms_.find(prefix); at != terms_.end())
      return joined(at->second, std::string_view(name).substr(colon + 1));
    for (const auto& [known, iri] : known_prefixes)
      if (prefix == known) return joined(iri, std::string_view(name).substr(colon + 1));
    return name;
  }

 private:
  void add_one(const json& context) {
    if (!context.is_object()) return;
    for (const auto& [key, value] : context.items()) {
      const json* iri = &value;
      if (value.is_object()) {
        const auto at = value.find("@id");
        if (at == value.end()) continue;
        iri = &*at;
      }
      if (iri->is_string()) terms_[key] = iri->get<std::string>();
    }
  }
  std::unordered_map<std::string, std::string> terms_;
};

// A node with its keys expanded; values are those of the tree.
struct Node {
  std::string id;
  std::multimap<std::string, const json*> values;

  std::vector<const json*> all(std::string_view iri) const {
    std::vector<const json*> out;
    const auto [begin, end] = values.equal_range(std::string(iri));
    for (auto at = begin; at != end; ++at) {
      if (at->second->is_array())
        for (const json& item : *at->second) out.push_back(&item);
      else
        out.push_back(at->second);
    }
    return out;
  }
};

class Vocabulary {
 public:
  explicit Vocabulary(const json& tree) {
    if (tree.is_object() && tree.contains("@context")) context_.add(tree["@context"]);
    if (tree.is_array())
      for (const json& part : tree)
        if (part.is_object() && part.contains("@context")) context_.add(part["@context"]);
    collect(tree);
  }

  const std::vector<Node>& nodes() const { return nodes_; }

  bool is_a(const Node& node, std::string_view type) const {
    for (const json* value : node.all("@type"))
      if (value->is_string() && context_.expand(value->get<std::string>()) == type) return true;
    for (const json* value : node.all(joined(rdf, "type")))
      if (id_of(*value) == type) return true;
    return false;
  }

  // The id that a value names: a text, or a node with an id. Empty if it is neither.
  std::string id_of(const json& value) const {
    if (value.is_string()) return expand_id(value.get<std::string>());
    if (!value.is_object()) return {};
    for (const auto& [key, inner] : value.items())
      if (context_.expand(key) == "@id" && inner.is_string())
        return expand_id(inner.get<std::string>());
    return {};
  }

  // Texts under the key, in English or without a language; English first. Nodes that stand for
  // texts (reified notes, SKOS-XL labels) are followed once.
  std::vector<std::string> texts(const Node& node, std::string_view iri) const {
    std::vector<std::pair<int, std::string>> found;
    for (const json* value : node.all(iri)) add_texts(*value, found, true);
    std::stable_sort(found.begin(), found.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    // With an English text there, one without a language may be in any.
    if (!found.empty() && found[0].first < 2)
      std::erase_if(found, [](const auto& text) { return text.first == 2; });
    std::vector<std::string> out;
    for (auto& [rank, text] : found) out.push_back(std::move(text));
    return out;
  }
  std::string text(const Node& node, std::initializer_list<std::string> iris) const {
    for (const std::string& iri : iris)
      for (std::string& found : texts(node, iri)) return std::move(found);
    return {};
  }

 private:
  // Compact ids ("ex:1") are expanded where the file names the prefix.
  std::string expand_id(const std::string& id) const {
    return id.find(':') == std::string::npos ? id : context_.expand(id);
  }

  void collect(const json& tree) {
    std::vector<const json*> open{&tree};
    while (!open.empty()) {
      const json& value = *open.back();
      open.pop_back();
      if (value.is_array()) {
        for (auto at = value.rbegin(); at != value.rend(); ++at) open.push_back(&*at);
        continue;
      }
      if (!value.is_object()) continue;
      Node node;
      std::vector<const json*> inner;
      for (const auto& [key, part] : value.items()) {
        if (key == "@context") continue;
        const std::string name = context_.expand(key);
        if (name == "@id" && part.is_string()) node.id = expand_id(part.get<std::string>());
        node.values.emplace(name, &part);
        if (part.is_structured()) inner.push_back(&part);
      }
      open.insert(open.end(), inner.rbegin(), inner.rend());
      // A mere reference is no node.
      if (node.values.size() > node.values.count("@id") && node.values.count("@value") == 0)
        add(std::move(node));
    }
  }
  // What a file says of one node in several places is one node.
  void add(Node node) {
    if (!node.id.empty()) {
      const auto [at, is_new] = by_id_.emplace(node.id, nodes_.size());
      if (!is_new) return nodes_[at->second].values.merge(node.values);
    }
    nodes_.push_back(std::move(node));
  }

  // 0 plain English, 1 a variety of it, 2 no language, 3 another.
  static int rank_of(std::string_view language) {
    if (language.empty()) return 2;
    if (language.size() < 2 || (language[0] | 0x20) != 'e' || (language[1] | 0x20) != 'n') return 3;
    return language.size() == 2 ? 0 : language[2] == '-' || language[2] == '_' ? 1 : 3;
  }

  using Texts = std::vector<std::pair<int, std::string>>;
  void add_texts(const json& value, Texts& out, bool follow) const {
    if (value.is_string()) {
      if (follow && by_id_.count(expand_id(value.get<std::string>())) > 0) {
        add_node(value, out);
      } else {
        out.emplace_back(2, value.get<std::string>());
      }
    } else if (value.is_array()) {
      for (const json& item : value)
        if (item.is_string() || item.is_object()) add_texts(item, out, follow);
    } else if (value.is_object()) {
      std::string language;
      const json *text = nullptr, *inner = nullptr;
      for (const auto& [key, part] : value.items()) {
        const std::string name = context_.expand(key);
        if (name == "@language" && part.is_string()) language = part.get<std::string>();
        if (name == "@value") text = &part;
        if (name == joined(rdf, "value") || name == joined(skosxl, "literalForm")) inner = &part;
      }
      if (text != nullptr && text->is_string() && rank_of(language) < 3)
        out.emplace_back(rank_of(language), text->get<std::string>());
      else if (inner != nullptr && follow)
        add_texts(*inner, out, false);
      else if (text == nullptr && !id_of(value).empty() && follow)
        add_node(value, out);
      else if (text == nullptr && inner == nullptr)
        add_by_language(value, out);
    }
  }
  // {"en": "text", "de": ["text"]}
  void add_by_language(const json& value, Texts& out) const {
    for (const auto& [key, part] : value.items()) {
      if (rank_of(key) >= 2) continue;
      if (part.is_string()) out.emplace_back(rank_of(key), part.get<std::string>());
      if (!part.is_array()) continue;
      for (const json& item : part)
        if (item.is_string()) out.emplace_back(rank_of(key), item.get<std::string>());
    }
  }
  void add_node(const json& value, Texts& out) const {
    const auto at = by_id_.find(id_of(value));
    if (at == by_id_.end()) return;
    for (const std::string& iri : {joined(rdf, "value"), joined(skosxl, "literalForm")})
      for (const json* text : nodes_[at->second].all(iri)) add_texts(*text, out, false);
  }

  Context context_;
  std::vector<Node> nodes_;
  std::unordered_map<std::string, size_t> by_id_;
};

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
