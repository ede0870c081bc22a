#include "score.hpp"

#include <algorithm>

#include "distance.hpp"
#include "skeleton.hpp"

namespace listed {
namespace {

constexpr size_t kHanBytes = 3;  // of a character in UTF-8

bool has_digit(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// A query of one word: its titles and particles say nothing.
bool is_one_word(const TokenViews& name) {
    return std::count_if(name.begin(), name.end(), [](const TokenView& t) { return t.said(); }) == 1 &&
           std::any_of(name.begin(), name.end(), [](const TokenView& t) { return t.cls == Class::name; });
}

bool is_slack_word(Class cls) { return cls >= Class::form && cls != Class::initial; }

// The weakest cost level (0 spelling, 1 language, 2 nickname) of the groups that two tokens share; -1 if none.
int shared_group(const TokenView& a, const TokenView& b) {
    int best = -1;
    for (Group x : a.groups)
        for (Group y : b.groups)
            if (group_id(x) == group_id(y)) {
                const int level = std::max(group_strength(x), group_strength(y));
                best = best < 0 ? level : std::min(best, level);
            }
    return best;
}

TokenMatch better(TokenMatch a, TokenMatch b) { return b.how != Agreement::none && (a.how == Agreement::none || b.gain > a.gain) ? b : a; }

bool all_syllables(const TokenViews& query, const TokenViews& listed) {
    const auto syllable = [](const TokenView& t) { return t.syllable; };
    return std::all_of(query.begin(), query.end(), syllable) && std::all_of(listed.begin(), listed.end(), syllable);
}

// Syllables keep their order, but that the family name stands first or last.
bool syllables_crossed(const TokenViews& query, const TokenViews& listed, const std::vector<int>& partner) {
    if (!all_syllables(query, listed)) return false;
    std::vector<int> met;
    std::copy_if(partner.begin(), partner.end(), std::back_inserter(met), [](int p) { return p >= 0; });
    int falls = 0;
    for (size_t i = 0; i < met.size(); ++i) falls += met[i] > met[(i + 1) % met.size()];
    return falls > 1;
}

bool runs_before(const Pair& a, const Pair& b) {
    if ((a.how == Agreement::acronym) != (b.how == Agreement::acronym)) return b.how == Agreement::acronym;
    if (a.gain != b.gain) return a.gain > b.gain;
    if (a.query_from != b.query_from) return a.query_from < b.query_from;
    if (a.listed_from != b.listed_from) return a.listed_from < b.listed_from;
    return a.query_count + a.listed_count > b.query_count + b.listed_count;
}

// Takes pairs, the most gain first, each token at most once; acronyms last. One whose words are met otherwise says nothing new.
std::vector<Pair> choose(std::vector<Pair>& pairs, std::vector<char>& query_used, std::vector<char>& listed_used) {
    std::sort(pairs.begin(), pairs.end(), runs_before);
    std::vector<Pair> taken;
    const auto free = [](const std::vector<char>& used, uint16_t from, uint16_t count) {
        return std::none_of(used.begin() + from, used.begin() + from + count, [](char u) { return u != 0; });
    };
    for (const Pair& pair : pairs) {
        if (!free(query_used, pair.query_from, pair.query_count) || !free(listed_used, pair.listed_from, pair.listed_count)) {
            if (pair.how == Agreement::acronym && pair.query_count == 1) query_used[pair.query_from] = 1;
            if (pair.how == Agreement::acronym && pair.listed_count == 1) listed_used[pair.listed_from] = 1;
            continue;
        }
        for (uint16_t k = 0; k < pair.query_count; ++k) query_used[pair.query_from + k] = 1;
        for (uint16_t k = 0; k < pair.listed_count; ++k) listed_used[pair.listed_from + k] = 1;
        taken.push_back(pair);
    }
    return taken;
}

// Whether a listed person's first family name and first given name both stay unmatched: MARIN is not GRAJALES MARIN's name.
bool misses_heads(const TokenViews& listed, const std::vector<char>& used) {
    const auto missed = [&](size_t from, size_t until) {
        while (from < until && !listed[from].content()) ++from;
        return from < until && !used[from];
    };
    return listed.turn && missed(0, listed.turn) && missed(listed.turn, listed.size());
}

// Whether both names have Han, or both Hangul.
bool in_one_script(const TokenViews& query, const TokenViews& listed) {
    const auto has = [](const TokenViews& name, bool han) {
        return std::any_of(name.begin(), name.end(), [&](const TokenView& t) { return han ? t.ideographic : t.syllable && !t.ideographic && !t.native.empty(); });
    };
    return (has(query, true) && has(listed, true)) || (has(query, false) && has(listed, false));
}

// Whether both persons have initials, and others.
bool initials_differ(const TokenViews& query, const TokenViews& listed) {
    const auto letters = [](const TokenViews& name) {
        std::string out;
        for (const TokenView& t : name)
            if (t.cls == Class::initial) out += t.latin;
        std::sort(out.begin(), out.end());
        return out;
    };
    const std::string a = letters(query), b = letters(listed);
    return !a.empty() && !b.empty() && a != b;
}

// Whether one letter may differ between two names that are each written as one word: where both have as many words, or are
// syllables, and no letter stands for a character, for more than a sound, for an initial or for half a brand.
bool may_slip(const TokenViews& query, const TokenViews& listed) {
    const auto fixed = [&](const TokenView& t) {
        return t.ideographic || t.vowelless || (t.syllable && !t.native.empty()) || (query.kind == Kind::entity && t.cls == Class::name && t.latin.size() < 3);
    };
    const bool free = std::none_of(query.begin(), query.end(), fixed) && std::none_of(listed.begin(), listed.end(), fixed);
    return free && (all_syllables(query, listed) || query.size() == listed.size()) && !initials_differ(query, listed);
}

// What stays unmatched of one name: its weight, whether any of it is said, and whether that tells one name from another.
struct Rest {
    int64_t loss = 0;
    bool said = false, telling = false;
    void add(const TokenView& t) {
        loss += t.loss;
        said = said || t.said();
        telling = telling || t.cls == Class::name || t.cls == Class::number || t.cls == Class::initial;
    }
};

// What the pairs of two names have in common.
struct Met {
    int32_t gain = 0, plain = 0;  // plain: pairs of words that are no names
    bool exact = true, brand = false, wordy = false;  // letter for letter; a name among them; words, not their initials
};

Met met_by(const std::vector<Pair>& pairs, const TokenViews& query, const TokenViews& listed) {
    Met met;
    met.wordy = !pairs.empty();
    for (const Pair& pair : pairs) {
        const TokenView &a = query[pair.query_from], &b = listed[pair.listed_from];
        met.brand = met.brand || a.cls == Class::name || b.cls == Class::name;
        met.plain += pair.how != Agreement::acronym && a.content() && a.cls != Class::name && b.cls != Class::name;
        met.gain += pair.gain;
        met.exact = met.exact && pair.how == Agreement::exact;
        met.wordy = met.wordy && pair.how != Agreement::acronym;
    }
    return met;
}

}  // namespace

Initials initials(const TokenViews& name) {
    Initials out;
    while (out.from < name.size() && !name[out.from].content()) ++out.from;
    for (size_t k = out.from; k < name.size() && name[k].content() && out.letters.size() < kAcronymMost; ++k) {
        if (has_digit(name[k].latin.substr(0, 1))) break;
        out.letters += name[k].latin[0];
    }
    return out;
}

bool may_be_acronym(const TokenView& token) {
    const size_t letters = token.latin.size();
    return token.cls == Class::name && letters >= kAcronymLeast && letters <= kAcronymMost && !has_digit(token.latin);
}

uint32_t acronym_key(std::string_view letters) {
    uint32_t key = 0;
    for (size_t k = 0; k < kAcronymMost; ++k) key = key << 5 | (k < letters.size() ? static_cast<uint32_t>(letters[k] - 'a' + 1) : 0);
    return key;
}

int Scorer::edits_allowed(size_t letters) const {
    const auto n = static_cast<int32_t>(letters);
    return n >= weights_.three_edits_from ? 3 : n >= weights_.two_edits_from ? 2 : n >= weights_.one_edit_from ? 1 : 0;
}

int32_t Scorer::edit_cost(std::string_view a, std::string_view b, int edits) const {
    const size_t letters = std::max(a.size(), b.size());
    const int32_t first = letters <= 4 ? weights_.edit_short : letters <= 6 ? weights_.edit_medium : weights_.edit_long;
    return first + (edits - 1) * weights_.edit_more + (a[0] != b[0] ? weights_.edit_first_letter : 0);
}

// Two syllables that are written in one script, and otherwise.
bool written_otherwise(const TokenView& a, const TokenView& b) {
    return a.syllable && b.syllable && a.ideographic == b.ideographic && !a.native.empty() && !b.native.empty() && a.native != b.native;
}

// How the consonants of two tokens agree: as most languages read them, or only as others do; how many sounds differ;
// whether one is the other without some of its vowels.
struct Sound {
    enum { none, same, other } agree = none;
    int edits = 0;
    bool written = false;
    bool brief = false;  // two consonants
};

Sound sound_of(const TokenView& a, const TokenView& b) {
    const auto read = [](const TokenView& t, bool other) { return other ? other_sounds(t.latin, t.vowelless) : sounds(t.latin, t.vowelless); };
    for (const auto& [other_a, other_b] : {std::pair(false, false), {true, false}, {false, true}, {true, true}}) {
        const uint32_t key = other_a ? a.sounds.other : a.sounds.usual;
        if (!key || key != (other_b ? b.sounds.other : b.sounds.usual)) continue;
        const std::string x = read(a, other_a), y = read(b, other_b);
        const std::string bones = consonants(x);
        if (bones != consonants(y)) continue;  // two skeletons of one key
        const bool written = a.vowelless != b.vowelless && (a.vowelless ? writes_out(x, y) : writes_out(y, x));
        return {other_a || other_b ? Sound::other : Sound::same, osa_distance(x, y, 4), written, bones.size() == 2};
    }
    return {};
}

// Two tokens of content or two initials, which are not the same text.
TokenMatch Scorer::match_names(const TokenView& query, const TokenView& listed) const {
    if (written_otherwise(query, listed)) return {};
    const Weights& w = weights_;
    const int32_t most = std::min(query.gain, listed.gain);
    TokenMatch best;
    const auto offer = [&](Agreement how, int32_t cost) { best = better(best, {how, std::max(most - cost, 0)}); };
    if (const int level = shared_group(query, listed); level >= 0) {
        if (level == 0) offer(Agreement::spelling, w.spelling_cost);
        if (level == 1 && query.cls != Class::name && listed.cls != Class::name) offer(Agreement::part, w.part_cost);
        else if (level == 1) offer(Agreement::language, w.language_cost);
        if (level >= 2) offer(Agreement::nickname, w.nickname_cost);
    }
    const bool spelt = !query.ideographic && !listed.ideographic && !(query.syllable && listed.syllable);
    if (!spelt || has_digit(query.latin) || has_digit(listed.latin)) return best;
    const std::string_view a = query.latin, b = listed.latin;
    const int allowed = edits_allowed(std::max(a.size(), b.size()));
    const bool vowelless = query.vowelless || listed.vowelless;
    const int edits = osa_distance(a, b, allowed);
    if (edits <= allowed) offer(Agreement::edit, edit_cost(a, b, edits) + (query.vowelless && listed.vowelless ? w.edit_vowelless : 0));
    const Sound sound = sound_of(query, listed);
    if (sound.agree == Sound::none) return best;
    const int32_t other = sound.agree == Sound::other ? w.sound_other : 0;
    if (sound.written) offer(Agreement::skeleton, w.skeleton_written + other);
    else if (vowelless) offer(Agreement::skeleton, w.skeleton_cost + other + (sound.brief ? w.skeleton_short : 0));
    else if (sound.edits <= 4 && sound.edits * w.sound_share <= static_cast<int32_t>(std::max(a.size(), b.size()))) offer(Agreement::sound, w.sound_cost + other + w.sound_edit * sound.edits);
    return best;
}

TokenMatch Scorer::match(const TokenView& query, const TokenView& listed) const {
    const Weights& w = weights_;
    if (query.cls == Class::number || listed.cls == Class::number) {
        if (query.number < 0 || query.number != listed.number) return {};
        return {query.latin == listed.latin ? Agreement::exact : Agreement::number, std::min(query.gain, listed.gain)};
    }
    if (is_slack_word(query.cls) || is_slack_word(listed.cls)) {
        if (query.cls != listed.cls) return {};
        const int32_t gain = std::min(query.gain, listed.gain);
        if (query.latin == listed.latin) return {Agreement::exact, gain};
        return shared_group(query, listed) >= 0 || query.cls == Class::article ? TokenMatch{Agreement::spelling, gain} : TokenMatch{};
    }
    if (query.latin == listed.latin) {
        const int32_t gain = std::min(query.gain, listed.gain);
        if (query.ideographic && listed.ideographic && query.native != listed.native)
            return {Agreement::homophone, std::max(gain - w.homophone_cost * static_cast<int32_t>(query.native.size() / kHanBytes), 0)};
        return {query.ideographic != listed.ideographic ? Agreement::reading : Agreement::exact, gain};
    }
    if (query.cls == Class::initial || listed.cls == Class::initial) {
        if (query.latin.empty() || listed.latin.empty() || query.latin[0] != listed.latin[0] || query.cls == listed.cls) return {};
        return {Agreement::initial, w.initial_gain};
    }
    return match_names(query, listed);
}

bool Scorer::may_join(const TokenView& first, const TokenView& second) {
    const auto fits = [](Class c) { return c != Class::form && c != Class::number && c != Class::initial; };
    return fits(first.cls) && fits(second.cls) && !second.latin.empty() && (second.content() || second.cls == Class::title);
}

TokenMatch Scorer::match_joined(const TokenView& first, const TokenView& second, const TokenView& single) const {
    if (!single.content() || has_digit(single.latin)) return {};
    const std::string joined = std::string(first.latin) + std::string(second.latin);
    const bool spelt = !first.ideographic && !second.ideographic && !single.ideographic;
    const int allowed = spelt && joined.size() >= 6 && single.latin.size() >= 6 ? 1 : 0;
    const int edits = osa_distance(joined, single.latin, allowed);
    if (edits > allowed) return {};
    const int32_t most = std::min(single.gain, first.gain + second.gain);
    const int32_t cost = weights_.joined_cost + (edits ? edit_cost(joined, single.latin, edits) : 0);
    return {Agreement::joined, std::max(most - cost, 0)};
}

int32_t Scorer::loss(int64_t query_left, int64_t listed_left) const {
    const Weights& w = weights_;
    const int64_t both = std::min(query_left, listed_left);
    const auto extra = [&](int64_t left, int32_t first, int32_t more) {
        const int64_t one = std::min<int64_t>(left, w.name_loss);
        return one * first + (left - one) * more;
    };
    const int64_t cost = both * w.conflict_permille + extra(query_left - both, w.query_extra_permille, w.query_more_permille) +
                         extra(listed_left - both, w.listed_extra_permille, w.listed_more_permille);
    return static_cast<int32_t>(cost / 1000);
}

// X bin Y is not Y bin X: the names around a father word are matched crosswise. Neither is Jin Min Ho Min Jin Ho.
int32_t Scorer::order_cost(const TokenViews& query, const TokenViews& listed, const std::vector<Pair>& pairs) const {
    std::vector<int> partner(query.size(), -1);
    for (const Pair& p : pairs)
        if (p.query_count == 1 && p.listed_count == 1) partner[p.query_from] = p.listed_from;
    if (syllables_crossed(query, listed, partner)) return weights_.order_cost;
    for (size_t q = 1; q + 1 < query.size(); ++q) {
        if (query[q].cls != Class::father || partner[q - 1] < 0 || partner[q + 1] < 0) continue;
        for (int n = 1; n + 1 < static_cast<int>(listed.size()); ++n) {
            const bool crossed = listed[static_cast<size_t>(n)].cls == Class::father && partner[q - 1] == n + 1 && partner[q + 1] == n - 1;
            if (crossed) return weights_.order_cost;
        }
    }
    return 0;
}

NameScore Scorer::score_pairs(const TokenViews& query, const TokenViews& listed, std::vector<Pair>& pairs) const {
    std::vector<char> query_used(query.size()), listed_used(listed.size());
    NameScore out;
    out.pairs = choose(pairs, query_used, listed_used);
    Rest of_query, of_listed;
    for (size_t i = 0; i < query.size(); ++i)
        if (!query_used[i]) of_query.add(query[i]);
    for (size_t j = 0; j < listed.size(); ++j)
        if (!listed_used[j]) of_listed.add(listed[j]);
    const Met met = met_by(out.pairs, query, listed);
    const bool whole = met.wordy && !of_query.said && !of_listed.said;
    const bool core = !whole && met.wordy && query.kind == Kind::entity && !of_query.telling && !of_listed.telling &&
                      !(of_query.said && of_listed.said) && (met.brand || met.plain >= weights_.core_words);
    const bool single = met.exact && !whole && met.wordy && is_one_word(query) && !of_query.said;
    out.total = met.gain;
    out.loss = loss(of_query.loss, of_listed.loss);
    out.bonus = whole ? weights_.complete_gain + met.plain * weights_.complete_word + (met.exact ? weights_.exact_gain : 0)
              : core  ? weights_.core_gain + met.plain * weights_.core_word : 0;
    if (single) out.bonus = std::max(out.bonus, weights_.single_gain);
    out.agreed = whole ? "complete" : core ? "core" : "single";
    out.order = order_cost(query, listed, out.pairs);
    out.heads = misses_heads(listed, listed_used) ? weights_.heads_cost : 0;
    out.brandless = met.brand || whole || core ? 0 : std::max(weights_.brandless_cost - weights_.brandless_word * std::max(met.plain - 1, 0), 0);
    out.total += out.bonus - out.loss - out.order - out.heads - out.brandless;
    const TokenMatch one = met.exact && whole ? TokenMatch{} : match_whole(query, listed);
    if (one.how == Agreement::none || one.gain <= out.total) return out;
    const Pair pair{0, static_cast<uint16_t>(query.size()), 0, static_cast<uint16_t>(listed.size()), Agreement::whole, one.gain};
    NameScore spelt;
    spelt.total = one.gain;
    spelt.pairs = {pair};
    return spelt;
}

int32_t Scorer::acronym_gain(size_t letters) const {
    return std::max(weights_.acronym_letter * static_cast<int32_t>(letters) - weights_.acronym_cost, 0);
}

void Scorer::add_acronyms(const TokenViews& query, const TokenViews& listed, std::vector<Pair>& pairs) const {
    if (query.kind != Kind::entity || listed.kind != Kind::entity) return;
    const Initials of_query = initials(query), of_listed = initials(listed);
    for (uint16_t i = 0; i < query.size(); ++i)
        if (may_be_acronym(query[i]) && of_listed.letters.starts_with(query[i].latin)) {
            const auto count = static_cast<uint16_t>(query[i].latin.size());
            pairs.push_back({i, 1, of_listed.from, count, Agreement::acronym, acronym_gain(count)});
        }
    for (uint16_t j = 0; j < listed.size(); ++j)
        if (may_be_acronym(listed[j]) && of_query.letters.starts_with(listed[j].latin)) {
            const auto count = static_cast<uint16_t>(listed[j].latin.size());
            pairs.push_back({of_query.from, count, j, 1, Agreement::acronym, acronym_gain(count)});
        }
}

TokenMatch Scorer::match_whole(const TokenViews& query, const TokenViews& listed) const {
    const Weights& w = weights_;
    if (in_one_script(query, listed)) return {};  // characters of one sound are not one name
    const int allowed = may_slip(query, listed) ? 1 : 0;
    TokenMatch best;
    for (int turned = 0; turned < 4; ++turned) {
        if ((turned & 1 && !query.turn) || (turned & 2 && !listed.turn)) continue;
        const std::string a = whole_text(query, turned & 1), b = whole_text(listed, turned & 2);
        if (static_cast<int32_t>(std::min(a.size(), b.size())) < w.whole_from || has_digit(a) || has_digit(b)) return {};
        const int edits = osa_distance(a, b, 1);
        if (edits > allowed) continue;
        int32_t left = 0, right = 0;
        for (const TokenView& t : query) left += t.gain;
        for (const TokenView& t : listed) right += t.gain;
        const int32_t gain = std::min(left, right) + w.complete_gain + w.exact_gain - w.whole_cost - edits * w.whole_edit;
        best = better(best, {Agreement::whole, gain});
    }
    return best;
}

NameScore Scorer::score(const TokenViews& query, const TokenViews& listed) const {
    std::vector<Pair> pairs;
    const auto add = [&](size_t i, size_t in, size_t j, size_t jn, TokenMatch m) {
        if (m.how == Agreement::none) return;
        pairs.push_back({static_cast<uint16_t>(i), static_cast<uint16_t>(in), static_cast<uint16_t>(j), static_cast<uint16_t>(jn), m.how, m.gain});
    };
    for (size_t i = 0; i < query.size(); ++i)
        for (size_t j = 0; j < listed.size(); ++j) {
            add(i, 1, j, 1, match(query[i], listed[j]));
            if (i + 1 < query.size() && may_join(query[i], query[i + 1])) add(i, 2, j, 1, match_joined(query[i], query[i + 1], listed[j]));
            if (j + 1 < listed.size() && may_join(listed[j], listed[j + 1])) add(i, 1, j, 2, match_joined(listed[j], listed[j + 1], query[i]));
        }
    add_acronyms(query, listed, pairs);
    return score_pairs(query, listed, pairs);
}

}  // namespace listed
