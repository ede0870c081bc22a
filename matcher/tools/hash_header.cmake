# cmake -DTEXT=lexicon.txt -DFILE=lexicon.flat -DHEADER=lexicon_hash.hpp -P hash_header.cmake: the SHA-256 of the text of
# the lexicon and of its flat file, as C++ constants.
file(SHA256 ${TEXT} TEXT_HASH)
file(SHA256 ${FILE} FILE_HASH)
file(WRITE ${HEADER} "#pragma once

namespace listed {
inline constexpr const char* kLexiconHash = \"${FILE_HASH}\";
inline constexpr const char* kLexiconTextHash = \"${TEXT_HASH}\";
}
")
