#include "archive/archive.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>
#include <locale.h>
#include <sys/stat.h>

#include <algorithm>
#include <map>
#include <memory>

#include "base/text.hpp"

namespace halfspace::archive {
namespace {

/// libarchive turns names into the locale's encoding and drops those that it has no letters for: as long as this lives, the
/// thread's encoding is UTF-8.
class Utf8Names {
  public:
    Utf8Names() : ours_(::newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr)) {
        if (ours_ != nullptr) before_ = ::uselocale(ours_);
    }
    Utf8Names(const Utf8Names&) = delete;
    Utf8Names& operator=(const Utf8Names&) = delete;
    ~Utf8Names() {
        if (ours_ == nullptr) return;
        ::uselocale(before_);
        ::freelocale(ours_);
    }
    explicit operator bool() const { return ours_ != nullptr; }

  private:
    locale_t ours_;
    locale_t before_ = nullptr;
};

struct Free {
    void operator()(::archive_entry* entry) const { ::archive_entry_free(entry); }
};
struct FreeReader {
    void operator()(::archive* reader) const { ::archive_read_free(reader); }
};
struct FreeWriter {
    void operator()(::archive* writer) const { ::archive_write_free(writer); }
};
using Writer = std::unique_ptr<::archive, FreeWriter>;
using Reader = std::unique_ptr<::archive, FreeReader>;

std::string said(::archive* archive) {
    const char* words = ::archive_error_string(archive);
    return words != nullptr ? clean_line(words) : "no reason given";
}

/// Why a path cannot be taken; null: it can.
const char* why_not(std::string_view path, const Limits& limits) {
    if (path.empty()) return "has no name";
    if (path.size() > limits.name_bytes) return "has too long a name";
    if (first_line_not_utf8(path)) return "has a name that is not UTF-8";
    if (path.front() == '/') return "has an absolute name";
    if (std::ranges::any_of(path, [](unsigned char c) { return c < 0x20 || c == 0x7f; }))
        return "has a name with control characters";
    if (path.find('\\') != std::string_view::npos) return "has a name with a backslash";
    std::size_t depth = 0;
    for (std::size_t begin = 0; begin <= path.size(); ++depth) {
        const auto end = std::min(path.find('/', begin), path.size());
        const auto part = path.substr(begin, end - begin);
        if (part == "..") return "has a name that climbs out of its folder";
        if (part.empty() || part == ".") return "has an odd name";
        begin = end + 1;
    }
    return depth > limits.depth + 1 ? "lies too deep in folders" : nullptr;
}

/// The same for names that a file system without letter case takes for one.
std::string folded(std::string_view path) {
    std::string text(path);
    for (char& c : text) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return text;
}

la_ssize_t append(::archive*, void* to, const void* bytes, std::size_t count) {
    static_cast<std::string*>(to)->append(static_cast<const char*>(bytes), count);
    return static_cast<la_ssize_t>(count);
}

Result<void> add(::archive* writer, const Entry& file) {
    const std::unique_ptr<::archive_entry, Free> entry(::archive_entry_new());
    ::archive_entry_set_pathname_utf8(entry.get(), file.path.c_str());
    ::archive_entry_set_filetype(entry.get(), AE_IFREG);
    ::archive_entry_set_perm(entry.get(), file.executable ? 0755 : 0644);
    ::archive_entry_set_size(entry.get(), static_cast<la_int64_t>(file.content.size()));
    // No time is set: the format then has its earliest one, in any time zone.
    if (::archive_write_header(writer, entry.get()) != ARCHIVE_OK ||
        ::archive_write_data(writer, file.content.data(), file.content.size()) !=
            static_cast<la_ssize_t>(file.content.size()))
        return fail(Error::fault(fmt::format("packing {}: {}", file.path, said(writer))));
    return {};
}

Error not_utf8_here() {
    return Error::fault("the locale C.UTF-8 is missing, without which names in archives are lost");
}

std::string name_of(::archive_entry* entry) {
    if (const char* name = ::archive_entry_pathname_utf8(entry)) return name;
    const char* name = ::archive_entry_pathname(entry);
    return name != nullptr ? name : "";
}

/// What it is, if it is no regular file and no folder.
const char* kind_of(::archive_entry* entry) {
    if (::archive_entry_hardlink(entry) != nullptr) return is_hard_link;
    switch (::archive_entry_filetype(entry)) {
        case AE_IFREG:
        case AE_IFDIR:
            return nullptr;
        case AE_IFLNK:
            return "is a symbolic link";
        case AE_IFIFO:
            return "is a named pipe";
        case AE_IFSOCK:
            return "is a socket";
        default:
            return "is a device";
    }
}

/// Reads one archive, counting.
class Reading {
  public:
    Reading(const Limits& limits, const Wanted& wanted) : limits_(limits), wanted_(wanted) {
        reader_.reset(::archive_read_new());
        ::archive_read_support_format_zip(reader_.get());
        ::archive_read_support_format_7zip(reader_.get());
        ::archive_read_support_format_tar(reader_.get());
        // Not all that libarchive knows: some of its filters start programs.
        ::archive_read_support_filter_gzip(reader_.get());
        ::archive_read_support_filter_bzip2(reader_.get());
        ::archive_read_support_filter_xz(reader_.get());
        ::archive_read_support_filter_zstd(reader_.get());
    }

    Result<Contents> all(std::string_view bytes) {
        size_ = bytes.size();
        return all(::archive_read_open_memory(reader_.get(), bytes.data(), bytes.size()));
    }
    Result<Contents> all(const Fd& file) {
        return all(::archive_read_open_fd(reader_.get(), file.get(), 256 << 10));
    }

  private:
    Result<Contents> all(int opened) {
        if (opened != ARCHIVE_OK) return fail(damaged());
        ::archive_entry* entry = nullptr;
        int status = ARCHIVE_OK;
        while ((status = ::archive_read_next_header(reader_.get(), &entry)) != ARCHIVE_EOF) {
            // ARCHIVE_WARN: a name that is not UTF-8, for one; it is looked at below.
            if (status != ARCHIVE_OK && status != ARCHIVE_WARN) return fail(damaged());
            if (++entries_ > limits_.entries)
                return fail(too_much(fmt::format("holds more than {} entries", limits_.entries)));
            TRY(take(entry));
        }
        // A tar of nothing is any number of zeros; nothing else that is empty has a format.
        if (entries_ == 0 && ::archive_format(reader_.get()) == 0) return fail(damaged());
        refuse_twins();
        return std::move(contents_);
    }

    Result<void> take(::archive_entry* entry) {
        std::string path = name_of(entry);
        const bool is_folder = ::archive_entry_filetype(entry) == AE_IFDIR;
        if (path.starts_with("./")) path.erase(0, 2);
        if (is_folder && path.size() > 1 && path.back() == '/') path.pop_back();
        if (is_folder && path.empty()) return {};
        const char* why = why_not(path, limits_);
        if (why == nullptr) why = kind_of(entry);
        if (why == nullptr && is_folder) return {};
        if (why == nullptr && ::archive_entry_is_encrypted(entry) != 0)
            why = "is encrypted: pack it without a password";
        if (why != nullptr) {
            contents_.refused.push_back({std::move(path), why});
            return {};  // the next header skips its data, undecoded or in blocks that are not kept
        }
        const std::size_t most = wanted_ ? std::min(wanted_(path), limits_.entry_bytes) : limits_.entry_bytes;
        if (most == 0) {
            contents_.unread.push_back(std::move(path));
            return {};
        }
        Entry file{std::move(path), {}, (::archive_entry_perm(entry) & 0111) != 0};
        if (const auto refused = TRY(read_into(file.content, most)); !refused.empty()) {
            contents_.refused.push_back({std::move(file.path), refused});
        } else {
            contents_.files.push_back(std::move(file));
        }
        return {};
    }

    /// Why what is there cannot be taken; empty: it is.
    Result<std::string> read_into(std::string& content, std::size_t most) {
        char block[64 << 10];
        while (true) {
            const auto got = ::archive_read_data(reader_.get(), block, sizeof block);
            if (got == ARCHIVE_FATAL) return fail(damaged());
            if (got < 0) return fmt::format("is damaged ({})", said(reader_.get()));
            if (got == 0) return std::string();
            const auto count = static_cast<std::size_t>(got);
            total_ += count;
            if (content.size() + count > most) return fmt::format("has more than {} bytes", most);
            if (total_ > limits_.total_bytes)
                return fail(too_much(fmt::format("unpacks to more than {} bytes", limits_.total_bytes)));
            if (size_ > 0 && total_ > (4u << 20) && total_ / limits_.ratio > size_)
                return fail(too_much(fmt::format("unpacks to over {} times its size", limits_.ratio)));
            content.append(block, count);
        }
    }

    /// Which of several counts would be chance.
    void refuse_twins() {
        auto& files = contents_.files;
        auto& unread = contents_.unread;
        std::ranges::stable_sort(files, {}, &Entry::path);
        std::ranges::stable_sort(unread);
        std::map<std::string, int> seen;
        for (const auto& file : files) ++seen[folded(file.path)];
        for (const auto& path : unread) ++seen[folded(path)];
        const auto is_twin = [&](const std::string& path) {
            if (seen.at(folded(path)) == 1) return false;
            contents_.refused.push_back({path, "stands in it more than once"});
            return true;
        };
        std::erase_if(files, [&](const Entry& file) { return is_twin(file.path); });
        std::erase_if(unread, is_twin);
    }

    [[nodiscard]] Error damaged() const {
        return Error::bad_input(
            fmt::format("it is no zip, tar or 7z archive, or a damaged one ({})", said(reader_.get())));
    }
    static Error too_much(const std::string& what) {
        return Error::bad_input("the archive is not taken: it " + what);
    }

    const Limits& limits_;
    const Wanted& wanted_;
    Reader reader_;
    Contents contents_;
    std::size_t size_ = 0;  ///< of the archive; 0: not looked at
    std::size_t entries_ = 0;
    std::size_t total_ = 0;
};

/// The length of the ending that makes it an archive; 0: none.
std::size_t ending_of(std::string_view name) {
    constexpr std::string_view endings[] = {".zip",     ".7z",  ".tar", ".tar.gz", ".tar.bz2", ".tar.xz",
                                            ".tar.zst", ".tgz", ".tbz", ".tbz2",   ".txz",     ".tzst"};
    const auto text = folded(name);
    for (const auto ending : endings) {
        if (text.size() > ending.size() && text.ends_with(ending)) return ending.size();
    }
    return 0;
}

}  // namespace

Result<std::string> make_zip(std::vector<Entry> files) {
    const Utf8Names names;
    if (!names) return fail(not_utf8_here());
    std::ranges::sort(files, {}, &Entry::path);
    for (std::size_t i = 0; i < files.size(); ++i) {
        const char* why = why_not(files[i].path, {});
        if (why == nullptr && i > 0 && files[i].path == files[i - 1].path) why = "is packed twice";
        if (why != nullptr) return fail(Error::fault(fmt::format("{} {}", clean_line(files[i].path), why)));
    }
    std::string bytes;
    const Writer writer(::archive_write_new());
    ::archive_write_set_format_zip(writer.get());
    ::archive_write_set_bytes_in_last_block(writer.get(), 1);  // no padding
    if (::archive_write_set_options(writer.get(), "zip:compression=deflate,zip:hdrcharset=UTF-8") !=
            ARCHIVE_OK ||
        ::archive_write_open(writer.get(), &bytes, nullptr, &append, nullptr) != ARCHIVE_OK)
        return fail(Error::fault("packing: " + said(writer.get())));
    for (const auto& file : files) TRY(add(writer.get(), file));
    if (::archive_write_close(writer.get()) != ARCHIVE_OK)
        return fail(Error::fault("packing: " + said(writer.get())));
    return bytes;
}

Result<Contents> read(std::string_view bytes, const Limits& limits, const Wanted& wanted) {
    const Utf8Names names;
    if (!names) return fail(not_utf8_here());
    return Reading(limits, wanted).all(bytes);
}

Result<Contents> read(const Fd& file, const Limits& limits, const Wanted& wanted) {
    const Utf8Names names;
    if (!names) return fail(not_utf8_here());
    return Reading(limits, wanted).all(file);
}

bool is_archive_name(std::string_view name) {
    return ending_of(name) > 0;
}

std::string_view without_ending(std::string_view name) {
    name.remove_suffix(ending_of(name));
    return name;
}

}  // namespace halfspace::archive
