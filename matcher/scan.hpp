// Scans strings that are ordered by (length, letter signature) for those within a few edits.
#pragma once

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

// Appends every item of this length whose signature allows `edits` edits.
void scan_signatures(const SignatureTable& table, uint64_t signature, size_t length, int edits, size_t extra_letters, std::vector<uint32_t>& out);

}  // namespace listed
