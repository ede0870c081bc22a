#include "builder.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "distance.hpp"

namespace listed {
namespace {

size_t length_class(size_t letters) { return std::min(letters, kLengths - 1); }

// Orders strings by (length class, signature, text, extra) and lays out what SignatureTable needs.
struct Ordered {
    std::vector<uint32_t> order;  // old number by new number
    std::vector<uint64_t> signature, block_and, block_or;
    std::vector<uint32_t> length_from;

    template <class TextOf, class ExtraOf>
    Ordered(size_t count, TextOf text_of, ExtraOf extra_of) {
        std::vector<uint64_t> sig(count);
        for (size_t i = 0; i < count; ++i) sig[i] = letter_signature(text_of(i));
        order.resize(count);
        for (size_t i = 0; i < count; ++i) order[i] = static_cast<uint32_t>(i);
        std::sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) {
            const size_t la = length_class(text_of(a).size()), lb = length_class(text_of(b).size());
            if (la != lb) return la < lb;
            if (sig[a] != sig[b]) return sig[a] < sig[b];
            const int texts = text_of(a).compare(text_of(b));
            return texts ? texts < 0 : extra_of(a) < extra_of(b);
        });
        length_from.assign(kLengths + 1, 0);
        for (uint32_t old : order) {
            ++length_from[length_class(text_of(old).size()) + 1];
            signature.push_back(sig[old]);
        }
        for (size_t n = 1; n <= kLengths; ++n) length_from[n] += length_from[n - 1];
        for (size_t i = 0; i < count; i += kScanBlock) {
            uint64_t both = ~0ULL, any = 0;
            for (size_t k = i; k < std::min(i + kScanBlock, count); ++k)
                both &= signature[k], any |= signature[k];
            block_and.push_back(both);
            block_or.push_back(any);
        }
    }
};

// A token is what it says and what it weighs: a syllable alone weighs more than one in a name of syllables.
using TokenKey = std::tuple<std::string, std::string, Class, bool, int32_t, std::vector<Group>>;
using Sequence = std::vector<uint32_t>;
using Rows = std::vector<std::pair<uint32_t, uint32_t>>;

uint8_t flags_of(const Token& token) {
    return static_cast<uint8_t>((token.vowelless ? kVowelless : 0) | (token.ideographic ? kIdeographic : 0) |
                                (token.syllable ? kSyllable : 0) | (token.native.empty() ? 0 : kHasNative) |
                                (token.number >= 0 ? kHasNumber : 0) |
                                (token.sounds.other != token.sounds.usual ? kOtherSound : 0));
}

class KindIndexBuilder {
public:
    explicit KindIndexBuilder(Kind kind) : kind_(kind), prefix_(prefix_of(kind)) {}
    void add(uint32_t entry, const Name& tokens) {
        Sequence sequence{tokens.before_comma};
        for (const Token& token : tokens) sequence.push_back(number_of(token));
        auto [at, fresh] = sequence_number_.try_emplace(sequence, static_cast<uint32_t>(sequences_.size()));
        if (fresh) {
            sequences_.emplace_back(sequence.begin() + 1, sequence.end());
            before_comma_.push_back(static_cast<uint8_t>(std::min<uint16_t>(tokens.before_comma, 255)));
            entries_.emplace_back();
        }
        entries_[at->second].push_back(entry);
    }
    void finish(FlatWriter& out);

private:
    uint32_t number_of(const Token& token) {
        auto [at, fresh] = token_number_.try_emplace(
            TokenKey(token.latin, token.native, token.cls, token.syllable, token.gain, token.groups),
            static_cast<uint32_t>(tokens_.size()));
        if (fresh) tokens_.push_back(token);
        return at->second;
    }
    void renumber();
    void write_tokens(FlatWriter& out);
    void write_keys(FlatWriter& out) const;
    void write_joined(FlatWriter& out);
    void write_sequences(FlatWriter& out) const;
    void write_whole(FlatWriter& out) const;
    void write_initials(FlatWriter& out) const;
    NameView name(uint32_t sequence) const;

    Kind kind_;
    std::string prefix_;
    std::map<TokenKey, uint32_t> token_number_;
    std::map<Sequence, uint32_t> sequence_number_;
    std::vector<Token> tokens_;
    std::vector<Sequence> sequences_;
    std::vector<uint8_t> before_comma_;
    std::vector<std::vector<uint32_t>> entries_;
    std::vector<Sequence> joined_of_;  // by sequence: joined id of each token with the next
};

void add_order(FlatWriter& out, const std::string& prefix, const Ordered& ordered) {
    out.add(prefix + "signature", ordered.signature);
    out.add(prefix + "and", ordered.block_and);
    out.add(prefix + "or", ordered.block_or);
    out.add(prefix + "length_from", ordered.length_from);
}

// Rows of key and value, sorted, each once.
void write_rows(FlatWriter& out, const std::string& key, const std::string& value, Rows& rows) {
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    std::vector<uint32_t> keys, values;
    for (auto [k, v] : rows) keys.push_back(k), values.push_back(v);
    out.add(key, keys);
    out.add(value, values);
}

void add_lists(FlatWriter& out, const std::string& name, const std::vector<std::vector<uint32_t>>& lists) {
    std::vector<uint32_t> at{0}, items;
    for (const auto& list : lists) {
        items.insert(items.end(), list.begin(), list.end());
        at.push_back(static_cast<uint32_t>(items.size()));
    }
    out.add(name + "_at", at);
    out.add(name, items);
}

// Numbers tokens anew, in the order in which they are scanned.
void KindIndexBuilder::renumber() {
    const Ordered ordered(
        tokens_.size(), [&](size_t i) { return std::string_view(tokens_[i].latin); },
        [&](size_t i) {
            return std::tuple(tokens_[i].native, tokens_[i].cls, tokens_[i].syllable, tokens_[i].gain,
                              tokens_[i].groups);
        });
    std::vector<uint32_t> fresh(tokens_.size());
    std::vector<Token> sorted;
    for (uint32_t now = 0; now < ordered.order.size(); ++now) {
        fresh[ordered.order[now]] = now;
        sorted.push_back(std::move(tokens_[ordered.order[now]]));
    }
    tokens_ = std::move(sorted);
    for (Sequence& sequence : sequences_)
        for (uint32_t& token : sequence) token = fresh[token];
}

void KindIndexBuilder::write_tokens(FlatWriter& out) {
    add_order(out, prefix_,
              Ordered(
                  tokens_.size(), [&](size_t i) { return std::string_view(tokens_[i].latin); },
                  [](size_t i) { return i; }));
    std::vector<std::string> latin, native;
    std::vector<uint8_t> cls, flags;
    std::vector<uint16_t> gain, loss;
    std::vector<uint32_t> native_token, number_token, usual, other, other_token;
    std::vector<int32_t> number_value;
    std::vector<uint32_t> groups_at{0};
    std::vector<Group> groups;
    for (uint32_t id = 0; id < tokens_.size(); ++id) {
        const Token& t = tokens_[id];
        latin.push_back(t.latin);
        if (!t.native.empty()) native.push_back(t.native), native_token.push_back(id);
        usual.push_back(t.sounds.usual);
        if (t.sounds.other != t.sounds.usual) other.push_back(t.sounds.other), other_token.push_back(id);
        cls.push_back(static_cast<uint8_t>(t.cls));
        flags.push_back(flags_of(t));
        gain.push_back(static_cast<uint16_t>(t.gain / kUnit));
        loss.push_back(static_cast<uint16_t>(t.loss / kUnit));
        if (t.number >= 0) number_value.push_back(t.number), number_token.push_back(id);
        groups.insert(groups.end(), t.groups.begin(), t.groups.end());
        groups_at.push_back(static_cast<uint32_t>(groups.size()));
    }
    add_strings(out, prefix_ + "latin", latin);
    add_strings(out, prefix_ + "native", native);
    out.add(prefix_ + "cls", cls);
    out.add(prefix_ + "flags", flags);
    out.add(prefix_ + "gain", gain);
    out.add(prefix_ + "loss", loss);
    out.add(prefix_ + "native_token", native_token);
    out.add(prefix_ + "number_token", number_token);
    out.add(prefix_ + "number_value", number_value);
    out.add(prefix_ + "groups_at", groups_at);
    out.add(prefix_ + "groups", groups);
    out.add(prefix_ + "sound_usual", usual);
    out.add(prefix_ + "other_token", other_token);
    out.add(prefix_ + "other_sound", other);
}

// The tables through which a token is found otherwise than by its letters.
void KindIndexBuilder::write_keys(FlatWriter& out) const {
    Rows by_sound, by_group;
    for (uint32_t id = 0; id < tokens_.size(); ++id) {
        const Token& t = tokens_[id];
        for (uint32_t key : {t.sounds.usual, t.sounds.other})
            if (t.content() && key) by_sound.emplace_back(key, id);
        if (t.content())
            for (Group g : t.groups) by_group.emplace_back(group_id(g), id);
        if (t.number >= 0) by_group.emplace_back(number_key(t.number), id);
    }
    write_rows(out, prefix_ + "sound_key", prefix_ + "sound_token", by_sound);
    write_rows(out, prefix_ + "group_key", prefix_ + "group_token", by_group);
}

void KindIndexBuilder::write_joined(FlatWriter& out) {
    std::map<std::pair<uint32_t, uint32_t>, uint32_t> number;
    std::vector<std::pair<uint32_t, uint32_t>> pairs;
    for (const Sequence& sequence : sequences_) {
        Sequence joined(sequence.size(), kNone);
        for (size_t k = 0; k + 1 < sequence.size(); ++k) {
            if (!may_join(tokens_[sequence[k]], tokens_[sequence[k + 1]])) continue;
            auto [at, fresh] =
                number.try_emplace({sequence[k], sequence[k + 1]}, static_cast<uint32_t>(pairs.size()));
            if (fresh) pairs.push_back(at->first);
            joined[k] = at->second;
        }
        joined_of_.push_back(std::move(joined));
    }
    std::vector<std::string> text;
    for (auto [a, b] : pairs) text.push_back(tokens_[a].latin + tokens_[b].latin);
    const Ordered ordered(
        pairs.size(), [&](size_t i) { return std::string_view(text[i]); },
        [&](size_t i) { return pairs[i]; });
    std::vector<uint32_t> fresh(pairs.size()), first, second;
    for (uint32_t now = 0; now < ordered.order.size(); ++now) {
        const uint32_t old = ordered.order[now];
        fresh[old] = now;
        first.push_back(pairs[old].first);
        second.push_back(pairs[old].second);
    }
    std::vector<std::vector<uint32_t>> postings(pairs.size());
    for (size_t sequence = 0; sequence < sequences_.size(); ++sequence)
        for (size_t k = 0; k < joined_of_[sequence].size(); ++k) {
            uint32_t& id = joined_of_[sequence][k];
            if (id == kNone) continue;
            id = fresh[id];
            postings[id].push_back(posting(sequence, k));
        }
    add_order(out, prefix_ + "joined_", ordered);
    out.add(prefix_ + "joined_first", first);
    out.add(prefix_ + "joined_second", second);
    add_lists(out, prefix_ + "joined_postings", postings);
}

void KindIndexBuilder::write_sequences(FlatWriter& out) const {
    std::vector<std::vector<uint32_t>> postings(tokens_.size());
    std::vector<uint32_t> at{0}, tokens;
    std::vector<uint16_t> losses;
    for (size_t sequence = 0; sequence < sequences_.size(); ++sequence) {
        int32_t loss = 0;
        for (size_t k = 0; k < sequences_[sequence].size(); ++k) {
            const Token& token = tokens_[sequences_[sequence][k]];
            tokens.push_back(sequences_[sequence][k]);
            if (!token.significant()) continue;
            loss += token.loss;
            postings[sequences_[sequence][k]].push_back(posting(sequence, k));
        }
        at.push_back(static_cast<uint32_t>(tokens.size()));
        losses.push_back(static_cast<uint16_t>(std::min(loss / kUnit, 65535)));
    }
    out.add(prefix_ + "sequence_at", at);
    out.add(prefix_ + "sequence_tokens", tokens);
    out.add(prefix_ + "sequence_loss", losses);
    add_lists(out, prefix_ + "postings", postings);
    add_lists(out, prefix_ + "entries", entries_);
}

void KindIndexBuilder::finish(FlatWriter& out) {
    renumber();
    write_joined(out);
    write_tokens(out);
    write_keys(out);
    write_sequences(out);
    write_whole(out);
    write_initials(out);
}

NameView KindIndexBuilder::name(uint32_t sequence) const {
    NameView out;
    for (uint32_t token : sequences_[sequence]) out.emplace_back(tokens_[token]);
    out.before_comma = before_comma_[sequence];
    out.kind = kind_;
    return out;
}

void KindIndexBuilder::write_initials(FlatWriter& out) const {
    Rows rows;
    const uint32_t sequences =
        kind_ == Kind::entity ? static_cast<uint32_t>(sequences_.size()) : 0;  // persons have no acronyms
    for (uint32_t sequence = 0; sequence < sequences; ++sequence) {
        const Initials found = initials(name(sequence));
        if (found.letters.size() >= kShortestAcronym) rows.emplace_back(acronym_key(found.letters), sequence);
    }
    write_rows(out, prefix_ + "initials_key", prefix_ + "initials_sequence", rows);
}

void KindIndexBuilder::write_whole(FlatWriter& out) const {
    Rows rows;
    for (uint32_t sequence = 0; sequence < sequences_.size(); ++sequence) {
        const NameView listed = name(sequence);
        for (int from_comma = 0; from_comma < (listed.before_comma ? 2 : 1); ++from_comma) {
            const std::string text = whole_text(listed, from_comma);
            for (uint32_t key : whole_keys(text, text.size())) rows.emplace_back(key, sequence);
        }
    }
    write_rows(out, prefix_ + "whole_key", prefix_ + "whole_sequence", rows);
    out.add(prefix_ + "before_comma", before_comma_);
}

}  // namespace

std::string build_index(const std::vector<NameEntry>& names, const Lexicon& lexicon, const Weights& weights) {
    std::array<KindIndexBuilder, 2> kinds{KindIndexBuilder(Kind::person), KindIndexBuilder(Kind::entity)};
    NameReader reader(lexicon, weights);
    std::vector<uint32_t> party, known, known_at{0};
    std::vector<int64_t> from, until;
    std::map<std::vector<std::pair<int64_t, int64_t>>, uint32_t> interval_sets;  // most names share theirs
    for (uint32_t entry = 0; entry < names.size(); ++entry) {
        const NameEntry& name = names[entry];
        for (const std::string& text : alternatives(name.text, name.kind)) {
            const Name tokens = reader.read(text, name.kind);
            if (!tokens.empty()) kinds[static_cast<size_t>(name.kind)].add(entry, tokens);
        }
        party.push_back(name.party);
        const auto [at, fresh] =
            interval_sets.try_emplace(name.known, static_cast<uint32_t>(interval_sets.size()));
        known.push_back(at->second);
        if (!fresh) continue;
        for (auto [a, b] : name.known) from.push_back(a), until.push_back(b);
        known_at.push_back(static_cast<uint32_t>(from.size()));
    }
    FlatWriter out;
    for (KindIndexBuilder& kind : kinds) kind.finish(out);
    out.add("party", party);
    out.add("known", known);
    out.add("known_at", known_at);
    out.add("known_from", from);
    out.add("known_until", until);
    return out.finish();
}

}  // namespace listed
