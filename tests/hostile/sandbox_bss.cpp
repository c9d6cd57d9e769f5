// 16 GiB of zeros: costs nothing on disk, and makes exec itself fail where memory is limited. Linked without
// the C library, whose own code cannot be linked around such a thing.

extern "C" {
char zeros[16UL << 30];

[[noreturn]] void _start() {
    for (unsigned long i = 0;; i = (i + 4096) % sizeof zeros) zeros[i] = 1;
}
}
