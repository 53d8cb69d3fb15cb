#include <string_view>

#include "core/text/dateline.h"
#include "core/text/furniture.h"

namespace postil {
namespace {

// What a byline begins with besides "By", in lower case.
constexpr std::string_view openings[] = {"(with input from",
                                         "(with inputs from",
                                         "additional reporting",
                                         "compiled by",
                                         "contributed by",
                                         "edited by",
                                         "editing by",
                                         "file photo",
                                         "illustration by",
                                         "image credit",
                                         "image source",
                                         "image:",
                                         "last updated",
                                         "originally published",
                                         "photo by",
                                         "photo credit",
                                         "photo:",
                                         "photograph by",
                                         "photograph:",
                                         "photographs by",
                                         "photos by",
                                         "picture:",
                                         "posted by",
                                         "posted on",
                                         "published by",
                                         "published on",
                                         "published:",
                                         "reported by",
                                         "reporting by",
                                         "source:",
                                         "story by",
                                         "text by",
                                         "translated by",
                                         "translation by",
                                         "updated:",
                                         "with input from",
                                         "with inputs from",
                                         "words by",
                                         "writing by",
                                         "written by",
                                         "©"};

// The rights of a picture, at the end of its caption, in lower case.
constexpr std::string_view caption_credits[] = {
    "(photo by", "(photo:", "credit:",     "file photo", "getty images", "image credit:",
    "image:",    "photo:",  "photograph:", "picture:",   "via getty"};
constexpr size_t longest_credit = 50;  // bytes

constexpr std::string_view roles[] = {
    "Agencies",    "Agency",        "BUREAU",         "Bureau",   "CORRESPONDENT", "Columnist",
    "Contributor", "Correspondent", "Correspondents", "DESK",     "Desk",          "EDITOR",
    "Editor",      "Editors",       "Monitoring",     "Newsroom", "REPORTER",      "Reporter",
    "Reporters",   "STAFF",         "Staff",          "WRITER",   "Writer",        "Writers"};

constexpr std::string_view agencies[] = {
    "AFP",     "ANI",       "ANSA", "AP",  "APP", "Anadolu", "BBC",     "BERNAMA", "BSS",
    "Bernama", "Bloomberg", "CNA",  "CNN", "DPA", "EFE",     "GNA",     "IANS",    "IPS",
    "KUNA",    "Kyodo",     "MENA", "NAN", "NPR", "PTI",     "REUTERS", "Reuters", "SAnews",
    "SPA",     "TASS",      "UNB",  "UPI", "WAM", "XINHUA",  "Xinhua",  "Yonhap",  "dpa"};

// Lower-case words of names and titles.
constexpr std::string_view name_joints[] = {"'s",  "al",  "and", "at", "bin", "da",  "de",   "del",
                                            "den", "der", "di",  "du", "el",  "for", "in",   "la",
                                            "of",  "on",  "the", "to", "van", "von", "with", "’s"};

constexpr std::string_view date_words[] = {
    "Date", "First", "Fri",  "Last", "Modified",  "Mon",    "Posted", "Published",
    "Sat",  "Sun",   "Thu",  "Tue",  "Updated",   "Wed",    "a.m.",   "am",
    "at",   "on",    "p.m.", "pm",   "published", "updated"};

template <size_t size>
bool holds(const std::string_view (&list)[size], std::string_view word) {
  for (const std::string_view entry : list) {
    if (entry == word) return true;
  }
  return false;
}

bool ends_with_stop(const LineView& line) {
  const std::string_view last = line.text(line.size() - 1);
  return last == "." || last == "!" || last == "?";
}

// From `begin` on capitalised words and what may stand between them.
bool is_all_names(const LineView& line, uint32_t begin) {
  for (uint32_t i = begin; i < line.size(); ++i) {
    if (line.is_lower(i) && !holds(name_joints, line.text(i))) return false;
  }
  return true;
}

// "By Jane Roe and John Doe, Economics Editor"
bool is_by_name(const LineView& line) {
  const bool by = line.is(0, "By") || line.is(0, "BY") || line.is(0, "by");
  return by && line.is_capitalised(1) && line.size() <= 30 && is_all_names(line, 1);
}

// "Jane Roe, Reuters", "Jane Roe | Reuters", "(AFP)"
bool is_agency_line(const LineView& line) {
  uint32_t last = line.size() - 1;
  if (line.is(last, ")") && last > 0) --last;
  if (!holds(agencies, line.text(last))) return false;
  if (last == 0) return true;
  return line.is(last - 1, ",") || line.is(last - 1, "|") || line.is(last - 1, "/") ||
         line.is(last - 1, "(") || line.is_dash(last - 1);
}

// "Staff Reporter", "Jane Roe, Political Correspondent"
bool is_role_line(const LineView& line) {
  if (line.size() <= 6 && holds(roles, line.text(line.size() - 1))) return line.is_capitalised(0);
  bool apart = false;
  for (uint32_t i = 2; i < line.size(); ++i) {
    if (apart && holds(roles, line.text(i))) return true;
    apart = apart || line.is(i, ",") || line.is(i, "|");
  }
  return false;
}

// "March 3, 2024", "Updated: 3 Mar 2024, 10:30 GMT"
bool is_date_line(const LineView& line) {
  bool number = false, month = false;
  for (uint32_t i = 0; i < line.size(); ++i) {
    const std::string_view text = line.text(i);
    if (line.is_kind(i, TokenKind::number)) {
      number = true;
    } else if (is_month(text)) {
      month = true;
    } else if (line.is_kind(i, TokenKind::word)) {
      const bool day = text.size() >= 6 && text.substr(text.size() - 3) == "day";
      const bool zone = line.token(i).casing == Casing::upper && text.size() <= 4;
      if (!day && !zone && !holds(date_words, text)) return false;
    }
  }
  return number && month;
}

// "5 min read"
bool is_reading_time(const LineView& line, const LoweredLine& lowered) {
  constexpr std::string_view phrases[] = {"min read", "mins read", "minute read", "minutes read"};
  return line.size() <= 5 && line.is_kind(0, TokenKind::number) && lowered.contains(phrases);
}

// "(This article was written by ...)"
bool is_note_on_text(const LoweredLine& lowered) {
  constexpr std::string_view beginnings[] = {
      "(this article", "(this piece",  "(this report",   "(this story",     "[this article",
      "[this story",   "this article", "this piece was", "this report was", "this story was"};
  constexpr std::string_view verbs[] = {
      "was edited by",      "was first published", "was originally published",
      "was produced",       "was published",       "was translated",
      "was updated",        "was written by",      "first appeared",
      "originally appeared"};
  return lowered.begins_with(beginnings) && lowered.contains(verbs);
}

// An address alone, or with a word or two: "Email: jane@example.org", "@jane".
bool is_contact(const LineView& line) {
  for (uint32_t i = 0; i < line.size(); ++i) {
    if (line.is_kind(i, TokenKind::email)) return true;
    if (line.is_kind(i, TokenKind::hashtag) && line.text(i)[0] == '@') return true;
  }
  return false;
}

}  // namespace

bool is_byline(const LineView& line, const LoweredLine& lowered) {
  if (is_by_name(line)) return true;
  if (line.size() <= 14 && is_date_line(line)) return true;
  if (line.size() <= 10 && !ends_with_stop(line)) {
    if (line.size() <= 5 && is_contact(line)) return true;
    if (is_all_names(line, 0) && (is_agency_line(line) || is_role_line(line))) return true;
  }
  if (line.size() <= 30 && lowered.begins_with(openings)) return true;
  if (is_reading_time(line, lowered) || is_note_on_text(lowered)) return true;
  const size_t size = lowered.text().size();
  return lowered.contains(caption_credits, size > longest_credit ? size - longest_credit : 0);
}

}  // namespace postil
