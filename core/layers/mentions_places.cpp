#include "core/layers/mentions_places.h"

namespace postil {
namespace {

using C = GazetteerClass;

// Sizes are twice the binary logarithm of a population.
constexpr int country_size = 52, province_size = 44, city_size = 40;
constexpr int bonus_named = 8, bonus_beside = 40, least_lead = 3;

// Takes the part of `text` before the next `at` out of it.
std::string_view take(std::string_view& text, char at) {
  const size_t end = text.find(at);
  const std::string_view part = text.substr(0, end);
  text = end == text.npos ? std::string_view() : text.substr(end + 1);
  return part;
}

struct Choice {
  static constexpr int none = -1000;
  PlaceReading best;
  int lead = 0, second = none;  // scores
  bool any = false;

  void offer(const PlaceReading& reading, int score) {
    // A city and its province, a country and its capital of one name: the more telling stays.
    if (any && reading.country == best.country) {
      if (score > lead) lead = score;
      return;
    }
    if (!any || score > lead) {
      if (any) second = lead;
      best = reading;
      lead = score;
      any = true;
    } else if (score > second) {
      second = score;
    }
  }
};

}  // namespace

GazetteerDetail detail_of_name(const GazetteerView& gazetteer, const GazetteerDetails& details,
                               TokenSpan tokens, GazetteerClass cls) {
  std::span<const uint32_t> values;
  if (tokens.size() == 1) {
    values = gazetteer.word_values[tokens.begin];
  } else if (tokens.size() > 1) {
    const GazetteerMatch* match = gazetteer.phrase(tokens.begin);
    if (match && match->tokens == tokens) values = match->values;
  }
  for (uint32_t value : values)
    if (class_of(value) == cls) return details.at(postil::detail_of(value));
  return {};
}

PlaceReading read_place(const GazetteerView& gazetteer, const GazetteerDetails& details,
                        EntityType type, TokenSpan tokens, const CountrySet* named,
                        std::string_view beside) {
  Choice choice;
  const auto offer = [&](PlaceReading reading, int size) {
    if (named && named->has(reading.country)) size += bonus_named;
    if (!beside.empty() && reading.country == beside) size += bonus_beside;
    choice.offer(reading, size);
  };
  const std::string_view land = detail_of_name(gazetteer, details, tokens, C::country).code;
  if (!land.empty()) {
    // Two letters are a country, "GB-SCT" is a part of GB, four letters are no country any more.
    const bool now = land.size() < 3 || land[2] == '-', coded = land.size() != 3;
    offer({coded ? LinkKind::iso3166 : LinkKind::none, coded ? land : std::string_view(),
           now ? land.substr(0, 2) : std::string_view()},
          country_size);
  }
  std::string_view cities;  // "Asia" is no city of that name
  if (type == EntityType::gpe) cities = detail_of_name(gazetteer, details, tokens, C::city).code;
  while (!cities.empty()) {
    std::string_view city = take(cities, '/');
    const std::string_view id = take(city, ' '), country = take(city, ' ');
    int size = 0;
    for (char c : city.substr(0, 2)) size = size * 10 + (c - '0');
    offer({id == "0" ? LinkKind::none : LinkKind::geonames, id == "0" ? std::string_view() : id,
           country},
          city.empty() ? city_size : size);
  }
  std::string_view provinces = detail_of_name(gazetteer, details, tokens, C::province).code;
  while (!provinces.empty()) offer({LinkKind::none, {}, take(provinces, '/')}, province_size);
  const int least = named ? choice.lead - least_lead : Choice::none;
  return choice.any && choice.second <= least ? choice.best : PlaceReading();
}

std::string_view country_of_people(const GazetteerView& gazetteer, const GazetteerDetails& details,
                                   TokenSpan tokens) {
  const std::string_view code = detail_of_name(gazetteer, details, tokens, C::demonym).code;
  return code.size() == 2 ? code : std::string_view();
}

}  // namespace postil
