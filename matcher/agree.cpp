#include "agree.hpp"

#include <algorithm>

#include "distance.hpp"

namespace listed {
namespace {

constexpr size_t kHanBytes = 3;  // of a character in UTF-8
constexpr int kMostSoundEdits = 4;
constexpr size_t kJoinedEditFrom = 6;  // letters of both, for two words written as one to differ by an edit

// Two words of content that are not the same text, and the best way of agreeing found so far.
struct Comparison {
    const TokenView &query, &listed;
    const Weights& w;
    TokenMatch best;

    void offer(Agreement how, int32_t cost) {
        best = better(best, {how, std::max(std::min(query.gain, listed.gain) - cost, 0)});
    }
    // Letters say nothing of Han, of syllables (a letter makes another one) and of digits.
    bool by_letters() const {
        return !query.ideographic && !listed.ideographic && !(query.syllable && listed.syllable) &&
               !has_digit(query.latin) && !has_digit(listed.latin);
    }
    size_t letters() const { return std::max(query.latin.size(), listed.latin.size()); }
};

// The closest of the variant groups that both tokens are in, each at its weaker side.
std::optional<Closeness> shared_group(const TokenView& a, const TokenView& b) {
    std::optional<Closeness> closest;
    for (Group x : a.groups)
        for (Group y : b.groups)
            if (group_id(x) == group_id(y)) {
                const Closeness here = std::max(group_closeness(x), group_closeness(y));
                closest = std::min(closest.value_or(here), here);
            }
    return closest;
}

void match_variants(Comparison& c) {
    const auto closeness = shared_group(c.query, c.listed);
    if (!closeness) return;
    const bool generic = c.query.cls != Class::name && c.listed.cls != Class::name;
    switch (*closeness) {
        case Closeness::spelling: return c.offer(Agreement::spelling, c.w.spelling_cost);
        case Closeness::language:
            return generic ? c.offer(Agreement::part, c.w.part_cost)
                           : c.offer(Agreement::language, c.w.language_cost);
        case Closeness::nickname: return c.offer(Agreement::nickname, c.w.nickname_cost);
    }
}

int32_t edit_cost(std::string_view a, std::string_view b, int edits, const Weights& w) {
    const size_t letters = std::max(a.size(), b.size());
    const int32_t first = letters <= 4 ? w.edit_short : letters <= 6 ? w.edit_medium : w.edit_long;
    return first + (edits - 1) * w.edit_more + (a[0] != b[0] ? w.edit_first_letter : 0);
}

void match_edits(Comparison& c) {
    if (!c.by_letters()) return;
    const int allowed = edits_allowed(c.letters(), c.w);
    const int edits = osa_distance(c.query.latin, c.listed.latin, allowed);
    if (edits > allowed) return;
    const int32_t vowelless = c.query.vowelless && c.listed.vowelless ? c.w.edit_vowelless : 0;
    c.offer(Agreement::edit, edit_cost(c.query.latin, c.listed.latin, edits, c.w) + vowelless);
}

// Two words with the same consonants.
struct SharedSkeleton {
    bool other = false;        // the same only as some languages read one of them
    int edits = 0;             // by which the sounds differ
    bool written_out = false;  // one, written without short vowels, is the other without some of its vowels
    bool brief = false;        // two consonants
};

// The first way of reading both words that gives the same consonants: as most languages read them, then as
// others do.
std::optional<SharedSkeleton> shared_skeleton(const TokenView& a, const TokenView& b) {
    const auto read = [](const TokenView& t, bool other) {
        return other ? other_sounds(t.latin, t.vowelless) : sounds(t.latin, t.vowelless);
    };
    for (const auto& [other_a, other_b] :
         {std::pair(false, false), {true, false}, {false, true}, {true, true}}) {
        const uint32_t key = other_a ? a.sounds.other : a.sounds.usual;
        if (!key || key != (other_b ? b.sounds.other : b.sounds.usual)) continue;
        const std::string x = read(a, other_a), y = read(b, other_b);
        const std::string skeleton = consonants(x);
        if (skeleton != consonants(y)) continue;  // two skeletons of one key
        const bool written_out =
            a.vowelless != b.vowelless && (a.vowelless ? writes_out(x, y) : writes_out(y, x));
        return SharedSkeleton{other_a || other_b, osa_distance(x, y, kMostSoundEdits), written_out,
                              skeleton.size() == 2};
    }
    return std::nullopt;
}

void match_sounds(Comparison& c) {
    if (!c.by_letters()) return;
    const auto shared = shared_skeleton(c.query, c.listed);
    if (!shared) return;
    const Weights& w = c.w;
    const int32_t other = shared->other ? w.sound_other : 0;
    if (shared->written_out) return c.offer(Agreement::skeleton, w.skeleton_written + other);
    if (c.query.vowelless || c.listed.vowelless)
        return c.offer(Agreement::skeleton, w.skeleton_cost + other + (shared->brief ? w.skeleton_short : 0));
    const bool close = shared->edits <= kMostSoundEdits &&
                       shared->edits * w.sound_share <= static_cast<int32_t>(c.letters());
    if (close) c.offer(Agreement::sound, w.sound_cost + other + w.sound_edit * shared->edits);
}

// The ways in which two words of content agree that are not the same text; the best offer counts. A new way
// is
// - a function here, which offers an Agreement (named in schema.hpp) at a cost (named in weights.hpp),
// - a source of candidates in lookup.cpp, unless those there already find every pair that it offers for,
// - a row of the table in docs/matching.md, and the plain version in tests/oracle/scorer.py.
// A match of two tokens never gains more than the lesser of their gains, so that no bound changes.
constexpr void (*kWays[])(Comparison&) = {match_variants, match_edits, match_sounds};

// Two syllables that are written in one script, and otherwise.
bool other_characters(const TokenView& a, const TokenView& b) {
    return a.syllable && b.syllable && a.ideographic == b.ideographic && !a.native.empty() &&
           !b.native.empty() && a.native != b.native;
}

TokenMatch match_words(const TokenView& query, const TokenView& listed, const Weights& w) {
    if (other_characters(query, listed)) return {};
    Comparison comparison{query, listed, w, {}};
    for (const auto way : kWays) way(comparison);
    return comparison.best;
}

TokenMatch match_numbers(const TokenView& query, const TokenView& listed) {
    if (query.number < 0 || query.number != listed.number) return {};
    return {query.latin == listed.latin ? Agreement::exact : Agreement::number,
            std::min(query.gain, listed.gain)};
}

// Legal forms, titles and particles.
bool is_auxiliary(Class cls) { return cls >= Class::form && cls != Class::initial; }

TokenMatch match_auxiliary(const TokenView& query, const TokenView& listed) {
    if (query.cls != listed.cls) return {};
    const int32_t gain = std::min(query.gain, listed.gain);
    if (query.latin == listed.latin) return {Agreement::exact, gain};
    const bool same = query.cls == Class::article || shared_group(query, listed);
    return same ? TokenMatch{Agreement::spelling, gain} : TokenMatch{};
}

TokenMatch match_same_text(const TokenView& query, const TokenView& listed, const Weights& w) {
    const int32_t gain = std::min(query.gain, listed.gain);
    if (query.ideographic != listed.ideographic) return {Agreement::reading, gain};
    if (!query.ideographic || query.native == listed.native) return {Agreement::exact, gain};
    const auto characters = static_cast<int32_t>(query.native.size() / kHanBytes);
    return {Agreement::homophone, std::max(gain - w.homophone_cost * characters, 0)};
}

TokenMatch match_initial(const TokenView& query, const TokenView& listed, const Weights& w) {
    if (query.latin.empty() || listed.latin.empty() || query.cls == listed.cls) return {};
    return query.latin[0] == listed.latin[0] ? TokenMatch{Agreement::initial, w.initial_gain} : TokenMatch{};
}

}  // namespace

TokenMatch better(TokenMatch a, TokenMatch b) { return b && (!a || b.gain > a.gain) ? b : a; }

int edits_allowed(size_t letters, const Weights& w) {
    const auto n = static_cast<int32_t>(letters);
    return n >= w.three_edits_from ? 3 : n >= w.two_edits_from ? 2 : n >= w.one_edit_from ? 1 : 0;
}

TokenMatch match_tokens(const TokenView& query, const TokenView& listed, const Weights& w) {
    if (query.cls == Class::number || listed.cls == Class::number) return match_numbers(query, listed);
    if (is_auxiliary(query.cls) || is_auxiliary(listed.cls)) return match_auxiliary(query, listed);
    if (query.latin == listed.latin) return match_same_text(query, listed, w);
    if (query.cls == Class::initial || listed.cls == Class::initial) return match_initial(query, listed, w);
    return match_words(query, listed, w);
}

bool may_join(const TokenView& first, const TokenView& second) {
    const auto fits = [](Class c) { return c != Class::form && c != Class::number && c != Class::initial; };
    return fits(first.cls) && fits(second.cls) && !second.latin.empty() &&
           (second.content() || second.cls == Class::title);
}

TokenMatch match_joined(const TokenView& first, const TokenView& second, const TokenView& single,
                        const Weights& w) {
    if (!single.content() || has_digit(single.latin)) return {};
    const std::string joined = std::string(first.latin) + std::string(second.latin);
    const bool han = first.ideographic || second.ideographic || single.ideographic;
    const int allowed = !han && std::min(joined.size(), single.latin.size()) >= kJoinedEditFrom ? 1 : 0;
    const int edits = osa_distance(joined, single.latin, allowed);
    if (edits > allowed) return {};
    const int32_t most = std::min(single.gain, first.gain + second.gain);
    const int32_t cost = w.joined_cost + (edits ? edit_cost(joined, single.latin, edits, w) : 0);
    return {Agreement::joined, std::max(most - cost, 0)};
}

}  // namespace listed
