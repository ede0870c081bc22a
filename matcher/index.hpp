// The compiled index of listed names: a checked view of a flat file. Nothing is copied when it is opened.
#pragma once

#include <array>
#include <string>

#include "align.hpp"
#include "flat.hpp"
#include "scan.hpp"

namespace listed {

inline constexpr uint32_t kNone = 0xFFFFFFFF;
inline constexpr int32_t kUnit = 10;           // millibits that gains and losses are stored in
inline constexpr uint32_t kPositionBits = 5;   // of a posting; the rest is the sequence
inline constexpr uint32_t kLastPosition = 31;  // stands for all later ones
// Flags of a token.
inline constexpr uint8_t kVowelless = 1, kIdeographic = 2, kSyllable = 4, kHasNative = 8, kHasNumber = 16,
                         kOtherSound = 32;

inline uint32_t posting(size_t sequence, size_t position) {
    return static_cast<uint32_t>(sequence << kPositionBits | std::min<size_t>(position, kLastPosition));
}
inline uint32_t sequence_of(uint32_t posting) { return posting >> kPositionBits; }
inline uint32_t position_of(uint32_t posting) { return posting & kLastPosition; }

// The key under which tokens of a number are found among those of groups.
inline uint32_t number_key(int32_t number) { return 0x80000000u | static_cast<uint32_t>(number); }

// Two whole names within one edit share a key: that of the letters before their middle, or of those after it.
// (An edit left of the middle leaves the right piece whole; one right of it, or a swap across it, the left
// one.)
std::array<uint32_t, 2> whole_keys(std::string_view text, size_t letters);

// The listed names of one kind. A *sequence* is the tokens of a name in order; names that share one share its
// scores.
class KindIndex {
public:
    KindIndex() = default;
    KindIndex(const FlatView& file, Kind kind);

    Kind kind = Kind::person;
    size_t tokens() const { return gain.size(); }
    size_t sequences() const { return sequence_loss.size(); }
    size_t joined() const { return joined_first.size(); }
    TokenView token(uint32_t id) const;
    NameView name(uint32_t sequence) const;

    // Tokens, numbered by (length, signature, latin, native).
    StringTable latin, native;
    std::span<const uint8_t> cls, flags;
    std::span<const uint16_t> gain, loss;  // in kUnit
    std::span<const uint32_t> native_token,
        number_token;  // the tokens that have a native text, a number; sorted
    std::span<const int32_t> number_value;
    std::span<const uint32_t> groups_at;
    std::span<const Group> groups;
    SignatureTable signatures;
    std::span<const uint32_t> sound_usual;               // of each token, see SoundKeys
    std::span<const uint32_t> other_token, other_sound;  // the tokens that have another, sorted
    std::span<const uint32_t> sound_key, sound_token;    // both, sorted by key, then token
    std::span<const Group> group_key;                    // ids of groups and number_key, sorted
    std::span<const uint32_t> group_token;
    std::span<const uint32_t> postings_at, postings;  // of each token

    // Neighbours that may be written as one word, in the same order as tokens.
    std::span<const uint32_t> joined_first, joined_second, joined_at, joined_postings;
    SignatureTable joined_signatures;

    // Sequences, and the names that have them.
    std::span<const uint32_t> sequence_at, sequence_tokens;
    std::span<const uint16_t> sequence_loss;  // of all significant tokens, in kUnit
    std::span<const uint8_t> before_comma;
    std::span<const uint32_t> entries_at, entries;
    std::span<const uint32_t> whole_key, whole_sequence;  // see whole_keys; sorted
    std::span<const uint32_t> initials_key,
        initials_sequence;  // acronym_key of what names of entities begin with; sorted

private:
    void check() const;
};

// Prefix of the sections of a kind.
inline std::string prefix_of(Kind kind) { return kind == Kind::person ? "p." : "e."; }

// When a search takes place: names count that were known by `known` and had not gone by `gone_after`
// (microseconds).
struct Moment {
    int64_t known = 0, gone_after = 0;
};

class Index {
public:
    // Throws BadBytes where the file is broken.
    Index(const FlatView& file, const Lexicon& lexicon, const Weights& weights);

    const KindIndex& of(Kind kind) const { return kinds_[static_cast<size_t>(kind)]; }
    size_t names() const { return party_.size(); }
    uint32_t party(uint32_t entry) const { return party_[entry]; }
    bool visible(uint32_t entry, Moment moment) const;

    const Lexicon& lexicon;
    const Weights& weights;

private:
    std::array<KindIndex, 2> kinds_;
    std::span<const uint32_t> party_, known_, known_at_;  // known-intervals by number
    std::span<const int64_t> known_from_, known_until_;
};

}  // namespace listed
