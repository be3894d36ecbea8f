# The environment in which cargo builds the console. Read it from the top of the repository: `. setup/env.sh`
# Tools that belong to no clone in particular are kept here, so that a second clone finds them.
CONSOLE_TOOLS=${CONSOLE_TOOLS:-${XDG_CACHE_HOME:-$HOME/.cache}/console-toolchain}
CARGO_LEPTOS_VERSION=0.3.10
# wasm-bindgen works only with the version of its crate.
WASM_BINDGEN_VERSION=$(awk '$0 == "name = \"wasm-bindgen\"" { getline; gsub(/"/, ""); print $3; exit }' Cargo.lock)
WASM_SPLIT_VERSION=0.2.3
export CONSOLE_TOOLS CARGO_LEPTOS_VERSION WASM_BINDGEN_VERSION WASM_SPLIT_VERSION

# Written by rust.sh and browser.sh where the ordinary compiler or browser could not be had.
[ ! -f "$CONSOLE_TOOLS/rust.env" ] || . "$CONSOLE_TOOLS/rust.env"
[ ! -f "$CONSOLE_TOOLS/browser.env" ] || . "$CONSOLE_TOOLS/browser.env"

PATH=$PWD/end2end/node_modules/.bin:$PATH
PATH=$CONSOLE_TOOLS/wasm_split_cli_support-$WASM_SPLIT_VERSION/bin:$PATH
PATH=$CONSOLE_TOOLS/wasm-bindgen-cli-$WASM_BINDGEN_VERSION/bin:$CONSOLE_TOOLS/cargo-leptos-$CARGO_LEPTOS_VERSION/bin:$PATH
export PATH

# One place for what is compiled, whatever this machine's own habit.
export CARGO_TARGET_DIR="$PWD/target"
