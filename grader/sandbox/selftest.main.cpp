// halfspace-selftest: tries, inside the worker's sandbox, what must be impossible there. Its argument says
// what to try. Success is reported as exit code 66 and one line of output; being killed for the attempt, or
// refused, is as it should be.

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace {

[[noreturn]] void breach(const char* what) {
    if (::write(1, what, std::strlen(what)) < 0) ::_exit(67);
    ::_exit(66);
}

/// Only the five descriptors of a worker: reading from any other must say "bad descriptor".
void find_a_descriptor() {
    char byte = 0;
    for (int fd = 5; fd < 1024; ++fd)
        if (::read(fd, &byte, 0) >= 0 || errno != EBADF) breach("a descriptor of the grader's is open");
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2) return 64;
    find_a_descriptor();
    switch (argv[1][0]) {
        case 'o':
            if (::open("/canary", O_RDONLY) >= 0) breach("it can open files");
            break;
        case 's':
            if (::socket(AF_UNIX, SOCK_STREAM, 0) >= 0) breach("it can make sockets");
            break;
        case 'f':
            if (::fork() >= 0) breach("it can start processes");
            break;
        default:
            return 64;
    }
    return 0;
}
