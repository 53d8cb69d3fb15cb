// The one handle through which JavaScript uses the core: bytes in, a flat view of marks out.
// wasm/postil.js is its only caller; what users see is described in wasm/postil.d.ts.
#include <emscripten/bind.h>
#include <emscripten/val.h>

#include <algorithm>
#include <iterator>

#include "core/flat.h"
#include "core/formats/postil_json.h"
#include "core/pack_bytes.h"
#include "core/postil.h"

namespace {

using emscripten::typed_memory_view;
using emscripten::val;

class Handle {
 public:
  // Room for `size` bytes of input. The view is detached when memory grows: take it, fill it, call.
  val input(size_t size) {
    input_.resize(size);
    return val(typed_memory_view(size, reinterpret_cast<unsigned char*>(input_.data())));
  }

  // Each reads the input. An empty answer is success, else it is the error's text.
  std::string load() {
    postil::Result<postil::Resources> loaded = postil::load(std::as_bytes(std::span(input_)));
    if (!loaded) return loaded.error();
    resources_ = std::move(*loaded);
    packs_ = resources_.packs.packs();
    compiled_ = resources_.packs;
    return {};
  }
  void annotate() {
    document_ = postil::read_document(input_);
    annotations_ = postil::annotate(document_, resources_, compiled_);
    marks_ = postil::flatten(document_, annotations_);
  }

  // The marks of the last annotate(), until the next call of anything.
  val marks() const { return val(typed_memory_view(marks_.size(), marks_.data())); }
  std::string strings() const { return postil::flat_strings(annotations_); }
  std::string json(const std::string& id) const {
    return postil::to_json(document_, annotations_, compiled_, id);
  }

  // Reads the input, a compact pack (core/pack_bytes.h), as one that comes before those there are;
  // one of the same id is replaced. `id` is for a pack that has none. An empty answer is success,
  // else it is the error's text; pack_info({}) then tells of it.
  std::string add_pack(const std::string& id) {
    postil::Result<postil::Pack> pack = postil::read_pack_bytes(input_);
    if (!pack) return pack.error();
    if (pack->id.empty()) pack->id = id;
    if (pack->title.empty()) pack->title = pack->id;
    forget(pack->id);
    packs_.insert(packs_.begin(), std::move(*pack));
    compiled_ = postil::TermPacks(packs_);
    return {};
  }
  bool remove_pack(const std::string& id) {
    if (!forget(id)) return false;
    compiled_ = postil::TermPacks(packs_);
    return true;
  }
  // From now on the packs of these ids (a line each) mark, the first before the others; packs that
  // are not among them are kept, switched off.
  void choose_packs(const std::string& ids) {
    std::vector<postil::Pack> all = std::move(packs_);
    std::move(off_.begin(), off_.end(), std::back_inserter(all));
    packs_.clear();
    for (size_t at = 0, end = 0; at < ids.size(); at = end + 1) {
      end = std::min(ids.find('\n', at), ids.size());
      const auto found = std::find_if(all.begin(), all.end(), [&](const postil::Pack& pack) {
        return pack.id == std::string_view(ids).substr(at, end - at);
      });
      if (found == all.end()) continue;
      packs_.push_back(std::move(*found));
      all.erase(found);
    }
    off_ = std::move(all);
    compiled_ = postil::TermPacks(packs_);
  }

  // The pack of that id as compact bytes, until the next call of anything; none if there is no
  // pack.
  val pack_bytes(const std::string& id) {
    const postil::Pack* pack = find(id);
    input_ = pack == nullptr ? std::string() : postil::write_pack_bytes(*pack);
    return input(input_.size());
  }
  // Its id, licence, number of concepts and title, a line each; of the first pack if `id` is empty.
  std::string pack_info(const std::string& id) const {
    const postil::Pack* pack = find(id);
    if (pack == nullptr) return {};
    return pack->id + '\n' + pack->licence + '\n' + std::to_string(pack->concepts.size()) + '\n' +
           pack->title;
  }

  std::string names() const { return postil::flat_names(); }
  std::string concepts() const { return postil::flat_concepts(compiled_); }

 private:
  bool forget(const std::string& id) {
    const auto is_meant = [&](const postil::Pack& pack) { return pack.id == id; };
    return std::erase_if(packs_, is_meant) + std::erase_if(off_, is_meant) > 0;
  }

  const postil::Pack* find(const std::string& id) const {
    for (const auto* packs : {&packs_, &off_})
      for (const postil::Pack& pack : *packs)
        if (id.empty() || pack.id == id) return &pack;
    return nullptr;
  }

  std::string input_;
  postil::Resources resources_;
  std::vector<postil::Pack> packs_, off_;  // those that mark, in order of priority, and the others
  postil::TermPacks compiled_;
  postil::Document document_;
  postil::Annotations annotations_;
  std::vector<int32_t> marks_;
};

}  // namespace

EMSCRIPTEN_BINDINGS(postil) {
  emscripten::class_<Handle>("Handle")
      .constructor()
      .function("input", &Handle::input)
      .function("load", &Handle::load)
      .function("annotate", &Handle::annotate)
      .function("marks", &Handle::marks)
      .function("strings", &Handle::strings)
      .function("json", &Handle::json)
      .function("addPack", &Handle::add_pack)
      .function("removePack", &Handle::remove_pack)
      .function("choosePacks", &Handle::choose_packs)
      .function("packBytes", &Handle::pack_bytes)
      .function("packInfo", &Handle::pack_info)
      .function("names", &Handle::names)
      .function("concepts", &Handle::concepts);
}
