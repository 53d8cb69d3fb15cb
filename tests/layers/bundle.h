// The shipped bundle, loaded once for all the tests of a program.
#pragma once

#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <string>

#include "core/postil.h"

inline const postil::Resources& resources() {
  static const postil::Resources loaded = [] {
    std::ifstream file(POSTIL_SOURCE_DIR "/core/data/postil.bundle", std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    auto read = postil::load({reinterpret_cast<const std::byte*>(text.data()), text.size()});
    if (!read) FAIL(read.error());
    return std::move(*read);
  }();
  return loaded;
}
