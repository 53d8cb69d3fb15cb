// What the reader of SKOS needs of JSON-LD: nodes wherever they lie in a tree, their keys expanded
// to IRIs by inline contexts, and texts in English. No JSON-LD processor: remote contexts, lists
// and compact forms of other vocabularies are not understood.
#pragma once

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace postil::jsonld {

using json = nlohmann::json;

inline constexpr std::string_view skos = "http://www.w3.org/2004/02/skos/core#";
inline constexpr std::string_view skosxl = "http://www.w3.org/2008/05/skos-xl#";
inline constexpr std::string_view rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
inline constexpr std::string_view rdfs = "http://www.w3.org/2000/01/rdf-schema#";
inline constexpr std::string_view dct = "http://purl.org/dc/terms/";

inline constexpr std::pair<std::string_view, std::string_view> known_prefixes[] = {
    {"skos", skos},
    {"skosxl", skosxl},
    {"rdf", rdf},
    {"rdfs", rdfs},
    {"dct", dct},
    {"dcterms", dct},
    {"dc", "http://purl.org/dc/elements/1.1/"},
    {"cc", "http://creativecommons.org/ns#"},
    {"owl", "http://www.w3.org/2002/07/owl#"}};

inline std::string joined(std::string_view a, std::string_view b) {
  return std::string(a).append(b);
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

}  // namespace postil::jsonld
