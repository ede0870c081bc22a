// Compiles listed names into the sections of a flat file.
#include <algorithm>
#include <bit>
#include <map>
#include <tuple>

#include "index.hpp"
#include "scan.hpp"

namespace listed {
namespace {

constexpr uint32_t kLastPosition = 31;

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
            for (size_t k = i; k < std::min(i + kScanBlock, count); ++k) both &= signature[k], any |= signature[k];
            block_and.push_back(both);
            block_or.push_back(any);
        }
    }
};

// A token is what it says and what it weighs: a syllable alone weighs more than one in a name of syllables.
using TokenKey = std::tuple<std::string, std::string, Class, bool, int32_t, std::vector<Group>>;
using Form = std::vector<uint32_t>;

uint8_t flags_of(const NameToken& token) {
    return static_cast<uint8_t>((token.vowelless ? kVowelless : 0) | (token.ideographic ? kIdeographic : 0) | (token.syllable ? kSyllable : 0) |
                                (token.native.empty() ? 0 : kHasNative) | (token.number >= 0 ? kHasNumber : 0) | (token.sounds.other != token.sounds.usual ? kTwoWays : 0));
}

class HalfBuilder {
public:
    explicit HalfBuilder(Kind kind) : kind_(kind) {}
    void add(uint32_t entry, const NameTokens& tokens) {
        Form form{tokens.turn};
        for (const NameToken& token : tokens) form.push_back(number_of(token));
        auto [at, fresh] = form_number_.try_emplace(form, static_cast<uint32_t>(forms_.size()));
        if (fresh) {
            forms_.emplace_back(form.begin() + 1, form.end());
            turns_.push_back(static_cast<uint8_t>(std::min<uint16_t>(tokens.turn, 255)));
            entries_.emplace_back();
        }
        entries_[at->second].push_back(entry);
    }
    void finish(FlatWriter& out, const std::string& prefix);

private:
    uint32_t number_of(const NameToken& token) {
        auto [at, fresh] = token_number_.try_emplace(TokenKey(token.latin, token.native, token.cls, token.syllable, token.gain, token.groups),
                                                     static_cast<uint32_t>(tokens_.size()));
        if (fresh) tokens_.push_back(token);
        return at->second;
    }
    void renumber();
    void write_tokens(FlatWriter& out, const std::string& prefix);
    void write_joined(FlatWriter& out, const std::string& prefix);
    void write_forms(FlatWriter& out, const std::string& prefix) const;
    void write_whole(FlatWriter& out, const std::string& prefix) const;
    void write_initials(FlatWriter& out, const std::string& prefix) const;
    TokenViews name(uint32_t form) const;

    Kind kind_;
    std::map<TokenKey, uint32_t> token_number_;
    std::map<Form, uint32_t> form_number_;
    std::vector<NameToken> tokens_;
    std::vector<Form> forms_;
    std::vector<uint8_t> turns_;
    std::vector<std::vector<uint32_t>> entries_;
    std::vector<Form> joined_of_;  // by form: joined id of each token with the next
};

void add_order(FlatWriter& out, const std::string& prefix, const Ordered& ordered) {
    out.add(prefix + "signature", ordered.signature);
    out.add(prefix + "and", ordered.block_and);
    out.add(prefix + "or", ordered.block_or);
    out.add(prefix + "length_from", ordered.length_from);
}

// Rows of key and value, sorted, each once.
void write_rows(FlatWriter& out, const std::string& key, const std::string& value, std::vector<std::pair<uint32_t, uint32_t>>& rows) {
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

uint32_t posting(size_t form, size_t position) {
    return static_cast<uint32_t>(form << 5 | std::min<size_t>(position, kLastPosition));
}

// Numbers tokens anew, in the order in which they are scanned.
void HalfBuilder::renumber() {
    const Ordered ordered(tokens_.size(), [&](size_t i) { return std::string_view(tokens_[i].latin); },
                          [&](size_t i) { return std::tuple(tokens_[i].native, tokens_[i].cls, tokens_[i].syllable, tokens_[i].gain, tokens_[i].groups); });
    std::vector<uint32_t> fresh(tokens_.size());
    std::vector<NameToken> sorted;
    for (uint32_t now = 0; now < ordered.order.size(); ++now) {
        fresh[ordered.order[now]] = now;
        sorted.push_back(std::move(tokens_[ordered.order[now]]));
    }
    tokens_ = std::move(sorted);
    for (Form& form : forms_)
        for (uint32_t& token : form) token = fresh[token];
}

void HalfBuilder::write_tokens(FlatWriter& out, const std::string& prefix) {
    add_order(out, prefix, Ordered(tokens_.size(), [&](size_t i) { return std::string_view(tokens_[i].latin); }, [](size_t i) { return i; }));
    std::vector<std::string> latin, native;
    std::vector<uint8_t> cls, flags;
    std::vector<uint16_t> gain, loss;
    std::vector<uint32_t> native_token, number_token, usual, other, other_token;
    std::vector<int32_t> number_value;
    std::vector<uint32_t> groups_at{0};
    std::vector<Group> groups;
    std::vector<std::pair<uint32_t, uint32_t>> by_sound, by_group;
    for (uint32_t id = 0; id < tokens_.size(); ++id) {
        const NameToken& t = tokens_[id];
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
        for (uint32_t key : {t.sounds.usual, t.sounds.other})
            if (t.content() && key) by_sound.emplace_back(key, id);
        if (t.content())
            for (Group g : t.groups) by_group.emplace_back(group_id(g), id);
        if (t.number >= 0) by_group.emplace_back(0x80000000u | static_cast<uint32_t>(t.number), id);
    }
    add_strings(out, prefix + "latin", latin);
    add_strings(out, prefix + "native", native);
    out.add(prefix + "cls", cls);
    out.add(prefix + "flags", flags);
    out.add(prefix + "gain", gain);
    out.add(prefix + "loss", loss);
    out.add(prefix + "native_token", native_token);
    out.add(prefix + "number_token", number_token);
    out.add(prefix + "number_value", number_value);
    out.add(prefix + "groups_at", groups_at);
    out.add(prefix + "groups", groups);
    out.add(prefix + "sound_usual", usual);
    out.add(prefix + "other_token", other_token);
    out.add(prefix + "other_sound", other);
    write_rows(out, prefix + "sound_key", prefix + "sound_token", by_sound);
    write_rows(out, prefix + "group_key", prefix + "group_token", by_group);
}

void HalfBuilder::write_joined(FlatWriter& out, const std::string& prefix) {
    std::map<std::pair<uint32_t, uint32_t>, uint32_t> number;
    std::vector<std::pair<uint32_t, uint32_t>> pairs;
    for (const Form& form : forms_) {
        Form joined(form.size(), kNone);
        for (size_t k = 0; k + 1 < form.size(); ++k) {
            if (!Scorer::may_join(tokens_[form[k]], tokens_[form[k + 1]])) continue;
            auto [at, fresh] = number.try_emplace({form[k], form[k + 1]}, static_cast<uint32_t>(pairs.size()));
            if (fresh) pairs.push_back(at->first);
            joined[k] = at->second;
        }
        joined_of_.push_back(std::move(joined));
    }
    std::vector<std::string> text;
    for (auto [a, b] : pairs) text.push_back(tokens_[a].latin + tokens_[b].latin);
    const Ordered ordered(pairs.size(), [&](size_t i) { return std::string_view(text[i]); }, [&](size_t i) { return pairs[i]; });
    std::vector<uint32_t> fresh(pairs.size()), first, second;
    for (uint32_t now = 0; now < ordered.order.size(); ++now) {
        const uint32_t old = ordered.order[now];
        fresh[old] = now;
        first.push_back(pairs[old].first);
        second.push_back(pairs[old].second);
    }
    std::vector<std::vector<uint32_t>> postings(pairs.size());
    for (size_t form = 0; form < forms_.size(); ++form)
        for (size_t k = 0; k < joined_of_[form].size(); ++k) {
            uint32_t& id = joined_of_[form][k];
            if (id == kNone) continue;
            id = fresh[id];
            postings[id].push_back(posting(form, k));
        }
    add_order(out, prefix + "joined_", ordered);
    out.add(prefix + "joined_first", first);
    out.add(prefix + "joined_second", second);
    add_lists(out, prefix + "joined_post", postings);
}

void HalfBuilder::write_forms(FlatWriter& out, const std::string& prefix) const {
    std::vector<std::vector<uint32_t>> postings(tokens_.size());
    std::vector<uint32_t> at{0}, tokens;
    std::vector<uint16_t> losses;
    for (size_t form = 0; form < forms_.size(); ++form) {
        int32_t loss = 0;
        for (size_t k = 0; k < forms_[form].size(); ++k) {
            const NameToken& token = tokens_[forms_[form][k]];
            tokens.push_back(forms_[form][k]);
            if (!token.said()) continue;
            loss += token.loss;
            postings[forms_[form][k]].push_back(posting(form, k));
        }
        at.push_back(static_cast<uint32_t>(tokens.size()));
        losses.push_back(static_cast<uint16_t>(std::min(loss / kUnit, 65535)));
    }
    out.add(prefix + "form_at", at);
    out.add(prefix + "form_tokens", tokens);
    out.add(prefix + "form_loss", losses);
    add_lists(out, prefix + "postings", postings);
    add_lists(out, prefix + "entries", entries_);
}

void HalfBuilder::finish(FlatWriter& out, const std::string& prefix) {
    renumber();
    write_joined(out, prefix);
    write_tokens(out, prefix);
    write_forms(out, prefix);
    write_whole(out, prefix);
    write_initials(out, prefix);
}

TokenViews HalfBuilder::name(uint32_t form) const {
    TokenViews out;
    for (uint32_t token : forms_[form]) out.emplace_back(tokens_[token]);
    out.turn = turns_[form];
    return out;
}

void HalfBuilder::write_initials(FlatWriter& out, const std::string& prefix) const {
    std::vector<std::pair<uint32_t, uint32_t>> rows;
    const uint32_t forms = kind_ == Kind::entity ? static_cast<uint32_t>(forms_.size()) : 0;  // persons have no acronyms
    for (uint32_t form = 0; form < forms; ++form) {
        const Initials found = initials(name(form));
        if (found.letters.size() >= kAcronymLeast) rows.emplace_back(acronym_key(found.letters), form);
    }
    write_rows(out, prefix + "initials_key", prefix + "initials_form", rows);
}

void HalfBuilder::write_whole(FlatWriter& out, const std::string& prefix) const {
    std::vector<std::pair<uint32_t, uint32_t>> rows;
    for (uint32_t form = 0; form < forms_.size(); ++form) {
        const TokenViews listed = name(form);
        for (int turned = 0; turned < (listed.turn ? 2 : 1); ++turned) {
            const std::string text = whole_text(listed, turned);
            for (uint32_t key : whole_keys(text, text.size())) rows.emplace_back(key, form);
        }
    }
    write_rows(out, prefix + "whole_key", prefix + "whole_form", rows);
    out.add(prefix + "form_turn", turns_);
}

}  // namespace

std::string build_index(const std::vector<NameEntry>& names, const Lexicon& lexicon, const Weights& weights) {
    std::array<HalfBuilder, 2> halves{HalfBuilder(Kind::person), HalfBuilder(Kind::entity)};
    NameReader reader(lexicon, weights);
    std::vector<uint32_t> party, known, known_at{0};
    std::vector<int64_t> from, until;
    std::map<std::vector<std::pair<int64_t, int64_t>>, uint32_t> lives;  // most names share their known-intervals
    for (uint32_t entry = 0; entry < names.size(); ++entry) {
        const NameEntry& name = names[entry];
        for (const std::string& text : alternatives(name.text, name.kind)) {
            const NameTokens tokens = reader.read(text, name.kind);
            if (!tokens.empty()) halves[static_cast<size_t>(name.kind)].add(entry, tokens);
        }
        party.push_back(name.party);
        const auto [life, fresh] = lives.try_emplace(name.known, static_cast<uint32_t>(lives.size()));
        known.push_back(life->second);
        if (!fresh) continue;
        for (auto [a, b] : name.known) from.push_back(a), until.push_back(b);
        known_at.push_back(static_cast<uint32_t>(from.size()));
    }
    FlatWriter out;
    halves[0].finish(out, "p.");
    halves[1].finish(out, "e.");
    out.add("party", party);
    out.add("known", known);
    out.add("known_at", known_at);
    out.add("known_from", from);
    out.add("known_until", until);
    return out.finish();
}

}  // namespace listed
