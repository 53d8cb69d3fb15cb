// A line on the terminal that says how far the work is.
#pragma once

#include <chrono>
#include <cstdint>
#include <iosfwd>
#include <string>

namespace postil::cli {

// "1234 articles, 88 a second, 0.52 MB/s, 41 %, 0:32 left"; share and rest only where the size of
// the input is known.
std::string progress_line(uint64_t articles, uint64_t bytes, uint64_t total_bytes, double seconds);

class Progress {
 public:
  // `total_bytes` of input, 0 if not known. Silent if not `shown`.
  Progress(std::ostream& out, bool shown, uint64_t total_bytes);
  ~Progress();  // takes the line away
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void add(uint64_t bytes);  // one more article is done
  void clear();              // before something else is written on the terminal

 private:
  std::ostream& out_;
  bool shown_, drawn_ = false;
  uint64_t total_, articles_ = 0, bytes_ = 0;
  std::chrono::steady_clock::time_point began_, last_;
};

}  // namespace postil::cli
