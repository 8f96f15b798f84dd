//! The components, rendered as a page renders them.
#![expect(clippy::unwrap_used, reason = "a failed test should say so at once")]

mod assets;
mod escaping;
mod govuk;
mod moj;
mod page;

#[path = "../../build/expression.rs"]
mod expression;
#[path = "../../build/flatten.rs"]
mod flatten;
#[path = "../../build/lex.rs"]
mod lex;
#[path = "../../build/operand.rs"]
mod operand;
#[path = "../../build/scope.rs"]
mod scope;
#[path = "../../build/translate.rs"]
mod translate;
