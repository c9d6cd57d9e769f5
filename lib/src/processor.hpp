#ifndef NN_SRC_PROCESSOR_HPP
#define NN_SRC_PROCESSOR_HPP
// Loops in two versions, for every x86-64 processor and for those with AVX2. Both do the same operations in
// the same order, and neither fuses a multiplication with an addition (AVX2 has no instruction for it, and
// the build says -ffp-contract=off), so the bits are the same on every processor.
//
// A loop is written once, as an inline function that NN_INLINE forces into both versions: what is not inlined
// stays as it is compiled for everybody, so no AVX2 instruction leaks into a function that others share.

#define NN_INLINE [[gnu::always_inline]] inline

#if defined(__x86_64__)
#define NN_AVX2 [[gnu::target("avx2")]]
#else
#define NN_AVX2
#endif

// The calls of such a loop may have the same array as input and output; entry i depends on entry i alone.
#if defined(__clang__)
#define NN_ENTRYWISE _Pragma("clang loop vectorize(assume_safety)")
#else
#define NN_ENTRYWISE _Pragma("GCC ivdep")
#endif

namespace nn {

inline bool has_avx2() {
#if defined(__x86_64__)
    return __builtin_cpu_supports("avx2") != 0;
#else
    return false;
#endif
}

}  // namespace nn

#endif
