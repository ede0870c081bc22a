// A token of a name: its letters, its class, its weights and what it may equal.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon.hpp"
#include "skeleton.hpp"

namespace listed {

struct Token {
    std::string latin;   // letters a-z and digits
    std::string native;  // the token in its own script where that says more than `latin` (Han, kana, abjads)
    SoundKeys sounds;    // of its consonants
    Class cls = Class::name;
    bool vowelless = false;    // written in a script that leaves vowels out
    bool ideographic = false;  // Han: the same sound is not the same name
    bool syllable = false;     // of a name that is all syllables: Chinese, Korean
    bool phrase = false;       // several words that are one: a legal form, a place
    bool follows = false;      // a syllable that stands in one word with the token before it
    int32_t gain = 0;          // millibits when matched letter for letter
    int32_t loss = 0;          // weight when not matched
    int32_t number = -1;       // what a number means; -1 for other tokens
    std::vector<Group> groups;

    // Whether names are found by this token. The others only add to or take from a name found otherwise.
    bool content() const { return cls <= Class::number; }
    // Whether the token counts as missing where nothing matches it: a word of content or an initial.
    bool significant() const { return content() || cls == Class::initial; }
};

// A token read in place, wherever its texts lie.
struct TokenView {
    std::string_view latin, native;
    std::span<const Group> groups;
    Class cls = Class::name;
    bool vowelless = false, ideographic = false, syllable = false;
    int32_t gain = 0, loss = 0, number = -1;
    SoundKeys sounds;

    TokenView() = default;
    TokenView(const Token& t)  // NOLINT(google-explicit-constructor): a token is its own view
        : latin(t.latin),
          native(t.native),
          groups(t.groups),
          cls(t.cls),
          vowelless(t.vowelless),
          ideographic(t.ideographic),
          syllable(t.syllable),
          gain(t.gain),
          loss(t.loss),
          number(t.number),
          sounds(t.sounds) {}
    bool content() const { return cls <= Class::number; }
    bool significant() const { return content() || cls == Class::initial; }
};

inline bool is_digit(char c) { return c >= '0' && c <= '9'; }
inline bool is_letter(char c) { return c >= 'a' && c <= 'z'; }
inline bool has_digit(std::string_view text) { return std::any_of(text.begin(), text.end(), is_digit); }

}  // namespace listed
