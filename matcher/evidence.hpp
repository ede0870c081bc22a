// What two aligned names say beside their pairs, as a list of named terms. The name factor is the sum of the
// gains of the pairs and of these terms; the explanation, the oracle and docs/matching.md go through the same
// list.
#pragma once

#include <array>
#include <string_view>

#include "align.hpp"

namespace listed {

// What stays unmatched of one name.
struct Residual {
    int64_t loss = 0;          // sum of the weights of its tokens
    bool significant = false;  // whether any of them counts as missing
    bool distinctive =
        false;  // whether any of them tells one name from another: a name, a number, an initial
};

// Two aligned names and what the terms ask of them.
struct Evidence {
    Evidence(const NameView& query, const NameView& listed, const Alignment& alignment);

    const NameView &query, &listed;
    const Alignment& alignment;
    Residual query_residual, listed_residual;
    int32_t generic_pairs = 0;  // pairs of words of content that are no names
    bool exact = true;          // every pair agrees letter for letter
    bool has_name = false;      // a pair holds a name
    bool has_pairs = false;     // there are pairs, and none is an acronym

    // Nothing that counts is left of either name.
    bool complete() const { return has_pairs && !query_residual.significant && !listed_residual.significant; }
    // All of one entity's name stands in the other, which has only words more that tell no names apart;
    // without a name among the pairs, at least so many generic words.
    bool shares_core(const Weights& w) const;
};

// What is known of a listed name before it is scored: no term may be worth more than its bound for any name
// that fits.
struct Reach {
    Kind kind = Kind::person;
    int32_t generic_words = 0;    // words of content of the query that are no names
    bool one_name = false;        // the query's only word of content is a name
    int64_t query_residual = 0;   // the least loss that stays unmatched of the query
    int64_t listed_residual = 0;  // the same of the listed name
};

// A term of the name factor in millibits, and the most that it can be. `value` may be negative.
struct Term {
    std::string_view name;
    int32_t (*value)(const Evidence&, const Weights&);
    int32_t (*bound)(const Reach&, const Weights&);
};

inline constexpr size_t kTermCount = 7;
extern const std::array<Term, kTermCount> kTerms;

// The most that all terms together can add.
int32_t bound_of_terms(const Reach& reach, const Weights& w);
// What unmatched weight costs.
int32_t loss_of(int64_t query_residual, int64_t listed_residual, const Weights& w);

bool all_syllables(const NameView& query, const NameView& listed);

}  // namespace listed
