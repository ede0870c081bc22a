// Finds the tokens of an index that agree with words of a query, and how.
#pragma once

#include "index.hpp"
#include "match_cache.hpp"

namespace listed {

class Lookup {
public:
    Lookup(const KindIndex& index, const Weights& weights) : index_(index), weights_(weights) {}

    // All tokens, and all joined neighbours, that agree with a word of content.
    void find(const TokenView& word, TokenMatches& out) const;
    // All tokens that agree with two neighbours of the query written as one.
    void find_joined(const TokenView& first, const TokenView& second, TokenMatches& out) const;
    // All tokens that are these letters and could be the initials of several words.
    void find_acronym(std::string_view letters, TokenMatches& out) const;

private:
    const KindIndex& index_;
    const Weights& weights_;
};

// Calls `visit` with each value that stands beside this key.
template <class Visit>
void visit_key(std::span<const uint32_t> keys, std::span<const uint32_t> values, uint32_t key, Visit visit) {
    for (auto at = std::lower_bound(keys.begin(), keys.end(), key); at != keys.end() && *at == key; ++at)
        visit(values[static_cast<size_t>(at - keys.begin())]);
}

}  // namespace listed
