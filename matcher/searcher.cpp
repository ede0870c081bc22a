// A search gathers what each word of the query adds to each listed name, bounds what the rest could add, and
// scores what the bound leaves. Every bound is an upper bound of `score_pairs`; docs/kernel.md says why.
#include "searcher.hpp"

#include <algorithm>
#include <numeric>

namespace listed {
namespace {

constexpr size_t kLastWord = 31;  // stands for all later words of a query

uint32_t bit(size_t place) { return 1u << std::min<size_t>(place, kLastWord); }

template <class Value>
void append_bytes(std::string& out, const Value& value) {
    out.append(reinterpret_cast<const char*>(&value), sizeof value);
}

// All that decides what a word agrees with.
std::string cache_key(const TokenView& word) {
    std::string key(1, static_cast<char>('0' + static_cast<int>(word.cls)));
    append_bytes(key, word.gain);
    key += word.vowelless ? 'v' : word.ideographic ? 'h' : '-';
    key += word.syllable ? 's' : '-';
    key += word.latin;
    key += '\x1f';
    key += word.native;
    key += '\x1f';
    for (Group g : word.groups) append_bytes(key, g);
    return key;
}

// Of the hits of one name, the best stays; by entry.
void keep_best(std::vector<NameHit>& hits) {
    std::sort(hits.begin(), hits.end(), [](const NameHit& a, const NameHit& b) {
        return a.entry != b.entry ? a.entry < b.entry : a.total > b.total;
    });
    hits.erase(std::unique(hits.begin(), hits.end(),
                           [](const NameHit& a, const NameHit& b) { return a.entry == b.entry; }),
               hits.end());
}

void sort_unique(std::vector<uint32_t>& items) {
    std::sort(items.begin(), items.end());
    items.erase(std::unique(items.begin(), items.end()), items.end());
}

}  // namespace

Searcher::Searcher(const Index& index, std::array<MatchCache, 2>& caches)
    : index_(index),
      caches_(caches),
      reader_(index.lexicon, index.weights) {
    for (size_t k = 0; k < accumulators_.size(); ++k) {
        const KindIndex& names = index.of(static_cast<Kind>(k));
        accumulators_[k].coverage.resize(names.sequences());
        accumulators_[k].token_pairs.resize(names.tokens());
    }
}

void Searcher::search(std::string_view text, const Wanted& wanted, std::vector<NameHit>& out) {
    out.clear();
    wanted_ = wanted;
    for (const std::string& name : alternatives(text, wanted.kind)) search_one(name, out);
    keep_best(out);
}

void Searcher::search_all(std::string_view text, const Wanted& wanted, std::vector<NameHit>& out) {
    out.clear();
    wanted_ = wanted;
    for (const std::string& name : alternatives(text, wanted.kind)) search_all_one(name, out);
    keep_best(out);
}

void Searcher::read(std::string_view text) {
    names_ = &index_.of(wanted_.kind);
    accumulator_ = &accumulators_[static_cast<size_t>(wanted_.kind)];
    name_ = reader_.read(text, wanted_.kind);
    query_ = NameView(name_);
}

void Searcher::search_one(std::string_view text, std::vector<NameHit>& out) {
    read(text);
    collect_units();
    const int64_t content_loss = std::accumulate(word_loss_.begin(), word_loss_.end(), int64_t{0});
    // So low a threshold that a name need share no word of content with the query.
    if (auxiliary_gain_ - loss_of(content_loss, 0, index_.weights) >= wanted_.threshold)
        return search_all_one(text, out);
    add_acronym_units();
    add_headed_by_acronyms();
    add_postings();
    index_pairs();
    for (uint32_t sequence : candidates()) {
        if (!is_visible(sequence)) continue;
        if (const int32_t total = score(sequence); total >= wanted_.threshold) add_hits(sequence, total, out);
    }
    counts.met += accumulator_->met.size();
    reset();
}

void Searcher::search_all_one(std::string_view text, std::vector<NameHit>& out) {
    read(text);
    for (uint32_t sequence = 0; sequence < names_->sequences(); ++sequence) {
        const int32_t total = score_names(query_, names_->name(sequence), index_.weights).total;
        if (total >= wanted_.threshold) add_hits(sequence, total, out);
    }
}

// What `find` puts into fresh TokenMatches, or put there before.
template <class Find>
const TokenMatches& Searcher::cached(const std::string& key, Find find) {
    held_.push_back(caches_[static_cast<size_t>(wanted_.kind)].get(key, [&] {
        auto fresh = std::make_shared<TokenMatches>();
        find(Lookup(*names_, index_.weights), *fresh);
        for (const auto* list : {&fresh->tokens, &fresh->joined})
            for (const auto& [id, m] : *list) fresh->most = std::max(fresh->most, m.gain);
        return fresh;
    }));
    return *held_.back();
}

// Words of content and joined neighbours become units. The other words have no postings: what they could gain
// or cover is allowed for in every bound.
void Searcher::collect_units() {
    const Weights& w = index_.weights;
    units_.clear();
    held_.clear();
    word_loss_.fill(0);
    auxiliary_gain_ = initials_loss_ = 0;
    int32_t content = 0, names = 0;
    for (uint16_t i = 0; i < query_.size(); ++i) {
        const TokenView& word = query_[i];
        if (word.content()) {
            ++content;
            names += word.cls == Class::name;
            const TokenMatches& found = cached(
                cache_key(word), [&](const Lookup& lookup, TokenMatches& out) { lookup.find(word, out); });
            units_.push_back({i, 1, &found, found.most});
            word_loss_[std::min<size_t>(i, kLastWord)] += word.loss;
        } else {
            auxiliary_gain_ += word.gain;
            if (word.cls == Class::initial) initials_loss_ += std::max(w.name_loss, w.syllable_loss);
        }
        if (i + 1u < query_.size() && may_join(word, query_[i + 1])) {
            const TokenView& next = query_[i + 1];
            const std::string key = "j" + cache_key(word) + "\x1e" + cache_key(next);
            const TokenMatches& found = cached(
                key, [&](const Lookup& lookup, TokenMatches& out) { lookup.find_joined(word, next, out); });
            if (!found.tokens.empty()) units_.push_back({i, 2, &found, found.most});
        }
    }
    reach_ = {wanted_.kind, content - names, content == 1 && names == 1, 0, 0};
}

// The first words of the query, where listed tokens could be their initials.
void Searcher::add_acronym_units() {
    if (wanted_.kind != Kind::entity) return;
    const Initials head = initials(query_);
    for (size_t letters = kShortestAcronym; letters <= head.letters.size(); ++letters) {
        const std::string acronym = head.letters.substr(0, letters);
        const TokenMatches& found = cached("a" + acronym, [&](const Lookup& lookup, TokenMatches& out) {
            lookup.find_acronym(acronym, out);
        });
        if (!found.tokens.empty())
            units_.push_back({head.from, static_cast<uint16_t>(letters), &found, found.most});
    }
}

// The coverage of a sequence, which is now met.
Searcher::Coverage& Searcher::meet(uint32_t sequence) {
    Coverage& coverage = accumulator_->coverage[sequence];
    if (coverage.words == 0) accumulator_->met.push_back(sequence);
    return coverage;
}

// Positions from the last one on share a bit: each adds its loss, which can only loosen the bound.
void Searcher::cover(Coverage& coverage, size_t position, int32_t loss) const {
    if (position < kLastPosition && (coverage.positions & bit(position))) return;
    coverage.positions |= bit(position);
    coverage.loss += loss;
}

// Names that begin with words of which a word of the query is the initials.
void Searcher::add_headed_by_acronyms() {
    if (wanted_.kind != Kind::entity) return;
    const std::span<const uint32_t> keys = names_->initials_key;
    for (size_t i = 0; i < query_.size(); ++i) {
        const std::string_view letters = query_[i].latin;
        if (!may_be_acronym(query_[i])) continue;
        const uint32_t low = acronym_key(letters), step = 1u << 5 * (kLongestAcronym - letters.size());
        for (auto key = std::lower_bound(keys.begin(), keys.end(), low);
             key != keys.end() && *key - low < step; ++key) {
            const uint32_t sequence = names_->initials_sequence[static_cast<size_t>(key - keys.begin())];
            const NameView listed = names_->name(sequence);
            Coverage& coverage = meet(sequence);
            coverage.words |= bit(i);
            coverage.gain += acronym_gain(letters.size(), index_.weights);
            const size_t from = initials(listed).from;
            for (size_t k = from; k < from + letters.size() && k < listed.size(); ++k)
                cover(coverage, k, listed[k].loss);
        }
    }
}

// Adds the postings of all units: joined neighbours and acronyms first, then words by the most that they can
// gain. As soon as all words that are left could not lift a name that none of the words before has met, they
// meet no new names.
void Searcher::add_postings() {
    std::stable_sort(units_.begin(), units_.end(), [](const Unit& a, const Unit& b) {
        return a.count != b.count ? a.count > b.count : a.most > b.most;
    });
    int64_t gain_left = auxiliary_gain_;
    for (const Unit& unit : units_) gain_left += unit.count == 1 ? unit.most : 0;
    Reach reach = reach_;
    for (size_t number = 0; number < units_.size(); ++number) {
        const Unit& unit = units_[number];
        add_unit(number,
                 unit.count > 1 || gain_left + bound_of_terms(reach, index_.weights) >= wanted_.threshold);
        if (unit.count > 1) continue;
        gain_left -= unit.most;
        reach.query_residual += query_[unit.from].loss;
    }
}

void Searcher::add_unit(size_t number, bool introduces) {
    const KindIndex& names = *names_;
    const Unit& unit = units_[number];
    const auto tag = static_cast<uint16_t>(number);
    uint32_t words = 0;
    for (size_t k = 0; k < unit.count; ++k) words |= bit(unit.from + k);
    const auto add = [&](uint32_t post, int32_t gain) -> Coverage* {
        Coverage& coverage = accumulator_->coverage[sequence_of(post)];
        if (coverage.words == 0) {
            if (!introduces) return nullptr;
            accumulator_->met.push_back(sequence_of(post));
        }
        if (coverage.unit != tag) {
            coverage.unit = tag;
            coverage.best = 0;
        }
        if (gain > coverage.best) {
            coverage.gain += gain - coverage.best;
            coverage.best = gain;
        }
        coverage.words |= words;
        return &coverage;
    };
    const auto loss_of_token = [&](uint32_t id) {
        const auto cls = static_cast<Class>(names.cls[id]);
        return cls <= Class::number || cls == Class::initial ? names.loss[id] * kUnit : 0;
    };
    for (const auto& [id, m] : unit.matches->tokens) {
        const int32_t loss = loss_of_token(id);
        counts.postings += names.postings_at[id + 1] - names.postings_at[id];
        for (uint32_t k = names.postings_at[id]; k < names.postings_at[id + 1]; ++k)
            if (Coverage* coverage = add(names.postings[k], m.gain))
                cover(*coverage, position_of(names.postings[k]), loss);
    }
    for (const auto& [id, m] : unit.matches->joined) {
        const int32_t first = loss_of_token(names.joined_first[id]),
                      second = loss_of_token(names.joined_second[id]);
        for (uint32_t k = names.joined_at[id]; k < names.joined_at[id + 1]; ++k) {
            Coverage* coverage = add(names.joined_postings[k], m.gain);
            if (!coverage) continue;
            cover(*coverage, position_of(names.joined_postings[k]), first);
            cover(*coverage, position_of(names.joined_postings[k]) + 1, second);
        }
    }
}

// The most that the name factor of a sequence could be, from its coverage.
int32_t Searcher::bound(uint32_t sequence) const {
    const Coverage& coverage = accumulator_->coverage[sequence];
    Reach reach = reach_;
    for (size_t word = 0; word < word_loss_.size(); ++word)
        if (!(coverage.words >> word & 1)) reach.query_residual += word_loss_[word];
    reach.listed_residual =
        std::max(names_->sequence_loss[sequence] * kUnit - coverage.loss - initials_loss_, 0);
    return coverage.gain + auxiliary_gain_ + bound_of_terms(reach, index_.weights);
}

// The sequences that could reach the threshold.
std::vector<uint32_t> Searcher::candidates() {
    std::vector<uint32_t> out = whole_names();
    const auto whole = static_cast<std::ptrdiff_t>(out.size());
    for (uint32_t sequence : accumulator_->met)
        if (bound(sequence) >= wanted_.threshold &&
            !std::binary_search(out.begin(), out.begin() + whole, sequence))
            out.push_back(sequence);
    return out;
}

// Sequences that the query equals as one word, to within an edit, and that reach the threshold so.
std::vector<uint32_t> Searcher::whole_names() const {
    std::vector<uint32_t> out;
    const auto add = [&](uint32_t sequence) {
        const TokenMatch m = match_whole(query_, names_->name(sequence), index_.weights);
        if (m && m.gain >= wanted_.threshold) out.push_back(sequence);
    };
    for (const bool from_comma : {false, true}) {
        if (from_comma && !query_.before_comma) continue;
        const std::string text = whole_text(query_, from_comma);
        if (static_cast<int32_t>(text.size()) + 1 < index_.weights.whole_from) continue;
        for (size_t letters = text.size() - 1; letters <= text.size() + 1; ++letters)
            for (uint32_t key : whole_keys(text, letters))
                visit_key(names_->whole_key, names_->whole_sequence, key, add);
    }
    sort_unique(out);
    return out;
}

// Makes the pairs of the query findable by listed token.
void Searcher::index_pairs() {
    pairs_of_token_.clear();
    for (const Unit& unit : units_)
        for (const auto& [id, m] : unit.matches->tokens) {
            if (m.how == Agreement::acronym) continue;
            uint32_t& place = accumulator_->token_pairs[id];
            if (!place) {
                pairs_of_token_.emplace_back();
                place = static_cast<uint32_t>(pairs_of_token_.size());
            }
            pairs_of_token_[place - 1].push_back({unit.from, unit.count, 0, 1, m.how, m.gain});
        }
}

void Searcher::reset() {
    for (const Unit& unit : units_)
        for (const auto& [id, m] : unit.matches->tokens) accumulator_->token_pairs[id] = 0;
    for (uint32_t sequence : accumulator_->met) accumulator_->coverage[sequence] = {};
    accumulator_->met.clear();
}

// The words of the query that agree with these two neighbours written as one. Few queries have any.
void Searcher::add_joined_pairs(uint32_t first, uint32_t second, uint16_t position) {
    for (const Unit& unit : units_)
        for (const auto& [id, m] : unit.matches->joined)
            if (names_->joined_first[id] == first && names_->joined_second[id] == second)
                pairs_.push_back({unit.from, unit.count, position, 2, m.how, m.gain});
}

// The name factor of a sequence, from the agreements already found.
int32_t Searcher::score(uint32_t sequence) {
    ++counts.scored;
    const Weights& w = index_.weights;
    const NameView listed = names_->name(sequence);
    const auto tokens = names_->sequence_tokens.subspan(names_->sequence_at[sequence], listed.size());
    pairs_.clear();
    for (uint16_t j = 0; j < listed.size(); ++j) {
        if (const uint32_t place = accumulator_->token_pairs[tokens[j]])
            for (Pair pair : pairs_of_token_[place - 1]) {
                pair.listed_from = j;
                pairs_.push_back(pair);
            }
        if (j + 1u < listed.size()) add_joined_pairs(tokens[j], tokens[j + 1], j);
        for (uint16_t i = 0; i < query_.size(); ++i)
            if (!query_[i].content())
                if (const TokenMatch m = match_tokens(query_[i], listed[j], w))
                    pairs_.push_back({i, 1, j, 1, m.how, m.gain});
    }
    add_acronyms(query_, listed, w, pairs_);
    return score_pairs(query_, listed, pairs_, w).total;
}

bool Searcher::is_visible(uint32_t sequence) const {
    for (uint32_t k = names_->entries_at[sequence]; k < names_->entries_at[sequence + 1]; ++k)
        if (index_.visible(names_->entries[k], wanted_.moment)) return true;
    return false;
}

void Searcher::add_hits(uint32_t sequence, int32_t total, std::vector<NameHit>& out) const {
    for (uint32_t k = names_->entries_at[sequence]; k < names_->entries_at[sequence + 1]; ++k) {
        const uint32_t entry = names_->entries[k];
        if (index_.visible(entry, wanted_.moment)) out.push_back({entry, index_.party(entry), total});
    }
}

}  // namespace listed
