//! Compiles the server anew when a migration is added: the compiler itself notices only those that it has read.

fn main() {
    println!("cargo:rerun-if-changed=migrations");
}
