// From a folded word to the tokens of a name: servant words, initials and syllables apart.
#pragma once

#include "fold.hpp"
#include "token.hpp"

namespace listed {

// A token as it is written; `native` may be empty.
Token token_of(std::string latin, std::string_view native);
// The tokens of a word: one, or several where it is written as one with *abd* or is two initials.
void add_word(const Lexicon& lexicon, const FoldedWord& folded, Kind kind, std::vector<Token>& out);
// Each syllable of a Han or Hangul run is a token.
void add_syllables(const FoldedWord& folded, std::vector<Token>& out);

}  // namespace listed
