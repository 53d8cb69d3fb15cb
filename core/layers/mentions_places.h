// Inside of mentions.h: what a name of a place stands for.
#pragma once

#include <string_view>

#include "core/layers/countries.h"
#include "core/layers/gazetteer.h"
#include "core/layers/marks.h"

namespace postil {

struct PlaceReading {
  LinkKind link = LinkKind::none;
  std::string_view id;       // of the list
  std::string_view country;  // ISO 3166-1 alpha-2
};

// The details that the gazetteer gives to exactly these tokens as a name of the class.
GazetteerDetail detail_of_name(const GazetteerView& gazetteer, const GazetteerDetails& details,
                               TokenSpan tokens, GazetteerClass cls);

// The one thing that a name of the type (GPE or LOC) can stand for, else, if `named` is given, the
// one that leads all others: each counts by its population, sixteen times that if its country is
// one of `named`, and more by far if it is that of `beside`, the place named next to it. Nothing
// where the lead is small.
PlaceReading read_place(const GazetteerView& gazetteer, const GazetteerDetails& details,
                        EntityType type, TokenSpan tokens, const CountrySet* named,
                        std::string_view beside);

// The country of a nationality; empty if it can be that of several or the list does not know it.
std::string_view country_of_people(const GazetteerView& gazetteer, const GazetteerDetails& details,
                                   TokenSpan tokens);

}  // namespace postil
