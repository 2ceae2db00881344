//! The connection URL of a cluster on a Unix socket. Not a URL parser.

use std::os::unix::ffi::OsStrExt;
use std::path::Path;

/// `postgres://role@localhost/database?host=/socket/folder`, the form sqlx and libpq both read.
pub(crate) fn of_socket(role: &str, database: &str, socket_dir: &Path) -> String {
    format!(
        "postgres://{}@localhost/{}?host={}",
        encoded(role.as_bytes(), b""),
        encoded(database.as_bytes(), b""),
        encoded(socket_dir.as_os_str().as_bytes(), b"/"),
    )
}

fn encoded(bytes: &[u8], also_plain: &[u8]) -> String {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    let mut out = String::with_capacity(bytes.len());
    for &byte in bytes {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) || also_plain.contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push('%');
            out.push(char::from(HEX[usize::from(byte >> 4)]));
            out.push(char::from(HEX[usize::from(byte & 15)]));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_with_spaces_and_plus_signs_survives_the_url() {
        assert_eq!(
            of_socket("livesell", "shop", Path::new("/tmp/my data+1/x")),
            "postgres://livesell@localhost/shop?host=/tmp/my%20data%2B1/x"
        );
    }
}
