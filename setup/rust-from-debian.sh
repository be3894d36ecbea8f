#!/bin/sh
# Debian's newer Rust, and a standard library for the browser built from its sources.
set -eu
cd "$(dirname "$0")/.."
. setup/step.sh
. setup/env.sh

debian_packages rustc-web cargo-web rust-web-src rust-web-clippy rustfmt-web
version=$(/usr/bin/rustc --version | cut -d ' ' -f 2)
llvm=$(/usr/bin/rustc --version --verbose | sed -n 's/^LLVM version: \([0-9]*\).*/\1/p')
debian_packages "lld-$llvm"
library=$CONSOLE_TOOLS/wasm32-library-$version

build_library() {
  rm -rf "$library.new"
  mkdir -p "$library.new/src"
  printf '[package]\nname = "nothing"\nedition = "2024"\n[workspace]\n' >"$library.new/Cargo.toml"
  : >"$library.new/src/lib.rs"
  # Cargo keeps building the standard library behind this switch; Debian gives the sources to do so.
  (
    cd "$library.new"
    unset RUSTFLAGS CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS
    RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1 CARGO_TARGET_DIR=target /usr/bin/cargo build --release \
      -Zbuild-std=std,panic_abort --target wasm32-unknown-unknown
    mv target/wasm32-unknown-unknown/release/deps/*.rlib .
    rm -r src target Cargo.* libnothing-*.rlib
  )
  rm -rf "$library"
  mv "$library.new" "$library"
}
[ -d "$library" ] || step "Building Rust's standard library for the browser (a minute)" build_library

# Server and browser code use this one compiler, so that they share what is compiled.
cat >"$CONSOLE_TOOLS/rust.env" <<ENV
WASM32_LIBRARY='$library'
export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER='/usr/lib/llvm-$llvm/bin/wasm-ld'
export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS='-L $library'
ENV
if command -v rustup >/dev/null; then
  rustup toolchain link console /usr
  echo "export RUSTUP_TOOLCHAIN=console" >>"$CONSOLE_TOOLS/rust.env"
fi
