//! The program as a learner meets it: in scratch workbooks, with code that does anything it likes.

mod commands;
mod delivery;
mod learners_code;
mod odd_files;
mod requests;
mod reset;
mod scratch;
mod server;
