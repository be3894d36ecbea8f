#!/bin/sh
# cargo-leptos, which rebuilds and reloads while one edits. Nothing else needs it.
set -eu
cd "$(dirname "$0")/.."
. setup/env.sh
OPT_LEVEL=0 setup/cargo-tool.sh cargo-leptos "$CARGO_LEPTOS_VERSION" 8
