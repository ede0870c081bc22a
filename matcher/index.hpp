// The index over listed names: finds exactly the names whose score reaches a threshold. See docs/kernel.md.
#pragma once

#include <array>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

#include "flat.hpp"
#include "score.hpp"

namespace listed {

// The listed names of one kind, compiled. All arrays lie in a flat file; nothing is copied when it is opened.
// A *form* is a sequence of tokens that one or more listed names share; it is scored once for all of them.
class Half {
public:
    Half() = default;
    Half(const FlatView& in, const std::string& prefix);

    Kind kind = Kind::person;
    size_t tokens() const { return gain.size(); }
    size_t forms() const { return form_loss.size(); }
    TokenView token(uint32_t id) const;

    StringTable latin, native;
    std::span<const uint8_t> cls, flags;
    std::span<const uint16_t> gain, loss;  // in units of kUnit millibits
    std::span<const uint32_t> native_token, number_token;  // the tokens that have a native text, and a number; sorted
    std::span<const int32_t> number_value;
    std::span<const uint32_t> groups_at;
    std::span<const Group> groups;
    std::span<const uint64_t> signature;            // tokens are numbered by (length, signature, latin, native)
    std::span<const uint32_t> length_from;          // first token of each length, kLengths + 1 entries
    std::span<const uint64_t> block_and, block_or;  // of each kBlock signatures
    std::span<const uint32_t> sound_usual;               // of each token, see SoundKeys
    std::span<const uint32_t> other_token, other_sound;  // the tokens that have another, sorted
    std::span<const uint32_t> sound_key, sound_token;    // both, sorted by key, then token
    std::span<const Group> group_key;                         // sorted group ids (without strength)
    std::span<const uint32_t> group_token;
    std::span<const uint32_t> postings_at, postings;  // form << 5 | position (31 for all after)

    // Neighbours that may be written as one word, in the same order as tokens.
    size_t joined() const { return joined_first.size(); }
    std::span<const uint32_t> joined_first, joined_second, joined_at, joined_postings, joined_length_from;
    std::span<const uint64_t> joined_signature, joined_and, joined_or;

    std::span<const uint32_t> initials_key, initials_form;  // acronym_key of what forms begin with; sorted

    std::span<const uint32_t> form_at, form_tokens;
    std::span<const uint16_t> form_loss;                          // of all content and initial tokens, in kUnit
    std::span<const uint32_t> entries_at, entries;                // names of a form
    std::span<const uint8_t> form_turn;
    std::span<const uint32_t> whole_key, whole_form;  // pieces of whole names, see whole_keys; sorted
};

// Two whole names within one edit share a key: that of the letters before their middle, or of those after it.
// (An edit left of the middle leaves the right piece whole; one right of it, or a swap across it, the left one.)
std::array<uint32_t, 2> whole_keys(std::string_view text, size_t letters);

inline constexpr uint32_t kNone = 0xFFFFFFFF;
inline constexpr int32_t kUnit = 10;
inline constexpr size_t kLengths = 65;  // 64 stands for all longer ones
inline constexpr size_t kBlock = 16;
inline constexpr uint8_t kVowelless = 1, kIdeographic = 2, kSyllable = 4, kHasNative = 8, kHasNumber = 16, kTwoWays = 32;  // flags of a token

// One name to be compiled: its text, whose it is, and when it was known, as [from, until) microseconds.
struct NameEntry {
    std::string text;
    uint32_t party;
    Kind kind;
    std::vector<std::pair<int64_t, int64_t>> known;
};

std::string build_index(const std::vector<NameEntry>& names, const Lexicon& lexicon, const Weights& weights);

struct NameHit {
    uint32_t entry;
    uint32_t party;
    int32_t total;  // millibits
};

// What one token of a query agrees with.
struct TokenMatches {
    std::vector<std::pair<uint32_t, TokenMatch>> tokens;  // by token id
    std::vector<std::pair<uint32_t, TokenMatch>> joined;  // by joined id
    int32_t most = 0;
};

// What words of queries agree with, kept for all threads that search one index.
class MatchCache {
public:
    // What is kept under `key`; what `make` gives, where nothing is. Two threads may make the same at once.
    template <class Make>
    std::shared_ptr<const TokenMatches> get(const std::string& key, Make make) {
        Shard& shard = shards_[std::hash<std::string>()(key) % shards_.size()];
        {
            const std::lock_guard lock(shard.mutex);
            if (const auto at = shard.kept.find(key); at != shard.kept.end()) return at->second;
        }
        const std::shared_ptr<const TokenMatches> made = make();
        const std::lock_guard lock(shard.mutex);
        const size_t size = kWordSize + made->tokens.size() + made->joined.size();
        if (shard.size + size > kMost) shard.kept.clear(), shard.size = 0;
        const auto [at, fresh] = shard.kept.try_emplace(key, made);
        if (fresh) shard.size += size;
        return at->second;
    }

private:
    static constexpr size_t kMost = 131072, kWordSize = 16;  // matches in a shard (1.5 MB; 50 MB in all), and what a word counts besides
    struct Shard {
        std::mutex mutex;
        size_t size = 0;
        std::unordered_map<std::string, std::shared_ptr<const TokenMatches>> kept;
    };
    std::array<Shard, 32> shards_;
};

struct SearchCounts {
    uint64_t postings = 0, touched = 0, scored = 0;
};

class Index {
public:
    Index(const FlatView& in, const Lexicon& lexicon, const Weights& weights);

    const Half& half(Kind kind) const { return halves_[static_cast<size_t>(kind)]; }
    size_t names() const { return party_.size(); }
    uint32_t party(uint32_t entry) const { return party_[entry]; }
    // A name is seen when it was known by `known` and had not gone by `gone_after`.
    bool visible(uint32_t entry, int64_t known, int64_t gone_after) const;

    const Lexicon& lexicon;
    const Weights& weights;
    const Scorer scorer;
    MatchCache& cache(Kind kind) const { return caches_[static_cast<size_t>(kind)]; }

private:
    mutable std::array<MatchCache, 2> caches_;  // changes no answer
    std::array<Half, 2> halves_;
    std::span<const uint32_t> party_, known_, known_at_;  // known-intervals by number
    std::span<const int64_t> known_from_, known_until_;
};

// What one thread needs to search: accumulators. Not shared.
class Searcher {
public:
    explicit Searcher(const Index& index);
    // Every visible name of this kind whose name factor is at least `threshold`, by entry.
    void search(std::string_view text, Kind kind, int32_t threshold, int64_t known, int64_t gone_after, std::vector<NameHit>& out);
    // The same by scoring every name: what `search` must equal.
    void search_all(std::string_view text, Kind kind, int32_t threshold, int64_t known, int64_t gone_after, std::vector<NameHit>& out);

    SearchCounts counts;

private:
    void search_one(std::string_view text, Kind kind, int32_t threshold, int64_t known, int64_t gone_after, std::vector<NameHit>& out);
    void search_all_one(std::string_view text, Kind kind, int32_t threshold, int64_t known, int64_t gone_after, std::vector<NameHit>& out);

    struct Unit {  // a query token, or two neighbours as one
        uint16_t from, count;
        const TokenMatches* matches;
        int32_t most;
    };
    struct Gathered {
        int32_t gain, best, covered;
        uint32_t units, positions;
        uint16_t unit;
    };
    struct State {  // for one half
        std::vector<Gathered> forms;
        std::vector<uint32_t> touched;
        std::vector<uint32_t> token_slot;  // query matches of a token: index + 1 into `slots`
    };

    const TokenMatches& matches(const Half& half, const TokenView& token);
    const TokenMatches& joined_matches(const Half& half, const TokenView& first, const TokenView& second);
    template <class Find>
    const TokenMatches& kept(const Half& half, const std::string& key, Find find);
    void find_matches(const Half& half, const TokenView& token, TokenMatches& out);
    void gather(const Half& half, State& state, const Unit& unit, size_t number, bool introduce);
    int32_t bound(const Half& half, const State& state, uint32_t form) const;
    const TokenMatches& acronym_matches(const Half& half, const std::string& letters);
    void add_acronyms(const Half& half, State& state);
    void gather_headed(const Half& half, State& state, const TokenView& token, size_t at);
    void find_whole(const Half& half, State& state, int32_t threshold, std::vector<uint32_t>& forms);
    TokenViews form(const Half& half, uint32_t form) const;
    void add_joined(const Half& half, uint32_t first, uint32_t second, uint16_t position);
    int32_t score_form(const Half& half, State& state, uint32_t form);
    void index_matches(State& state);
    void forget_matches(State& state);

    const Index& index_;
    NameReader reader_;
    std::array<State, 2> states_;
    NameTokens query_;
    TokenViews views_;
    std::vector<Unit> units_;
    std::vector<std::shared_ptr<const TokenMatches>> held_;  // what the units read
    std::vector<std::vector<Pair>> slots_;
    std::vector<Pair> pairs_;
    std::array<int32_t, 32> loss_of_unit_{};
    int32_t slack_ = 0, initials_loss_ = 0, whole_most_ = 0, core_most_ = 0;
};

}  // namespace listed
