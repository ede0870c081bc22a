// A name as the matcher sees it: tokens in order, and how it is read from text.
#pragma once

#include <string>
#include <vector>

#include "fold.hpp"
#include "token.hpp"
#include "weights.hpp"

namespace listed {

// The tokens of a name in order. `before_comma`: how many stand before its comma (FAMILY, Given); 0 without
// one.
struct Name : std::vector<Token> {
    using vector::vector;
    uint16_t before_comma = 0;
    Kind kind = Kind::person;
};

// A name read in place.
struct NameView : std::vector<TokenView> {
    using vector::vector;
    NameView(const Name& name)
        : vector(name.begin(), name.end()),
          before_comma(name.before_comma),
          kind(name.kind) {}  // NOLINT(google-explicit-constructor): a name is its own view
    uint16_t before_comma = 0;
    Kind kind = Kind::person;
};

// The name as one word, beginning with its first token or with the one after its comma.
std::string whole_text(const NameView& name, bool from_comma);

// The names that one text gives side by side, in order: "A / B" and "A (B C)" are two; of an
// organisation, "A (Hong Kong) B" is one. Never empty.
std::vector<std::string> alternatives(std::string_view text, Kind kind);

// Reads names. Not thread-safe: one for each thread.
class NameReader {
public:
    NameReader(const Lexicon& lexicon, const Weights& weights) : lexicon_(lexicon), weights_(weights) {}
    // The tokens of a name, in order; empty where the text holds no letter or digit.
    Name read(std::string_view text, Kind kind);

private:
    Name read_tokens(std::string_view text, Kind kind);
    Name tokens_of(const std::vector<FoldedWord>& folded, Kind kind) const;
    Name split_syllables(Name tokens, Language language) const;
    void classify(Token& token, Kind kind) const;
    void weigh(Token& token) const;

    const Lexicon& lexicon_;
    const Weights& weights_;
    std::vector<FoldedWord> folded_;
};

}  // namespace listed
