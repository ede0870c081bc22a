#include "name.hpp"

#include <algorithm>

#include "distance.hpp"
#include "token.hpp"

namespace listed {
namespace {

constexpr uint32_t kKorean = 3, kChinese = 4;
constexpr size_t kSyllables = 12;  // letters that two syllables take at most

// 27th → 27; -1 for other tokens.
int32_t leading_ordinal(std::string_view latin) {
    size_t digits = 0;
    int64_t value = 0;
    while (digits < latin.size() && is_digit(latin[digits])) value = std::min<int64_t>(value * 10 + (latin[digits++] - '0'), 999999999);
    if (!digits) return -1;
    const std::string_view rest = latin.substr(digits);
    const bool ordinal = rest.empty() || rest == "st" || rest == "nd" || rest == "rd" || rest == "th";
    return ordinal ? static_cast<int32_t>(value) : -1;
}

// C. K. Hutchison → ck hutchison: in names of entities, single letters in a row are one word.
void join_letters(NameTokens& tokens) {
    NameTokens out;
    bool joining = false;
    for (NameToken& token : tokens) {
        const bool letter = token.latin.size() == 1 && is_letter(token.latin[0]);
        if (letter && joining) out.back().latin += token.latin;
        else out.push_back(std::move(token));
        joining = letter;
    }
    tokens = std::move(out);
}

// The characters of so many tokens that are all read from Han; empty where they are not.
std::string han_of(const NameTokens& tokens, size_t from, size_t words) {
    std::string out;
    for (size_t k = from; k < from + words; ++k) {
        if (!tokens[k].ideographic || !tokens[k].syllable) return {};
        out += tokens[k].native;
    }
    return out;
}

// Replaces phrases that mean one thing by one token each, the longest phrase first.
void find_phrases(const Lexicon& lexicon, NameTokens& tokens) {
    NameTokens out;
    for (size_t i = 0; i < tokens.size();) {
        size_t used = 0;
        for (size_t words = std::min<size_t>(static_cast<size_t>(lexicon.longest_phrase_from(tokens[i].latin)), tokens.size() - i); words; --words) {
            std::string phrase = tokens[i].latin;
            for (size_t k = 1; k < words; ++k) phrase += " " + tokens[i + k].latin;
            const std::string han = han_of(tokens, i, words);
            if (!han.empty() && !lexicon.written_so(phrase, han)) continue;
            if (const Lexicon::Phrase found = lexicon.phrase(phrase); found.entry) {
                out.push_back(token_of(std::string(found.text), {}));
                NameToken& token = out.back();
                token.cls = static_cast<Class>(found.entry->entity_class);
                token.phrase = true;
                const auto groups = lexicon.groups(*found.entry);
                token.groups.assign(groups.begin(), groups.end());
                if (token.content()) token.sounds = sound_keys(token.latin, token.vowelless);
                used = words;
                break;
            }
        }
        if (!used) {
            out.push_back(std::move(tokens[i]));
            used = 1;
        }
        i += used;
    }
    tokens = std::move(out);
}

// 宁波恒达机床有限公司: what stands between words that mean something is one word (heng da → hengda).
void join_syllables(NameTokens& tokens) {
    NameTokens out;
    bool joining = false;
    for (NameToken& token : tokens) {
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
    tokens = std::move(out);
}

// Forty-four → 44: a number of tens and one of ones.
void join_numbers(NameTokens& tokens) {
    for (size_t i = 0; i + 1 < tokens.size(); ++i) {
        NameToken &tens = tokens[i], &ones = tokens[i + 1];
        const bool fits = tens.cls == Class::number && ones.cls == Class::number && tens.number >= 20 && tens.number <= 90 &&
                          tens.number % 10 == 0 && ones.number >= 1 && ones.number <= 9 && !is_digit(tens.latin[0]) && !is_digit(ones.latin[0]);
        if (!fits) continue;
        tens.number += ones.number;
        tens.latin = std::to_string(tens.number);
        tokens.erase(tokens.begin() + static_cast<std::ptrdiff_t>(i) + 1);
    }
}

bool speaks(const Lexicon& lexicon, std::string_view latin, uint32_t language) {
    const LexiconEntry* entry = lexicon.find(latin);
    if (!entry) return false;
    const auto groups = lexicon.groups(*entry);
    return std::any_of(groups.begin(), groups.end(), [&](Group g) { return group_language(g) == language; });
}

// How many letters the first of two syllables of a language takes; 0 where the word is not two of them.
size_t first_syllable(const Lexicon& lexicon, const NameToken& token, uint32_t language) {
    if (token.cls != Class::name || !token.groups.empty() || !token.native.empty()) return 0;
    const std::string_view latin = token.latin;
    for (size_t at = 2; at + 2 <= latin.size() && latin.size() <= kSyllables; ++at)
        if (speaks(lexicon, latin.substr(0, at), language) && speaks(lexicon, latin.substr(at), language)) return at;
    return 0;
}

bool is_word(const NameToken& token) { return token.content() && token.cls != Class::number; }

// The languages that every word that counts has variants of, as bits.
template <class Counts>
uint32_t languages_of(const NameTokens& tokens, Counts counts) {
    uint32_t all = ~0u;
    for (const NameToken& token : tokens) {
        if (!counts(token)) continue;
        uint32_t here = 1;
        for (Group g : token.groups) here |= 1u << group_language(g);
        all &= here;
    }
    return all;
}

// Between syllables of a language, a word that is a particle or a number elsewhere (bu, ni, xi) is one too.
void restore_syllables(NameTokens& tokens) {
    const uint32_t all = std::any_of(tokens.begin(), tokens.end(), is_word) ? languages_of(tokens, is_word) & ~3u : 0;
    for (NameToken& token : tokens)
        if (!is_word(token) && std::any_of(token.groups.begin(), token.groups.end(), [&](Group g) { return all >> group_language(g) & 1; }))
            token.cls = Class::name, token.number = -1;
}

// Keeps the variant groups of a language only where every word of the name has one of that language.
void keep_languages(NameTokens& tokens) {
    const uint32_t all = languages_of(tokens, [](const NameToken& t) { return t.content(); });
    for (NameToken& token : tokens) std::erase_if(token.groups, [&](Group g) { return !(all >> group_language(g) & 1); });
}

bool is_syllable(const NameToken& token) {
    return token.syllable || std::any_of(token.groups.begin(), token.groups.end(), [](Group g) { return group_language(g) > 1; });
}

int32_t held(int32_t value, int32_t least, int32_t most) { return std::min(std::max(value, least), most); }

// What a word of an organisation's name means by its stem.
void add_inflected(const Lexicon& lexicon, NameToken& token) {
    for (const LexiconEntry* stem : lexicon.inflected(token.latin)) {
        const auto cls = static_cast<Class>(stem->entity_class);
        if (token.cls == Class::name || (token.cls == Class::place && cls == Class::generic)) token.cls = cls;
        const auto groups = lexicon.groups(*stem);
        token.groups.insert(token.groups.end(), groups.begin(), groups.end());
    }
}

size_t words_in(std::string_view text) {
    size_t words = 0;
    bool inside = false;
    for (char c : text) {
        const bool letter = c != ' ' && c != '\t' && c != ',' && c != '.';
        words += letter && !inside;
        inside = letter;
    }
    return words;
}

}  // namespace

std::vector<std::string> alternatives(std::string_view text, Kind kind) {
    std::vector<std::string> out;
    std::string outer;
    const auto take = [&](std::string_view name) {
        if (words_in(name) > 0) out.emplace_back(name);
    };
    for (size_t at = 0; at < text.size();) {
        const size_t close = text[at] == '(' ? text.find(')', at) : std::string_view::npos;
        const bool apart = close != std::string_view::npos && (kind == Kind::person || words_in(text.substr(close + 1)) == 0 || text.substr(close + 1).starts_with(" / "));
        if (apart && words_in(text.substr(at + 1, close - at - 1)) >= 2) {
            take(text.substr(at + 1, close - at - 1));
            at = close + 1;
        } else if (text.substr(at).starts_with(" / ")) {
            take(outer);
            outer.clear();
            at += 3;
        } else {
            outer += text[at++];
        }
    }
    take(outer);
    if (out.empty()) out.emplace_back(text);
    return out;
}

std::string whole_text(const TokenViews& name, bool turned) {
    std::string out;
    const size_t first = turned ? name.turn : 0;
    for (size_t k = 0; k < name.size(); ++k) out += name[(first + k) % name.size()].latin;
    return out;
}

NameTokens NameReader::read(std::string_view text, Kind kind) {
    NameTokens tokens = read_tokens(text, kind);
    tokens.kind = kind;
    const size_t comma = kind == Kind::person ? text.find(',') : std::string_view::npos;
    if (comma != std::string_view::npos) {
        const size_t before = read_tokens(text.substr(0, comma), kind).size();
        if (before < tokens.size()) tokens.turn = static_cast<uint16_t>(before);
    }
    return tokens;
}

NameTokens NameReader::read_tokens(std::string_view text, Kind kind) {
    fold(text, folded_);
    NameTokens tokens;
    spread(folded_, kind, tokens);
    if (kind == Kind::entity) {
        join_letters(tokens);
        find_phrases(lexicon_, tokens);
        join_syllables(tokens);
    }
    for (NameToken& token : tokens) classify(token, kind);
    join_numbers(tokens);
    if (kind == Kind::person) split_syllables(tokens);
    if (kind == Kind::person) restore_syllables(tokens);
    const auto says = [](const NameToken& t) { return t.cls != Class::connector; };
    if (std::any_of(tokens.begin(), tokens.end(), says)) std::erase_if(tokens, [&](const NameToken& t) { return !says(t); });
    if (std::none_of(tokens.begin(), tokens.end(), [](const NameToken& t) { return t.content(); }))
        for (NameToken& token : tokens) token.cls = Class::name;
    keep_languages(tokens);
    for (NameToken& token : tokens) {
        token.syllable = is_syllable(token);
        weigh(token);
    }
    return tokens;
}

void NameReader::spread(const std::vector<Token>& folded, Kind kind, std::vector<NameToken>& out) const {
    for (const Token& token : folded) {
        if (token.syllables.size() > 1) add_syllables(token, out);
        else if (!token.latin.empty()) add_word(lexicon_, token, kind, out);
    }
}

// Xi Jinping → xi jin ping: where all other words are syllables of one language, a word that is two of them is two.
void NameReader::split_syllables(NameTokens& tokens) const {
    for (uint32_t language : {kChinese, kKorean}) {
        size_t spoken = 0, split = 0, others = 0;
        for (const NameToken& token : tokens) {
            if (!token.content()) continue;
            if (speaks(lexicon_, token.latin, language)) ++spoken;
            else if (first_syllable(lexicon_, token, language)) ++split;
            else {
                ++others;
                break;
            }
        }
        if (!spoken || !split || others) continue;
        NameTokens out;
        for (NameToken& token : tokens) {
            const size_t at = token.content() && !speaks(lexicon_, token.latin, language) ? first_syllable(lexicon_, token, language) : 0;
            if (at) {
                out.push_back(token_of(token.latin.substr(0, at), {}));
                classify(out.back(), Kind::person);
            }
            out.push_back(at ? token_of(token.latin.substr(at), {}) : std::move(token));
            if (at) classify(out.back(), Kind::person);
        }
        tokens = std::move(out);
        return;
    }
}

void NameReader::classify(NameToken& token, Kind kind) const {
    if (token.phrase) return;
    if (const LexiconEntry* entry = lexicon_.find(token.latin)) {
        token.cls = static_cast<Class>(kind == Kind::person ? entry->person_class : entry->entity_class);
        token.gain = entry->rarity[static_cast<size_t>(kind)] * 10;
        token.number = token.cls == Class::number ? entry->number : -1;
        const auto groups = lexicon_.groups(*entry);
        token.groups.assign(groups.begin(), groups.end());
    }
    if (kind == Kind::entity) add_inflected(lexicon_, token);
    if (const int32_t number = leading_ordinal(token.latin); number >= 0) {
        token.cls = Class::number;
        token.number = number;
        token.latin = std::to_string(number);
    }
    if (token.cls == Class::name && token.latin.size() == 1 && is_letter(token.latin[0]) && token.native.empty())
        token.cls = kind == Kind::person ? Class::initial : Class::generic;
    token.sounds = sound_keys(token.latin, token.vowelless);
}

void NameReader::weigh(NameToken& token) const {
    const Weights& w = weights_;
    const auto letters = static_cast<int32_t>(token.latin.size());
    const int32_t rarity = token.gain > 0 ? token.gain : std::min(w.unknown_base + w.unknown_letter * letters, w.unknown_most);
    switch (token.cls) {
        case Class::name: token.gain = held(rarity, w.name_least, token.syllable ? w.syllable_most : w.name_most); token.loss = token.syllable ? w.syllable_loss : w.name_loss; break;
        case Class::generic: token.gain = held(rarity, w.generic_least, w.generic_most); token.loss = w.generic_loss; break;
        case Class::place: token.gain = held(rarity, w.place_least, w.place_most); token.loss = w.place_loss; break;
        case Class::number: token.gain = w.number_gain; token.loss = w.number_loss; break;
        case Class::form: token.gain = w.form_gain; token.loss = w.form_loss; break;
        case Class::title: token.gain = w.title_gain; token.loss = w.title_loss; break;
        case Class::kunya: token.gain = w.particle_gain; token.loss = w.kunya_loss; break;
        case Class::initial: token.gain = w.initial_gain; token.loss = w.initial_loss; break;
        default: token.gain = w.particle_gain; token.loss = w.particle_loss; break;
    }
}

}  // namespace listed
