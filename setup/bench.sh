#!/bin/sh
# Times the three exports against SQLite's own command line on the same rows, in turns, and prints
# medians and ratios. SESSIONS and ROUNDS say how large and how often.
set -eu
cd "$(dirname "$0")/.."
. setup/env.sh
. setup/step.sh

sessions=${SESSIONS:-1000000} rounds=${ROUNDS:-5}
command -v sqlite3 >/dev/null || debian_packages sqlite3 ||
  missing "SQLite's command line is needed." "Debian, Ubuntu: apt-get install sqlite3" "macOS: brew install sqlite"
[ -x /usr/bin/time ] || debian_packages time || missing "GNU time is needed." "Debian, Ubuntu: apt-get install time"

folder=target/bench
database=$folder/$sessions.db
mkdir -p "$folder"
server=target/release/server
if [ ! -f "$database" ]; then
  rm -f "$database".new*
  DATABASE_URL=sqlite://$database.new step "Making a workspace with $sessions sessions" $server demo --sessions "$sessions"
  mv "$database.new" "$database"
fi
export DATABASE_URL="sqlite://$database"
slug=$(sqlite3 "$database" "SELECT slug FROM workspaces WHERE id = 1")

# measure name command …: appends seconds and KB at the peak to its list.
measure() {
  name=$1
  shift
  /usr/bin/time --format '%e %M' --append --output "$folder/$name" "$@"
}
by_console() { measure "console-$1" $server export "$1" --workspace "$slug" --output "$folder/$1.csv"; }
by_sqlite3() { measure "sqlite3-$1" sqlite3 -csv -header "$database" ".output $folder/$1-peer.csv" ".read server/benches/$1.sql"; }

# median name column
median() { cut -d ' ' -f "$2" "$folder/$1" | sort -n | sed -n "$(((rounds + 1) / 2))p"; }

printf '%-9s %14s %14s %7s\n' "" "console" "sqlite3 -csv" "ratio"
for kind in sessions users groups; do
  rm -f "$folder/console-$kind" "$folder/sqlite3-$kind"
  for _ in $(seq "$rounds"); do
    by_console $kind
    by_sqlite3 $kind
  done
  for name in console sqlite3; do
    median "$name-$kind" 1
    median "$name-$kind" 2
  done | paste -s -d ' ' - | awk -v kind=$kind \
    '{ printf "%-9s %6.2f s %3d MB %6.2f s %3d MB %6.3f\n", kind, $1, $2 / 1024, $3, $4 / 1024, $1 / $3 }'
done
