#include "scan.hpp"

#include <algorithm>
#include <bit>

// The processor's own counting of bits where it has it, chosen when the program starts.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__)
#define LISTED_WITH_POPCOUNT __attribute__((target_clones("popcnt", "default")))
#else
#define LISTED_WITH_POPCOUNT
#endif

namespace listed {

LISTED_WITH_POPCOUNT
void scan_signatures(const SignatureTable& table, size_t length, ScanFor wanted, std::vector<uint32_t>& out) {
    const uint32_t from = table.length_from[length], until = table.length_from[length + 1];
    const uint64_t signature = wanted.signature;
    const int allowed = 2 * wanted.edits - static_cast<int>(wanted.extra_letters);
    for (uint32_t block = from / kScanBlock; block * kScanBlock < until; ++block) {
        const int least = std::popcount(table.block_and[block] & ~signature) +
                          std::popcount(signature & ~table.block_or[block]);
        if (least > allowed) continue;
        const uint32_t first = std::max<uint32_t>(from, block * kScanBlock);
        const uint32_t last = std::min<uint32_t>(until, (block + 1) * kScanBlock);
        for (uint32_t i = first; i < last; ++i)
            if (std::popcount(table.signature[i] ^ signature) <= allowed) out.push_back(i);
    }
}

}  // namespace listed
