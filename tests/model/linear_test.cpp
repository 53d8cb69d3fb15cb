// Hashed logistic regression: packing, lookup against a map, and arithmetic without the C library.
#include "core/model/linear.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <cstring>
#include <map>

using namespace postil;

namespace {

// Features whose fingerprints collide in their low bits, with weights that tell them apart.
LinearWeights some_weights(uint32_t count, uint32_t outputs) {
  LinearWeights weights;
  weights.outputs = outputs;
  for (uint32_t i = 0; i < count; ++i) weights.fingerprints.push_back(1 + i * 4096u);
  for (uint32_t i = 0; i < count * outputs; ++i)
    weights.weights.push_back(static_cast<float>(i % 255) - 127);
  for (uint32_t i = 0; i < outputs; ++i) weights.bias.push_back(0.5f * static_cast<float>(i));
  return weights;
}

}  // namespace

TEST_CASE("linear: every weight comes back as the nearest level, unknown features do not") {
  for (const uint32_t count : {0u, 1u, 2u, 300u}) {
    const LinearWeights weights = some_weights(count, 3);
    const auto model = LinearModel::load(LinearModel::pack(weights));
    REQUIRE(model);
    CHECK(model->feature_count() == count);
    for (uint32_t i = 0; i < count; ++i) {
      const int8_t* row = model->find(weights.fingerprints[i]);
      REQUIRE(row != nullptr);
      // Evenly spread weights get evenly spread levels, 254 / 16 apart.
      for (uint32_t k = 0; k < 3; ++k)
        CHECK(static_cast<float>(row[k]) * model->unit(k) ==
              Approx(weights.weights[i * 3 + k]).margin(10));
      CHECK(model->find(weights.fingerprints[i] + 256) == nullptr);
    }
    CHECK(model->find(0) == (count > 0 ? model->find(1) : nullptr));
    CHECK(model->score(LinearSums{}, 2, 1) == 1.0f);
  }
}

TEST_CASE("linear: a few values far apart come back exactly; of keys that are alike the first") {
  LinearWeights weights{1, {}, {}, {0}};
  for (uint32_t i = 0; i < 64; ++i) {
    weights.fingerprints.push_back(256 * i * i);
    weights.weights.push_back(static_cast<float>(static_cast<int>(i % 8) * 32 - 127));
  }
  weights.fingerprints.push_back(weights.fingerprints.back() + 1);
  weights.weights.push_back(1);
  const auto model = LinearModel::load(LinearModel::pack(weights));
  REQUIRE(model);
  REQUIRE(model->feature_count() == 64);
  for (uint32_t i = 0; i < 64; ++i) {
    const int8_t* row = model->find(weights.fingerprints[i]);
    REQUIRE(row != nullptr);
    CHECK(static_cast<float>(row[0]) * model->unit(0) == Approx(weights.weights[i]).margin(0.5));
  }
}

TEST_CASE("linear: truncated, longer and foreign bytes are refused") {
  std::vector<std::byte> good = LinearModel::pack(some_weights(20, 5));
  for (size_t size = 0; size < good.size(); ++size)
    CHECK_FALSE(LinearModel::load(std::span(good).first(size)));
  std::vector<std::byte> longer = good;
  longer.push_back({});
  CHECK_FALSE(LinearModel::load(longer));
  size_t used = 0;
  CHECK(LinearModel::load(longer, &used));
  CHECK(used == good.size());
  std::vector<std::byte> many = good;
  const uint32_t huge = 0xFFFFFFFF;
  std::memcpy(many.data() + 8, &huge, 4);
  CHECK_FALSE(LinearModel::load(many));
  std::memset(good.data() + 12, 0xFF, 4);  // a unit that is no number
  CHECK_FALSE(LinearModel::load(good));
}

TEST_CASE("linear: exponential and logistic function agree with the C library") {
  for (double x = -79; x < 79; x += 0.37) CHECK(plain_exp(x) == Approx(std::exp(x)).epsilon(1e-9));
  CHECK(plain_exp(-1000) == 0);
  CHECK(std::isfinite(plain_exp(1e300)));
  for (float x = -30; x < 30; x += 0.7f) CHECK(logistic(x) == Approx(1 / (1 + std::exp(-x))));
  CHECK(logistic(-1e30f) >= 0);
  CHECK(logistic(1e30f) <= 1);
}
