// Finds all listed names that reach a threshold. See docs/kernel.md for why nothing is lost.
#pragma once

#include <memory>

#include "lookup.hpp"
#include "score.hpp"

namespace listed {

struct NameHit {
    uint32_t entry;
    uint32_t party;
    int32_t total;  // millibits
};

// What a search looks for: names of one kind whose name factor reaches a threshold (millibits), visible at a
// moment.
struct Wanted {
    Kind kind = Kind::person;
    int32_t threshold = 0;
    Moment moment;
};

// What searches cost: postings read, sequences met, sequences scored.
struct SearchCounts {
    uint64_t postings = 0, met = 0, scored = 0;
};

// What one thread needs to search. Not shared between threads.
class Searcher {
public:
    Searcher(const Index& index, std::array<MatchCache, 2>& caches);
    // Every such name, by entry.
    void search(std::string_view text, const Wanted& wanted, std::vector<NameHit>& out);
    // The same by scoring every name: what `search` must equal.
    void search_all(std::string_view text, const Wanted& wanted, std::vector<NameHit>& out);

    SearchCounts counts;

private:
    // A word of the query, or several as one, with the listed tokens that it agrees with.
    struct Unit {
        uint16_t from, count;
        const TokenMatches* matches;
        int32_t most;
    };
    // What the units of a query cover of one sequence.
    struct Coverage {
        int32_t gain = 0;        // sum over units of the best gain
        int32_t best = 0;        // of the unit that is being added
        int32_t loss = 0;        // of the covered tokens
        uint32_t words = 0;      // of the query, as bits
        uint32_t positions = 0;  // of the sequence, as bits
        uint16_t unit = 0xFFFF;  // that is being added
    };
    // Of one kind.
    struct Accumulator {
        std::vector<Coverage> coverage;     // of each sequence
        std::vector<uint32_t> met;          // sequences with any coverage
        std::vector<uint32_t> token_pairs;  // of each token: its place in `pairs_of_token_` + 1, 0 for none
    };

    void read(std::string_view text);
    void search_one(std::string_view text, std::vector<NameHit>& out);
    void search_all_one(std::string_view text, std::vector<NameHit>& out);
    void collect_units();
    void add_acronym_units();
    void add_postings();
    void add_unit(size_t number, bool introduces);
    void add_headed_by_acronyms();
    void cover(Coverage& coverage, size_t position, int32_t loss) const;
    Coverage& meet(uint32_t sequence);
    Reach reach_of_query() const;
    int32_t bound(uint32_t sequence) const;
    std::vector<uint32_t> candidates();
    std::vector<uint32_t> whole_names() const;
    int32_t score(uint32_t sequence);
    void add_joined_pairs(uint32_t first, uint32_t second, uint16_t position);
    void add_hits(uint32_t sequence, int32_t total, std::vector<NameHit>& out) const;
    bool is_visible(uint32_t sequence) const;
    void index_pairs();
    void reset();
    template <class Find>
    const TokenMatches& cached(const std::string& key, Find find);

    const Index& index_;
    std::array<MatchCache, 2>& caches_;
    NameReader reader_;
    std::array<Accumulator, 2> accumulators_;

    // Of the search that is running.
    Wanted wanted_;
    const KindIndex* names_ = nullptr;
    Accumulator* accumulator_ = nullptr;
    Name name_;
    NameView query_;
    std::vector<Unit> units_;
    std::vector<std::shared_ptr<const TokenMatches>> held_;  // what the units point to
    std::vector<std::vector<Pair>> pairs_of_token_;
    std::vector<Pair> pairs_;
    std::array<int32_t, 32>
        word_loss_{};             // of each word of content of the query; the last stands for all later ones
    int32_t auxiliary_gain_ = 0;  // what all words of the query without postings could gain
    int32_t initials_loss_ = 0;   // what initials of the query could cover of a listed name
    Reach reach_;                 // of the query alone
};

}  // namespace listed
