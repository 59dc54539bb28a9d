#!/usr/bin/env bash
# Cargo calls this in rustc's place for this workspace's own crates when they are compiled for wasm
# (RUSTC_WORKSPACE_WRAPPER, set in env.sh), to link the page's module with fat LTO and without names.
#
# Cargo's own `lto` would hold for the tests as well, and would compile the dependencies in another way for each. Like
# this they are compiled once, to machine code and to bitcode (`embed-bitcode` in .cargo/config.toml): tests link the
# one in seconds, the page's module the other in minutes. And wasm-pack calls `cargo build`, which takes no flags of
# rustc for one crate.
set -euo pipefail

rustc=$1
shift
# Both keep what the matrix product's micro-kernel says in the machine code (kernels/src/flex/gemm/simd128/micro_kernel.rs): loads
# stay in the order of the source, and addresses stay one pointer plus a constant (no loop strength reduction).
flags=(-C llvm-args=-pre-RA-sched=source -C llvm-args=-disable-lsr)
# For the whole crate, since what has the instruction would not be inlined into a function without.
case " $* " in
  *'feature="relaxed-simd"'*) flags+=(-C target-feature=+relaxed-simd) ;;
esac
case " $* " in
  # wasm-bindgen reads in target_features what it may use.
  *" --crate-name gan_playground_wasm "*)
    flags+=(-C lto=fat -C strip=symbols -C link-arg=--keep-section=target_features) ;;
esac
exec "$rustc" "$@" "${flags[@]}"
