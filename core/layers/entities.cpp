#include "core/layers/entities.h"

#include <algorithm>
#include <iterator>

#include "core/layers/entity_tagger.h"
#include "core/layers/mentions.h"
#include "core/model/tagger_format.h"

namespace postil {

Result<EntityResources> load_entities(std::span<const std::byte> gazetteer,
                                      std::span<const std::byte> details,
                                      std::span<const std::byte> tagger) {
  Result<Lexicon> lexicon = Lexicon::load(gazetteer);
  if (!lexicon) return Error{"gazetteer: " + lexicon.error()};
  Result<GazetteerDetails> table = GazetteerDetails::load(details);
  if (!table) return Error{table.error()};
  Result<TaggerModel> model = load_tagger(tagger);
  if (!model) return Error{"tagger: " + model.error()};
  const auto& types = model->tags.types();
  if (!std::equal(types.begin(), types.end(), std::begin(entity_type_names),
                  std::end(entity_type_names)))
    return Error{"tagger: its types are not the 18 of OntoNotes in their order"};
  return EntityResources{std::move(*lexicon), std::move(*table), std::move(*model)};
}

EntityLayer find_entities(const Document& document, const Keys& keys,
                          const EntityResources& resources) {
  const GazetteerView gazetteer = match_gazetteer(document, keys, resources.gazetteer);
  EntityLayer out{
      tag_entities(document, keys, gazetteer, find_numbers(document, gazetteer), resources.tagger),
      {}};
  group_mentions(document, keys, gazetteer, resources.details, out);
  return out;
}

std::string_view entity_reason_name(uint16_t code) {
  return tagger_reason_name(code);
}

}  // namespace postil
