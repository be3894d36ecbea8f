//! The one binary: see `server --help`.

use std::process::ExitCode;

use mimalloc::MiMalloc;

// The system's allocator keeps what a thread once needed: 19 MiB for each that ever hashed a password.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    server::cli::main()
}
