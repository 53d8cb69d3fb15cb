// Work on many threads whose results come out in the order of the input, in constant memory.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <map>
#include <mutex>
#include <thread>
#include <vector>

namespace postil::cli {

// Reads with next(In&) until it gives false, works with Out work(In&), hands results in order to
// use(Out&). next and use never run beside themselves; with one job nothing is read
// before the last result was used. At most 16 inputs a job are between reading and use, so that one
// long article holds up few.
template <class In, class Out, class Next, class Work, class Use>
void in_order(size_t jobs, Next next, Work work, Use use) {
  std::mutex reading, writing;
  std::condition_variable room;
  const uint64_t window = jobs == 1 ? 1 : 16 * jobs;
  uint64_t begun = 0, used = 0;
  std::map<uint64_t, Out> ready;
  const auto run = [&] {
    for (;;) {
      In in;
      uint64_t number = 0;
      {
        const std::lock_guard lock(reading);
        std::unique_lock wait(writing);
        room.wait(wait, [&] { return begun < used + window; });
        wait.unlock();
        if (!next(in)) return;
        number = begun++;
      }
      Out out = work(in);
      const std::lock_guard lock(writing);
      ready.emplace(number, std::move(out));
      while (!ready.empty() && ready.begin()->first == used) {
        use(ready.begin()->second);
        ready.erase(ready.begin());
        ++used;
      }
      room.notify_one();
    }
  };
  std::vector<std::thread> threads;
  for (size_t i = 1; i < jobs; ++i) threads.emplace_back(run);
  run();
  for (std::thread& thread : threads) thread.join();
}

}  // namespace postil::cli
