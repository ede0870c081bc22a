// The names that Python and the matcher share, each list written down once. `bind.cpp` exports them and
// Python takes them from there, so that neither side can hold another order than the other.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace listed {

#define LISTED_ENUMERATOR(name) name,
#define LISTED_NAME(name) std::string_view(#name),

// What a token is in a name. Those up to `number` are words of content: a name is found by them.
#define LISTED_CLASSES(X)                                                                                  \
    X(name)                                                                                                \
    X(generic) X(place) X(number) X(form) X(title) X(article) X(father) X(kunya) X(nobiliary) X(connector) \
        X(initial)
enum class Class : uint8_t { LISTED_CLASSES(LISTED_ENUMERATOR) };
inline constexpr std::array kClassNames{LISTED_CLASSES(LISTED_NAME)};

// Names of persons, and names of all else.
#define LISTED_KINDS(X) X(person) X(entity)
enum class Kind : uint8_t { LISTED_KINDS(LISTED_ENUMERATOR) };
inline constexpr std::array kKindNames{LISTED_KINDS(LISTED_NAME)};

// The language that a variant group holds for; `any` is every language.
#define LISTED_LANGUAGES(X) X(any) X(ja) X(ko) X(zh)
enum class Language : uint8_t { LISTED_LANGUAGES(LISTED_ENUMERATOR) };
inline constexpr std::array kLanguageNames{LISTED_LANGUAGES(LISTED_NAME)};

// How close the members of a variant group are.
#define LISTED_CLOSENESS(X) X(spelling) X(language) X(nickname)
enum class Closeness : uint8_t { LISTED_CLOSENESS(LISTED_ENUMERATOR) };
inline constexpr std::array kClosenessNames{LISTED_CLOSENESS(LISTED_NAME)};

// How two tokens agree. Each is explained in docs/matching.md.
#define LISTED_AGREEMENTS(X)                                                                         \
    X(none)                                                                                          \
    X(exact) X(number) X(spelling) X(language) X(nickname) X(edit) X(sound) X(skeleton) X(homophone) \
        X(initial) X(joined) X(whole) X(reading) X(acronym) X(part)
enum class Agreement : uint8_t { LISTED_AGREEMENTS(LISTED_ENUMERATOR) };
inline constexpr std::array kAgreementNames{LISTED_AGREEMENTS(LISTED_NAME)};

// The place of a name in such a list; nothing where it does not stand there.
inline std::optional<uint8_t> place_in(std::span<const std::string_view> names, std::string_view name) {
    for (size_t i = 0; i < names.size(); ++i)
        if (names[i] == name) return static_cast<uint8_t>(i);
    return std::nullopt;
}

}  // namespace listed
