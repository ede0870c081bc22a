#include "name_steps.hpp"

#include <algorithm>

#include "read_word.hpp"

namespace listed {
namespace {

constexpr size_t kTwoSyllables = 12;  // letters that two syllables take at most

// The characters of so many tokens that are all read from Han; empty where they are not.
std::string han_of(const Name& tokens, size_t from, size_t words) {
    std::string out;
    for (size_t k = from; k < from + words; ++k) {
        if (!tokens[k].ideographic || !tokens[k].syllable) return {};
        out += tokens[k].native;
    }
    return out;
}

// The phrase of so many tokens from here on; its entry is null where they are none.
Lexicon::Phrase phrase_at(const Lexicon& lexicon, const Name& tokens, size_t from, size_t words) {
    std::string phrase = tokens[from].latin;
    for (size_t k = 1; k < words; ++k) phrase += " " + tokens[from + k].latin;
    const std::string han = han_of(tokens, from, words);
    return han.empty() || lexicon.written_so(phrase, han) ? lexicon.phrase(phrase) : Lexicon::Phrase{};
}

Token phrase_token(const Lexicon& lexicon, const Lexicon::Phrase& phrase) {
    Token token = token_of(std::string(phrase.text), {});
    token.cls = class_of(*phrase.entry, Kind::entity);
    token.phrase = true;
    const auto groups = lexicon.groups(*phrase.entry);
    token.groups.assign(groups.begin(), groups.end());
    if (token.content()) token.sounds = sound_keys(token.latin, token.vowelless);
    return token;
}

bool are_tens_and_ones(const Token& tens, const Token& ones) {
    const bool numbers = tens.cls == Class::number && ones.cls == Class::number;
    const bool in_words = !is_digit(tens.latin[0]) && !is_digit(ones.latin[0]);
    return numbers && in_words && tens.number >= 20 && tens.number <= 90 && tens.number % 10 == 0 &&
           ones.number >= 1 && ones.number <= 9;
}

bool is_word(const Token& token) { return token.content() && token.cls != Class::number; }

using Languages = uint32_t;  // a bit for each
Languages bit(Language language) { return 1u << static_cast<uint32_t>(language); }

// The languages that every one of these tokens has variants of; `any` always is.
template <class Counts>
Languages languages_of(const Name& tokens, Counts counts) {
    Languages all = ~0u;
    for (const Token& token : tokens) {
        if (!counts(token)) continue;
        Languages here = bit(Language::any);
        for (Group g : token.groups) here |= bit(group_language(g));
        all &= here;
    }
    return all;
}

}  // namespace

Name join_letters(Name tokens) {
    Name out;
    bool joining = false;
    for (Token& token : tokens) {
        const bool letter = token.latin.size() == 1 && is_letter(token.latin[0]);
        if (letter && joining) out.back().latin += token.latin;
        else out.push_back(std::move(token));
        joining = letter;
    }
    return out;
}

Name join_phrases(const Lexicon& lexicon, Name tokens) {
    Name out;
    for (size_t at = 0; at < tokens.size();) {
        const auto longest = static_cast<size_t>(lexicon.longest_phrase_from(tokens[at].latin));
        size_t words = std::min(longest, tokens.size() - at);
        Lexicon::Phrase phrase;
        while (words && !(phrase = phrase_at(lexicon, tokens, at, words)).entry) --words;
        out.push_back(words ? phrase_token(lexicon, phrase) : std::move(tokens[at]));
        at += std::max<size_t>(words, 1);
    }
    return out;
}

Name join_syllables(Name tokens) {
    Name out;
    bool joining = false;
    for (Token& token : tokens) {
        const bool now = token.syllable && !token.phrase;
        if (now && joining && token.follows) {
            out.back().latin += token.latin;
            out.back().native += token.native;
            out.back().syllable = false;
        } else {
            out.push_back(std::move(token));
        }
        joining = now;
    }
    return out;
}

Name join_numbers(Name tokens) {
    for (size_t i = 0; i + 1 < tokens.size(); ++i) {
        if (!are_tens_and_ones(tokens[i], tokens[i + 1])) continue;
        tokens[i].number += tokens[i + 1].number;
        tokens[i].latin = std::to_string(tokens[i].number);
        tokens.erase(tokens.begin() + static_cast<std::ptrdiff_t>(i) + 1);
    }
    return tokens;
}

void restore_syllables(Name& tokens) {
    if (std::none_of(tokens.begin(), tokens.end(), is_word)) return;
    const Languages shared = languages_of(tokens, is_word) & ~bit(Language::any);
    const auto shares = [&](Group g) { return (shared & bit(group_language(g))) != 0; };
    for (Token& token : tokens)
        if (!is_word(token) && std::any_of(token.groups.begin(), token.groups.end(), shares)) {
            token.cls = Class::name;
            token.number = -1;
        }
}

void settle_content(Name& tokens) {
    const auto connects = [](const Token& t) { return t.cls == Class::connector; };
    if (!std::all_of(tokens.begin(), tokens.end(), connects)) std::erase_if(tokens, connects);
    if (std::none_of(tokens.begin(), tokens.end(), [](const Token& t) { return t.content(); }))
        for (Token& token : tokens) token.cls = Class::name;
}

void keep_languages(Name& tokens) {
    const Languages shared = languages_of(tokens, [](const Token& t) { return t.content(); });
    for (Token& token : tokens)
        std::erase_if(token.groups, [&](Group g) { return !(shared & bit(group_language(g))); });
}

bool is_of_language(const Lexicon& lexicon, std::string_view latin, Language language) {
    const LexiconEntry* entry = lexicon.find(latin);
    if (!entry) return false;
    const auto groups = lexicon.groups(*entry);
    return std::any_of(groups.begin(), groups.end(), [&](Group g) { return group_language(g) == language; });
}

size_t first_syllable(const Lexicon& lexicon, const Token& token, Language language) {
    if (token.cls != Class::name || !token.groups.empty() || !token.native.empty()) return 0;
    const std::string_view latin = token.latin;
    if (latin.size() > kTwoSyllables) return 0;
    for (size_t at = 2; at + 2 <= latin.size(); ++at)
        if (is_of_language(lexicon, latin.substr(0, at), language) &&
            is_of_language(lexicon, latin.substr(at), language))
            return at;
    return 0;
}

void add_stems(const Lexicon& lexicon, Token& token) {
    for (const LexiconEntry* stem : lexicon.stems_of(token.latin)) {
        const Class cls = class_of(*stem, Kind::entity);
        if (token.cls == Class::name || (token.cls == Class::place && cls == Class::generic)) token.cls = cls;
        const auto groups = lexicon.groups(*stem);
        token.groups.insert(token.groups.end(), groups.begin(), groups.end());
    }
}

}  // namespace listed
