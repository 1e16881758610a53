//! Panics: mistakes of this program, told as findings.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook};

use crate::code::OwnCode;
use crate::finding::Finding;
use crate::terminal;

/// Keeps Rust from telling panics itself, where no backtrace is wanted.
pub(crate) fn quieten() {
    if !terminal::wants_backtrace() {
        set_hook(Box::new(|_| {}));
    }
}

/// Does something; where it panics, what is to be said of that.
pub(crate) fn guard<T>(work: impl FnOnce() -> T) -> Result<T, Box<Finding>> {
    // Nothing that was being changed is looked at again.
    catch_unwind(AssertUnwindSafe(work)).map_err(|panic| {
        let message = format!("this program made a mistake: {}", said(panic.as_ref()));
        let hint = "please report it, with the file; with RUST_BACKTRACE=1 set it is told where";
        Box::new(Finding::error(OwnCode::Internal, message).hint(hint))
    })
}

fn said(panic: &(dyn Any + Send)) -> &str {
    let string = panic.downcast_ref::<String>().map(String::as_str);
    string.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("it does not say which")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_a_finding() {
        assert_eq!(guard(|| 1), Ok(1));
        let number = 7;
        let finding = guard(|| assert!(number != 7, "never {number}")).expect_err("a panic");
        assert_eq!(finding.message, "this program made a mistake: never 7");
    }
}
