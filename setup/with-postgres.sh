#!/bin/sh
# Runs a command with TEST_DATABASE_URL naming a PostgreSQL in which it may make databases: what the
# variable names already, else a throw-away cluster that is stopped afterwards.
set -eu
top=$(cd "$(dirname "$0")/.." && pwd)
. "$top/setup/step.sh"

has_postgres() { command -v pg_ctl >/dev/null || ls /usr/lib/postgresql/*/bin/pg_ctl >/dev/null 2>&1; }
has_postgres || debian_packages postgresql || missing "PostgreSQL is needed for the tests." \
  "Debian, Ubuntu: apt-get install postgresql" "macOS: brew install postgresql@17, and its bin folder in PATH"
command -v psql >/dev/null || PATH=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -n 1):$PATH
[ -z "${TEST_DATABASE_URL:-}" ] || exec "$@"

cluster=$(mktemp -d)
trap '"$top/setup/cluster.sh" kill "$cluster" || true; rm -rf "$cluster" "$step_log"' EXIT
trap 'exit 130' INT TERM
"$top/setup/cluster.sh" start "$cluster"
TEST_DATABASE_URL="postgres://postgres@localhost/postgres?host=$cluster" "$@"
