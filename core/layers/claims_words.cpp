#include "core/layers/claims_words.h"

#include <string_view>

#include "core/lexicon/keys.h"

namespace postil {
namespace {

struct ClassWords {
  WordClass word_class;
  std::string_view words;  // parted by single spaces
};

constexpr ClassWords closed_classes[] = {
    {WordClass::determiner,
     "the a an this that these those his her its their our my your every each some any no another "
     "both all many several most few other such one two three"},
    {WordClass::pronoun, "he she it they you who one everyone someone anyone nobody others"},
    {WordClass::first, "i we"},
    {WordClass::object, "him them us me himself herself itself themselves"},
    {WordClass::linking, "of for at in from"},
    {WordClass::preposition,
     "on by with to about into over after before during under between against through since until "
     "without within among amid across towards toward upon despite via near along beyond behind "
     "outside inside around throughout like than per alongside"},
    {WordClass::conjunction,
     "and or but nor so yet because although though while whereas if unless that as when where "
     "whether once however meanwhile moreover furthermore therefore"},
    {WordClass::relative, "who which whom whose"},
    {WordClass::question, "what why how whatever"},
    {WordClass::be, "is are was were am 's 're 'm isn't aren't wasn't weren't"},
    {WordClass::have, "has have had 've hasn't haven't hadn't"},
    {WordClass::doing, "do does did doesn't don't didn't"},
    {WordClass::modal,
     "would could can may might should must cannot ca can't couldn't wouldn't shouldn't 'd ought"},
    {WordClass::future, "will shall 'll wo won't"},
    {WordClass::adverb,
     "also then later earlier now still just even only already again once often always further "
     "first recently previously however therefore yesterday today too rightly simply not"},
    {WordClass::not_, "not n't never"},
};

}  // namespace

WordTable::WordTable() {
  for (const ClassWords& entry : closed_classes) {
    for (std::string_view rest = entry.words; !rest.empty();) {
      const size_t space = rest.find(' ');
      const uint64_t key = folded_key(rest.substr(0, space));
      rest = space == std::string_view::npos ? std::string_view() : rest.substr(space + 1);
      size_t slot = key & mask;
      while (keys_[slot] != 0 && keys_[slot] != key) slot = (slot + 1) & mask;
      keys_[slot] = key;  // a word listed twice is of the later class
      classes_[slot] = entry.word_class;
    }
  }
}

}  // namespace postil
