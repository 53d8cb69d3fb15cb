// Drafts for fact checkers: schema.org Claims (https://schema.org/Claim) as JSON-LD.
#pragma once

#include <string>

#include "core/formats/marked_text.h"

namespace postil {

// One line: a graph of one Claim for each claim but judgements, the most worth checking first, each
// with its text, its author where the article names one, and the article as its appearance. Never a
// verdict: ClaimReview and its rating are for people to add.
std::string to_claim_review(const MarkedText& article);

}  // namespace postil
