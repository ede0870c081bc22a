// Run by the build: `compile_lexicon IN OUT` compiles the text of a lexicon into its flat file.
#include <fstream>
#include <iostream>
#include <iterator>

#include "../lexicon.hpp"

int main(int count, char** arguments) {
    if (count != 3) {
        std::cerr << "usage: compile_lexicon IN OUT\n";
        return 2;
    }
    std::ifstream in(arguments[1], std::ios::binary);
    const std::string text(std::istreambuf_iterator<char>(in), {});
    try {
        const std::string compiled = listed::compile_lexicon(text);
        std::ofstream out(arguments[2], std::ios::binary);
        out.write(compiled.data(), static_cast<std::streamsize>(compiled.size())).flush();
        return in && out ? 0 : 1;
    } catch (const std::exception& error) {
        std::cerr << error.what() << '\n';
        return 1;
    }
}
