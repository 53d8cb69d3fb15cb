// What `postil annotate` does, over streams so that tests can call it.
#pragma once

#include <functional>
#include <iosfwd>
#include <string>

#include "core/cli/options.h"
#include "core/cli/progress.h"
#include "core/postil.h"

namespace postil::cli {

// The engine, and in what form its marks are wanted.
struct Annotator {
  const Resources& resources;
  const TermPacks& packs;
  FormatId format = FormatId::postil;
  OffsetUnit unit = OffsetUnit::utf16;
  Layers layers;

  // The files of one article, their names without a folder.
  std::vector<FormatFile> annotate(std::string text, const std::string& id,
                                   const std::string& name) const;
};

// Takes the files of each article, in order. The Error says what could not be written.
using Sink = std::function<Result<bool>(const std::vector<FormatFile>&)>;

// A sink that writes to a stream, after what a stream of this format begins with, and flushes after
// each article: who reads it sees each as soon as it is done.
Sink to_stream(std::ostream& out, const Annotator& annotator);
// A sink that writes files into a folder that there is. No file is overwritten.
Sink to_folder(std::string folder, const Annotator& annotator);

// Reads all of `in` as one article.
Result<bool> annotate_text(std::istream& in, const Annotator& annotator, const std::string& name,
                           const Sink& sink);

// Reads an article a line, `jobs` at a time. A line that is no article, or whose files cannot be
// written, is reported on `errors` with its number. Returns how many were.
size_t annotate_lines(std::istream& in, const Annotator& annotator, size_t jobs, const Sink& sink,
                      std::ostream& errors, Progress& progress);

}  // namespace postil::cli
