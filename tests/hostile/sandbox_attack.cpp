// Attacks on the sandbox, one per name (the second argument; the first is a mark by which processes are
// found). An attack that gets what it wants exits with 66.

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <iostream>
#include <map>
#include <new>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace {

constexpr int success = 66;  // of the attack
constexpr int survived = 7;  // it tried, was refused, and lived

int judge(long result) {
    return result >= 0 ? success : survived;
}

void spin() {
    const volatile bool on = true;
    while (on) {
    }
}

int deep(int depth) {
    volatile char room[4096];
    room[0] = static_cast<char>(depth);
    return depth < 0 ? 0 : deep(depth + 1) + room[0];
}

int flood(int fd) {
    const std::string line(4096, 'x');
    for (int i = 0; i < 1000; ++i)
        if (::write(fd, line.data(), line.size()) < 0) break;
    spin();
    return success;
}

int behave() {
    std::map<std::string, int> words;
    words["answer"] = 42;
    std::vector<double> big(2'000'000, 0.5);
    try {
        throw std::runtime_error("thrown and caught");
    } catch (const std::exception& error) {
        std::cout << error.what() << ' ' << words["answer"] << ' ' << big[1'000'000] << std::endl;
    }
    return 0;
}

/// Answers each byte with the next one.
int serve() {
    for (unsigned char byte = 0; ::read(3, &byte, 1) == 1;) {
        ++byte;
        if (::write(4, &byte, 1) != 1) return 1;
    }
    return 0;
}

int allocate_until_refused() {
    std::vector<char*> blocks;
    try {
        while (true) blocks.push_back(new char[16u << 20]());
    } catch (const std::bad_alloc&) {
        return 42;
    }
}

int find_descriptors() {
    char byte = 0;
    for (int fd = 5; fd < 4096; ++fd)
        if (::read(fd, &byte, 0) >= 0 || errno != EBADF) return success;
    return ::read(0, &byte, 1) == 0 ? 0 : 1;  // stdin is empty
}

int dig() {
    for (char** variable = environ; *variable != nullptr; ++variable) std::cout << *variable << '\n';
    std::cout << ::getuid() << ' ' << ::geteuid() << std::endl;
    return 0;
}

int call_i386(int number) {
    int result = 0;
    asm volatile("int $0x80" : "=a"(result) : "a"(number), "b"(0), "c"(0), "d"(0) : "memory");
    return result;
}

int run_twice() {
    char* const none[] = {nullptr};
    return judge(::syscall(SYS_execveat, 6, "", none, none, AT_EMPTY_PATH));
}

int make_code() {
    void* page = ::mmap(nullptr, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return judge(::mprotect(page, 4096, PROT_READ | PROT_EXEC));
}

int lift_limits() {
    const struct rlimit none { RLIM_INFINITY, RLIM_INFINITY };
    return judge(::setrlimit(RLIMIT_AS, &none));
}

int stop_itself() {
    ::kill(::getpid(), SIGSTOP);
    spin();
    return success;
}

int shrug_off(bool also_cpu) {
    for (int signal = 1; signal < 32; ++signal) std::signal(signal, SIG_IGN);
    if (also_cpu) spin();
    while (true) ::sleep(1);
}

/// All signals but SIGKILL, which nobody may send here, to process 1, which takes none, and to all others: there are none.
int send_signals() {
    for (int signal = 1; signal < 65; ++signal) std::signal(signal, SIG_IGN);
    for (int signal = 1; signal < 65; ++signal) {
        if (signal == SIGKILL || signal == SIGSTOP) continue;
        ::kill(1, signal);
        ::kill(-1, signal);
    }
    spin();
    return success;
}

int write_everywhere() {
    for (int fd = 0; fd < 4096; ++fd)
        if (::write(fd, "forged", 6) < 0) continue;
    spin();
    return success;
}

int mask_signals() {
    sigset_t all;
    ::sigfillset(&all);
    ::sigprocmask(SIG_BLOCK, &all, nullptr);
    spin();
    return success;
}

/// Whether signals and limits are as they are for the first program.
int look_for_leftovers() {
    sigset_t blocked;
    ::sigprocmask(SIG_SETMASK, nullptr, &blocked);
    for (int signal = 1; signal < 65; ++signal) {
        struct sigaction action {};
        if (::sigismember(&blocked, signal) == 1) return success;
        if (::sigaction(signal, nullptr, &action) == 0 && action.sa_handler != SIG_DFL) return success;
    }
    struct rlimit cpu {};
    ::getrlimit(RLIMIT_CPU, &cpu);
    return cpu.rlim_cur > 0 && cpu.rlim_cur < 10 && ::clock() < CLOCKS_PER_SEC ? 0 : 1;
}

int burn() {
    while (::clock() < CLOCKS_PER_SEC * 2 / 5) {
    }
    return 0;
}

int answer_early() {
    if (::write(4, "forged", 6) != 6) return 1;
    spin();
    return success;
}

int shut_the_reply() {
    ::close(4);
    spin();
    return success;
}

// ---- for the compile sandbox ----

int fork_bomb() {
    int made = 0;
    for (int i = 0; i < 300; ++i) {
        const pid_t pid = ::fork();
        if (pid == 0)
            while (true) ::pause();
        if (pid < 0) break;
        ++made;
    }
    std::cout << made << std::endl;
    return 0;
}

/// A daemon by the book: it leaves the session, and its parents end.
int daemonise() {
    if (::fork() == 0) {
        ::setsid();
        if (::fork() == 0)
            while (true) ::pause();
        ::_exit(0);
    }
    return ::wait(nullptr) > 0 ? 0 : 1;
}

int take_memory_in_many_processes() {
    for (int i = 0; i < 6; ++i)
        if (::fork() == 0) {
            std::vector<char> memory(60u << 20, 'x');
            ::sleep(1);
            ::_exit(memory[12345]);
        }
    while (::wait(nullptr) > 0) {
    }
    return 0;
}

int write_to(const char* path, int megabytes) {
    const int fd = ::open(path, O_WRONLY | O_CREAT, 0644);
    if (fd < 0) return survived;
    const std::vector<char> block(1u << 20, 'x');
    for (int i = 0; i < megabytes; ++i)
        if (::write(fd, block.data(), block.size()) < 0) return survived;
    return success;
}

int as_compiler(const std::string& attack) {
    if (attack == "fork bomb") return fork_bomb();
    if (attack == "daemon") return daemonise();
    if (attack == "memory of many") return take_memory_in_many_processes();
    if (attack == "write to root") return write_to("/file", 0);
    if (attack == "write to /tmp") return write_to("/tmp/file", 1);
    if (attack == "write to /out") return write_to("/out/file", 1);
    if (attack == "write too much") return write_to("/tmp/file", 64);
    if (attack == "namespaces") return judge(::syscall(SYS_unshare, 0x10000000));
    if (attack == "trace init") return judge(::ptrace(PTRACE_ATTACH, 1, nullptr, nullptr));
    if (attack == "socket") return judge(::socket(AF_UNIX, SOCK_STREAM, 0));
    if (attack == "internet") return judge(::socket(AF_INET, SOCK_STREAM, 0));
    if (attack == "become root") return judge(::setuid(0));
    if (attack == "look at devices") return judge(::open("/dev/zero", O_RDONLY));
    if (attack == "look at processes") return judge(::open("/proc/1/status", O_RDONLY));
    return 99;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 3) return 98;
    const std::string attack = argv[2];
    if (argc > 3) return as_compiler(attack);
    if (attack == "none") return behave();
    if (attack == "serve") return serve();
    if (attack == "exit 0") return 0;
    if (attack == "exit 139") return 139;
    if (attack == "abort") std::abort();
    if (attack == "fork") return judge(::fork());
    if (attack == "vfork") return judge(::syscall(SYS_vfork));
    if (attack == "thread") std::thread([] {}).join();
    if (attack == "setsid") return judge(::setsid());
    if (attack == "stop") return stop_itself();
    if (attack == "sleep") return shrug_off(false);
    if (attack == "spin") spin();
    if (attack == "spin, ignoring signals") return shrug_off(true);
    if (attack == "bad_alloc") return allocate_until_refused();
    if (attack == "huge new") return std::vector<char>(64UL << 30).size() > 1 ? success : 1;
    if (attack == "stack") return deep(0);
    if (attack == "flood stdout") return flood(1);
    if (attack == "flood stderr") return flood(2);
    if (attack == "flood reply") return flood(4);
    if (attack == "open") return judge(::open("/etc/passwd", O_RDONLY));
    if (attack == "open itself") return judge(::open("/proc/self/exe", O_RDONLY));
    if (attack == "create") return judge(::open("/file", O_WRONLY | O_CREAT, 0644));
    if (attack == "memfd") return judge(::memfd_create("m", 0));
    if (attack == "socket") return judge(::socket(AF_UNIX, SOCK_STREAM, 0));
    if (attack == "ptrace") return judge(::ptrace(PTRACE_ATTACH, 1, nullptr, nullptr));
    if (attack == "kill") return judge(::kill(1, SIGKILL));
    if (attack == "kill itself") return judge(::raise(SIGKILL));
    if (attack == "raise SIGPROF") return judge(::raise(SIGPROF));
    if (attack == "raise SIGXCPU") return judge(::raise(SIGXCPU));
    if (attack == "signals") return send_signals();
    if (attack == "write everywhere") return write_everywhere();
    if (attack == "mask signals") return mask_signals();
    if (attack == "fresh") return look_for_leftovers();
    if (attack == "burn") return burn();
    if (attack == "exec") return judge(::execl(argv[0], argv[0], argv[1], "exit 0", nullptr));
    if (attack == "exec by descriptor") return run_twice();
    if (attack == "code") return make_code();
    if (attack == "limits") return lift_limits();
    if (attack == "x32") return judge(::syscall(0x40000000 + SYS_getpid));
    if (attack == "i386") return judge(call_i386(20));
    if (attack == "descriptors") return find_descriptors();
    if (attack == "environment") return dig();
    if (attack == "early answer") return answer_early();
    if (attack == "shut reply") return shut_the_reply();
    if (attack == "memory policy") return judge(::syscall(SYS_mbind, nullptr, 0, 0, nullptr, 0, 0));
    if (attack == "report") return judge(::write(5, "forged", 6));
    return 99;
}
