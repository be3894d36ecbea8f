#!/bin/sh
# Builds what the browser loads into target/site: WebAssembly, its JavaScript, the styles, the public files.
set -eu
cd "$(dirname "$0")/.."
. setup/env.sh
. setup/step.sh

site=target/site
mkdir -p $site/pkg
cp -R public/. $site/
lightningcss --bundle --minify --output-file $site/pkg/console.css style/main.css

cargo build --package app --lib --no-default-features --features hydrate \
  --target wasm32-unknown-unknown --profile wasm-release
wasm=target/wasm32-unknown-unknown/wasm-release/app.wasm

# The sums say whether the files of the last time are still those of this WebAssembly.
sums() { cksum "$wasm" $site/pkg/console.js $site/pkg/console.wasm 2>/dev/null; }
[ "$(sums)" != "$(cat target/site.sums 2>/dev/null)" ] || exit 0

bind() {
  wasm-bindgen --target web --no-typescript --out-dir $site/pkg --out-name console "$wasm"
}
# Only what every browser of the last years understands: with all features Chromium refuses the result.
shrink() {
  wasm-opt -Oz --enable-bulk-memory --enable-bulk-memory-opt --enable-nontrapping-float-to-int --enable-sign-ext \
    --enable-mutable-globals --enable-reference-types --enable-multivalue \
    $site/pkg/console_bg.wasm --output $site/pkg/console.wasm
  rm $site/pkg/console_bg.wasm
}
step "Joining WebAssembly and JavaScript" bind
step "Making the WebAssembly small" shrink
sums >target/site.sums
