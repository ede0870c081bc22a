// Scans strings that are ordered by (length, letter signature) for those within a few edits.
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "distance.hpp"

namespace listed {

inline constexpr size_t kScanBlock = 16;

struct SignatureTable {
    std::span<const uint64_t> signature, block_and, block_or;
    std::span<const uint32_t> length_from;  // first item of each length; the last length stands for all longer ones
};

// Calls `visit(item)` for every item of these lengths whose signature allows `edits` edits.
template <class Visit>
void scan_signatures(const SignatureTable& table, uint64_t signature, size_t length, int edits, size_t extra_letters, Visit visit) {
    const uint32_t from = table.length_from[length], until = table.length_from[length + 1];
    const int allowed = 2 * edits - static_cast<int>(extra_letters);
    for (uint32_t block = from / kScanBlock; block * kScanBlock < until; ++block) {
        const int least = std::popcount(table.block_and[block] & ~signature) + std::popcount(signature & ~table.block_or[block]);
        if (least > allowed) continue;
        const uint32_t first = std::max<uint32_t>(from, block * kScanBlock);
        const uint32_t last = std::min<uint32_t>(until, (block + 1) * kScanBlock);
        for (uint32_t i = first; i < last; ++i)
            if (std::popcount(table.signature[i] ^ signature) <= allowed) visit(i);
    }
}

}  // namespace listed
