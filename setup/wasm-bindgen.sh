#!/bin/sh
# The program that joins WebAssembly and JavaScript, in the version that Cargo.lock names.
set -eu
cd "$(dirname "$0")/.."
. setup/env.sh
setup/cargo-tool.sh wasm-bindgen-cli "$WASM_BINDGEN_VERSION" 2 --bin wasm-bindgen
