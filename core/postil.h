// Postil reads an article and marks what it claims, whom it names, and which policies are in play.
//
//     std::vector<std::byte> file = read_file("postil.bundle");
//     auto loaded = postil::load(file);
//     if (!loaded) return complain(loaded.error());
//     const postil::Document document = postil::read_document("Ankara will raise tariffs.");
//     const postil::Annotations marks = postil::annotate(document, *loaded, loaded->packs);
//     for (const postil::Entity& entity : marks.entities.marks)
//       std::cout << text_of(document, entity.tokens);                      // Ankara
//     std::cout << postil::to_json(document, marks, loaded->packs);   // core/formats/postil_json.h
//
// Nouns: Document (core/text/document.h), Resources, TermPacks (core/layers/terms.h), Annotations
// and its marks (core/layers/marks.h). Offsets are token spans inside; bytes_of() gives bytes,
// OffsetMap (core/text/offsets.h) code points and UTF-16 code units.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "core/layers/claims.h"
#include "core/layers/entities.h"
#include "core/layers/marks.h"
#include "core/layers/terms.h"
#include "core/result.h"
#include "core/text/document.h"
#include "core/text/offsets.h"

namespace postil {

// All that annotating needs besides the text. Owns what it holds: the bundle's bytes may go.
struct Resources {
  EntityResources entities;
  ClaimResources claims;
  TermPacks packs;  // the bundle's own packs
  TermModel terms;
};

// Loads a bundle (core/data/postil.bundle). Fails on bytes that are no bundle, are of another
// version, truncated or damaged; the message says what and where.
Result<Resources> load(std::span<const std::byte> bundle);

// The marks of the three layers, over the tokens of the document that they were made from.
struct Annotations {
  EntityLayer entities;
  Layer<Claim> claims;
  Layer<Term> terms;
};

// Total and deterministic: the same text, resources and packs give the same marks, native or wasm.
Annotations annotate(const Document& document, const Resources& resources, const TermPacks& packs);

}  // namespace postil
