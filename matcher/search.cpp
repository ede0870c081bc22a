// Finds all names that reach a threshold: gather what each query token adds to each listed name, bound what the
// rest could add, score what the bound leaves. Every bound is an upper bound of `Scorer::score_pairs`; docs/kernel.md
// proves each.
#include <algorithm>
#include <numeric>

#include "index.hpp"
#include "scan.hpp"

namespace listed {
namespace {

constexpr uint16_t kNoUnit = 0xFFFF;

template <class Visit>
void visit_key(std::span<const uint32_t> keys, std::span<const uint32_t> values, uint32_t key, Visit visit) {
    for (auto at = std::lower_bound(keys.begin(), keys.end(), key); at != keys.end() && *at == key; ++at)
        visit(values[static_cast<size_t>(at - keys.begin())]);
}

std::string cache_key(const TokenView& token) {
    std::string key(1, static_cast<char>('0' + static_cast<int>(token.cls)));
    key.append(reinterpret_cast<const char*>(&token.gain), sizeof token.gain);
    key += token.vowelless ? 'v' : token.ideographic ? 'h' : '-';
    key += token.syllable ? 's' : '-';
    key += token.latin;
    key += '\x1f';
    key += token.native;
    key += '\x1f';
    key.append(reinterpret_cast<const char*>(token.groups.data()), token.groups.size_bytes());
    return key;
}

SignatureTable tokens_of(const Half& half) { return {half.signature, half.block_and, half.block_or, half.length_from}; }

bool gathers(const TokenView& token) { return token.content(); }

// Of the hits of one name, the best stays; by entry.
void keep_best(std::vector<NameHit>& hits) {
    std::sort(hits.begin(), hits.end(), [](const NameHit& a, const NameHit& b) {
        return a.entry != b.entry ? a.entry < b.entry : a.total > b.total;
    });
    hits.erase(std::unique(hits.begin(), hits.end(), [](const NameHit& a, const NameHit& b) { return a.entry == b.entry; }), hits.end());
}

}  // namespace

std::array<uint32_t, 2> whole_keys(std::string_view text, size_t letters) {
    const size_t middle = letters / 2, before = middle ? middle - 1 : 0, after = letters - middle - (letters > middle ? 1 : 0);
    const auto key = [&](std::string_view piece, uint32_t side) { return hash_text(piece) * 31 + static_cast<uint32_t>(letters) * 2 + side; };
    return {key(text.substr(0, before), 0), key(text.size() >= after ? text.substr(text.size() - after) : text, 1)};
}

void Searcher::search(std::string_view text, Kind kind, int32_t threshold, int64_t known, int64_t gone_after, std::vector<NameHit>& out) {
    out.clear();
    for (const std::string& name : alternatives(text, kind)) search_one(name, kind, threshold, known, gone_after, out);
    keep_best(out);
}

void Searcher::search_all(std::string_view text, Kind kind, int32_t threshold, int64_t known, int64_t gone_after, std::vector<NameHit>& out) {
    out.clear();
    for (const std::string& name : alternatives(text, kind)) search_all_one(name, kind, threshold, known, gone_after, out);
    keep_best(out);
}

Searcher::Searcher(const Index& index) : index_(index), reader_(index.lexicon, index.weights) {
    for (size_t k = 0; k < 2; ++k) {
        const Half& half = index.half(static_cast<Kind>(k));
        states_[k].forms.assign(half.forms(), Gathered{0, 0, 0, 0, 0, kNoUnit});
        states_[k].token_slot.assign(half.tokens(), 0);
    }
}

// All tokens and joined neighbours of one half that agree with a token of content.
void Searcher::find_matches(const Half& half, const TokenView& token, TokenMatches& out) {
    const Scorer& scorer = index_.scorer;
    std::vector<uint32_t> found, found_joined;
    const auto push = [&](uint32_t id) { found.push_back(id); };
    const uint64_t signature = letter_signature(token.latin);
    const size_t letters = token.latin.size();
    const SignatureTable tokens = tokens_of(half);
    const SignatureTable joined{half.joined_signature, half.joined_and, half.joined_or, half.joined_length_from};
    for (size_t length = 1; length < kLengths; ++length) {
        const size_t longest = length + 1 == kLengths ? std::max(letters, half.latin.size() ? size_t{256} : 0) : std::max(letters, length);
        const int edits = scorer.edits_allowed(longest);
        const bool open = length + 1 == kLengths;
        const size_t extra = open ? 0 : length > letters ? length - letters : letters - length;
        if (!open && static_cast<int>(extra) > edits) continue;
        if (open && letters + static_cast<size_t>(edits) < length) continue;
        scan_signatures(tokens, signature, length, edits, extra, found);
        if (extra <= 1) scan_signatures(joined, signature, length, 1, extra, found_joined);
    }
    const Pattern pattern(token.latin);
    std::erase_if(found, [&](uint32_t id) {
        const std::string_view latin = half.latin[id];
        const int edits = scorer.edits_allowed(std::max(letters, latin.size()));
        return pattern.distance(latin, edits) > edits;
    });
    const auto others = static_cast<std::ptrdiff_t>(found.size());  // what the scan found is in order
    if (token.sounds.usual) visit_key(half.sound_key, half.sound_token, token.sounds.usual, push);
    if (token.sounds.other && token.sounds.other != token.sounds.usual) visit_key(half.sound_key, half.sound_token, token.sounds.other, push);
    for (Group g : token.groups) visit_key(half.group_key, half.group_token, group_id(g), push);
    if (token.number >= 0) visit_key(half.group_key, half.group_token, 0x80000000u | static_cast<uint32_t>(token.number), push);
    if (!token.latin.empty()) scan_signatures(tokens, letter_signature(token.latin.substr(0, 1)), 1, 0, 0, found);
    std::sort(found.begin() + others, found.end());
    std::inplace_merge(found.begin(), found.begin() + others, found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    for (uint32_t id : found)
        if (const TokenMatch m = scorer.match(token, half.token(id)); m.how != Agreement::none) out.tokens.emplace_back(id, m);
    std::string joined_text;
    for (uint32_t id : found_joined) {
        joined_text.assign(half.latin[half.joined_first[id]]).append(half.latin[half.joined_second[id]]);
        if (pattern.distance(joined_text, 1) > 1) continue;
        const TokenMatch m = scorer.match_joined(half.token(half.joined_first[id]), half.token(half.joined_second[id]), token);
        if (m.how != Agreement::none) out.joined.emplace_back(id, m);
    }
}

// What `find` puts into a fresh TokenMatches, or put there before.
template <class Find>
const TokenMatches& Searcher::kept(const Half& half, const std::string& key, Find find) {
    held_.push_back(index_.cache(half.kind).get(key, [&] {
        auto fresh = std::make_shared<TokenMatches>();
        find(*fresh);
        for (const auto* list : {&fresh->tokens, &fresh->joined})
            for (const auto& [id, m] : *list) fresh->most = std::max(fresh->most, m.gain);
        return fresh;
    }));
    return *held_.back();
}

const TokenMatches& Searcher::matches(const Half& half, const TokenView& token) {
    return kept(half, cache_key(token), [&](TokenMatches& out) { find_matches(half, token, out); });
}

// All tokens of one half that agree with two neighbours of the query written as one.
const TokenMatches& Searcher::joined_matches(const Half& half, const TokenView& first, const TokenView& second) {
    return kept(half, "j" + cache_key(first) + "\x1e" + cache_key(second), [&](TokenMatches& out) {
        std::vector<uint32_t> found;
        const std::string text = std::string(first.latin) + std::string(second.latin);
        const uint64_t signature = letter_signature(text);
        const SignatureTable tokens = tokens_of(half);
        for (size_t length = std::max<size_t>(text.size(), 2) - 1; length <= text.size() + 1; ++length) {
            const size_t extra = length > text.size() ? 1 : text.size() - length;
            scan_signatures(tokens, signature, std::min(length, kLengths - 1), 1, length >= kLengths - 1 ? 0 : extra, found);
            if (length >= kLengths - 1) break;
        }
        for (uint32_t id : found)
            if (const TokenMatch m = index_.scorer.match_joined(first, second, half.token(id)); m.how != Agreement::none) out.tokens.emplace_back(id, m);
    });
}

// The tokens of one half that are these letters and could be the initials of several words.
const TokenMatches& Searcher::acronym_matches(const Half& half, const std::string& letters) {
    return kept(half, "a" + letters, [&](TokenMatches& out) {
        std::vector<uint32_t> found;
        scan_signatures(tokens_of(half), letter_signature(letters), letters.size(), 0, 0, found);
        for (uint32_t id : found)
            if (half.token(id).latin == letters && may_be_acronym(half.token(id)))
                out.tokens.emplace_back(id, TokenMatch{Agreement::acronym, index_.scorer.acronym_gain(letters.size())});
    });
}

// Adds what acronyms can: of the query's first words, and of listed names' first words.
void Searcher::add_acronyms(const Half& half, State& state) {
    if (half.kind != Kind::entity) return;
    const Initials head = initials(views_);
    for (size_t letters = kAcronymLeast; letters <= head.letters.size(); ++letters) {
        const TokenMatches& found = acronym_matches(half, head.letters.substr(0, letters));
        if (!found.tokens.empty()) units_.push_back({head.from, static_cast<uint16_t>(letters), &found, found.most});
    }
    for (size_t i = 0; i < views_.size(); ++i)
        if (may_be_acronym(views_[i])) gather_headed(half, state, views_[i], i);
}

// Meets the forms that begin with words of which a token of the query is the initials.
void Searcher::gather_headed(const Half& half, State& state, const TokenView& token, size_t at) {
    const uint32_t low = acronym_key(token.latin), step = 1u << 5 * (kAcronymMost - token.latin.size());
    const auto first = std::lower_bound(half.initials_key.begin(), half.initials_key.end(), low);
    for (auto key = first; key != half.initials_key.end() && *key - low < step; ++key) {
        const uint32_t id = half.initials_form[static_cast<size_t>(key - half.initials_key.begin())];
        const TokenViews listed = form(half, id);
        const size_t from = initials(listed).from;
        Gathered& g = state.forms[id];
        if (g.units == 0) state.touched.push_back(id);
        g.units |= 1u << std::min<size_t>(at, 31);
        g.gain += index_.scorer.acronym_gain(token.latin.size());
        for (size_t k = from; k < from + token.latin.size(); ++k) {
            if (k >= 31 || !(g.positions >> k & 1)) g.covered += listed[k].loss;
            if (k < 31) g.positions |= 1u << k;
        }
    }
}

void Searcher::gather(const Half& half, State& state, const Unit& unit, size_t number, bool introduce) {
    uint32_t unit_bits = 0;
    for (uint16_t k = 0; k < unit.count; ++k) unit_bits |= 1u << std::min(unit.from + k, 31);
    const auto tag = static_cast<uint16_t>(number);
    const auto add = [&](uint32_t post, int32_t gain, int32_t first_loss, int32_t second_loss) {
        const uint32_t form = post >> 5, position = post & 31;
        Gathered& g = state.forms[form];
        if (g.units == 0) {
            if (!introduce) return;
            state.touched.push_back(form);
        }
        if (g.unit != tag) {
            g.unit = tag;
            g.best = 0;
        }
        if (gain > g.best) {
            g.gain += gain - g.best;
            g.best = gain;
        }
        g.units |= unit_bits;
        const auto cover = [&](uint32_t at, int32_t loss) {
            const uint32_t bit = 1u << std::min(at, 31u);
            if ((g.positions & bit) && at < 31) return;
            g.positions |= bit;
            g.covered += loss;
        };
        cover(position, first_loss);
        if (second_loss >= 0) cover(position + 1, second_loss);
    };
    const auto counted = [&](uint32_t id) {
        const auto c = static_cast<Class>(half.cls[id]);
        return c <= Class::number || c == Class::initial ? half.loss[id] * kUnit : 0;
    };
    for (const auto& [id, m] : unit.matches->tokens) {
        const int32_t loss = counted(id);
        counts.postings += half.postings_at[id + 1] - half.postings_at[id];
        for (uint32_t k = half.postings_at[id]; k < half.postings_at[id + 1]; ++k) add(half.postings[k], m.gain, loss, -1);
    }
    for (const auto& [id, m] : unit.matches->joined) {
        const int32_t first = counted(half.joined_first[id]), second = counted(half.joined_second[id]);
        for (uint32_t k = half.joined_at[id]; k < half.joined_at[id + 1]; ++k) add(half.joined_postings[k], m.gain, first, second);
    }
}

// The most that the name factor of a form could be, from what was gathered.
int32_t Searcher::bound(const Half& half, const State& state, uint32_t form) const {
    const Gathered& g = state.forms[form];
    int32_t query_left = 0;
    for (size_t bit = 0; bit < 32; ++bit)
        if (!(g.units >> bit & 1)) query_left += loss_of_unit_[bit];
    const int32_t listed_left = std::max(half.form_loss[form] * kUnit - g.covered - initials_loss_, 0);
    const int32_t bonus = query_left == 0 && listed_left == 0 ? std::max(whole_most_, core_most_) : core_most_;
    return g.gain + slack_ + bonus - index_.scorer.loss(query_left, listed_left);
}

// Makes the query's matches findable by token.
void Searcher::index_matches(State& state) {
    slots_.clear();
    const auto add = [&](uint32_t& slot, const Unit& unit, const TokenMatch& m) {
        if (!slot) {
            slots_.emplace_back();
            slot = static_cast<uint32_t>(slots_.size());
        }
        slots_[slot - 1].push_back({unit.from, unit.count, 0, 1, m.how, m.gain});
    };
    for (const Unit& unit : units_) {
        for (const auto& [id, m] : unit.matches->tokens)
            if (m.how != Agreement::acronym) add(state.token_slot[id], unit, m);
    }
}

void Searcher::forget_matches(State& state) {
    for (const Unit& unit : units_) {
        for (const auto& [id, m] : unit.matches->tokens) state.token_slot[id] = 0;
    }
    for (uint32_t form : state.touched) state.forms[form] = Gathered{0, 0, 0, 0, 0, kNoUnit};
    state.touched.clear();
}

TokenViews Searcher::form(const Half& half, uint32_t form) const {
    TokenViews out;
    for (uint32_t k = half.form_at[form]; k < half.form_at[form + 1]; ++k) out.push_back(half.token(half.form_tokens[k]));
    out.turn = half.form_turn[form];
    out.kind = half.kind;
    return out;
}

// Forms that the query equals as one word, to within an edit, and that could reach the threshold so.
void Searcher::find_whole(const Half& half, State&, int32_t threshold, std::vector<uint32_t>& forms) {
    for (int turned = 0; turned < (views_.turn ? 2 : 1); ++turned) {
        const std::string text = whole_text(views_, turned);
        if (static_cast<int32_t>(text.size()) + 1 < index_.weights.whole_from) continue;
        for (size_t letters = text.size() - 1; letters <= text.size() + 1; ++letters)
            for (uint32_t key : whole_keys(text, letters))
                visit_key(half.whole_key, half.whole_form, key, [&](uint32_t id) {
                    const TokenMatch m = index_.scorer.match_whole(views_, form(half, id));
                    if (m.how != Agreement::none && m.gain >= threshold) forms.push_back(id);
                });
    }
    std::sort(forms.begin(), forms.end());
    forms.erase(std::unique(forms.begin(), forms.end()), forms.end());
}

// The query's tokens that agree with these two neighbours written as one. Few queries have any.
void Searcher::add_joined(const Half& half, uint32_t first, uint32_t second, uint16_t position) {
    for (const Unit& unit : units_)
        for (const auto& [id, m] : unit.matches->joined)
            if (half.joined_first[id] == first && half.joined_second[id] == second)
                pairs_.push_back({unit.from, unit.count, position, 2, m.how, m.gain});
}

int32_t Searcher::score_form(const Half& half, State& state, uint32_t form) {
    ++counts.scored;
    TokenViews listed;
    listed.turn = half.form_turn[form];
    listed.kind = half.kind;
    pairs_.clear();
    const uint32_t from = half.form_at[form], until = half.form_at[form + 1];
    const auto add_slot = [&](uint32_t slot, uint32_t position) {
        if (!slot) return;
        for (Pair pair : slots_[slot - 1]) {
            pair.listed_from = static_cast<uint16_t>(position);
            pairs_.push_back(pair);
        }
    };
    for (uint32_t k = from; k < until; ++k) {
        const auto position = static_cast<uint16_t>(k - from);
        listed.push_back(half.token(half.form_tokens[k]));
        add_slot(state.token_slot[half.form_tokens[k]], position);
        if (k + 1 < until) add_joined(half, half.form_tokens[k], half.form_tokens[k + 1], position);
        for (uint16_t i = 0; i < views_.size(); ++i) {
            if (gathers(views_[i])) continue;
            const TokenMatch m = index_.scorer.match(views_[i], listed.back());
            if (m.how != Agreement::none) pairs_.push_back({i, 1, position, 1, m.how, m.gain});
        }
    }
    index_.scorer.add_acronyms(views_, listed, pairs_);
    return index_.scorer.score_pairs(views_, listed, pairs_).total;
}

void Searcher::search_one(std::string_view text, Kind kind, int32_t threshold, int64_t known, int64_t gone_after, std::vector<NameHit>& out) {
    const Half& half = index_.half(kind);
    State& state = states_[static_cast<size_t>(kind)];
    query_ = reader_.read(text, kind);
    views_ = TokenViews(query_);
    units_.clear();
    held_.clear();
    loss_of_unit_.fill(0);
    slack_ = initials_loss_ = 0;
    int32_t content = 0, brands = 0;
    for (uint16_t i = 0; i < views_.size(); ++i) {
        const TokenView& token = views_[i];
        content += token.content();
        brands += token.cls == Class::name;
        if (gathers(token)) {
            const TokenMatches& found = matches(half, token);
            units_.push_back({i, 1, &found, found.most});
            loss_of_unit_[std::min<size_t>(i, 31)] += token.loss;
        } else {
            slack_ += token.gain;
            if (token.cls == Class::initial) initials_loss_ += std::max(index_.weights.name_loss, index_.weights.syllable_loss);
        }
        if (i + 1u < views_.size() && Scorer::may_join(token, views_[i + 1])) {
            const TokenMatches& found = joined_matches(half, token, views_[i + 1]);
            if (!found.tokens.empty()) units_.push_back({i, 2, &found, found.most});
        }
    }
    const Weights& w = index_.weights;
    const int64_t unmet = std::accumulate(loss_of_unit_.begin(), loss_of_unit_.end(), int64_t{0});
    if (slack_ - index_.scorer.loss(unmet, 0) >= threshold) {  // so low that a name need share no word of content
        search_all_one(text, kind, threshold, known, gone_after, out);
        return;
    }
    whole_most_ = w.complete_gain + w.exact_gain + w.complete_word * (content - brands);
    core_most_ = std::max(content == 1 && brands == 1 ? w.single_gain : 0, kind == Kind::entity ? w.core_gain + w.core_word * (content - brands) : 0);
    add_acronyms(half, state);
    // Joined neighbours first, then tokens by the most they can add: the rest may not introduce names as soon as
    // all of it together could not lift a name that none of the tokens before it has met.
    std::stable_sort(units_.begin(), units_.end(), [](const Unit& a, const Unit& b) {
        return a.count != b.count ? a.count > b.count : a.most > b.most;
    });
    const int32_t bonus = std::max(whole_most_, core_most_);
    int64_t rest = slack_ + bonus;
    for (const Unit& unit : units_) rest += unit.count == 1 ? unit.most : 0;
    int64_t missed = 0;
    for (size_t u = 0; u < units_.size(); ++u) {
        const Unit& unit = units_[u];
        const int64_t reach = rest - index_.scorer.loss(missed, 0);
        gather(half, state, unit, u, unit.count > 1 || reach >= threshold);
        if (unit.count > 1) continue;
        if (missed == 0) rest -= bonus - core_most_;
        rest -= unit.most;
        missed += views_[unit.from].loss;
    }
    index_matches(state);
    std::vector<uint32_t> candidates;
    find_whole(half, state, threshold, candidates);
    const size_t whole = candidates.size();
    for (uint32_t form : state.touched)
        if (bound(half, state, form) >= threshold && !std::binary_search(candidates.begin(), candidates.begin() + static_cast<std::ptrdiff_t>(whole), form))
            candidates.push_back(form);
    for (uint32_t form : candidates) {
        bool seen = false;
        for (uint32_t k = half.entries_at[form]; k < half.entries_at[form + 1] && !seen; ++k)
            seen = index_.visible(half.entries[k], known, gone_after);
        if (!seen) continue;
        const int32_t total = score_form(half, state, form);
        if (total < threshold) continue;
        for (uint32_t k = half.entries_at[form]; k < half.entries_at[form + 1]; ++k)
            if (index_.visible(half.entries[k], known, gone_after)) out.push_back({half.entries[k], index_.party(half.entries[k]), total});
    }
    counts.touched += state.touched.size();
    forget_matches(state);
}

void Searcher::search_all_one(std::string_view text, Kind kind, int32_t threshold, int64_t known, int64_t gone_after, std::vector<NameHit>& out) {
    const Half& half = index_.half(kind);
    query_ = reader_.read(text, kind);
    views_ = TokenViews(query_);
    for (uint32_t id = 0; id < half.forms(); ++id) {
        const int32_t total = index_.scorer.score(views_, form(half, id)).total;
        if (total < threshold) continue;
        for (uint32_t k = half.entries_at[id]; k < half.entries_at[id + 1]; ++k)
            if (index_.visible(half.entries[k], known, gone_after)) out.push_back({half.entries[k], index_.party(half.entries[k]), total});
    }
}

}  // namespace listed
