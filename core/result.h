// What can fail returns Result<T>: a value, or an Error that names the cause and the place.
#pragma once

#include <string>
#include <utility>
#include <variant>

namespace postil {

// Why something failed.
struct Error {
  std::string message;  // what is wrong, and where: fit to show to a user as it is
};

// A value or an Error. Reading the side that is not there is a programming error.
template <class T>
class [[nodiscard]] Result {
 public:
  // Success.
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  // Failure.
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

  // Whether there is a value.
  explicit operator bool() const { return state_.index() == 0; }
  // The value.
  T& operator*() { return *std::get_if<0>(&state_); }
  // The value.
  const T& operator*() const { return *std::get_if<0>(&state_); }
  // The value.
  T* operator->() { return std::get_if<0>(&state_); }
  // The value.
  const T* operator->() const { return std::get_if<0>(&state_); }
  // The message of the error.
  const std::string& error() const { return std::get_if<1>(&state_)->message; }

 private:
  std::variant<T, Error> state_;
};

}  // namespace postil
