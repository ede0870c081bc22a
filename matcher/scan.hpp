// Scans texts that are ordered by (length, letter signature) for those within a few edits.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace listed {

inline constexpr size_t kScanBlock = 16;
inline constexpr size_t kLengths = 65;  // length 64 stands for all longer ones

struct SignatureTable {
    std::span<const uint64_t> signature;            // of each text, see letter_signature
    std::span<const uint64_t> block_and, block_or;  // of each kScanBlock signatures
    std::span<const uint32_t> length_from;          // first text of each length, kLengths + 1 entries
};

// A text that is looked for: its signature, and the edits by which what is found may differ.
struct ScanFor {
    uint64_t signature;
    int edits;
    size_t extra_letters;  // of those edits, how many at least add or lose a letter
};

// Appends every text of this length whose signature allows so many edits.
void scan_signatures(const SignatureTable& table, size_t length, ScanFor wanted, std::vector<uint32_t>& out);

}  // namespace listed
