// A name as the matcher sees it: folded tokens, each with its class, its weights and what it may equal.
#pragma once

#include <string>
#include <vector>

#include "fold.hpp"
#include "lexicon.hpp"
#include "skeleton.hpp"
#include "weights.hpp"

namespace listed {

struct NameToken {
    std::string latin;     // letters a-z and digits
    std::string native;    // the token in its own script where that says more than `latin` (Han, kana, abjads)
    SoundKeys sounds;      // of its consonants
    Class cls = Class::name;
    bool vowelless = false;  // written in a script that leaves vowels out
    bool ideographic = false;  // Han: equal sound is not equal name
    bool syllable = false;     // of a name that is all syllables: Chinese, Korean
    bool phrase = false;       // several words that are one: a legal form, a place
    bool follows = false;      // a syllable that stands in one word with the token before it
    int32_t gain = 0;        // millibits when matched letter for letter
    int32_t loss = 0;        // weight when not matched
    int32_t number = -1;
    std::vector<Group> groups;

    // Whether names are found by this token. The others only add to or take from a name found otherwise.
    bool content() const { return cls <= Class::number; }
    // Whether it is missed where it is not met: a word of content or an initial.
    bool said() const { return content() || cls == Class::initial; }
};

// The tokens of a name in order. `turn`: how many stand before its comma (FAMILY, Given); 0 without one.
struct NameTokens : std::vector<NameToken> {
    using vector::vector;
    uint16_t turn = 0;
    Kind kind = Kind::person;
};

// A token read in place, wherever its texts lie.
struct TokenView {
    std::string_view latin, native;
    std::span<const Group> groups;
    Class cls;
    bool vowelless, ideographic, syllable;
    int32_t gain, loss, number;
    SoundKeys sounds;

    TokenView() = default;
    TokenView(const NameToken& t)  // NOLINT: a token is its own view
        : latin(t.latin), native(t.native), groups(t.groups), cls(t.cls), vowelless(t.vowelless),
          ideographic(t.ideographic), syllable(t.syllable), gain(t.gain), loss(t.loss), number(t.number), sounds(t.sounds) {}
    bool content() const { return cls <= Class::number; }
    bool said() const { return content() || cls == Class::initial; }
};

struct TokenViews : std::vector<TokenView> {
    using vector::vector;
    TokenViews(const NameTokens& name) : vector(name.begin(), name.end()), turn(name.turn), kind(name.kind) {}  // NOLINT
    uint16_t turn = 0;
    Kind kind = Kind::person;
};

// The name as one word, beginning with its first token or with the one after its comma.
std::string whole_text(const TokenViews& name, bool turned);

// The names that one text gives side by side, in order: "A / B" and "A (B C)" are two; of an
// organisation, "A (Hong Kong) B" is one. Never empty.
std::vector<std::string> alternatives(std::string_view text, Kind kind);

// Reads names of one kind. Not thread-safe: one for each thread.
class NameReader {
public:
    NameReader(const Lexicon& lexicon, const Weights& weights) : lexicon_(lexicon), weights_(weights) {}
    // The tokens of a name, in order; empty where the text holds no letter or digit.
    NameTokens read(std::string_view text, Kind kind);

private:
    NameTokens read_tokens(std::string_view text, Kind kind);
    void spread(const std::vector<Token>& folded, Kind kind, std::vector<NameToken>& out) const;
    void classify(NameToken& token, Kind kind) const;
    void split_syllables(NameTokens& tokens) const;
    void weigh(NameToken& token) const;

    const Lexicon& lexicon_;
    const Weights& weights_;
    std::vector<Token> folded_;
};

}  // namespace listed
