#include <string_view>

#include "core/text/furniture.h"

// Phrases are in lower case. The shorter a phrase is and the more it could begin a sentence of an
// article, the shorter is the line that it makes boilerplate.
namespace postil {
namespace {

// The whole line, but for punctuation and symbols around it.
constexpr std::string_view whole_lines[] = {"about us",
                                            "ad",
                                            "ads",
                                            "advertisement",
                                            "advertising",
                                            "comment",
                                            "comments",
                                            "contact",
                                            "contact us",
                                            "copy link",
                                            "donate",
                                            "email",
                                            "facebook",
                                            "instagram",
                                            "latest news",
                                            "linkedin",
                                            "listen",
                                            "log in",
                                            "login",
                                            "menu",
                                            "more",
                                            "more news",
                                            "more stories",
                                            "newsletter",
                                            "newsletters",
                                            "next",
                                            "next article",
                                            "next story",
                                            "pinterest",
                                            "previous",
                                            "previous article",
                                            "print",
                                            "privacy",
                                            "privacy policy",
                                            "promoted",
                                            "recommended",
                                            "reddit",
                                            "register",
                                            "related",
                                            "save",
                                            "search",
                                            "share",
                                            "sign in",
                                            "skip ad",
                                            "sponsored",
                                            "support us",
                                            "tags",
                                            "telegram",
                                            "terms of service",
                                            "terms of use",
                                            "top stories",
                                            "trending",
                                            "trending now",
                                            "tweet",
                                            "twitter",
                                            "video",
                                            "watch",
                                            "whatsapp",
                                            "youtube"};

// What a line of up to 8 tokens begins with.
constexpr std::string_view short_openings[] = {"advertisement",
                                               "article continues",
                                               "back to",
                                               "comments (",
                                               "cookie policy",
                                               "explore more",
                                               "follow @",
                                               "leave a comment",
                                               "like us",
                                               "listen now",
                                               "listen to this",
                                               "load more",
                                               "log in",
                                               "more >",
                                               "more from",
                                               "more like this",
                                               "more on this",
                                               "more stories",
                                               "more »",
                                               "more>",
                                               "most popular",
                                               "most read",
                                               "most viewed",
                                               "our newsletter",
                                               "please share",
                                               "print this",
                                               "privacy policy",
                                               "read full",
                                               "read it here",
                                               "recommended for you",
                                               "register now",
                                               "related articles",
                                               "related content",
                                               "related coverage",
                                               "related news",
                                               "related posts",
                                               "related stories",
                                               "related topics",
                                               "report an error",
                                               "save article",
                                               "scroll to continue",
                                               "see more",
                                               "share on",
                                               "share this",
                                               "show more",
                                               "sign in",
                                               "skip advertisement",
                                               "skip to",
                                               "sponsored by",
                                               "sponsored content",
                                               "story continues",
                                               "terms and conditions",
                                               "terms of service",
                                               "terms of use",
                                               "this article continues",
                                               "this story continues",
                                               "view all",
                                               "view comments",
                                               "view gallery",
                                               "watch more",
                                               "watch now",
                                               "watch the video",
                                               "you may also like",
                                               "you might also like"};

// What a line of up to 30 tokens begins with.
constexpr std::string_view openings[] = {"already a subscriber",
                                         "also read",
                                         "click here",
                                         "click on the link",
                                         "click the link",
                                         "continue reading",
                                         "copyright (c",
                                         "copyright 2",
                                         "copyright ©",
                                         "create a free account",
                                         "create an account",
                                         "don't miss",
                                         "download our",
                                         "download the app",
                                         "follow our",
                                         "follow us",
                                         "for more information visit",
                                         "for more information, visit",
                                         "for more news",
                                         "get our",
                                         "get the latest news",
                                         "get unlimited access",
                                         "join our",
                                         "join us on",
                                         "like us on",
                                         "never miss",
                                         "read also",
                                         "read more",
                                         "read next",
                                         "read the full",
                                         "read the original",
                                         "related:",
                                         "see also",
                                         "sign up",
                                         "stay informed",
                                         "stay up to date",
                                         "subscribe",
                                         "support independent journalism",
                                         "support our journalism",
                                         "support quality journalism",
                                         "tags:",
                                         "tap here",
                                         "to read more",
                                         "to subscribe",
                                         "want more",
                                         "watch:"};

// What a line of up to 35 tokens holds.
constexpr std::string_view contents[] = {
    "click here to",         "daily newsletter", "download our app",       "follow us on",
    "free newsletter",       "in your inbox",    "our newsletter",         "our newsletters",
    "our weekly newsletter", "sign up here",     "straight to your inbox", "subscribe here",
    "subscribe now",         "subscribe to our", "to your inbox",          "weekly newsletter"};

// The rights in the text, in a line of any length that is looked at.
constexpr std::string_view rights[] = {"all rights reserved", "for reproduction without permission",
                                       "may not be published, broadcast", "may not be reproduced"};

constexpr uint32_t short_line = 8;
constexpr uint32_t opening_line = 30;
constexpr uint32_t content_line = 35;

bool is_whole_line(const LineView& line, const LoweredLine& lowered) {
  const auto is_around = [&](uint32_t i) {
    return line.is_kind(i, TokenKind::punctuation) || line.is_kind(i, TokenKind::symbol);
  };
  uint32_t begin = 0, end = line.size();
  while (begin < end && is_around(begin)) ++begin;
  while (end > begin && is_around(end - 1)) --end;
  if (begin == end || end - begin > 3) return false;
  const uint32_t offset = line.token(0).bytes.begin;
  const uint32_t first = line.token(begin).bytes.begin - offset;
  const uint32_t last = line.token(end - 1).bytes.end - offset;
  if (last > lowered.text().size()) return false;
  const std::string_view words = lowered.text().substr(first, last - first);
  for (const std::string_view whole : whole_lines) {
    if (words == whole) return true;
  }
  return false;
}

}  // namespace

bool is_boilerplate(const LineView& line, const LoweredLine& lowered) {
  if (line.size() == 1 && line.is_kind(0, TokenKind::url)) return true;
  if (line.size() <= short_line &&
      (is_whole_line(line, lowered) || lowered.begins_with(short_openings))) {
    return true;
  }
  if (line.size() <= opening_line && lowered.begins_with(openings)) return true;
  if (line.size() <= content_line && lowered.contains(contents)) return true;
  return lowered.contains(rights);
}

}  // namespace postil
