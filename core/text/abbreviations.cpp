#include "core/text/abbreviations.h"

#include <algorithm>
#include <iterator>

// Each list is sorted without regard to case, by bytes. An abbreviation written with a
// capital counts only when capitalised: "Gen. Smith", but "the next gen."
namespace postil {
namespace {

constexpr std::string_view inner_abbreviations[] = {
    "Adm",  "Adv",   "Ald",  "Amb",  "approx", "Archbp", "Assoc", "Asst",  "Atty", "Brig", "Bro",
    "Capt", "Cdr",   "cf",   "Cllr", "Cmdr",   "Col",    "Cols",  "Comdr", "Cpl",  "Cpt",  "Dep",
    "Det",  "Dipl",  "Dist", "dr",   "drs",    "eg",     "Eng",   "engg",  "engr", "Flt",  "Fr",
    "Ft",   "Gen",   "Gens", "Gov",  "Govs",   "Hj",     "Hon",   "Hs",    "ie",   "Ing",  "Insp",
    "Intl", "Justs", "Ksh",  "Kshs", "Lt",     "Ltc",    "Ltg",   "Lts",   "Maj",  "Md",   "messrs",
    "Mgr",  "mlle",  "mme",  "Mohd", "mr",     "mrs",    "ms",    "Msgr",  "Mst",  "Mt",   "Muhd",
    "mx",   "Natl",  "Nrs",  "Pfc",  "Pres",   "prof",   "profs", "Pt",    "Rep",  "Reps", "Rev",
    "Rs",   "Rtd",   "Secy", "Sen",  "Sens",   "Sgt",    "Sh",    "Shs",   "Sis",  "Sk",   "Smt",
    "Spc",  "Sqn",   "Ste",  "Supt", "Tk",     "Tsh",    "Univ",  "Ush",   "v",    "Ven",  "viz",
    "vs",   "Wg",
};

constexpr std::string_view either_abbreviations[] = {
    "al",   "Ala",   "Ariz", "Ark",  "assn", "assns", "Ave",  "avg",  "bhd",   "bldg", "blvd",
    "bros", "Calif", "co",   "Colo", "Conn", "corp",  "cos",  "dept", "depts", "Eds",  "esq",
    "etc",  "Fla",   "Ga",   "gmbh", "govt", "hrs",   "hwy",  "Ill",  "inc",   "jr",   "Ky",
    "La",   "lbs",   "llc",  "llp",  "ltd",  "Mass",  "mfg",  "mgmt", "Mich",  "Minn", "misc",
    "Mo",   "Mont",  "Neb",  "Nev",  "Okla", "Ont",   "Ore",  "Pa",   "phd",   "plc",  "pty",
    "pvt",  "Que",   "Rd",   "sdn",  "sr",   "st",    "tbsp", "Tenn", "Tex",   "tsp",  "Va",
    "Vt",   "Wash",  "Wis",  "Wyo",  "yrs",
};

constexpr std::string_view numbered_abbreviations[] = {
    "apr", "art", "arts", "aug",  "b",    "c",    "ca",   "chap", "circa", "cl",  "d",    "dec",
    "est", "Ex",  "ext",  "feb",  "fig",  "figs", "jan",  "Jul",  "Jun",   "Mar", "n",    "no",
    "nos", "nov", "nr",   "num",  "oct",  "op",   "p",    "para", "paras", "pg",  "pgs",  "ph",
    "pp",  "reg", "sec",  "secs", "sect", "sep",  "sept", "tel",  "ver",   "vol", "vols",
};

constexpr std::string_view sentence_starters[] = {
    "a",           "about",     "according", "across",   "additionally", "after",
    "against",     "all",       "also",      "although", "among",        "an",
    "and",         "another",   "are",       "around",   "as",           "at",
    "because",     "before",    "besides",   "between",  "both",         "but",
    "by",          "can",       "could",     "despite",  "did",          "do",
    "does",        "during",    "each",      "earlier",  "even",         "every",
    "few",         "finally",   "first",     "for",      "from",         "furthermore",
    "had",         "has",       "have",      "he",       "her",          "here",
    "his",         "how",       "however",   "i",        "if",           "in",
    "indeed",      "instead",   "is",        "it",       "its",          "just",
    "last",        "later",     "let",       "many",     "maybe",        "meanwhile",
    "more",        "moreover",  "most",      "my",       "nevertheless", "no",
    "nonetheless", "nor",       "not",       "now",      "of",           "on",
    "once",        "only",      "or",        "other",    "our",          "over",
    "perhaps",     "please",    "second",    "several",  "she",          "should",
    "since",       "so",        "some",      "still",    "such",         "that",
    "the",         "their",     "then",      "there",    "therefore",    "these",
    "they",        "this",      "those",     "though",   "through",      "throughout",
    "thus",        "to",        "today",     "tomorrow", "under",        "unless",
    "until",       "was",       "we",        "were",     "what",         "when",
    "where",       "whether",   "which",     "while",    "who",          "whom",
    "whose",       "why",       "will",      "with",     "within",       "without",
    "would",       "yesterday", "yet",       "you",      "your",
};

constexpr std::string_view after_clock_time[] = {
    "aedt",      "aest",   "april",     "atlantic", "august", "bst",      "cdt",
    "central",   "cest",   "cet",       "cst",      "ct",     "december", "eastern",
    "eat",       "edt",    "eet",       "est",      "et",     "february", "fri",
    "friday",    "gmt",    "greenwich", "hkt",      "ist",    "january",  "jst",
    "july",      "june",   "kst",       "local",    "march",  "may",      "mdt",
    "mon",       "monday", "mountain",  "msk",      "mst",    "november", "october",
    "pacific",   "pdt",    "pst",       "pt",       "sast",   "sat",      "saturday",
    "september", "sgt",    "sun",       "sunday",   "thu",    "thurs",    "thursday",
    "tue",       "tues",   "tuesday",   "utc",      "wat",    "wed",      "wednesday",
};

constexpr std::string_view unit_suffixes[] = {
    "am",  "b",     "bbl",  "billion", "bn",      "bpd",     "bps",    "c",    "cc",       "cm",
    "cr",  "crore", "eur",  "f",       "ft",      "g",       "gb",     "gbp",  "gbps",     "ghz",
    "gm",  "gms",   "gw",   "gwh",     "h",       "ha",      "hp",     "hr",   "hrs",      "hz",
    "k",   "kb",    "kg",   "kgs",     "khz",     "km",      "km2",    "kmh",  "kmph",     "kms",
    "km²", "kph",   "kw",   "kwh",     "l",       "lakh",    "lb",     "lbs",  "m",        "m2",
    "m3",  "mb",    "mbps", "mhz",     "mil",     "million", "min",    "mins", "ml",       "mln",
    "mm",  "mmt",   "mn",   "mph",     "mt",      "mw",      "mwh",    "m²",   "m³",       "nm",
    "oz",  "p",     "pc",   "pct",     "percent", "pm",      "pts",    "rs",   "sec",      "secs",
    "sq",  "sqft",  "sqm",  "t",       "tb",      "tn",      "tonnes", "tr",   "trillion", "trn",
    "twh", "usd",   "x",    "y",       "yr",      "yrs",
};

constexpr std::string_view top_level_domains[] = {
    "ae",  "africa", "ai",  "app", "ar", "asia", "au",     "bd",   "bg",  "biz", "bo",  "br",
    "ca",  "ch",     "cl",  "cn",  "co", "com",  "cz",     "de",   "dev", "ec",  "edu", "eg",
    "es",  "et",     "eu",  "fm",  "fr", "gh",   "gl",     "gov",  "gr",  "hk",  "hu",  "ie",
    "il",  "info",   "int", "io",  "ir", "jp",   "ke",     "kr",   "lk",  "ly",  "mil", "mx",
    "net", "news",   "ng",  "nl",  "np", "nz",   "online", "org",  "pe",  "ph",  "pk",  "pl",
    "pt",  "ro",     "rs",  "ru",  "se", "sg",   "site",   "tech", "th",  "tr",  "tv",  "tw",
    "tz",  "ua",     "ug",  "uk",  "uy", "ve",   "vn",     "za",
};

constexpr char ascii_lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

constexpr bool is_less(std::string_view a, std::string_view b) {
  const size_t size = std::min(a.size(), b.size());
  for (size_t i = 0; i < size; ++i) {
    const auto x = static_cast<unsigned char>(ascii_lower(a[i]));
    const auto y = static_cast<unsigned char>(ascii_lower(b[i]));
    if (x != y) return x < y;
  }
  return a.size() < b.size();
}

// Whether the list holds `word`; case does not matter but for the capital that an entry asks for.
template <size_t size>
bool holds(const std::string_view (&list)[size], std::string_view word) {
  const std::string_view* found = std::lower_bound(std::begin(list), std::end(list), word, is_less);
  if (found == std::end(list) || is_less(word, *found)) return false;
  const bool asks_for_capital = ascii_lower(found->front()) != found->front();
  return !asks_for_capital || ascii_lower(word.front()) != word.front();
}

template <size_t size>
constexpr bool is_sorted(const std::string_view (&list)[size]) {
  for (size_t i = 1; i < size; ++i) {
    if (!is_less(list[i - 1], list[i])) return false;
  }
  return true;
}
static_assert(is_sorted(inner_abbreviations) && is_sorted(either_abbreviations) &&
              is_sorted(numbered_abbreviations) && is_sorted(sentence_starters) &&
              is_sorted(after_clock_time) && is_sorted(unit_suffixes) &&
              is_sorted(top_level_domains));

}  // namespace

StopRule stop_rule(std::string_view word) {
  if (holds(inner_abbreviations, word)) return StopRule::inner;
  if (holds(either_abbreviations, word)) return StopRule::either;
  if (holds(numbered_abbreviations, word)) return StopRule::numbered;
  return StopRule::none;
}

bool is_sentence_starter(std::string_view word) {
  return holds(sentence_starters, word);
}

bool follows_clock_time(std::string_view word) {
  return holds(after_clock_time, word);
}

bool is_unit_suffix(std::string_view suffix) {
  return holds(unit_suffixes, suffix);
}

bool is_top_level_domain(std::string_view label) {
  return holds(top_level_domains, label);
}

}  // namespace postil
