#!/bin/sh
# Builds what the browser loads into target/site: WebAssembly, its JavaScript, the styles, the public files.
set -eu
cd "$(dirname "$0")/.."
. setup/env.sh
. setup/step.sh

site=target/site
made=target/front-release
mkdir -p $site $made
cp -R public/. $site/
lightningcss --bundle --minify --output-file $made/console.css style/main.css

# Where this machine keeps the sources of libraries is nothing to send to browsers, and long.
cargo fetch --locked --quiet
for sources in "${CARGO_HOME:-$HOME/.cargo}"/registry/src/*/; do
  CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="${CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS:-} --remap-path-prefix=$sources="
done
export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS

# The relocations are what the WebAssembly is split by.
cargo rustc --package app --lib --no-default-features --features split \
  --target wasm32-unknown-unknown --profile wasm-release -- -C link-arg=--emit-relocs
wasm=target/wasm32-unknown-unknown/wasm-release/app.wasm

# The sums say whether the files of the last time are still those of this WebAssembly.
sums() { cksum "$wasm" setup/site.sh $made/*.js $made/*.wasm 2>/dev/null; }

split() {
  rm -f $made/*.wasm $made/*.js
  wasm-split-cli "$wasm" $made --target web --out-name console
  # What `lazy` calls a file is what Leptos looks it up by, to have it loaded ahead.
  (cd $made && ls split_*.wasm) | sed 's/split_\(.*\)\.wasm/"\1": ["split_\1"]/' | paste -s -d , - |
    sed 's/.*/{&}/' >$made/__wasm_split_manifest.json
}
bind() {
  wasm-bindgen --target web --no-typescript --keep-lld-exports --no-demangle --out-dir $made --out-name console $made/console.wasm
  mv $made/console_bg.wasm $made/console.wasm
}
# Only what every browser of the last years understands: with all features Chromium refuses the result.
shrink() {
  for file in $made/*.wasm; do
    # More than once: what the first pass leaves the next finds more in. The lowest kilobyte is the end of the
    # stack, which nothing computes addresses in.
    wasm-opt --low-memory-unused -Oz -Oz --gufa-optimizing --merge-similar-functions -Oz --enable-bulk-memory --enable-bulk-memory-opt --enable-nontrapping-float-to-int --enable-sign-ext \
      --enable-mutable-globals --enable-reference-types --enable-multivalue "$file" --output "$file"
  done
}
if [ "$(sums)" != "$(cat target/site.sums 2>/dev/null)" ]; then
  step "Splitting the WebAssembly" split
  step "Joining WebAssembly and JavaScript" bind
  step "Making the WebAssembly small" shrink
  sums >target/site.sums
fi
step "Naming the site's files by their content, and compressing them" node setup/publish.mjs $made $site
