// The steps from the tokens of a text to those of a name: what is several words and means one thing becomes
// one token, and what a token means is settled by the tokens around it. NameReader runs them in order.
#pragma once

#include "name.hpp"

namespace listed {

// C. K. Marlowe → ck marlowe: in names of entities, single letters in a row are one word.
Name join_letters(Name tokens);
// Phrases that mean one thing become one token each, the longest phrase first.
Name join_phrases(const Lexicon& lexicon, Name tokens);
// 宁波恒达机床有限公司: what stands between words that mean something is one word (heng da → hengda).
Name join_syllables(Name tokens);
// Forty-four → 44: a number of tens and one of ones.
Name join_numbers(Name tokens);
// Between syllables of a language, a word that is a particle or a number elsewhere (bu, ni, xi) is one too.
void restore_syllables(Name& tokens);
// Connectors are left out, where anything else is left. A name without content is made of names.
void settle_content(Name& tokens);
// Variant groups of a language stay only where every word of the name has one of that language.
void keep_languages(Name& tokens);

// Whether a lexicon has this token in a variant group of the language.
bool is_of_language(const Lexicon& lexicon, std::string_view latin, Language language);
// How many letters the first of two syllables of a language takes; 0 where the word is not two of them.
size_t first_syllable(const Lexicon& lexicon, const Token& token, Language language);
// What a word of an entity's name means by its stem.
void add_stems(const Lexicon& lexicon, Token& token);

inline Class class_of(const LexiconEntry& entry, Kind kind) { return entry.cls[static_cast<size_t>(kind)]; }

}  // namespace listed
