// What words of queries agree with, kept for all threads that search one index.
#pragma once

#include <array>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "agree.hpp"

namespace listed {

// What one word of a query, or two neighbours written as one, agrees with.
struct TokenMatches {
    std::vector<std::pair<uint32_t, TokenMatch>> tokens;  // by token id
    std::vector<std::pair<uint32_t, TokenMatch>> joined;  // by id of joined neighbours
    int32_t most = 0;                                     // the highest gain
};

// Bounded: a shard that is full is emptied. It changes no answer.
class MatchCache {
public:
    // What is kept under `key`; what `make` gives, where nothing is. Two threads may make the same at once.
    template <class Make>
    std::shared_ptr<const TokenMatches> get(const std::string& key, Make make) {
        Shard& shard = shards_[std::hash<std::string>()(key) % shards_.size()];
        {
            const std::lock_guard lock(shard.mutex);
            if (const auto at = shard.kept.find(key); at != shard.kept.end()) return at->second;
        }
        const std::shared_ptr<const TokenMatches> made = make();
        const size_t size = kEntrySize + made->tokens.size() + made->joined.size();
        const std::lock_guard lock(shard.mutex);
        if (shard.size + size > kMostMatches) {
            shard.kept.clear();
            shard.size = 0;
        }
        const auto [at, fresh] = shard.kept.try_emplace(key, made);
        if (fresh) shard.size += size;
        return at->second;
    }

private:
    static constexpr size_t kMostMatches = 131072;  // in a shard: 1.5 MB, 50 MB in all
    static constexpr size_t kEntrySize = 16;        // what an entry counts besides its matches
    struct Shard {
        std::mutex mutex;
        size_t size = 0;
        std::unordered_map<std::string, std::shared_ptr<const TokenMatches>> kept;
    };
    std::array<Shard, 32> shards_;
};

}  // namespace listed
