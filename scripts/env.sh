# shellcheck shell=bash
# Sourced by every script here (never run): paths, pinned versions, and a few small helpers.
# A user may set GAN_TOOLS_DIR, CARGO_TARGET_DIR, and the browsers: CHROMIUM and CHROMEDRIVER, FIREFOX and GECKODRIVER,
# MINIBROWSER and WEBKITDRIVER.

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
SCRIPTS=$ROOT/scripts
# Stamps say "this step was done for that input"; `make clean` removes them.
STAMPS=$ROOT/.stamps
TARGET_DIR=${CARGO_TARGET_DIR:-$ROOT/target}
export ROOT SCRIPTS STAMPS TARGET_DIR

# Where the engine's tests write the TypeScript types (scripts/generate-types.sh).
export TS_RS_EXPORT_DIR=$ROOT/pkg/types
export TS_RS_LARGE_INT=number

# Where the wasm tools are installed: outside the checkout, so that a second clone finds them.
GAN_TOOLS_DIR=${GAN_TOOLS_DIR:-${XDG_CACHE_HOME:-$HOME/.cache}/gan-playground/tools}
export GAN_TOOLS_DIR

WASM_TARGET=wasm32-unknown-unknown
# The toolchain that the fallback of setup-wasm-target.sh links.
DEBIAN_TOOLCHAIN=debian-web
export WASM_TARGET DEBIAN_TOOLCHAIN

# wasm-bindgen's command must have exactly the version of the library in Cargo.lock.
WASM_BINDGEN_VERSION=$(awk '/^name = "wasm-bindgen"$/ { getline; gsub(/[^0-9.]/, ""); print; exit }' "$ROOT/Cargo.lock")
# The version that set-up installs; any other of the same 0.15 line on PATH will do.
WASM_PACK_VERSION=0.15.1
WASM_BINDGEN_HOME=$GAN_TOOLS_DIR/wasm-bindgen-cli-$WASM_BINDGEN_VERSION
WASM_PACK_HOME=$GAN_TOOLS_DIR/wasm-pack-$WASM_PACK_VERSION
export WASM_BINDGEN_VERSION WASM_PACK_VERSION WASM_BINDGEN_HOME WASM_PACK_HOME
# The driver of Firefox, which Debian does not package; any other on PATH will do.
GECKODRIVER_VERSION=0.37.1
GECKODRIVER_HOME=$GAN_TOOLS_DIR/geckodriver-$GECKODRIVER_VERSION
export GECKODRIVER_VERSION GECKODRIVER_HOME
# What scripts/check.sh needs besides.
CARGO_DENY_VERSION=0.20.2
TYPOS_VERSION=1.52.0
CARGO_DENY_HOME=$GAN_TOOLS_DIR/cargo-deny-$CARGO_DENY_VERSION
TYPOS_HOME=$GAN_TOOLS_DIR/typos-$TYPOS_VERSION
export CARGO_DENY_VERSION TYPOS_VERSION CARGO_DENY_HOME TYPOS_HOME

# path_first FOLDER: put it at PATH's front, once.
path_first() {
  case ":$PATH:" in
    *":$1:"*) ;;
    *) PATH=$1:$PATH ;;
  esac
}
command -v cargo >/dev/null 2>&1 || path_first "${CARGO_HOME:-$HOME/.cargo}/bin"
path_first "$TYPOS_HOME/bin"
path_first "$CARGO_DENY_HOME/bin"
path_first "$WASM_PACK_HOME/bin"
path_first "$WASM_BINDGEN_HOME/bin"
export PATH

# The site's modules: for any browser, for one with relaxed SIMD, and with WebGPU.
BUILDS=(cpu cpu-relaxed webgpu)

# features_of BUILD: cargo's options for one of them. Tests and clippy use the same ones, so that the dependencies are
# compiled once.
features_of() {
  case $1 in
    cpu) echo --no-default-features ;;
    cpu-relaxed) echo --no-default-features --features relaxed-simd ;;
    webgpu) echo --no-default-features --features webgpu ;;
    *) die "No such build: $1 (there are ${BUILDS[*]})" ;;
  esac
}

# What the wasm modules are made of, relative to ROOT.
ENGINE_INPUTS=(.cargo Cargo.toml Cargo.lock src kernels/Cargo.toml kernels/src wasm scripts/rustc-wasm.sh)

say() { printf '==> %s\n' "$*"; }
warn() { printf '!!  %s\n' "$*" >&2; }
die() {
  warn "$@"
  exit 1
}
have() { command -v "$1" >/dev/null 2>&1; }

# timed TEXT COMMAND...: run the command, then say how long it took.
timed() {
  local text=$1 started=$SECONDS
  shift
  "$@"
  say "$text: done in $((SECONDS - started)) s"
}

# is_newer STAMP INPUT...: does the stamp exist, with no file below the inputs changed after it?
is_newer() {
  local stamp=$1
  shift
  [ -e "$stamp" ] || return 1
  [ -z "$(find "$@" -newer "$stamp" 2>/dev/null | head -n 1)" ]
}

# hash_of ALGORITHM FILE: in hexadecimal; by Node, which every system here has.
hash_of() {
  node -e 'const { createHash } = require("node:crypto");
    const [algorithm, file] = process.argv.slice(1);
    console.log(createHash(algorithm).update(require("node:fs").readFileSync(file)).digest("hex"))' "$1" "$2"
}

# stamped STAMP COMMAND...: run the command, then make the stamp, dated when the command *started*: what is
# edited meanwhile counts as changed.
stamped() {
  local stamp=$1
  shift
  mkdir -p "$(dirname "$stamp")"
  rm -f "$stamp"
  touch "$stamp.started"
  "$@"
  mv "$stamp.started" "$stamp"
}

# as_root COMMAND...: as root, or through sudo (which may ask for a password at a terminal only); else it fails.
as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  elif have sudo && { sudo -n true 2>/dev/null || [ -t 0 ]; }; then
    sudo "$@"
  else
    return 1
  fi
}

# apt_install PACKAGE...: install Debian packages, removing none; fails without apt or the right to use it.
apt_install() {
  have apt-get || return 1
  as_root apt-get update -qq || return 1
  as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-remove --no-install-recommends "$@"
}

# has_wasm_target [TOOLCHAIN]: has that rustc (else the active one) the wasm standard library?
has_wasm_target() {
  local libdir
  libdir=$(env ${1:+RUSTUP_TOOLCHAIN="$1"} rustc --print target-libdir --target "$WASM_TARGET" 2>/dev/null) || return 1
  compgen -G "$libdir/libstd-*.rlib" >/dev/null
}

# use_wasm_toolchain: call it before a wasm build. The active toolchain stays where it has the wasm target.
use_wasm_toolchain() {
  export RUSTC_WORKSPACE_WRAPPER=$SCRIPTS/rustc-wasm.sh
  if has_wasm_target; then
    return
  fi
  has_wasm_target "$DEBIAN_TOOLCHAIN" ||
    die "No Rust toolchain here has the target $WASM_TARGET: run 'make setup'."
  export RUSTUP_TOOLCHAIN=$DEBIAN_TOOLCHAIN
}

# first_of NAME...: the path of the first of these commands or files that can be run, or nothing.
first_of() {
  local name
  for name in "$@"; do
    ! command -v "$name" || return 0
  done
}

# find_browser: export CHROMIUM and CHROMEDRIVER (set by the user, else from PATH), or fail.
find_browser() {
  CHROMIUM=${CHROMIUM:-$(first_of chromium chromium-browser google-chrome google-chrome-stable)}
  CHROMEDRIVER=${CHROMEDRIVER:-$(first_of chromedriver)}
  export CHROMIUM CHROMEDRIVER
  [ -x "$CHROMIUM" ] && [ -x "$CHROMEDRIVER" ]
}

# find_geckodriver: export GECKODRIVER (set by the user, else from PATH, else the one that was built here), or fail.
find_geckodriver() {
  GECKODRIVER=${GECKODRIVER:-$(first_of geckodriver "$GECKODRIVER_HOME/bin/geckodriver")}
  export GECKODRIVER
  [ -x "$GECKODRIVER" ]
}

# find_firefox: export FIREFOX (set by the user, else from PATH), or fail.
find_firefox() {
  FIREFOX=${FIREFOX:-$(first_of firefox-esr firefox)}
  export FIREFOX
  [ -x "$FIREFOX" ]
}

# find_lavapipe: export LAVAPIPE, the file by which Vulkan's loader finds Mesa's driver in software, or fail.
find_lavapipe() {
  LAVAPIPE=${LAVAPIPE:-$(compgen -G '/usr/share/vulkan/icd.d/lvp_icd*.json' | head -n 1)}
  export LAVAPIPE
  [ -f "$LAVAPIPE" ]
}

# find_webkit: export MINIBROWSER and WEBKITDRIVER (set by the user, else Debian's), or fail; also without an X server for it.
find_webkit() {
  # Debian keeps the browser beside the library, in a folder of the architecture's.
  MINIBROWSER=${MINIBROWSER:-$(compgen -G '/usr/lib/*/webkit2gtk-4.*/MiniBrowser' | tail -n 1)}
  WEBKITDRIVER=${WEBKITDRIVER:-$(first_of WebKitWebDriver)}
  export MINIBROWSER WEBKITDRIVER
  [ -x "$MINIBROWSER" ] && [ -x "$WEBKITDRIVER" ] && have Xvfb
}
