#include "core/layers/claims_evidence.h"

namespace postil {

ClaimReason reason_of_entity(EntityType type) {
  switch (type) {
    case EntityType::percent:
    case EntityType::money:
    case EntityType::quantity:
      return ClaimReason::figure_unit;
    case EntityType::cardinal:
    case EntityType::ordinal:
      return ClaimReason::figure_number;
    case EntityType::date:
    case EntityType::time:
      return ClaimReason::figure_date;
    case EntityType::person:
    case EntityType::norp:
      return ClaimReason::entity_person;
    case EntityType::org:
      return ClaimReason::entity_institution;
    case EntityType::gpe:
    case EntityType::loc:
    case EntityType::fac:
      return ClaimReason::entity_place;
    case EntityType::law:
      return ClaimReason::entity_law;
    default:
      return ClaimReason::none;
  }
}

}  // namespace postil
