#!/bin/sh
# Measures exports, server and browser beside the databases' own command lines and DuckDB, and writes
# target/bench/report.md. BENCH_SESSIONS and BENCH_ROUNDS say how large and how often, BENCH_SIZES at
# which sizes growth is looked at. What is measured is made once and kept in target/bench.
set -eu
cd "$(dirname "$0")/.."
. setup/env.sh
. setup/step.sh

export BENCH_SESSIONS="${BENCH_SESSIONS:-1000000}" BENCH_ROUNDS="${BENCH_ROUNDS:-5}"
export BENCH_SIZES="${BENCH_SIZES:-10000 100000 1000000 4000000}"
DUCKDB_VERSION=1.5.6-r.1
folder=$PWD/target/bench
server=target/release/server
mkdir -p "$folder"

command -v sqlite3 >/dev/null || debian_packages sqlite3 ||
  missing "SQLite's command line is needed." "Debian, Ubuntu: apt-get install sqlite3" "macOS: brew install sqlite"
[ -x /usr/bin/time ] || debian_packages time || missing "GNU time is needed." "Debian, Ubuntu: apt-get install time"
duckdb_is_there() { grep -qs "\"version\": \"$DUCKDB_VERSION\"" "$folder/duckdb/node_modules/@duckdb/node-api/package.json"; }
duckdb_is_there || step "Installing DuckDB from npm" \
  npm install --prefix "$folder/duckdb" --no-fund --no-audit --no-update-notifier "@duckdb/node-api@$DUCKDB_VERSION"

# The console's own workspace, in a file of SQLite.
for sessions in $BENCH_SESSIONS $BENCH_SIZES; do
  [ ! -f "$folder/$sessions.db" ] || continue
  rm -f "$folder/new.db"*
  DATABASE_URL=sqlite://$folder/new.db step "Making a workspace with $sessions sessions" $server demo --sessions "$sessions"
  mv "$folder/new.db" "$folder/$sessions.db"
done

# The same rows in DuckDB's own format, by way of CSV.
to_duckdb() {
  rm -rf "$folder/new.duckdb"* "$folder/tables" && mkdir "$folder/tables" || return
  set --
  while read -r table columns; do
    # SQLite keeps UUIDs as bytes, which have no place in CSV.
    sqlite3 -csv -header -nullvalue '\N' "$folder/$BENCH_SESSIONS.db" "SELECT $columns FROM $table" >"$folder/tables/$table.csv" || return
    set -- "$@" "CREATE TABLE $table AS FROM read_csv('$folder/tables/$table.csv', header = true, nullstr = '\N', sample_size = -1)"
    case $columns in *hex*) set -- "$@" "ALTER TABLE $table ALTER uuid TYPE UUID" ;; esac
  done <<TABLES
users id, hex(uuid) AS uuid, email, email_key, first_name, first_name_key, last_name, last_name_key
members workspace_id, user_id, role, seat_type, joined_at, last_login_at, deactivated_at
groups id, hex(uuid) AS uuid, workspace_id, name, name_key, deleted_at
group_members workspace_id, group_id, user_id, role
scenarios id, workspace_id, name, difficulty
programs id, workspace_id, name
assignments id, workspace_id, program_id, assigned_by
sessions hex(uuid) AS uuid, workspace_id, user_id, scenario_id, assignment_id, started_at, ended_at, score_hundredths, valid_attempt, exported
TABLES
  NODE_PATH=$folder/duckdb/node_modules node end2end/bench/duckdb.cjs "$folder/new.duckdb" "$@" CHECKPOINT &&
    mv "$folder/new.duckdb" "$folder/$BENCH_SESSIONS.duckdb" && rm -r "$folder/tables"
}
[ -f "$folder/$BENCH_SESSIONS.duckdb" ] || step "Loading the same rows into DuckDB" to_duckdb

# And in PostgreSQL. The socket's path must be short, and the cluster stays.
command -v pg_ctl >/dev/null || ls /usr/lib/postgresql/*/bin/pg_ctl >/dev/null 2>&1 || debian_packages postgresql ||
  missing "PostgreSQL is needed." "Debian, Ubuntu: apt-get install postgresql" "macOS: brew install postgresql@17, and its bin folder in PATH"
command -v psql >/dev/null || PATH=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -n 1):$PATH
cluster=$(mktemp -d)
chmod 755 "$cluster"
mkdir -p "$folder/postgres"
[ "$(id -u)" != 0 ] || chown postgres "$folder/postgres"
ln -s "$folder/postgres" "$cluster/data"
trap 'setup/cluster.sh stop "$cluster" || true; rm -rf "$cluster" "$step_log"' EXIT
trap 'exit 130' INT TERM
setup/cluster.sh start "$cluster"
export BENCH_POSTGRES="postgres://postgres@localhost/postgres?host=$cluster"
database=bench_$BENCH_SESSIONS
to_postgres() {
  new="postgres://postgres@localhost/new?host=$cluster"
  psql --quiet --command "DROP DATABASE IF EXISTS new" --command "CREATE DATABASE new" "$BENCH_POSTGRES" &&
    $server copy --from "sqlite://$folder/$BENCH_SESSIONS.db" --to "$new" &&
    # Later it does that by itself.
    psql --quiet --command "VACUUM ANALYZE" "$new" &&
    psql --quiet --command "ALTER DATABASE new RENAME TO $database" "$BENCH_POSTGRES"
}
psql --quiet --command "" "postgres://postgres@localhost/$database?host=$cluster" 2>/dev/null ||
  step "Copying the same rows into PostgreSQL" to_postgres

report=$folder/${BENCH_REPORT:=report.md}
export BENCH_REPORT
cores=$(getconf _NPROCESSORS_ONLN)
{
  echo "Measured on $(date -u +%Y-%m-%d), $(uname -sm), $cores cores ($(sed -n 's/^model name.*: //p' /proc/cpuinfo | head -n 1)): $(rustc --version | cut -d ' ' -f 1-2),"
  echo "SQLite $(sqlite3 --version | cut -d ' ' -f 1) (command line), $(psql --version), DuckDB $DUCKDB_VERSION, Node $(node --version), $("${CHROMIUM:-chromium}" --version 2>/dev/null || echo "Playwright's Chromium")."
  echo
} >"$report"
cat "$report"
# What was written until here would be on its way to the disk while the first exports are.
sync
(cd end2end && playwright test --config bench.config.ts "$@")
[ ! -x setup/bench-visit.sh ] || setup/bench-visit.sh
echo "All of it stands in $report"
