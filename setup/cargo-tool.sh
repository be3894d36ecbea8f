#!/bin/sh
# cargo-tool.sh name version minutes [option of cargo install …]
# A program from crates.io, ready-made where possible, kept for every clone.
set -eu
cd "$(dirname "$0")/.."
. setup/env.sh
. setup/step.sh

name=$1 version=$2 minutes=$3
shift 3
folder=$CONSOLE_TOOLS/$name-$version
[ ! -d "$folder/bin" ] || exit 0

if command -v cargo-binstall >/dev/null &&
  attempt "Fetching $name $version" cargo binstall --no-confirm --disable-strategies compile --root "$folder" "$name@$version"; then
  exit
fi
# Full optimisation would take these tools half an hour and save them seconds.
export CARGO_PROFILE_RELEASE_OPT_LEVEL="${OPT_LEVEL:-1}" CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16
export CARGO_INSTALL_ROOT="$folder"

# Its authors' choice of versions can ask for a newer compiler; then those that suit this one.
attempt "Building $name $version (about $minutes minutes on two cores)" \
  cargo install --locked --version "=$version" "$@" "$name" ||
  step "Building $name $version with versions that suit this compiler" cargo install --version "=$version" "$@" "$name" ||
  missing "$name $version could not be had." "Try it yourself: cargo install --version =$version $name"
