//! `plan`: a timetable for a room, made from the minutes of the steps, or one of those that the book brings.

mod made;
mod read;

use std::path::Path;

use anyhow::{Result, ensure};
use serde::Deserialize;

use crate::catalogue::Chapter;
use crate::cli::Plan as Options;
use crate::{say, target};

/// A timetable.
#[derive(Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Plan {
    /// How long all of it may take.
    minutes: u32,
    items: Vec<Item>,
}

impl Plan {
    /// Whether there is time for the talk of `chapter`, with which its steps begin.
    fn begins(&self, chapter: &Chapter) -> bool {
        self.items
            .iter()
            .any(|item| item.talk.as_ref() == Some(&chapter.name))
    }
}

/// One line of it: a step, a talk about a chapter, a rest, or else what `say` says.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Item {
    minutes: u32,
    step: Option<String>,
    talk: Option<String>,
    rest: Option<String>,
    say: Option<String>,
}

impl Item {
    fn say(minutes: u32, words: &str) -> Self {
        let say = Some(words.to_owned());
        Self {
            minutes,
            say,
            ..Self::default()
        }
    }

    fn talk(minutes: u32, chapter: &Chapter) -> Self {
        let talk = Some(chapter.name.clone());
        Self {
            minutes,
            talk,
            ..Self::default()
        }
    }

    fn step(minutes: u32, name: String) -> Self {
        let step = Some(name);
        Self {
            minutes,
            step,
            ..Self::default()
        }
    }

    fn rest(minutes: u32, words: &str) -> Self {
        let rest = Some(words.to_owned());
        Self {
            minutes,
            rest,
            ..Self::default()
        }
    }

    /// What stands in its line.
    fn words(&self, chapters: &[Chapter]) -> Result<String> {
        let mut words = Vec::new();
        if let Some(name) = &self.step {
            let (_, step) = target::find_step(chapters, name)?;
            words.push(format!("{name}: {}", step.title));
        }
        if let Some(name) = &self.talk {
            words.push(format!("Talk: {}", target::find(chapters, name)?.chapter.title));
        }
        words.extend(self.rest.iter().chain(&self.say).cloned());
        Ok(words.join(", "))
    }
}

/// Prints a timetable.
pub fn run(root: &Path, chapters: &[Chapter], options: &Options) -> Result<()> {
    let asked = asked(chapters, &options.chapters)?;
    let (plan, left) = match &options.of {
        Some(name) => (read::named(root, chapters, name)?, Vec::new()),
        None => made::of(&asked, options.minutes.unwrap_or_default()),
    };
    let mut at = 0;
    for item in &plan.items {
        say!(
            "{}  {:>3}  {}",
            clock(options.from, at),
            item.minutes,
            item.words(chapters)?
        );
        at += item.minutes;
    }
    let spare = plan.minutes.saturating_sub(at);
    say!(
        "{}       The end: {at} of {} minutes, {spare} to spare",
        clock(options.from, at),
        plan.minutes
    );
    if !left.is_empty() {
        say!("\nFor home: {}", left.join(", "));
    }
    // Who names chapters means all of them; who names none takes what there is time for.
    if options.of.is_none() && !options.chapters.is_empty() {
        let missing = asked.iter().filter(|chapter| !plan.begins(chapter));
        let missing: Vec<_> = missing.map(|chapter| chapter.name.as_str()).collect();
        if !missing.is_empty() {
            say!("\nNo time for: {}", missing.join(", "));
        }
    }
    Ok(())
}

/// The chapters called `names`, or the first ones.
fn asked(chapters: &[Chapter], names: &[String]) -> Result<Vec<Chapter>> {
    let asked = target::only(chapters.to_vec(), names)?;
    ensure!(!asked.is_empty(), "there is no chapter to plan");
    Ok(asked)
}

/// The time of the day, or since the beginning.
fn clock(from: Option<u32>, at: u32) -> String {
    match from {
        Some(from) => format!("{:02}:{:02}", (from + at) / 60 % 24, (from + at) % 60),
        None => format!("{:>2}:{:02}", at / 60, at % 60),
    }
}
