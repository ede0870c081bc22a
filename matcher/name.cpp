#include "name.hpp"

#include <algorithm>

#include "name_steps.hpp"
#include "read_word.hpp"

namespace listed {
namespace {

// 27th → 27; -1 for other tokens.
int32_t leading_ordinal(std::string_view latin) {
    size_t digits = 0;
    int64_t value = 0;
    while (digits < latin.size() && is_digit(latin[digits]))
        value = std::min<int64_t>(value * 10 + (latin[digits++] - '0'), 999999999);
    if (!digits) return -1;
    const std::string_view rest = latin.substr(digits);
    const bool ordinal = rest.empty() || rest == "st" || rest == "nd" || rest == "rd" || rest == "th";
    return ordinal ? static_cast<int32_t>(value) : -1;
}

bool is_syllable(const Token& token) {
    const auto of_one_language = [](Group g) { return group_language(g) != Language::any; };
    return token.syllable || std::any_of(token.groups.begin(), token.groups.end(), of_one_language);
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

// Where the bracket that opens at `at` closes, if what is in it is a name of its own; npos otherwise.
size_t end_of_bracketed_name(std::string_view text, size_t at, Kind kind) {
    const size_t close = text[at] == '(' ? text.find(')', at) : std::string_view::npos;
    if (close == std::string_view::npos || words_in(text.substr(at + 1, close - at - 1)) < 2)
        return std::string_view::npos;
    const std::string_view after = text.substr(close + 1);
    return kind == Kind::person || words_in(after) == 0 || after.starts_with(" / ") ? close
                                                                                    : std::string_view::npos;
}

}  // namespace

std::vector<std::string> alternatives(std::string_view text, Kind kind) {
    std::vector<std::string> out;
    std::string outer;
    const auto take = [&](std::string_view name) {
        if (words_in(name) > 0) out.emplace_back(name);
    };
    for (size_t at = 0; at < text.size();) {
        if (const size_t close = end_of_bracketed_name(text, at, kind); close != std::string_view::npos) {
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

std::string whole_text(const NameView& name, bool from_comma) {
    std::string out;
    const size_t first = from_comma ? name.before_comma : 0;
    for (size_t k = 0; k < name.size(); ++k) out += name[(first + k) % name.size()].latin;
    return out;
}

Name NameReader::read(std::string_view text, Kind kind) {
    Name tokens = read_tokens(text, kind);
    tokens.kind = kind;
    const size_t comma = kind == Kind::person ? text.find(',') : std::string_view::npos;
    if (comma != std::string_view::npos) {
        const size_t before = read_tokens(text.substr(0, comma), kind).size();
        if (before < tokens.size()) tokens.before_comma = static_cast<uint16_t>(before);
    }
    return tokens;
}

Name NameReader::read_tokens(std::string_view text, Kind kind) {
    fold(text, folded_);
    Name tokens = tokens_of(folded_, kind);
    if (kind == Kind::entity)
        tokens = join_syllables(join_phrases(lexicon_, join_letters(std::move(tokens))));
    for (Token& token : tokens) classify(token, kind);
    tokens = join_numbers(std::move(tokens));
    if (kind == Kind::person) {
        const size_t words = tokens.size();
        for (Language language : {Language::zh, Language::ko})
            if (tokens.size() == words) tokens = split_syllables(std::move(tokens), language);
        restore_syllables(tokens);
    }
    settle_content(tokens);
    keep_languages(tokens);
    for (Token& token : tokens) {
        token.syllable = is_syllable(token);
        weigh(token);
    }
    return tokens;
}

Name NameReader::tokens_of(const std::vector<FoldedWord>& folded, Kind kind) const {
    Name out;
    for (const FoldedWord& word : folded) {
        if (word.syllables.size() > 1) add_syllables(word, out);
        else if (!word.latin.empty()) add_word(lexicon_, word, kind, out);
    }
    return out;
}

// Li Weiming → li wei ming: where all other words are syllables of one language, a word that is two of them
// is two.
Name NameReader::split_syllables(Name tokens, Language language) const {
    size_t single = 0;
    std::vector<size_t> cut(tokens.size());  // letters of the first of two syllables
    for (size_t i = 0; i < tokens.size(); ++i) {
        if (!tokens[i].content()) continue;
        if (is_of_language(lexicon_, tokens[i].latin, language)) ++single;
        else if (!(cut[i] = first_syllable(lexicon_, tokens[i], language))) return tokens;
    }
    if (!single) return tokens;
    Name out;
    for (size_t i = 0; i < tokens.size(); ++i) {
        if (!cut[i]) {
            out.push_back(std::move(tokens[i]));
            continue;
        }
        for (const std::string& part : {tokens[i].latin.substr(0, cut[i]), tokens[i].latin.substr(cut[i])}) {
            out.push_back(token_of(part, {}));
            classify(out.back(), Kind::person);
        }
    }
    return out;
}

void NameReader::classify(Token& token, Kind kind) const {
    if (token.phrase) return;
    if (const LexiconEntry* entry = lexicon_.find(token.latin)) {
        token.cls = class_of(*entry, kind);
        token.gain = entry->rarity[static_cast<size_t>(kind)] * 10;
        token.number = token.cls == Class::number ? entry->number : -1;
        const auto groups = lexicon_.groups(*entry);
        token.groups.assign(groups.begin(), groups.end());
    }
    if (kind == Kind::entity) add_stems(lexicon_, token);
    if (const int32_t number = leading_ordinal(token.latin); number >= 0) {
        token.cls = Class::number;
        token.number = number;
        token.latin = std::to_string(number);
    }
    if (token.cls == Class::name && token.latin.size() == 1 && is_letter(token.latin[0]) &&
        token.native.empty())
        token.cls = kind == Kind::person ? Class::initial : Class::generic;
    token.sounds = sound_keys(token.latin, token.vowelless);
}

void NameReader::weigh(Token& token) const {
    const Weights& w = weights_;
    const auto letters = static_cast<int32_t>(token.latin.size());
    const int32_t rarity =
        token.gain > 0 ? token.gain : std::min(w.unknown_base + w.unknown_letter * letters, w.unknown_most);
    const auto set = [&](int32_t gain, int32_t loss) {
        token.gain = gain;
        token.loss = loss;
    };
    const auto held = [&](int32_t least, int32_t most) { return std::min(std::max(rarity, least), most); };
    switch (token.cls) {
        case Class::name:
            return token.syllable ? set(held(w.name_least, w.syllable_most), w.syllable_loss)
                                  : set(held(w.name_least, w.name_most), w.name_loss);
        case Class::generic: return set(held(w.generic_least, w.generic_most), w.generic_loss);
        case Class::place: return set(held(w.place_least, w.place_most), w.place_loss);
        case Class::number: return set(w.number_gain, w.number_loss);
        case Class::form: return set(w.form_gain, w.form_loss);
        case Class::title: return set(w.title_gain, w.title_loss);
        case Class::kunya: return set(w.particle_gain, w.kunya_loss);
        case Class::initial: return set(w.initial_gain, w.initial_loss);
        default: return set(w.particle_gain, w.particle_loss);
    }
}

}  // namespace listed
