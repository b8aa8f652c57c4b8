//! The program as a learner meets it: in scratch workbooks, with code that does anything it likes.

mod builds;
mod clones;
mod cold;
mod commands;
mod delivery;
mod disks;
mod doctor;
mod kills;
mod learners_code;
mod left_behind;
mod odd_files;
mod pack;
mod races;
mod requests;
mod reset;
mod restore;
mod room;
mod runs;
mod scratch;
mod server;
mod solve;
mod stops;
mod update;
mod update_edges;
mod verdicts;
