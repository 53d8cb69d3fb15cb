// Readers of annotated corpora. Whatever the format, a corpus becomes texts with labelled byte
// spans; our own tokenizer reads the texts, and the labels are laid on its tokens.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "core/text/document.h"

namespace postil {

struct LabelledSpan {
  ByteSpan bytes;
  std::string label;  // as in the corpus
};

struct LabelledText {
  std::string id;
  std::string text;
  std::vector<LabelledSpan> spans;  // in order, disjoint
};

// Postil JSONL: {"id", "text", "entities": [{"start", "end", "type"}]}, UTF-16 offsets.
Result<std::vector<LabelledText>> read_gold(const std::string& path);

// Two columns, token and IOB2 tag; an empty line ends a sentence, "# doc ID" begins a text. The
// tokens are joined to running text (spaces, quotes and hyphens are guessed without looking at the
// tags). A corpus without "# doc" lines gives a text for every `sentences_a_text` sentences.
Result<std::vector<LabelledText>> read_conll(const std::string& path, uint32_t sentences_a_text);

// A text read by the tokenizer, with each mention's label laid on whole tokens.
struct LabelledMention {
  TokenSpan tokens;
  uint32_t label = 0;  // index into the list of labels it was read with
};
struct LabelledDocument {
  std::string id;
  Document document;
  std::vector<LabelledMention> mentions;
};

struct SnapCounts {
  uint32_t mentions = 0;
  uint32_t snapped = 0;  // widened to whole tokens
  uint32_t dropped = 0;  // unknown label, overlaps the one before, or crosses a sentence border
};

// Labels that are not in `labels` are dropped. Adds to `counts`.
LabelledDocument lay_on_tokens(LabelledText text, const std::vector<std::string>& labels,
                               SnapCounts& counts);

}  // namespace postil
