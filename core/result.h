// What can fail returns Result<T>: a value, or an Error that names the cause and the place.
#pragma once

#include <string>
#include <utility>
#include <variant>

namespace postil {

struct Error {
  std::string message;  // what is wrong, and where: fit to show to a user as it is
};

// A value or an Error. Reading the side that is not there is a programming error.
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

  explicit operator bool() const { return state_.index() == 0; }
  T& operator*() { return *std::get_if<0>(&state_); }
  const T& operator*() const { return *std::get_if<0>(&state_); }
  T* operator->() { return std::get_if<0>(&state_); }
  const T* operator->() const { return std::get_if<0>(&state_); }
  const std::string& error() const { return std::get_if<1>(&state_)->message; }

 private:
  std::variant<T, Error> state_;
};

}  // namespace postil
