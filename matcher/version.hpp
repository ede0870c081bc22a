#pragma once

namespace listed {
inline constexpr const char* kVersion = "5";
}
