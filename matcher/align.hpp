// How two names align: which of their tokens are matched with which.
#pragma once

#include <vector>

#include "agree.hpp"
#include "name.hpp"

namespace listed {

// One aligned pair: tokens [query_from, +query_count) of the query with those of the listed name.
struct Pair {
    uint16_t query_from, query_count, listed_from, listed_count;
    Agreement how;
    int32_t gain;
};

// The pairs taken, and which tokens of each name need no other match.
struct Alignment {
    std::vector<Pair> pairs;
    std::vector<char> query_used, listed_used;
};

// Every pair of the two names in which the tokens agree: one with one, two neighbours with one, an acronym
// with words.
std::vector<Pair> all_pairs(const NameView& query, const NameView& listed, const Weights& w);
// Takes pairs, the most gain first, each token at most once, acronyms last. An acronym whose words are
// matched otherwise needs no match and adds nothing. `pairs` is sorted.
Alignment align(const NameView& query, const NameView& listed, std::vector<Pair>& pairs);

// The letters that the words of an entity's name begin with, and where its first word of content stands.
struct Initials {
    uint16_t from = 0;
    std::string letters;
};
inline constexpr size_t kShortestAcronym = 3, kLongestAcronym = 6;  // letters
Initials initials(const NameView& name);
// Whether a word could be the initials of several.
bool may_be_acronym(const TokenView& token);
// Letters as a number that grows with them; those of a longer text with this beginning follow it.
uint32_t acronym_key(std::string_view letters);
// What an acronym of this many letters adds.
int32_t acronym_gain(size_t letters, const Weights& w);
// Adds pairs of one word with the words at the beginning of the other name that it is the initials of.
void add_acronyms(const NameView& query, const NameView& listed, const Weights& w, std::vector<Pair>& pairs);

}  // namespace listed
