// Compiles the text of a lexicon into a flat file. Runs once, when the package is built.
#include <algorithm>
#include <charconv>
#include <map>
#include <set>

#include "lexicon.hpp"

namespace listed {
namespace {

using Fields = std::vector<std::string_view>;

Fields split(std::string_view line, char at) {
    Fields parts;
    for (;;) {
        const size_t end = line.find(at);
        parts.push_back(line.substr(0, end));
        if (end == std::string_view::npos) return parts;
        line.remove_prefix(end + 1);
    }
}

// Collects the lines of one lexicon. Everything is kept sorted, so that the same lines give the same bytes.
class Compiler {
public:
    void add(std::string_view line, size_t number) {
        line_ = number;
        const Fields fields = split(line, '\t');
        if (fields[0] == "T") add_token(fields);
        else if (fields[0] == "P") add_phrase(fields);
        else if (fields[0] == "S") add_stem(fields);
        else if (fields[0] == "E") add_endings(fields);
        else if (fields[0] == "H") add_han(fields);
        else broken("a line starts with T, P, S, E or H");
    }
    std::string finish() const;

private:
    [[noreturn]] void broken(const std::string& why) const {
        throw BadBytes("lexicon line " + std::to_string(line_) + ": " + why);
    }
    void need_fields(const Fields& fields, size_t count) const {
        if (fields.size() != count)
            broken("a line " + std::string(fields[0]) + " has " + std::to_string(count) + " fields");
    }
    template <class Number>
    Number number(std::string_view text) const {
        Number value = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (error != std::errc() || end != text.data() + text.size())
            broken("not a whole number, or too large");
        return value;
    }
    template <class Named>
    Named named(std::span<const std::string_view> names, std::string_view name) const {
        const auto place = place_in(names, name);
        if (!place) broken("unknown name " + std::string(name));
        return static_cast<Named>(*place);
    }
    void add_groups(std::string_view text, LexiconEntry& entry);
    // Of a phrase or a stem: the class in names of entities, and groups.
    LexiconEntry meaning(std::string_view cls, std::string_view groups);
    void add_token(const Fields& fields);
    void add_phrase(const Fields& fields);
    void add_stem(const Fields& fields);
    void add_endings(const Fields& fields);
    void add_han(const Fields& fields);

    struct Phrase {
        std::string text;
        LexiconEntry entry;
    };
    std::map<std::string, LexiconEntry> tokens_;
    std::map<std::string, Phrase> phrases_;
    std::map<std::pair<std::string, uint32_t>, std::vector<LexiconEntry>>
        stems_;  // by stem and set of endings
    std::set<std::string> endings_, han_;
    std::vector<Group> groups_;
    size_t line_ = 0;
};

void Compiler::add_groups(std::string_view text, LexiconEntry& entry) {
    entry.groups_from = static_cast<uint32_t>(groups_.size());
    if (!text.empty())
        for (std::string_view group : split(text, ' ')) {
            const Fields field = split(group, ':');
            if (field.size() != 3) broken("a group is id:language:closeness");
            groups_.push_back(group_of(number<uint32_t>(field[0]), named<Language>(kLanguageNames, field[1]),
                                       named<Closeness>(kClosenessNames, field[2])));
        }
    entry.groups_count = static_cast<uint16_t>(groups_.size() - entry.groups_from);
}

LexiconEntry Compiler::meaning(std::string_view cls, std::string_view groups) {
    LexiconEntry entry{};
    entry.number = -1;
    entry.cls[static_cast<size_t>(Kind::entity)] = named<Class>(kClassNames, cls);
    add_groups(groups, entry);
    return entry;
}

void Compiler::add_token(const Fields& fields) {
    need_fields(fields, 8);
    LexiconEntry entry{};
    entry.rarity = {number<uint16_t>(fields[2]), number<uint16_t>(fields[3])};
    entry.cls = {named<Class>(kClassNames, fields[4]), named<Class>(kClassNames, fields[5])};
    entry.number = number<int32_t>(fields[6]);
    add_groups(fields[7], entry);
    if (!tokens_.emplace(fields[1], entry).second) broken("this token stands twice");
}

void Compiler::add_phrase(const Fields& fields) {
    need_fields(fields, 5);
    const LexiconEntry entry = meaning(fields[3], fields[4]);
    if (!phrases_.emplace(fields[1], Phrase{std::string(fields[2]), entry}).second)
        broken("this phrase stands twice");
}

void Compiler::add_stem(const Fields& fields) {
    need_fields(fields, 5);
    const LexiconEntry entry = meaning(fields[3], fields[4]);
    stems_[{std::string(fields[1]), number<uint32_t>(fields[2])}].push_back(entry);
}

void Compiler::add_endings(const Fields& fields) {
    need_fields(fields, 3);
    for (std::string_view ending : split(fields[2], ' '))
        endings_.insert(ending_key(number<uint32_t>(fields[1]), ending == "*" ? "" : ending));
}

void Compiler::add_han(const Fields& fields) {
    need_fields(fields, 3);
    for (std::string_view characters : split(fields[2], ' ')) han_.insert(han_key(fields[1], characters));
}

// A column of keys, sorted, with what stands beside each.
template <class Value>
struct Columns {
    std::vector<std::string> keys;
    std::vector<Value> values;
    void add(const std::string& key, const Value& value) {
        keys.push_back(key);
        values.push_back(value);
    }
};

std::string Compiler::finish() const {
    FlatWriter out;
    Columns<LexiconEntry> tokens, phrases, stems;
    Columns<uint8_t> first_words;  // with the most words of a phrase that begins so
    std::vector<uint32_t> phrase_text, stem_endings;
    std::vector<std::string> texts;
    std::map<std::string, uint32_t> text_numbers;
    std::map<std::string, uint8_t> longest;
    for (const auto& [token, entry] : tokens_) tokens.add(token, entry);
    for (const auto& [phrase, found] : phrases_) {
        phrases.add(phrase, found.entry);
        const auto [at, fresh] = text_numbers.emplace(found.text, static_cast<uint32_t>(texts.size()));
        if (fresh) texts.push_back(found.text);
        phrase_text.push_back(at->second);
        uint8_t& most = longest[phrase.substr(0, phrase.find(' '))];
        most = std::max(most, static_cast<uint8_t>(1 + std::count(phrase.begin(), phrase.end(), ' ')));
    }
    for (const auto& [key, entries] : stems_)
        for (const LexiconEntry& entry : entries) {
            stems.add(key.first, entry);
            stem_endings.push_back(key.second);
        }
    for (const auto& [word, most] : longest) first_words.add(word, most);
    add_strings(out, "tokens", tokens.keys);
    out.add("entries", tokens.values);
    add_strings(out, "phrases", phrases.keys);
    out.add("phrase_entries", phrases.values);
    add_strings(out, "phrase_texts", texts);
    out.add("phrase_text", phrase_text);
    add_strings(out, "first_words", first_words.keys);
    out.add("phrase_words", first_words.values);
    add_strings(out, "stems", stems.keys);
    out.add("stem_entries", stems.values);
    out.add("stem_endings", stem_endings);
    add_strings(out, "endings", {endings_.begin(), endings_.end()});
    add_strings(out, "han", {han_.begin(), han_.end()});
    out.add("groups", groups_);
    return out.finish();
}

}  // namespace

std::string compile_lexicon(std::string_view text) {
    Compiler compiler;
    size_t number = 0;
    for (std::string_view line : split(text, '\n'))
        if (++number; !line.empty()) compiler.add(line, number);
    return compiler.finish();
}

}  // namespace listed
