// Folding: names in any script to tokens of lower-case ASCII. The plain version is src/listed/text/fold.py.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace listed {

struct FoldedWord {
    std::string latin;                   // [a-z0-9]+
    std::string native;                  // the word in its own script, normalised; empty for Latin
    std::vector<std::string> syllables;  // of a run of Han or Hangul
};

// The words of a UTF-8 text in order. Bytes that are not UTF-8 part words.
void fold(std::string_view utf8, std::vector<FoldedWord>& out);

}  // namespace listed
