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

# Rust's own library is built along, for size, and what would be said of a panic is left out of everything: a
# fifteenth of the file. Both are still behind the switch for what may change in cargo and rustc.
unset RUSTFLAGS CARGO_ENCODED_RUSTFLAGS
flags="-Zunstable-options -Cpanic=immediate-abort"
# Where this machine keeps the sources of libraries is nothing to send to browsers, and long.
cargo fetch --locked --quiet
for sources in "${CARGO_HOME:-$HOME/.cargo}"/registry/src/*/; do
  flags="$flags --remap-path-prefix=$sources="
done
# The relocations are what the WebAssembly is split by.
CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS=$flags RUSTC_BOOTSTRAP=1 cargo rustc --package app --lib --no-default-features --features split \
  --target wasm32-unknown-unknown --profile wasm-release \
  -Zbuild-std=std,panic_abort -Zbuild-std-features=optimize_for_size -- -C link-arg=--emit-relocs
wasm=target/wasm32-unknown-unknown/wasm-release/app.wasm

# The sums say whether the files of the last time are still those of this WebAssembly.
sums() { cksum "$wasm" setup/site.sh $made/*.js $made/*.wasm 2>/dev/null; }

split() {
  rm -f $made/*.wasm $made/*.js
  wasm-split-cli "$wasm" $made --target web --out-name console
}
bind() {
  wasm-bindgen --target web --no-typescript --keep-lld-exports --no-demangle --out-dir $made --out-name console $made/console.wasm
  mv $made/console_bg.wasm $made/console.wasm
}
# Only what every browser of the last years understands: with all features Chromium refuses the result.
shrink() {
  shrinking=
  for file in $made/*.wasm; do
    # More than once: what the first pass leaves the next finds more in. The lowest kilobyte is the end of the
    # stack, which nothing computes addresses in. Small functions become parts of others: browsers compile each when
    # it is first called, while somebody waits.
    wasm-opt --low-memory-unused --always-inline-max-function-size=10 -Oz -Oz --gufa-optimizing --merge-similar-functions -Oz \
      --enable-bulk-memory --enable-bulk-memory-opt --enable-nontrapping-float-to-int --enable-sign-ext \
      --enable-mutable-globals --enable-reference-types --enable-multivalue "$file" --output "$file.small" &
    shrinking="$shrinking $!"
  done
  for one in $shrinking; do wait "$one" || return; done
  for file in $made/*.wasm; do mv "$file.small" "$file"; done
}
if [ "$(sums)" != "$(cat target/site.sums 2>/dev/null)" ]; then
  step "Splitting the WebAssembly" split
  step "Joining WebAssembly and JavaScript" bind
  step "Making the WebAssembly small" shrink
  sums >target/site.sums
fi
step "Naming the site's files by their content, and compressing them" node setup/publish.mjs $made $site
