//! What a name on the command line means: a chapter, `slicing`, or a step, `slicing/resolve`.

use std::fmt;

use anyhow::{Result, anyhow, bail, ensure};

use crate::catalogue::{Chapter, Step};

/// A chapter, or one of its steps.
#[derive(Debug, Clone, Copy)]
pub struct Target<'a> {
    pub chapter: &'a Chapter,
    pub step: Option<&'a Step>,
}

impl<'a> Target<'a> {
    /// The one step, or all of the chapter.
    pub fn steps(&self) -> Vec<&'a Step> {
        match self.step {
            Some(step) => vec![step],
            None => self.chapter.steps.iter().collect(),
        }
    }
}

impl fmt::Display for Target<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.chapter.name)?;
        self.step.map_or(Ok(()), |step| write!(f, "/{}", step.name))
    }
}

/// Finds the chapter or step called `name`; the error says what may have been meant.
pub fn find<'a>(chapters: &'a [Chapter], name: &str) -> Result<Target<'a>> {
    let wanted = name.trim_end_matches('/');
    let (chapter_name, step_name) = match wanted.split_once('/') {
        Some((chapter, step)) => (chapter, Some(step)),
        None => (wanted, None),
    };
    let chapter = chapters
        .iter()
        .find(|chapter| chapter.name == chapter_name || chapter.folder == chapter_name)
        .ok_or_else(|| unknown(chapters, wanted))?;
    let step = step_name
        .map(|step| chapter.steps.iter().find(|known| known.name == step))
        .map(|step| step.ok_or_else(|| unknown(chapters, wanted)))
        .transpose()?;
    Ok(Target { chapter, step })
}

/// As [`find`], where only a step will do.
pub fn find_step<'a>(chapters: &'a [Chapter], name: &str) -> Result<(&'a Chapter, &'a Step)> {
    let Target { chapter, step } = find(chapters, name)?;
    let Some(step) = step else {
        bail!(
            "`{name}` is a chapter; name one of its steps: {}",
            full_names(chapter).collect::<Vec<_>>().join(", ")
        );
    };
    Ok((chapter, step))
}

/// The chapters called `names`, in the order of the book; all of them when no name is given.
pub fn only(chapters: Vec<Chapter>, names: &[String]) -> Result<Vec<Chapter>> {
    let mut wanted = Vec::new();
    for name in names {
        let Target { chapter, step } = find(&chapters, name)?;
        ensure!(
            step.is_none(),
            "`{name}` is a step; name a chapter here: {}",
            chapter.name
        );
        wanted.push(chapter.folder.clone());
    }
    let mut chapters = chapters;
    chapters.retain(|chapter| wanted.is_empty() || wanted.contains(&chapter.folder));
    Ok(chapters)
}

fn full_names(chapter: &Chapter) -> impl Iterator<Item = String> {
    chapter.steps.iter().map(|step| step.full_name(chapter))
}

/// Steps of earlier editions, and those that ask today what they asked.
const SPLIT: [(&str, &str); 2] = [
    ("cast/scalars", "`cast/read` and `cast/write`"),
    ("cast/unravel", "`cast/runs` and `cast/compare`"),
];

fn unknown(chapters: &[Chapter], wanted: &str) -> anyhow::Error {
    if let Some((_, today)) = SPLIT.iter().find(|(name, _)| *name == wanted) {
        return anyhow!("there is no `{wanted}` any more; it was split into {today}");
    }
    let known = chapters
        .iter()
        .flat_map(|chapter| full_names(chapter).chain([chapter.name.clone()]));
    let nearest = known
        .map(|name| (likeness(wanted, &name), name))
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .filter(|(likeness, _)| *likeness > 0.7);
    match nearest {
        Some((_, name)) => anyhow!("there is no `{wanted}`; did you mean `{name}`?"),
        None => anyhow!("there is no `{wanted}`; `cargo workbook list` shows the chapters and their steps"),
    }
}

/// How alike two names are, from 0 to 1; a step may have been named without its chapter.
fn likeness(wanted: &str, name: &str) -> f64 {
    let step = name.rsplit('/').next().unwrap_or(name);
    let whole = strsim::normalized_damerau_levenshtein(wanted, name);
    let part = if wanted.contains('/') {
        0.0
    } else {
        strsim::normalized_damerau_levenshtein(wanted, step)
    };
    // A whole name wins over a part that is as much alike.
    whole.max(part * 0.99)
}
