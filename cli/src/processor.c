// Asks the processor, before anything else runs, for the instructions that the rest of the program is compiled to
// (.cargo/config.toml). Where one is missing, the program would end with "illegal instruction", which tells nobody what
// to do. In C because the check itself must be compiled without these instructions, and Cargo's flags hold for all Rust.

#include <cpuid.h>
#include <unistd.h>

// Bits of cpuid's answers (Intel's manual, volume 2, instruction CPUID).
static const unsigned LEAF_1_ECX = 1u << 12 | 1u << 22 | 1u << 27 | 1u << 28 | 1u << 29; // FMA MOVBE OSXSAVE AVX F16C
static const unsigned LEAF_7_EBX = 1u << 3 | 1u << 5 | 1u << 8;                          // BMI1 AVX2 BMI2
static const unsigned EXTENDED_ECX = 1u << 5;                                            // LZCNT
static const unsigned AVX_STATE = 6; // of XCR0: the system keeps the registers of SSE and AVX

static unsigned enabled_state(void) {
    unsigned low, high;
    __asm__("xgetbv" : "=a"(low), "=d"(high) : "c"(0));
    return low;
}

static int has_all(void) {
    unsigned a, b, c, d;
    if (!__get_cpuid(1, &a, &b, &c, &d) || (c & LEAF_1_ECX) != LEAF_1_ECX) return 0;
    if ((enabled_state() & AVX_STATE) != AVX_STATE) return 0;
    if (!__get_cpuid_count(7, 0, &a, &b, &c, &d) || (b & LEAF_7_EBX) != LEAF_7_EBX) return 0;
    return __get_cpuid(0x80000001, &a, &b, &c, &d) && (c & EXTENDED_ECX) == EXTENDED_ECX;
}

// Priority 100 comes before mimalloc's 101, since mimalloc is compiled to these instructions, too.
__attribute__((constructor(100))) static void check_processor(void) {
    static const char message[] =
        "error: this processor, or the virtual machine, lacks AVX2 or FMA, which this build of gan needs (x86-64-v3, "
        "processors since 2013-2015). Choose a CPU model with them in the virtual machine's settings, or build gan for "
        "this processor: RUSTFLAGS=\"-C target-cpu=native\" cargo build --release --workspace\n";
    if (!has_all()) {
        ssize_t written = write(2, message, sizeof message - 1);
        (void)written; // There is nowhere else to say it.
        _exit(1);
    }
}
