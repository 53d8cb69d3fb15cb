// Packs as JSON, read event by event: nothing is kept of what a pack does not have, so memory stays
// in proportion to the concepts whatever the file holds.
#include <array>
#include <nlohmann/json.hpp>

#include "core/pack_assembly.h"
#include "core/packs.h"

namespace postil {
namespace {

using json = nlohmann::ordered_json;

constexpr size_t deepest = 32;

// Receives the events of the parser. Depth 1 is in the pack, 2 in its list of concepts, 3 in a
// concept, 4 in a list of a concept.
class PackEvents {
 public:
  // An event's return value tells the parser whether to go on.
  bool null() { return other_value(true); }
  bool boolean(bool) { return other_value(false); }
  bool number_integer(json::number_integer_t) { return other_value(false); }
  bool number_unsigned(json::number_unsigned_t) { return other_value(false); }
  bool number_float(json::number_float_t, const std::string&) { return other_value(false); }
  bool binary(json::binary_t&) { return other_value(false); }

  bool string(std::string& text) {
    if (depth_ == 1) {
      if (std::string* field = pack_field()) *field = std::move(text);
    } else if (in_concepts_ && depth_ == 2) {
      return start_concept() && wrong("is not an object");
    } else if (in_concept_ && depth_ == 3) {
      if (field_ == "topic")
        topic_ = std::move(text);
      else if (std::string* field = text_field())
        *field = std::move(text);
      else if (list_field() != nullptr)
        wrong(field_ + " is not a list");
    } else if (in_concept_ && depth_ == 4 && list_ != nullptr && list_->size() <= most_labels) {
      list_->push_back(std::move(text));
    }
    return true;
  }

  bool start_object(size_t) {
    if (depth_ == 0) is_object_ = true;
    if (in_concepts_ && depth_ == 2) {
      if (!start_concept()) return false;
      in_concept_ = true;
    } else if (in_concept_ && depth_ >= 3) {
      nested_value();
    }
    return deeper();
  }
  bool key(std::string& name) {
    if (depth_ == 1) key_ = name;
    if (in_concept_ && depth_ == 3) field_ = name;
    return true;
  }
  bool end_object() {
    --depth_;
    if (in_concept_ && depth_ == 2) {
      in_concept_ = false;
      end_concept();
    }
    return true;
  }

  bool start_array(size_t) {
    if (depth_ == 1 && is_object_ && key_ == "concepts") in_concepts_ = has_concepts_ = true;
    if (in_concepts_ && depth_ == 2 && !(start_concept() && wrong("is not an object")))
      return false;
    if (in_concept_ && depth_ == 3) {
      list_ = list_field();
      if (list_ == nullptr) nested_value();
    } else if (in_concept_ && depth_ > 3) {
      nested_value();
    }
    return deeper();
  }
  bool end_array() {
    --depth_;
    if (depth_ == 3) list_ = nullptr;
    if (depth_ == 1) in_concepts_ = false;
    return true;
  }

  bool parse_error(size_t position, const std::string&, const nlohmann::detail::exception&) {
    if (error_.empty()) error_ = "pack: not valid JSON at byte " + std::to_string(position);
    return false;
  }

  Result<PackReport> finish() {
    if (!error_.empty()) return Error{error_};
    if (!has_concepts_) return Error{"pack: the JSON has no list \"concepts\""};
    PackReport report = assembly_.finish();
    report.pack.id = std::move(head_.id);
    report.pack.title = std::move(head_.title);
    report.pack.licence = std::move(head_.licence);
    return report;
  }

 private:
  bool fail(std::string why) {
    if (error_.empty()) error_ = std::move(why);
    return false;
  }
  bool deeper() { return ++depth_ <= deepest || fail("pack: the JSON is nested deeper than 32"); }
  // Notes why the concept at hand cannot be taken; only the first reason is told.
  bool wrong(std::string why) {
    if (!refused_) assembly_.refuse(row_, std::move(why));
    refused_ = true;
    return true;
  }
  bool start_concept() {
    if (assembly_.is_full()) return fail("pack: more than 200,000 concepts");
    ++row_;
    concept_ = {};
    topic_.clear();
    field_.clear();
    refused_ = false;
    return true;
  }
  void end_concept() {
    if (!refused_) assembly_.add(row_, std::move(concept_), topic_);
  }

  std::string* pack_field() {
    if (key_ == "id") return &head_.id;
    if (key_ == "title") return &head_.title;
    return key_ == "licence" ? &head_.licence : nullptr;
  }
  std::string* text_field() {
    if (field_ == "id") return &concept_.id;
    if (field_ == "label") return &concept_.label;
    if (field_ == "definition") return &concept_.definition;
    if (field_ == "note") return &concept_.note;
    if (field_ == "notation") return &concept_.notation;
    return field_ == "source" ? &concept_.source : nullptr;
  }
  std::vector<std::string>* list_field() {
    if (field_ == "alternatives") return &concept_.alternatives;
    if (field_ == "hidden") return &concept_.hidden;
    if (field_ == "broader") return &concept_.broader;
    if (field_ == "related") return &concept_.related;
    return field_ == "match" ? &concept_.exact_match : nullptr;
  }
  bool is_known_field() {
    return field_ == "topic" || text_field() != nullptr || list_field() != nullptr;
  }

  // A number or the like where a text or a list should be; null stands for nothing.
  bool other_value(bool is_null) {
    if (in_concepts_ && depth_ == 2) return start_concept() && wrong("is not an object");
    if (in_concept_ && depth_ == 3 && !is_null && is_known_field())
      wrong(field_ + " is not " + (list_field() != nullptr ? "a list" : "a text"));
    if (in_concept_ && depth_ == 4 && list_ != nullptr) wrong(field_ + " holds what is no text");
    return true;
  }
  void nested_value() {
    if (depth_ == 3 && is_known_field())
      wrong(field_ + " is not " + (list_field() != nullptr ? "a list" : "a text"));
    if (depth_ == 4 && list_ != nullptr) wrong(field_ + " holds what is no text");
  }

  PackAssembly assembly_{Pack{}};
  Pack head_;
  size_t depth_ = 0;
  bool is_object_ = false, in_concepts_ = false, has_concepts_ = false, in_concept_ = false;
  bool refused_ = false;
  uint32_t row_ = 0;
  Concept concept_;
  std::string topic_, key_, field_, error_;
  std::vector<std::string>* list_ = nullptr;
};

void append_json(std::string& out, std::string_view text) {
  out += json(text).dump(-1, ' ', false, json::error_handler_t::replace);
}

void append_field(std::string& out, std::string_view name, std::string_view text) {
  if (text.empty()) return;
  out += ", ";
  append_json(out, name);
  out += ": ";
  append_json(out, text);
}

void append_field(std::string& out, std::string_view name, const std::vector<std::string>& list) {
  if (list.empty()) return;
  out += ", ";
  append_json(out, name);
  out += ": [";
  for (size_t i = 0; i < list.size(); ++i) {
    if (i > 0) out += ", ";
    append_json(out, list[i]);
  }
  out += ']';
}

}  // namespace

Result<PackReport> read_pack_json(std::string_view bytes) {
  if (bytes.size() > most_pack_bytes) return Error{"pack: larger than 64 MiB"};
  PackEvents events;
  json::sax_parse(bytes.begin(), bytes.end(), &events);
  return events.finish();
}

std::string write_pack_json(const Pack& pack) {
  std::string out = "{\"id\": ";
  append_json(out, pack.id);
  append_field(out, "title", pack.title);
  append_field(out, "licence", pack.licence);
  out += ", \"concepts\": [";
  for (size_t i = 0; i < pack.concepts.size(); ++i) {
    const Concept& c = pack.concepts[i];
    out += i > 0 ? ",\n{\"id\": " : "\n{\"id\": ";
    append_json(out, c.id);
    append_field(out, "label", c.label);
    append_field(out, "alternatives", c.alternatives);
    append_field(out, "hidden", c.hidden);
    if (c.topic) append_field(out, "topic", topic_names[static_cast<size_t>(*c.topic)]);
    append_field(out, "definition", c.definition);
    append_field(out, "note", c.note);
    append_field(out, "notation", c.notation);
    append_field(out, "source", c.source);
    append_field(out, "broader", c.broader);
    append_field(out, "related", c.related);
    append_field(out, "match", c.exact_match);
    out += '}';
  }
  out += "\n]}\n";
  return out;
}

}  // namespace postil
