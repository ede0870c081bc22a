// How two tokens agree, and what that is worth. All in whole millibits.
#pragma once

#include "token.hpp"
#include "weights.hpp"

namespace listed {

struct TokenMatch {
    Agreement how = Agreement::none;
    int32_t gain = 0;  // millibits, never negative where `how` is not none
    explicit operator bool() const { return how != Agreement::none; }
};

// The match with the higher gain; the first of equals.
TokenMatch better(TokenMatch a, TokenMatch b);

// How two tokens agree; none where they do not.
TokenMatch match_tokens(const TokenView& query, const TokenView& listed, const Weights& w);
// How two neighbours written as one agree with a single token.
TokenMatch match_joined(const TokenView& first, const TokenView& second, const TokenView& single,
                        const Weights& w);
// Whether two neighbours may be written as one.
bool may_join(const TokenView& first, const TokenView& second);
// Edits that two tokens of which the longer has this many letters may differ by.
int edits_allowed(size_t letters, const Weights& w);

}  // namespace listed
