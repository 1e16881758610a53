//! The command `prakas`.

fn main() -> std::process::ExitCode {
    prakas_cli::main()
}
