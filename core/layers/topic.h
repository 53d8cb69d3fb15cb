// The 21 major topics of the Comparative Agendas Project.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace postil {

// What a policy term is about.
enum class Topic : uint8_t {
  macroeconomics,
  civil_rights,
  health,
  agriculture,
  labor,
  education,
  environment,
  energy,
  immigration,
  transportation,
  law_crime,
  social_welfare,
  housing,
  domestic_commerce,
  defense,
  technology,
  foreign_trade,
  international_affairs,
  government_operations,
  public_lands,
  culture
};
// The names in packs and formats, by Topic.
inline constexpr std::string_view topic_names[] = {"macroeconomics",
                                                   "civil-rights",
                                                   "health",
                                                   "agriculture",
                                                   "labor",
                                                   "education",
                                                   "environment",
                                                   "energy",
                                                   "immigration",
                                                   "transportation",
                                                   "law-crime",
                                                   "social-welfare",
                                                   "housing",
                                                   "domestic-commerce",
                                                   "defense",
                                                   "technology",
                                                   "foreign-trade",
                                                   "international-affairs",
                                                   "government-operations",
                                                   "public-lands",
                                                   "culture"};

// The topic of that name, if it is one of the 21.
constexpr std::optional<Topic> topic_of(std::string_view name) {
  for (size_t i = 0; i < std::size(topic_names); ++i)
    if (topic_names[i] == name) return static_cast<Topic>(i);
  return std::nullopt;
}

}  // namespace postil
