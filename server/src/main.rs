//! The binary `livesell`: reads the command line and hands over. Everything else is in the library of this package.

use std::process::ExitCode;

fn main() -> ExitCode {
    server::run()
}
