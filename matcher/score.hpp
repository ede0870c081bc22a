// The name factor: how two tokens agree, how two names align, what it adds up to. All in whole millibits.
#pragma once

#include "name.hpp"

namespace listed {

// How two tokens agree.
enum class Agreement : uint8_t {
    none = 0, exact, number, spelling, language, nickname, edit, sound, skeleton, homophone, initial, joined, whole, reading, acronym, part,
};

struct TokenMatch {
    Agreement how = Agreement::none;
    int32_t gain = 0;  // millibits, never negative where how is not none
};

// One aligned pair: tokens [query_from, +query_count) of the query with those of the listed name.
struct Pair {
    uint16_t query_from, query_count, listed_from, listed_count;
    Agreement how;
    int32_t gain;
};

struct NameScore {
    int32_t total = 0;     // millibits: gains - loss + bonus - order - heads - brandless
    int32_t loss = 0;      // millibits that unmatched tokens cost
    int32_t bonus = 0;     // millibits for names that agree in all that counts: see `agreed`
    const char* agreed = "complete";  // why there is a bonus: complete, core (of an organisation), single (a query of one word)
    int32_t order = 0;     // millibits that father and son in the other order cost
    int32_t heads = 0;     // millibits that a listed person's unmet first names cost
    int32_t brandless = 0; // millibits that agreement on generic words alone costs
    std::vector<Pair> pairs;
};

// The letters that the words of a name of an entity begin with, and where its first word of content stands.
struct Initials {
    uint16_t from = 0;
    std::string letters;
};
Initials initials(const TokenViews& name);
// Whether a word could be the initials of several.
bool may_be_acronym(const TokenView& token);
// Letters as a number that grows with them; those of a longer text with this beginning follow it.
uint32_t acronym_key(std::string_view letters);
inline constexpr size_t kAcronymLeast = 3, kAcronymMost = 6;

class Scorer {
public:
    explicit Scorer(const Weights& weights) : weights_(weights) {}
    // How two tokens agree; `none` where they do not.
    TokenMatch match(const TokenView& query, const TokenView& listed) const;
    // How two neighbours written as one agree with a single token.
    TokenMatch match_joined(const TokenView& first, const TokenView& second, const TokenView& single) const;
    // Whether two neighbours may be written as one.
    static bool may_join(const TokenView& first, const TokenView& second);
    // The name factor of two names.
    NameScore score(const TokenViews& query, const TokenViews& listed) const;
    // The same, from all pairs of the two names in which the tokens agree; `pairs` is used up.
    NameScore score_pairs(const TokenViews& query, const TokenViews& listed, std::vector<Pair>& pairs) const;
    // Pairs of one word with the words at the head of the other name that it is the initials of.
    void add_acronyms(const TokenViews& query, const TokenViews& listed, std::vector<Pair>& pairs) const;
    // What an acronym of this many letters adds.
    int32_t acronym_gain(size_t letters) const;
    // What the two names agree written as one word each; gain below zero where they do not.
    TokenMatch match_whole(const TokenViews& query, const TokenViews& listed) const;
    // What unmatched weight costs.
    int32_t loss(int64_t query_left, int64_t listed_left) const;
    // Edits that two tokens of which the longer has this many letters may differ by.
    int edits_allowed(size_t letters) const;

private:
    TokenMatch match_names(const TokenView& query, const TokenView& listed) const;
    int32_t edit_cost(std::string_view a, std::string_view b, int edits) const;
    int32_t order_cost(const TokenViews& query, const TokenViews& listed, const std::vector<Pair>& pairs) const;

    const Weights& weights_;
};

}  // namespace listed
