#include "core/formats/claim_review.h"

#include <algorithm>

#include "core/formats/json_writer.h"

namespace postil {
namespace {

// The entity that the words of a source name: a person or else a body; null if neither.
const MarkedEntity* author_of(const MarkedText& article, ByteSpan source) {
  const MarkedEntity* body = nullptr;
  for (const MarkedEntity& mark : article.entities) {
    if (!mark.bytes.overlaps(source)) continue;
    if (mark.type == EntityType::person) return &mark;
    if (body == nullptr && (mark.type == EntityType::org || mark.type == EntityType::gpe))
      body = &mark;
  }
  return body;
}

void write_author(JsonWriter& json, const MarkedText& article, ByteSpan source) {
  if (source.empty()) return;
  json.key("author");
  const MarkedEntity* entity = author_of(article, source);
  if (entity == nullptr) {  // schema.org takes a text where the kind of a thing is not known
    json.text(text_of(article, source));
    return;
  }
  const bool person = entity->type == EntityType::person;
  json.open('{').key("@type").text(person ? "Person" : "Organization");
  json.key("name").text(person ? name_of(article, *entity) : text_of(article, source));
  json.close('}');
}

}  // namespace

std::string to_claim_review(const MarkedText& article) {
  std::vector<const MarkedClaim*> claims;
  for (const MarkedClaim& mark : article.claims)
    if (mark.kind != ClaimKind::judgement) claims.push_back(&mark);
  std::stable_sort(claims.begin(), claims.end(),
                   [](const MarkedClaim* a, const MarkedClaim* b) { return a->worth > b->worth; });
  JsonWriter json;
  json.open('{').key("@context").text("https://schema.org").key("@graph").open('[');
  for (const MarkedClaim* claim : claims) {
    json.open('{').key("@type").text("Claim").key("text").text(text_of(article, claim->bytes));
    write_author(json, article, claim->source);
    json.key("appearance").open('{').key("@type").text("NewsArticle");
    json.optional("headline", article.title);
    if (is_web_address(article.address)) json.key("url").text(article.address);
    json.optional("identifier", article.id).close('}').close('}');
  }
  json.close(']').close('}');
  return json.take();
}

}  // namespace postil
