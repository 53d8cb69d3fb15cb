// Prints the names, claims and terms of an article: annotate postil.bundle article.txt
#include <fstream>
#include <iostream>
#include <iterator>

#include "core/postil.h"

std::string read_file(const char* path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

int main(int count, char** values) {
  if (count != 3) return std::cerr << "usage: annotate BUNDLE ARTICLE\n", 2;
  const std::string bundle = read_file(values[1]);
  const auto resources = postil::load(std::as_bytes(std::span(bundle)));
  if (!resources) return std::cerr << resources.error() << '\n', 1;

  const postil::Document document = postil::read_document(read_file(values[2]));
  const postil::Annotations marks = postil::annotate(document, *resources, resources->packs);
  for (const postil::Entity& mark : marks.entities.marks)
    std::cout << postil::entity_type_names[size_t(mark.type)] << '\t'
              << text_of(document, mark.tokens) << '\n';
  for (const postil::Claim& mark : marks.claims.marks)
    std::cout << postil::claim_kind_names[size_t(mark.kind)] << '\t'
              << text_of(document, mark.tokens) << '\n';
  for (const postil::Term& mark : marks.terms.marks)
    std::cout << postil::topic_names[size_t(mark.topic)] << '\t' << text_of(document, mark.tokens)
              << '\n';
}
