#!/bin/sh
# A browser for the tests: Playwright's own Chromium, else the system's or Debian's.
set -eu
cd "$(dirname "$0")/.."
. setup/env.sh
. setup/step.sh

playwright=$(sed -n 's/.*"@playwright\/test": "\(.*\)".*/\1/p' end2end/package.json)
# browser.env says for which Playwright the browser was found, and where; its shell has no windows to
# draw, as in Playwright's own, and takes a third less of the processor.
[ "${CONSOLE_BROWSER_FOR:-}" != "$playwright, shell" ] || [ ! -x "${CONSOLE_BROWSER:-}" ] || exit 0
unset CHROMIUM

# Prints the path of the browser that CHROMIUM, else Playwright, names, if it starts.
start='
  const { chromium } = require("./end2end/node_modules/@playwright/test");
  const executablePath = process.env.CHROMIUM || undefined;
  const sandbox = process.getuid() === 0 ? ["--no-sandbox"] : [];
  chromium.launch({ executablePath, args: sandbox }).then((browser) => browser.close());
  console.log(executablePath ?? chromium.executablePath());'
starts() { CONSOLE_BROWSER=$(node --eval "$start"); }

remember() {
  mkdir -p "$CONSOLE_TOOLS"
  printf "CONSOLE_BROWSER_FOR='%s, shell'\nCONSOLE_BROWSER='%s'\n" "$playwright" "$CONSOLE_BROWSER" >"$CONSOLE_TOOLS/browser.env"
  [ -z "${CHROMIUM:-}" ] || echo "export CHROMIUM='$CHROMIUM'" >>"$CONSOLE_TOOLS/browser.env"
}

if attempt "Fetching Playwright's Chromium" playwright install chromium && attempt "Starting it" starts; then
  remember
  exit
fi
if debian_packages chromium-headless-shell fonts-liberation || command -v chromium >/dev/null; then
  CHROMIUM=$(command -v chromium-headless-shell || command -v chromium)
  export CHROMIUM
  if step "Starting $CHROMIUM" starts; then
    remember
    exit
  fi
fi
missing "The tests need a Chromium that starts." \
  "Try it yourself: cd end2end && npx playwright install --with-deps chromium" \
  "Debian: apt-get install chromium-headless-shell fonts-liberation"
