#!/bin/sh
# Runs the hot reload in a copy of the tree, on free ports, with its own database, and lets Chromium watch.
set -eu
cd "$(dirname "$0")/.."
. setup/env.sh

# Always the same place, so that a second run finds what the first one compiled.
copy=$PWD/target/hot-reload
rm -rf "$copy"
mkdir -p "$copy"
# (.cargo is found above it; twice, its flags would add up and nothing compiled could be shared.)
tar -cf - --exclude=./target --exclude=./data --exclude=./.git --exclude=./.cargo --exclude=node_modules --exclude=./.env . | tar -xf - -C "$copy"
# The last run compiled its own edit, which is newer than the files just copied.
find "$copy/app/src" -name '*.rs' -exec touch {} +

free_ports='
  const { createServer } = require("net");
  const [a, b] = [createServer(), createServer()];
  a.listen(0, "127.0.0.1", () => b.listen(0, "127.0.0.1", () => {
    console.log(a.address().port, b.address().port);
    a.close(); b.close();
  }));'
# shellcheck disable=SC2046
set -- $(node --eval "$free_ports")

export CONSOLE_COPY="$copy"
export LEPTOS_SITE_ADDR="127.0.0.1:$1" LEPTOS_RELOAD_PORT="$2"
export PUBLIC_URL="http://127.0.0.1:$1" DATABASE_URL="sqlite://$copy/data/console.db" EXPORT_STORE_URL="file://$copy/data/exports"
# Watching goes on after a failed build, so that is found out first.
(cd "$copy" && cargo leptos build)
cd end2end
exec playwright test --config hot-reload.config.ts
