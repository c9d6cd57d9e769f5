// What students' files have besides the headers they include. Included behind the contract, before the student's file: a function of the contract is there for us to call, also where
// the file marks it `inline` and nothing in it calls it. g++ would leave it out.
#define HALFSPACE_KEEP(name, ...) extern decltype(name) name __attribute__((used));
namespace student {
SUBJECT_FUNCTIONS(HALFSPACE_KEEP)
}
#undef HALFSPACE_KEEP

// xtensor looks at every index but those of which it makes views: the row behind the last one is read, and written, in memory
// that is somebody else's. With this it throws what an index in round brackets does.
#include <concepts>
namespace xt::detail {
template <std::integral T>
struct slice_implementation_getter<T> {
    template <class E>
    std::conditional_t<std::is_signed_v<T>, std::ptrdiff_t, T> operator()(E& e, T slice,
                                                                          std::size_t axis) const {
        if (axis >= e.dimension()) return slice;
        const auto size = static_cast<std::ptrdiff_t>(e.shape()[axis]);
        const auto index = static_cast<std::ptrdiff_t>(slice);
        if (index >= size || index < -size)
            throw std::out_of_range("index " + std::to_string(slice) + " is out of bounds for axis " +
                                    std::to_string(axis) + " with size " + std::to_string(size));
        return static_cast<T>(index < 0 ? index + size : index);
    }
};
}  // namespace xt::detail
