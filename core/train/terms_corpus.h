// Articles annotated with policy terms, read by our own tokenizer and entity layer.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/layers/marks.h"
#include "core/lexicon/keys.h"
#include "core/postil.h"
#include "core/result.h"
#include "core/text/document.h"

namespace postil {

struct GoldTerm {
  TokenSpan tokens;  // those that it touches
  Topic topic = Topic::macroeconomics;
  bool exact = false;  // its ends are ends of tokens
};

struct TermArticle {
  std::string id;
  Document document;
  Keys keys;
  std::vector<Entity> entities;  // ours
  std::vector<GoldTerm> gold;
};

// Postil JSONL; an Error names the file and the line.
Result<std::vector<TermArticle>> read_term_articles(const std::string& path,
                                                    const Resources& resources);

struct TermScore {
  size_t gold = 0, found = 0, spans = 0, with_topic = 0, touched = 0;

  void add(const std::vector<GoldTerm>& gold_terms, const std::vector<Term>& terms);
  double precision() const;
  double recall() const;
  double f1(size_t right) const;
  std::string shown() const;
};

}  // namespace postil
