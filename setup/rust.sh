#!/bin/sh
# Rust that can compile for the browser: rustup's, else Debian's.
set -eu
cd "$(dirname "$0")/.."
. setup/env.sh
. setup/step.sh

needed=$(sed -n 's/^rust-version = "\(.*\)"/\1/p' Cargo.toml)

# Is the compiler new enough, and does it have a standard library for the browser?
ready() {
  has=$(rustc --version 2>/dev/null | cut -d ' ' -f 2)
  [ -n "$has" ] && [ "$(printf '%s\n' "$needed" "$has" | sort -V | head -n 1)" = "$needed" ] || return 1
  library=${WASM32_LIBRARY:-$(rustc --print target-libdir --target wasm32-unknown-unknown)}
  ls "$library"/libstd-*.rlib >/dev/null 2>&1 || return 1
  # What the release builds along.
  [ -d "$(rustc --print sysroot)/lib/rustlib/src/rust/library" ] || return 1
  # A library of our own fits only the compiler that built it.
  [ -z "${WASM32_LIBRARY:-}" ] || [ "$library" = "$CONSOLE_TOOLS/wasm32-library-$has" ]
}

command -v cc >/dev/null || debian_packages gcc libc6-dev ||
  missing "A C compiler is needed." "Debian, Ubuntu: apt-get install gcc libc6-dev" "macOS: xcode-select --install"

add_what_is_missing() { rustup target add wasm32-unknown-unknown && rustup component add rust-src; }

ready && exit

if command -v rustup >/dev/null && [ -z "${WASM32_LIBRARY:-}" ] &&
  attempt "Adding Rust's wasm32 target and sources" add_what_is_missing && ready; then
  rustup component add clippy rustfmt 2>/dev/null || true
  exit
fi

setup/rust-from-debian.sh || missing \
  "Rust $needed or newer with the target wasm32-unknown-unknown and its sources is needed, and could not be had." \
  "Install it from https://rustup.rs, then: rustup update stable && rustup target add wasm32-unknown-unknown && rustup component add rust-src" \
  "Where rustup cannot download, Debian 12 with its security updates serves: run this as root or with sudo."
