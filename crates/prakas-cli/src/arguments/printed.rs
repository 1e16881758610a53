//! What the command prints about itself and its forms.

use clap::CommandFactory as _;
use clap::error::ErrorKind;
use clap_complete::Shell;

use super::{Arguments, wrong_use};

pub(super) const COMPLETIONS: &str = "\
Print what completes the words of this command in a shell:

  prakas completions bash > ~/.local/share/bash-completion/completions/prakas
  prakas completions zsh > \"${fpath[1]}/_prakas\"
  prakas completions fish > ~/.config/fish/completions/prakas.fish
  prakas completions powershell >> $PROFILE";

pub(super) const MANUAL: &str = "\
Print the manual page of this command, or of one of its commands:

  prakas man > ~/.local/share/man/man1/prakas.1
  prakas man build > ~/.local/share/man/man1/prakas-build.1";

/// What the foot of a manual page says.
const SOURCE: &str = concat!("prakas ", env!("CARGO_PKG_VERSION"));

/// The schema of the stored form, or of the front matter.
pub(super) fn schema(of_front_matter: bool) -> Vec<u8> {
    let schema = if of_front_matter { prakas::read::front_matter_schema() } else { prakas::json_schema() };
    format!("{schema:#}\n").into_bytes()
}

/// The script that completes this command's words in a shell.
pub(super) fn completions(shell: Shell) -> Vec<u8> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "prakas", &mut script);
    script
}

/// The manual page of the command of this name, or of all.
pub(super) fn manual(command: Option<&str>) -> Result<Vec<u8>, clap::Error> {
    let mut program = Arguments::command();
    program.build();
    let page = match command {
        None => program,
        Some(name) => match program.find_subcommand(name).filter(|command| !command.is_hide_set()) {
            Some(command) => command.clone(),
            None => {
                let message = format!("there is no command `{name}`");
                return Err(wrong_use("man", ErrorKind::InvalidValue, &message));
            }
        },
    };
    let name = page.get_display_name().unwrap_or("prakas").to_owned();
    let mut manual = Vec::new();
    let rendered = clap_mangen::Man::new(page).title(name).source(SOURCE).render(&mut manual);
    rendered.map_err(|error| wrong_use("man", ErrorKind::Io, &error.to_string()))?;
    Ok(manual)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: Vec<u8>) -> String {
        String::from_utf8(bytes).expect("UTF-8")
    }

    #[test]
    fn the_schema_is_the_one_of_releases() {
        let schema: serde_json::Value = serde_json::from_str(&text(schema(false))).expect("JSON");
        assert_eq!(schema["title"], "Prakas release");
    }

    #[test]
    fn every_shell_knows_the_options() {
        for shell in [Shell::Bash, Shell::Zsh, Shell::Fish, Shell::PowerShell, Shell::Elvish] {
            let script = text(completions(shell));
            assert!(script.contains("attach-pdf") && script.contains("verify"), "{shell}");
        }
    }

    #[test]
    fn each_command_has_its_page() {
        let whole = text(manual(None).expect("a page"));
        assert!(whole.contains(".TH prakas 1") && whole.contains("prakas\\-build(1)"), "{whole}");
        let build = text(manual(Some("build")).expect("a page"));
        assert!(build.contains(".TH prakas-build 1") && build.contains("attach\\-pdf"), "{build}");
        let nobody = manual(Some("bulid")).expect_err("no command");
        assert!(nobody.to_string().contains("there is no command `bulid`"), "{nobody}");
    }
}
