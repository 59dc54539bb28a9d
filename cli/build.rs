//! Compiles the check of the processor, which must not contain the instructions that it looks for.

fn main() {
    println!("cargo:rerun-if-changed=src/processor.c");
    let target = |part: &str| std::env::var(format!("CARGO_CFG_TARGET_{part}")).unwrap_or_default();
    // A build for an older processor has nothing to look for.
    let needs_avx2 = target("FEATURE").split(',').any(|feature| feature == "avx2");
    if target("ARCH") != "x86_64" || target("FAMILY") != "unix" || !needs_avx2 {
        return;
    }
    cc::Build::new()
        .file("src/processor.c")
        // The flags of .cargo/config.toml ask for the very instructions that may be missing.
        .inherit_rustflags(false)
        .flag("-march=x86-64")
        // The priorities up to 100 are reserved for the compiler's libraries, none of which this program has.
        .flag_if_supported("-Wno-prio-ctor-dtor")
        // Nothing in Rust calls it: without this the linker would leave it out.
        .link_lib_modifier("+whole-archive")
        .compile("processor");
}
