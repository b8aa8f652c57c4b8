//! What a name on the command line means: a chapter, `slicing`, or a step, `slicing/resolve`.

use anyhow::{Result, anyhow, bail};

use crate::catalogue::{Chapter, Step};

/// A chapter, or one of its steps.
#[derive(Debug, Clone, Copy)]
pub struct Target<'a> {
    pub chapter: &'a Chapter,
    pub step: Option<&'a Step>,
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

fn full_names(chapter: &Chapter) -> impl Iterator<Item = String> {
    chapter
        .steps
        .iter()
        .map(|step| format!("{}/{}", chapter.name, step.name))
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
