#include "core/cli/progress.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <ostream>

namespace postil::cli {

std::string progress_line(uint64_t articles, uint64_t bytes, uint64_t total_bytes, double seconds) {
  const double speed = seconds > 0 ? static_cast<double>(bytes) / seconds : 0;
  std::array<char, 160> line;
  std::snprintf(line.data(), line.size(), "%llu articles, %.0f a second, %.2f MB/s",
                static_cast<unsigned long long>(articles),
                seconds > 0 ? static_cast<double>(articles) / seconds : 0, speed / 1e6);
  std::string out = line.data();
  if (total_bytes == 0 || speed == 0) return out;
  const auto left = static_cast<unsigned long long>(
      static_cast<double>(total_bytes - std::min(bytes, total_bytes)) / speed);
  std::snprintf(line.data(), line.size(), ", %.0f %%, %llu:%02llu left",
                100 * static_cast<double>(bytes) / static_cast<double>(total_bytes), left / 60,
                left % 60);
  return out + line.data();
}

Progress::Progress(std::ostream& out, bool shown, uint64_t total_bytes)
    : out_(out),
      shown_(shown),
      total_(total_bytes),
      began_(std::chrono::steady_clock::now()),
      last_(began_) {}

Progress::~Progress() {
  clear();
}

void Progress::add(uint64_t bytes) {
  ++articles_;
  bytes_ += bytes;
  if (!shown_) return;
  const auto now = std::chrono::steady_clock::now();
  if (now - last_ < std::chrono::milliseconds(300)) return;
  last_ = now;
  const double seconds = std::chrono::duration<double>(now - began_).count();
  out_ << "\r\x1b[K" << progress_line(articles_, bytes_, total_, seconds) << std::flush;
  drawn_ = true;
}

void Progress::clear() {
  if (drawn_) out_ << "\r\x1b[K" << std::flush;
  drawn_ = false;
}

}  // namespace postil::cli
