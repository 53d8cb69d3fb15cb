// Closed word lists of English that tell a full stop that ends a sentence from one that does not.
#pragma once

#include <cstdint>
#include <string_view>

namespace postil {

// What the stop after a word means.
enum class StopRule : uint8_t {
  none,     // no abbreviation: the stop is a full stop
  inner,    // abbreviation that is always followed by more: "Mr.", "e.g.", "Gen."
  either,   // abbreviation that may end a sentence too: "Inc.", "Jr.", "etc."
  numbered  // abbreviation only before a number: "No. 5", "p. 12", "Sept. 3"
};

// The rule for a word without its stop, in any case; "miss", "sat" and the like only capitalised.
StopRule stop_rule(std::string_view word);

// "The", "However", "She": capitalised, it begins a sentence rather than going on with a name.
// `word` may be in any case.
bool is_sentence_starter(std::string_view word);

// "Monday", "March", "Eastern", "EST": what follows "8 p.m." in the same sentence.
bool follows_clock_time(std::string_view word);

// "km", "bn", "am": what is written right behind the digits of a number and is a word of its own.
bool is_unit_suffix(std::string_view suffix);

// A top-level domain common enough, and unlike any English word, to make "name.com" an address.
bool is_top_level_domain(std::string_view label);

}  // namespace postil
