#!/bin/sh
# Times a first visit of the Export Data page on the demo's data, and weighs the files it loads:
# prints `name value unit`, a line for each figure. The release must be built.
set -eu
cd "$(dirname "$0")/.."
. setup/env.sh
. setup/step.sh

FIGURES=$(mktemp)
export FIGURES
trap 'rm -f "$FIGURES" "$step_log"' EXIT
run() { (cd end2end && playwright test --config visit.config.ts); }
step "Visiting the page" run
cat "$FIGURES"
for kind in wasm js css; do
  for file in target/site/pkg/*."$kind"; do
    printf '%s %s bytes\n' "$(basename "$file" | sed 's/\.[0-9a-f]\{16\}\././')" "$(wc -c <"$file.br" | tr -d ' ')"
  done
done
