// Opens a compiled index: every range is checked here, so that a search can trust its arrays.
#include "index.hpp"

#include <algorithm>

#include "distance.hpp"

namespace listed {
namespace {

void need(bool holds, const char* what) {
    if (!holds) throw BadBytes(std::string("the index is broken: ") + what);
}

void check_offsets(std::span<const uint32_t> at, size_t lists, size_t items, const char* what) {
    need(at.size() == lists + 1 && at.front() == 0 && at.back() == items, what);
    for (size_t i = 0; i < lists; ++i) need(at[i] <= at[i + 1], what);
}

void check_below(std::span<const uint32_t> items, size_t limit, const char* what) {
    for (uint32_t item : items) need(item < limit, what);
}

void check_postings(std::span<const uint32_t> items, size_t sequences) {
    for (uint32_t item : items) need(sequence_of(item) < sequences, "postings");
}

void check_signatures(const SignatureTable& table, size_t count) {
    const size_t blocks = (count + kScanBlock - 1) / kScanBlock;
    need(table.signature.size() == count && table.block_and.size() == blocks &&
             table.block_or.size() == blocks,
         "signatures");
    check_offsets(table.length_from, kLengths, count, "lengths");
}

SignatureTable read_signatures(const FlatView& file, const std::string& prefix) {
    return {file.array<uint64_t>(prefix + "signature"), file.array<uint64_t>(prefix + "and"),
            file.array<uint64_t>(prefix + "or"), file.array<uint32_t>(prefix + "length_from")};
}

// Where a token stands among the few that have something. Throws BadBytes where a broken file says that it
// does and it does not.
size_t place_of(std::span<const uint32_t> tokens, uint32_t id) {
    const auto at = std::lower_bound(tokens.begin(), tokens.end(), id);
    need(at != tokens.end() && *at == id, "tokens");
    return static_cast<size_t>(at - tokens.begin());
}

}  // namespace

std::array<uint32_t, 2> whole_keys(std::string_view text, size_t letters) {
    const size_t middle = letters / 2, before = middle ? middle - 1 : 0,
                 after = letters - middle - (letters > middle ? 1 : 0);
    const auto key = [&](std::string_view piece, uint32_t side) {
        return hash_text(piece) * 31 + static_cast<uint32_t>(letters) * 2 + side;
    };
    return {key(text.substr(0, before), 0),
            key(text.size() >= after ? text.substr(text.size() - after) : text, 1)};
}

KindIndex::KindIndex(const FlatView& file, Kind of_kind) : kind(of_kind) {
    const std::string p = prefix_of(kind);
    latin = read_strings(file, p + "latin");
    native = read_strings(file, p + "native");
    cls = file.array<uint8_t>(p + "cls");
    flags = file.array<uint8_t>(p + "flags");
    gain = file.array<uint16_t>(p + "gain");
    loss = file.array<uint16_t>(p + "loss");
    native_token = file.array<uint32_t>(p + "native_token");
    number_token = file.array<uint32_t>(p + "number_token");
    number_value = file.array<int32_t>(p + "number_value");
    groups_at = file.array<uint32_t>(p + "groups_at");
    groups = file.array<Group>(p + "groups");
    signatures = read_signatures(file, p);
    sound_usual = file.array<uint32_t>(p + "sound_usual");
    other_token = file.array<uint32_t>(p + "other_token");
    other_sound = file.array<uint32_t>(p + "other_sound");
    sound_key = file.array<uint32_t>(p + "sound_key");
    sound_token = file.array<uint32_t>(p + "sound_token");
    group_key = file.array<uint32_t>(p + "group_key");
    group_token = file.array<uint32_t>(p + "group_token");
    postings_at = file.array<uint32_t>(p + "postings_at");
    postings = file.array<uint32_t>(p + "postings");
    joined_first = file.array<uint32_t>(p + "joined_first");
    joined_second = file.array<uint32_t>(p + "joined_second");
    joined_at = file.array<uint32_t>(p + "joined_postings_at");
    joined_postings = file.array<uint32_t>(p + "joined_postings");
    joined_signatures = read_signatures(file, p + "joined_");
    sequence_at = file.array<uint32_t>(p + "sequence_at");
    sequence_tokens = file.array<uint32_t>(p + "sequence_tokens");
    sequence_loss = file.array<uint16_t>(p + "sequence_loss");
    before_comma = file.array<uint8_t>(p + "before_comma");
    entries_at = file.array<uint32_t>(p + "entries_at");
    entries = file.array<uint32_t>(p + "entries");
    whole_key = file.array<uint32_t>(p + "whole_key");
    whole_sequence = file.array<uint32_t>(p + "whole_sequence");
    initials_key = file.array<uint32_t>(p + "initials_key");
    initials_sequence = file.array<uint32_t>(p + "initials_sequence");
    check();
}

void KindIndex::check() const {
    const size_t n = tokens(), s = sequences(), j = joined();
    need(latin.size() == n && cls.size() == n && flags.size() == n && loss.size() == n &&
             sound_usual.size() == n,
         "tokens");
    need(native.size() == native_token.size() && number_token.size() == number_value.size() &&
             other_token.size() == other_sound.size(),
         "tokens");
    for (uint8_t c : cls) need(c < kClassNames.size(), "classes");
    check_signatures(signatures, n);
    check_signatures(joined_signatures, j);
    check_offsets(groups_at, n, groups.size(), "groups");
    check_offsets(postings_at, n, postings.size(), "postings");
    check_offsets(joined_at, j, joined_postings.size(), "joined postings");
    check_offsets(sequence_at, s, sequence_tokens.size(), "sequences");
    check_offsets(entries_at, s, entries.size(), "entries");
    check_below(sequence_tokens, n, "sequences");
    check_postings(postings, s);
    check_postings(joined_postings, s);
    need(joined_second.size() == j, "joined");
    check_below(joined_first, n, "joined");
    check_below(joined_second, n, "joined");
    need(before_comma.size() == s && whole_key.size() == whole_sequence.size(), "whole names");
    check_below(whole_sequence, s, "whole names");
    need(initials_key.size() == initials_sequence.size(), "initials");
    check_below(initials_sequence, s, "initials");
    need(sound_key.size() == sound_token.size() && group_key.size() == group_token.size(), "keys");
    check_below(sound_token, n, "sounds");
    check_below(group_token, n, "groups");
}

TokenView KindIndex::token(uint32_t id) const {
    TokenView view;
    view.latin = latin[id];
    view.native = flags[id] & kHasNative ? native[place_of(native_token, id)] : std::string_view();
    view.sounds = {sound_usual[id],
                   flags[id] & kOtherSound ? other_sound[place_of(other_token, id)] : sound_usual[id]};
    view.groups = groups.subspan(groups_at[id], groups_at[id + 1] - groups_at[id]);
    view.cls = static_cast<Class>(cls[id]);
    view.vowelless = flags[id] & kVowelless;
    view.ideographic = flags[id] & kIdeographic;
    view.syllable = flags[id] & kSyllable;
    view.gain = gain[id] * kUnit;
    view.loss = loss[id] * kUnit;
    view.number = flags[id] & kHasNumber ? number_value[place_of(number_token, id)] : -1;
    return view;
}

NameView KindIndex::name(uint32_t sequence) const {
    NameView out;
    for (uint32_t k = sequence_at[sequence]; k < sequence_at[sequence + 1]; ++k)
        out.push_back(token(sequence_tokens[k]));
    out.before_comma = before_comma[sequence];
    out.kind = kind;
    return out;
}

Index::Index(const FlatView& file, const Lexicon& lexicon_in, const Weights& weights_in)
    : lexicon(lexicon_in),
      weights(weights_in),
      kinds_{KindIndex(file, Kind::person), KindIndex(file, Kind::entity)},
      party_(file.array<uint32_t>("party")),
      known_(file.array<uint32_t>("known")),
      known_at_(file.array<uint32_t>("known_at")),
      known_from_(file.array<int64_t>("known_from")),
      known_until_(file.array<int64_t>("known_until")) {
    need(known_from_.size() == known_until_.size(), "known times");
    need(!known_at_.empty() && known_.size() == party_.size(), "known times");
    check_offsets(known_at_, known_at_.size() - 1, known_from_.size(), "known times");
    check_below(known_, known_at_.size() - 1, "known times");
    for (const KindIndex& kind : kinds_) check_below(kind.entries, party_.size(), "entries");
}

bool Index::visible(uint32_t entry, Moment moment) const {
    const int64_t until = std::min(moment.known, moment.gone_after);
    for (uint32_t i = known_at_[known_[entry]]; i < known_at_[known_[entry] + 1]; ++i)
        if (known_from_[i] <= moment.known && known_until_[i] > until) return true;
    return false;
}

}  // namespace listed
