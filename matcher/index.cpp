// Opens a compiled index: every range is checked here, so that a search can trust its arrays.
#include "index.hpp"

#include <algorithm>

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

void check_postings(std::span<const uint32_t> items, size_t forms, const char* what) {
    for (uint32_t item : items) need(item >> 5 < forms, what);
}

void check_scan(std::span<const uint64_t> signature, std::span<const uint64_t> both, std::span<const uint64_t> any,
                std::span<const uint32_t> length_from, size_t count) {
    const size_t blocks = (count + kBlock - 1) / kBlock;
    need(signature.size() == count && both.size() == blocks && any.size() == blocks, "signatures");
    need(length_from.size() == kLengths + 1 && length_from.front() == 0 && length_from.back() == count, "lengths");
    for (size_t i = 0; i < kLengths; ++i) need(length_from[i] <= length_from[i + 1], "lengths");
}

}  // namespace

Half::Half(const FlatView& in, const std::string& p)
    : kind(p == "e." ? Kind::entity : Kind::person),
      latin(read_strings(in, p + "latin")),
      native(read_strings(in, p + "native")),
      cls(in.array<uint8_t>(p + "cls")),
      flags(in.array<uint8_t>(p + "flags")),
      gain(in.array<uint16_t>(p + "gain")),
      loss(in.array<uint16_t>(p + "loss")),
      native_token(in.array<uint32_t>(p + "native_token")),
      number_token(in.array<uint32_t>(p + "number_token")),
      number_value(in.array<int32_t>(p + "number_value")),
      groups_at(in.array<uint32_t>(p + "groups_at")),
      groups(in.array<Group>(p + "groups")),
      signature(in.array<uint64_t>(p + "signature")),
      length_from(in.array<uint32_t>(p + "length_from")),
      block_and(in.array<uint64_t>(p + "and")),
      block_or(in.array<uint64_t>(p + "or")),
      sound_usual(in.array<uint32_t>(p + "sound_usual")),
      other_token(in.array<uint32_t>(p + "other_token")),
      other_sound(in.array<uint32_t>(p + "other_sound")),
      sound_key(in.array<uint32_t>(p + "sound_key")),
      sound_token(in.array<uint32_t>(p + "sound_token")),
      group_key(in.array<uint32_t>(p + "group_key")),
      group_token(in.array<uint32_t>(p + "group_token")),
      postings_at(in.array<uint32_t>(p + "postings_at")),
      postings(in.array<uint32_t>(p + "postings")),
      joined_first(in.array<uint32_t>(p + "joined_first")),
      joined_second(in.array<uint32_t>(p + "joined_second")),
      joined_at(in.array<uint32_t>(p + "joined_post_at")),
      joined_postings(in.array<uint32_t>(p + "joined_post")),
      joined_length_from(in.array<uint32_t>(p + "joined_length_from")),
      joined_signature(in.array<uint64_t>(p + "joined_signature")),
      joined_and(in.array<uint64_t>(p + "joined_and")),
      joined_or(in.array<uint64_t>(p + "joined_or")),
      initials_key(in.array<uint32_t>(p + "initials_key")),
      initials_form(in.array<uint32_t>(p + "initials_form")),
      form_at(in.array<uint32_t>(p + "form_at")),
      form_tokens(in.array<uint32_t>(p + "form_tokens")),
      form_loss(in.array<uint16_t>(p + "form_loss")),
      entries_at(in.array<uint32_t>(p + "entries_at")),
      entries(in.array<uint32_t>(p + "entries")),
      form_turn(in.array<uint8_t>(p + "form_turn")),
      whole_key(in.array<uint32_t>(p + "whole_key")),
      whole_form(in.array<uint32_t>(p + "whole_form")) {
    const size_t n = tokens(), f = forms(), j = joined();
    need(latin.size() == n && native.size() == native_token.size() && number_token.size() == number_value.size() && sound_usual.size() == n && other_token.size() == other_sound.size() && cls.size() == n && flags.size() == n &&
             loss.size() == n, "tokens");
    for (uint8_t c : cls) need(c <= static_cast<uint8_t>(Class::initial), "classes");
    check_scan(signature, block_and, block_or, length_from, n);
    check_scan(joined_signature, joined_and, joined_or, joined_length_from, j);
    check_offsets(groups_at, n, groups.size(), "groups");
    check_offsets(postings_at, n, postings.size(), "postings");
    check_offsets(joined_at, j, joined_postings.size(), "joined postings");
    check_offsets(form_at, f, form_tokens.size(), "forms");
    check_offsets(entries_at, f, entries.size(), "entries");
    check_below(form_tokens, n, "form tokens");
    check_postings(postings, f, "postings");
    check_postings(joined_postings, f, "joined postings");
    need(joined_second.size() == j, "joined");
    check_below(joined_first, n, "joined");
    check_below(joined_second, n, "joined");
    need(form_turn.size() == f && whole_key.size() == whole_form.size(), "whole names");
    check_below(whole_form, f, "whole names");
    need(initials_key.size() == initials_form.size(), "initials");
    check_below(initials_form, f, "initials");
    need(sound_key.size() == sound_token.size() && group_key.size() == group_token.size(), "keys");
    check_below(sound_token, n, "sounds");
    check_below(group_token, n, "groups");
}

namespace {

// Where a token stands among the few that have something. Throws BadBytes where a broken file says that it does and it does not.
size_t place_of(std::span<const uint32_t> tokens, uint32_t id) {
    const auto at = std::lower_bound(tokens.begin(), tokens.end(), id);
    need(at != tokens.end() && *at == id, "tokens");
    return static_cast<size_t>(at - tokens.begin());
}

}  // namespace

TokenView Half::token(uint32_t id) const {
    TokenView view;
    view.latin = latin[id];
    view.native = flags[id] & kHasNative ? native[place_of(native_token, id)] : std::string_view();
    view.sounds = {sound_usual[id], flags[id] & kTwoWays ? other_sound[place_of(other_token, id)] : sound_usual[id]};
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

Index::Index(const FlatView& in, const Lexicon& lexicon_in, const Weights& weights_in)
    : lexicon(lexicon_in),
      weights(weights_in),
      scorer(weights),
      halves_{Half(in, "p."), Half(in, "e.")},
      party_(in.array<uint32_t>("party")),
      known_(in.array<uint32_t>("known")),
      known_at_(in.array<uint32_t>("known_at")),
      known_from_(in.array<int64_t>("known_from")),
      known_until_(in.array<int64_t>("known_until")) {
    need(known_from_.size() == known_until_.size(), "known times");
    need(!known_at_.empty() && known_.size() == party_.size(), "known times");
    check_offsets(known_at_, known_at_.size() - 1, known_from_.size(), "known times");
    check_below(known_, known_at_.size() - 1, "known times");
    for (const Half& half : halves_) check_below(half.entries, party_.size(), "entries");
}

bool Index::visible(uint32_t entry, int64_t known, int64_t gone_after) const {
    const int64_t until = std::min(known, gone_after);
    for (uint32_t i = known_at_[known_[entry]]; i < known_at_[known_[entry] + 1]; ++i)
        if (known_from_[i] <= known && known_until_[i] > until) return true;
    return false;
}

}  // namespace listed
