// postil-train-claims CUES_DIR DATA_DIR OUT_DIR: trains the claims layer and writes
// OUT_DIR/claims and OUT_DIR/attribution, the sections of those names in the bundle.
// CUES_DIR is core/data/cues; DATA_DIR holds gold/, claims/, attribution/ and vectors/.
#include <cstdio>
#include <fstream>
#include <string>

#include "core/train/claims_train.h"
#include "core/train/cues.h"

namespace {

int fail(const std::string& message) {
  std::fprintf(stderr, "%s\n", message.c_str());
  return 1;
}

bool write_file(const std::string& path, const std::vector<std::byte>& bytes) {
  std::ofstream file(path, std::ios::binary);
  file.write(reinterpret_cast<const char*>(bytes.data()),
             static_cast<std::streamsize>(bytes.size()));
  return static_cast<bool>(file);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) return fail("use: postil-train-claims CUES_DIR DATA_DIR OUT_DIR");
  const auto cues = postil::build_cues(argv[1]);
  if (!cues) return fail(cues.error());
  const auto resources = postil::load_claims(*cues);
  if (!resources) return fail(resources.error());
  postil::ClaimTrainOptions options;
  options.data_dir = argv[2];
  options.log = [](const std::string& line) { std::fprintf(stderr, "%s\n", line.c_str()); };
  const auto trained = postil::train_claims(*resources, options);
  if (!trained) return fail(trained.error());
  const std::string out = argv[3];
  if (!write_file(out + "/claims", trained->claims) ||
      !write_file(out + "/attribution", trained->attribution))
    return fail(out + ": cannot be written to");
  std::fprintf(stderr, "claims %zu bytes, attribution %zu bytes\n", trained->claims.size(),
               trained->attribution.size());
  return 0;
}
