#!/bin/sh
# What the build and the browser tests need from npm.
set -eu
cd "$(dirname "$0")/.."
. setup/step.sh

installed=end2end/node_modules/.package-lock.json
[ end2end/package-lock.json -nt "$installed" ] || [ ! -f "$installed" ] || exit 0

major=$(node --version 2>/dev/null | sed 's/^v\([0-9]*\).*/\1/')
[ "${major:-0}" -ge 20 ] && command -v npm >/dev/null ||
  missing "Node.js 20 or newer with npm is needed." "Get it from https://nodejs.org or from your system's packages."

step "Installing from npm" npm ci --prefix end2end --no-fund --no-audit --no-update-notifier ||
  missing "The packages of end2end/package-lock.json could not be had." "Try it yourself: npm ci --prefix end2end"
touch "$installed"
