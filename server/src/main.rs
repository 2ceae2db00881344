//! The binary `livesell`: reads the command line and hands over. Everything else is in the library of this package.

use std::process::ExitCode;

/// Requests and batches are many small pieces made by one thread and dropped by another.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    server::run()
}
