#include "core/layers/numbers.h"

#include "core/layers/numbers_reader.h"

namespace postil {

std::vector<NumberMatch> find_numbers(const Document& document, const GazetteerView& gazetteer) {
  std::vector<NumberMatch> out;
  std::vector<NumOp> ops = read_ops(document);
  for (TokenSpan sentence : document.sentences) {
    NumberReader reader(document, gazetteer, ops, sentence);
    for (uint32_t i = sentence.begin; i < sentence.end;) {
      NumberReader::Match match;
      if (reader.may_begin(i)) match = reader.match(i);
      if (match.end > i) {
        out.push_back({{i, match.end}, match.type});
        i = match.end;
      } else {
        ++i;
      }
    }
  }
  return out;
}

}  // namespace postil
