#include "core/pack_bytes.h"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "core/pack_assembly.h"

namespace postil {
namespace {

constexpr std::string_view magic = "PPK1";

size_t shared_prefix(std::string_view a, std::string_view b) {
  const auto ends = std::mismatch(a.begin(), a.begin() + std::min(a.size(), b.size()), b.begin());
  return static_cast<size_t>(ends.first - a.begin());
}

class Writer {
 public:
  explicit Writer(std::string& out) : out_(out) {}

  void number(size_t value) {
    for (; value >= 0x80; value >>= 7) out_ += static_cast<char>(0x80 | (value & 0x7F));
    out_ += static_cast<char>(value);
  }
  void text(std::string_view text) {
    number(text.size());
    out_ += text;
  }
  void texts(const std::vector<std::string>& list) {
    number(list.size());
    for (const std::string& item : list) text(item);
  }
  // What `before` and `text` share is not written again.
  void rest_of(std::string_view text, std::string_view before, size_t offset) {
    const size_t shared = shared_prefix(text, before);
    number(shared + offset);
    this->text(text.substr(shared));
  }

 private:
  std::string& out_;
};

// Reads past the end as zeros, and remembers.
class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_(bytes) {}

  bool failed() const { return failed_; }
  bool at_end() const { return !failed_ && at_ == bytes_.size(); }

  uint32_t number() {
    uint64_t value = 0;
    for (uint32_t shift = 0; shift < 35; shift += 7) {
      if (at_ == bytes_.size()) break;
      const auto byte = static_cast<unsigned char>(bytes_[at_++]);
      value |= uint64_t{byte & 0x7Fu} << shift;
      if (byte < 0x80) return value <= UINT32_MAX ? static_cast<uint32_t>(value) : fail();
    }
    return fail();
  }
  // At most `most`, and no more than bytes are left, each item having one at least.
  uint32_t count(size_t most) {
    const uint32_t value = number();
    return value <= std::min(most, bytes_.size() - at_) ? value : fail();
  }
  std::string_view text() {
    const uint32_t size = count(bytes_.size());
    at_ += size;
    return bytes_.substr(at_ - size, size);
  }
  void texts(std::vector<std::string>& list) {
    list.resize(count(most_labels));
    for (std::string& item : list) item = text();
  }
  std::string rest_of(const std::string& before, size_t shared) {
    if (shared > before.size()) shared = fail();
    std::string out = before.substr(0, shared);
    return out += text();
  }

 private:
  uint32_t fail() {
    failed_ = true;
    at_ = bytes_.size();
    return 0;
  }
  std::string_view bytes_;
  size_t at_ = 0;
  bool failed_ = false;
};

using Places = std::unordered_map<std::string_view, uint32_t>;

void write_relations(Writer& writer, const std::vector<std::string>& ids, const Places& places) {
  std::vector<uint32_t> found;
  for (const std::string& id : ids)
    if (const auto at = places.find(id); at != places.end()) found.push_back(at->second);
  writer.number(found.size());
  for (const uint32_t at : found) writer.number(at);
}

// Where a concept's relations lie in the list of all of them.
struct Relations {
  uint32_t broader, related;
};

void read_concept(Reader& reader, const std::vector<std::string>& sources, std::string& last_match,
                  const std::string& last_id, std::vector<uint32_t>& relations, Relations& counts,
                  Concept& read) {
  const uint32_t topic = reader.number();
  if (topic > 0 && topic <= topic_count) read.topic = static_cast<Topic>(topic - 1);
  const uint32_t shared = reader.number();
  if (shared > 0) read.id = reader.rest_of(last_id, shared - 1);
  read.label = reader.text();
  if (shared == 0) read.id = concept_id_of(read.label);
  reader.texts(read.alternatives);
  reader.texts(read.hidden);
  read.definition = reader.text();
  read.note = reader.text();
  read.notation = reader.text();
  const uint32_t source = reader.number();
  if (source > 0 && source <= sources.size()) read.source = sources[source - 1];
  for (uint32_t* count : {&counts.broader, &counts.related}) {
    *count = reader.count(most_labels);
    for (uint32_t i = 0; i < *count; ++i) relations.push_back(reader.number());
  }
  read.exact_match.resize(reader.count(most_labels));
  for (std::string& match : read.exact_match)
    match = last_match = reader.rest_of(last_match, reader.number());
}

}  // namespace

bool is_pack_bytes(std::string_view bytes) {
  return bytes.starts_with(magic);
}

std::string write_pack_bytes(const Pack& pack) {
  Places places, sources;
  std::vector<std::string_view> all_sources;
  for (uint32_t at = 0; at < pack.concepts.size(); ++at) {
    const Concept& c = pack.concepts[at];
    places.emplace(c.id, at);
    if (!c.source.empty() &&
        sources.emplace(c.source, static_cast<uint32_t>(all_sources.size())).second)
      all_sources.push_back(c.source);
  }
  std::string out(magic);
  Writer writer(out);
  writer.text(pack.id);
  writer.text(pack.title);
  writer.text(pack.licence);
  writer.number(all_sources.size());
  for (const std::string_view source : all_sources) writer.text(source);
  writer.number(pack.concepts.size());
  std::string_view last_id, last_match;
  for (const Concept& c : pack.concepts) {
    writer.number(c.topic ? static_cast<size_t>(*c.topic) + 1 : 0);
    if (c.id == concept_id_of(c.label))
      writer.number(0);
    else
      writer.rest_of(c.id, last_id, 1);
    last_id = c.id;
    writer.text(c.label);
    writer.texts(c.alternatives);
    writer.texts(c.hidden);
    writer.text(c.definition);
    writer.text(c.note);
    writer.text(c.notation);
    writer.number(c.source.empty() ? 0 : sources.at(c.source) + 1);
    write_relations(writer, c.broader, places);
    write_relations(writer, c.related, places);
    writer.number(c.exact_match.size());
    for (const std::string& match : c.exact_match) {
      writer.rest_of(match, last_match, 0);
      last_match = match;
    }
  }
  return out;
}

Result<Pack> read_pack_bytes(std::string_view bytes) {
  if (!is_pack_bytes(bytes)) return Error{"pack: not a compact pack of this version"};
  Reader reader(bytes.substr(magic.size()));
  Pack pack;
  pack.id = reader.text();
  pack.title = reader.text();
  pack.licence = reader.text();
  std::vector<std::string> sources(reader.count(most_concepts));
  for (std::string& source : sources) source = reader.text();
  pack.concepts.resize(reader.count(most_concepts));
  std::vector<uint32_t> relations;
  std::vector<Relations> counts(pack.concepts.size());
  std::string last_match;
  const std::string none;
  for (size_t i = 0; i < pack.concepts.size() && !reader.failed(); ++i)
    read_concept(reader, sources, last_match, i > 0 ? pack.concepts[i - 1].id : none, relations,
                 counts[i], pack.concepts[i]);
  if (!reader.at_end()) return Error{"pack: truncated or damaged"};
  size_t next = 0;
  const auto name = [&](uint32_t count, std::vector<std::string>& ids) {
    for (; count > 0; --count)
      if (const uint32_t at = relations[next++]; at < pack.concepts.size())
        ids.push_back(pack.concepts[at].id);
  };
  for (size_t i = 0; i < pack.concepts.size(); ++i) {
    name(counts[i].broader, pack.concepts[i].broader);
    name(counts[i].related, pack.concepts[i].related);
  }
  return pack;
}

}  // namespace postil
