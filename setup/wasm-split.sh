#!/bin/sh
# The program that takes the pages beyond the first visit out of the WebAssembly.
set -eu
cd "$(dirname "$0")/.."
. setup/env.sh
setup/cargo-tool.sh wasm_split_cli_support "$WASM_SPLIT_VERSION" 1 --features build-binary
