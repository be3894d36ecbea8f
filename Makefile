# Every target is one line; what it takes to get there stands in setup/ and is skipped once it is done.
.PHONY: run watch test test-large test-watch bench bench-quick lint format unit-tests browser-tests build site rust bindgen split node browser cargo-leptos
.NOTPARALLEL:
ENV := . setup/env.sh &&
# More than cores: a test mostly waits for its server or its database.
export RUST_TEST_THREADS ?= 6

# Builds the release, fills an empty database with the demo workspace, serves.
run: build
	@target/release/server demo --if-empty && exec target/release/server serve

# Serves the development build; rebuilds it and reloads the page while one edits.
watch: cargo-leptos bindgen node
	@$(ENV) cargo run --package server -- demo --if-empty && LEPTOS_SITE_ROOT=target/watch-site exec cargo leptos watch -- serve

# All tests but that of the hot reload, which takes a development build of its own.
test: lint unit-tests browser-tests

# What takes minutes alone: archives beyond 4 GiB.
test-large: rust
	@$(ENV) cargo test --package server --lib -- --ignored

# Proves that `make watch` brings edits into an open page.
test-watch: cargo-leptos bindgen node browser
	@setup/test-watch.sh

# Measures exports, server and browser beside the databases' own command lines and DuckDB.
bench: build browser
	@setup/bench.sh
	@$(ENV) cargo bench --package server

# The same with a tenth of the rows.
bench-quick: build browser
	@BENCH_SESSIONS=100000 BENCH_SIZES="10000 100000" BENCH_ROUNDS=3 setup/bench.sh

lint: rust
	@$(ENV) cargo fmt --all --check
	@$(ENV) cargo clippy --locked --workspace --all-targets -- --deny warnings
	@$(ENV) cargo clippy --locked --package app --no-default-features --features split --target wasm32-unknown-unknown -- --deny warnings

format: rust
	@$(ENV) cargo fmt --all

unit-tests: rust
	@$(ENV) cargo test --workspace --no-fail-fast
	@$(ENV) setup/with-postgres.sh cargo test --package server --test console --no-fail-fast

browser-tests: build browser
	@$(ENV) cd end2end && ../setup/with-postgres.sh playwright test

build: site
	@$(ENV) cargo build --release --package server

site: rust bindgen split node
	@setup/site.sh

rust:
	@setup/rust.sh

bindgen: rust
	@setup/wasm-bindgen.sh

split: rust
	@setup/wasm-split.sh

node:
	@setup/node.sh

browser: node
	@setup/browser.sh

cargo-leptos: rust
	@setup/cargo-leptos.sh
