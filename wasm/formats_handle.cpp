// The handle through which JavaScript writes and reads formats: a module of its own, loaded when
// something is exported. wasm/formats.js is its only caller; see wasm/formats.d.ts.
#include <emscripten/bind.h>
#include <emscripten/val.h>

#include <algorithm>

#include "core/formats/formats.h"
#include "core/formats/postil_json.h"
#include "core/pack_bytes.h"
#include "core/pack_skos.h"

namespace {

using emscripten::typed_memory_view;
using emscripten::val;

class Handle {
 public:
  // Room for `size` bytes of input. The view is detached when memory grows: take it, fill it, call.
  val input(size_t size) {
    input_.resize(size);
    return view(input_);
  }
  // Keeps the input as the text for read().
  void keep_text() { text_ = std::move(input_); }

  // The input is Postil JSON. An empty answer is success, then file() gives what was written; else
  // it is the error's text.
  std::string write(const std::string& format, const std::string& name, const std::string& offsets,
                    const std::string& layers, bool byte_order_mark) {
    const auto id = postil::format_named(format);
    if (!id) return "unknown format '" + format + "'";
    auto article = postil::read_postil_json(input_);
    if (!article) return article.error();
    postil::FormatOptions options;
    const auto& units = postil::offset_unit_names;
    const auto unit = std::find(std::begin(units), std::end(units), offsets);
    if (unit == std::end(units)) return "unknown unit of offsets '" + offsets + "'";
    options.unit = static_cast<postil::OffsetUnit>(unit - std::begin(units));
    options.name = name;
    options.byte_order_mark = byte_order_mark;
    const auto has = [&](const char* layer) { return layers.find(layer) != std::string::npos; };
    keep_layers(*article, {has("entities"), has("claims"), has("terms")});
    files_ = postil::write_format(*id, std::move(*article), options);
    return {};
  }
  // The input is in that format, its text perhaps what keep_text() kept. The file is Postil JSON.
  std::string read(const std::string& format) {
    const auto id = postil::format_named(format);
    if (!id) return "unknown format '" + format + "'";
    auto article = postil::read_format(*id, input_, text_);
    text_.clear();
    if (!article) return article.error();
    files_ = postil::write_format(postil::FormatId::postil, std::move(*article));
    return {};
  }

  // The input is a term pack in any format. The file is the pack as compact bytes; report() tells
  // of it.
  std::string read_pack(const std::string& name) {
    auto read = postil::read_any_pack(input_, name);
    if (!read) return read.error();
    report_ = {read->pack.id, read->pack.title, read->pack.licence,
               std::to_string(read->pack.concepts.size())};
    for (const postil::RefusedRow& row : read->refused) {
      report_.push_back(std::to_string(row.row));
      report_.push_back(row.why);
    }
    files_ = {{"", postil::write_pack_bytes(read->pack)}};
    return {};
  }
  // The input is a compact pack, or any other; the file is of that format: csv, json, skos.
  std::string write_pack(const std::string& format) {
    auto read = postil::read_any_pack(input_, "");
    if (!read) return read.error();
    if (format == "csv")
      files_ = {{"", postil::write_pack_csv(read->pack)}};
    else if (format == "json")
      files_ = {{"", postil::write_pack_json(read->pack)}};
    else
      files_ = {{"", postil::write_pack_skos(read->pack)}};
    return {};
  }
  // Id, title, licence and number of concepts of the pack; then row and reason of each refusal.
  size_t report_size() const { return report_.size(); }
  std::string report(size_t at) const { return report_[at]; }

  size_t count() const { return files_.size(); }
  std::string name(size_t at) const { return files_[at].name; }
  val bytes(size_t at) { return view(files_[at].bytes); }

 private:
  static val view(std::string& bytes) {
    return val(typed_memory_view(bytes.size(), reinterpret_cast<unsigned char*>(bytes.data())));
  }

  std::string input_, text_;
  std::vector<postil::FormatFile> files_;
  std::vector<std::string> report_;
};

// One line a format: its name, title, suffix, media type, what it can (any_unit, readable).
std::string list_formats() {
  std::string out;
  for (const postil::Format& format : postil::formats) {
    for (const std::string_view part :
         {format.name, format.title, format.suffix, format.media_type})
      out.append(part).append("\t");
    out.append(format.any_unit ? "1\t" : "0\t").append(format.readable ? "1\n" : "0\n");
  }
  return out;
}

}  // namespace

EMSCRIPTEN_BINDINGS(postil_formats) {
  emscripten::function("listFormats", &list_formats);
  emscripten::class_<Handle>("Handle")
      .constructor()
      .function("input", &Handle::input)
      .function("keepText", &Handle::keep_text)
      .function("write", &Handle::write)
      .function("read", &Handle::read)
      .function("readPack", &Handle::read_pack)
      .function("writePack", &Handle::write_pack)
      .function("reportSize", &Handle::report_size)
      .function("report", &Handle::report)
      .function("count", &Handle::count)
      .function("name", &Handle::name)
      .function("bytes", &Handle::bytes);
}
