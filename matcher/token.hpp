// From a folded word to the tokens of a name: servant words, initials and syllables apart.
#pragma once

#include "fold.hpp"
#include "name.hpp"

namespace listed {

inline bool is_digit(char c) { return c >= '0' && c <= '9'; }
inline bool is_letter(char c) { return c >= 'a' && c <= 'z'; }

// A token as it is written; `native` may be empty.
NameToken token_of(std::string latin, std::string_view native);
// The tokens of a word: one, or several where it is written as one with *abd* or is two initials.
void add_word(const Lexicon& lexicon, const Token& folded, Kind kind, std::vector<NameToken>& out);
// Each syllable of a Han or Hangul run is a token.
void add_syllables(const Token& folded, std::vector<NameToken>& out);

}  // namespace listed
