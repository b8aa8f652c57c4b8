//! The plans that the book brings, files in `book/plans`: each is held against the catalogue before it is shown.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, bail, ensure};

use super::{Item, Plan};
use crate::catalogue::Chapter;
use crate::target;

/// The plan called `name`.
pub fn named(root: &Path, chapters: &[Chapter], name: &str) -> Result<Plan> {
    let known = names(root)?;
    if !known.iter().any(|plan| plan == name) {
        bail!("there is no plan `{name}`; the book has {}", known.join(", "));
    }
    let file = format!("book/plans/{name}.toml");
    let text = fs::read_to_string(root.join(&file)).with_context(|| format!("cannot read {file}"))?;
    let plan: Plan = toml::from_str(&text).with_context(|| format!("{file} is not a plan"))?;
    check(&plan, chapters).with_context(|| format!("{file} does not fit the chapters"))?;
    Ok(plan)
}

/// The names of all plans, in order.
fn names(root: &Path) -> Result<Vec<String>> {
    let folder = root.join("book/plans");
    let entries = fs::read_dir(&folder).with_context(|| format!("cannot read {}", folder.display()))?;
    let files = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let mut names: Vec<_> = files
        .filter_map(|file| Some(file.strip_suffix(".toml")?.to_owned()))
        .collect();
    names.sort();
    Ok(names)
}

/// Fails unless each item is one thing, steps exist and come in their order with time for each, and the sum fits.
fn check(plan: &Plan, chapters: &[Chapter]) -> Result<()> {
    let (mut sum, mut before) = (0, Vec::new());
    for item in &plan.items {
        let kinds = [&item.step, &item.talk, &item.rest].into_iter().flatten().count();
        ensure!(
            item.minutes > 0 && (kinds == 1 || kinds == 0 && item.say.is_some()),
            "an item has its minutes and is a step, a talk, a rest, or else says what: {item:?}"
        );
        if let Some(name) = &item.talk {
            target::find(chapters, name)?;
        }
        if let Some(name) = &item.step {
            check_step(item, name, chapters, &before)?;
            before.push(name.clone());
        }
        sum += item.minutes;
    }
    ensure!(
        sum == plan.minutes,
        "its items take {sum} minutes, and it says {}",
        plan.minutes
    );
    Ok(())
}

fn check_step(item: &Item, name: &str, chapters: &[Chapter], before: &[String]) -> Result<()> {
    let (chapter, step) = target::find_step(chapters, name)?;
    ensure!(
        item.minutes >= step.minutes,
        "{name} has {} minutes, and takes somebody alone {}",
        item.minutes,
        step.minutes
    );
    for needed in chapter.needs(step) {
        let needed = format!("{}/{needed}", chapter.name);
        ensure!(
            before.contains(&needed),
            "{name} needs {needed}, which does not come before it"
        );
    }
    let later = chapter.steps.iter().skip_while(|known| known.name != step.name);
    for later in later {
        let later = later.full_name(chapter);
        ensure!(!before.contains(&later), "{name} comes after {later}");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use rstest::rstest;

    use super::{check, named, names};
    use crate::catalogue;

    #[test]
    fn the_plans_of_the_book_fit_the_chapters() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
        let chapters = catalogue::read(root).unwrap();
        let names = names(root).unwrap();
        // A trainer may have put others beside them.
        for name in ["90-minutes", "full-day", "half-day"] {
            assert!(names.iter().any(|known| known == name), "{name} in {names:?}");
            let plan = named(root, &chapters, name).unwrap_or_else(|error| panic!("{error:#}"));
            assert!(plan.items.iter().filter(|item| item.step.is_some()).count() >= 3);
        }
    }

    #[rstest]
    #[case::a_step_that_nobody_has("{ minutes = 30, step = 'views/opne' }", "did you mean `views/open`")]
    #[case::a_chapter_that_nobody_has("{ minutes = 30, talk = 'veiws' }", "did you mean `views`")]
    #[case::too_little_time(
        "{ minutes = 5, step = 'views/open' }, { minutes = 25, rest = 'x' }",
        "takes somebody alone 10"
    )]
    #[case::an_order_that_is_turned(
        "{ minutes = 60, step = 'lifetimes/exports' }, { minutes = 60, step = 'lifetimes/keep_alive' }",
        "lifetimes/keep_alive comes after lifetimes/exports"
    )]
    #[case::the_same_twice(
        "{ minutes = 15, step = 'views/open' }, { minutes = 15, step = 'views/open' }",
        "views/open comes after views/open"
    )]
    #[case::a_step_without_what_it_needs(
        "{ minutes = 30, step = 'cast/cast' }",
        "cast/cast needs cast/read, which does not come before it"
    )]
    #[case::a_step_without_the_first_of_its_chapter(
        "{ minutes = 30, step = 'mutation/text' }",
        "mutation/text needs mutation/set_item, which does not come before it"
    )]
    #[case::a_wrong_sum("{ minutes = 31, say = 'x' }", "take 31 minutes, and it says 30")]
    #[case::two_things_at_once("{ minutes = 30, rest = 'x', talk = 'views' }", "an item has its minutes")]
    #[case::nothing("{ minutes = 30 }", "an item has its minutes")]
    fn a_plan_that_does_not_fit_is_refused(#[case] items: &str, #[case] why: &str) {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
        let plan = toml::from_str(&format!("minutes = 30\nitems = [{items}]\n")).unwrap();
        let error = check(&plan, &catalogue::read(root).unwrap()).unwrap_err();
        assert!(error.to_string().contains(why), "{error}");
    }
}
