// Benchmarks of the claims layer on corpora that others publish figures on.
#pragma once

#include <functional>
#include <string>

#include "core/layers/claims.h"
#include "core/layers/entities.h"
#include "core/result.h"

namespace postil {

// DATA_DIR/claims and DATA_DIR/vectors, figures by `log`:
// ClaimBuster 2.5xNCS, average precision over 5 folds of debates;
// Causal News Corpus, F1 on its dev part, trained on its train part, the threshold by 5 folds of
// it.
Result<bool> measure_claim_corpora(const std::string& data_dir, const EntityResources& entities,
                                   const ClaimResources& resources,
                                   const std::function<void(const std::string&)>& log);

// DATA_DIR/attribution/polnear-dev.jsonl: precision, recall and F1 of the tokens of sources, cues
// and contents, all attributions taken together.
Result<bool> measure_attribution(const std::string& data_dir, const EntityResources& entities,
                                 const ClaimResources& resources,
                                 const std::function<void(const std::string&)>& log);

}  // namespace postil
