//! Makes a timetable: welcome, then talk, steps and what was seen in them, with breaks, as far as the time goes.

use super::{Item, Plan};
use crate::catalogue::{Chapter, Step};

/// In a room a step takes so many tenths of the time of somebody alone.
const TENTHS: u32 = 16;
/// So long everybody looks at one answer afterwards.
const DEBRIEF: u32 = 5;
const TALK: u32 = 12;
const CLOSE: u32 = 5;
const BREAK: u32 = 15;
const LUNCH: u32 = 60;
/// Nobody sits for longer than that.
const SITTING: u32 = 90;
/// A day with a lunch is longer than that, and it comes when half of the work is done.
const HALF_A_DAY: u32 = 300;

/// A timetable of at most `minutes` for `chapters`, and the steps of the chapters begun that it has no time for.
pub fn of(chapters: &[Chapter], minutes: u32) -> (Plan, Vec<String>) {
    let mut making = Making::new(minutes);
    for chapter in chapters {
        let mut steps = chapter.steps.iter();
        let Some(first) = steps.next() else { continue };
        // A talk that nothing follows is for another day.
        let talk = Item::talk(TALK, chapter);
        if !making.left.is_empty() || !making.add(&[&[talk], step(chapter, first).as_slice()].concat()) {
            break;
        }
        for next in steps {
            if !making.left.is_empty() || !making.add(&step(chapter, next)) {
                making.left.push(next.full_name(chapter));
            }
        }
    }
    making
        .items
        .push(Item::say(CLOSE, "What was new, what was hard, what comes next"));
    let Making { items, left, .. } = making;
    (Plan { minutes, items }, left)
}

/// A step, and what was seen in it.
fn step(chapter: &Chapter, step: &Step) -> Vec<Item> {
    let minutes = (step.minutes * TENTHS).div_ceil(10);
    vec![
        Item::step(minutes, step.full_name(chapter)),
        Item::say(DEBRIEF, "Debrief: one answer on the projector"),
    ]
}

struct Making {
    minutes: u32,
    items: Vec<Item>,
    /// When the last rest was over.
    rested: u32,
    had_lunch: bool,
    left: Vec<String>,
}

impl Making {
    fn new(minutes: u32) -> Self {
        let welcome = if minutes < 120 {
            Item::say(5, "Welcome")
        } else {
            Item::say(15, "Welcome, and `cargo workbook doctor` on every machine")
        };
        Self {
            minutes,
            items: vec![welcome],
            rested: 0,
            had_lunch: minutes <= HALF_A_DAY,
            left: Vec::new(),
        }
    }

    fn now(&self) -> u32 {
        self.items.iter().map(|item| item.minutes).sum()
    }

    /// Adds what belongs together, after a rest if it is time for one; says whether there was time for it.
    fn add(&mut self, items: &[Item]) -> bool {
        let takes: u32 = items.iter().map(|item| item.minutes).sum();
        let now = self.now();
        let rest = if !self.had_lunch && now + takes > self.minutes / 2 {
            Some(Item::rest(LUNCH, "Lunch"))
        } else if now - self.rested + takes > SITTING && now > self.rested {
            Some(Item::rest(BREAK, "Break"))
        } else {
            None
        };
        let resting = rest.as_ref().map_or(0, |rest| rest.minutes);
        if now + resting + takes + CLOSE > self.minutes {
            return false;
        }
        if rest.is_some() {
            self.rested = now + resting;
            self.had_lunch |= resting == LUNCH;
        }
        self.items.extend(rest);
        self.items.extend_from_slice(items);
        true
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use rstest::rstest;

    use super::{SITTING, of};
    use crate::catalogue::{self, Chapter};

    fn chapters() -> Vec<Chapter> {
        catalogue::read(Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()).unwrap()
    }

    #[rstest]
    fn a_plan_fits_in_its_time_and_wastes_little(
        #[values(60, 90, 120, 210, 300, 330, 480, 960)] minutes: u32,
    ) {
        let chapters = chapters();
        let (plan, left) = of(&chapters, minutes);
        let sum: u32 = plan.items.iter().map(|item| item.minutes).sum();
        let longest = chapters.iter().flat_map(|chapter| &chapter.steps);
        // The longest step, with its debrief, the talk before it and the rest.
        let longest = longest
            .map(|step| step.minutes * 16 / 10 + 5 + 12 + 60)
            .max()
            .unwrap();
        assert!(sum <= minutes && minutes - sum < longest, "{sum} of {minutes}");
        let planned: Vec<_> = plan.items.iter().filter_map(|item| item.step.clone()).collect();
        let all: Vec<_> = chapters
            .iter()
            .flat_map(|chapter| chapter.steps.iter().map(|step| step.full_name(chapter)))
            .take(planned.len() + left.len())
            .collect();
        assert_eq!(
            [planned.clone(), left].concat(),
            all,
            "the steps come in their order"
        );
        assert!(!planned.is_empty(), "one step fits into an hour");
    }

    #[test]
    fn all_steps_of_the_first_chapter_fill_a_half_day() {
        let chapters = chapters();
        let (plan, left) = of(&chapters, 210);
        let steps = plan.items.iter().filter(|item| item.step.is_some()).count();
        assert_eq!((steps, left), (chapters[0].steps.len(), Vec::new()));
        assert!(!plan.begins(&chapters[1]));
    }

    #[test]
    fn nobody_sits_too_long_and_a_day_has_one_lunch() {
        let (plan, _) = of(&chapters(), 480);
        let (mut sitting, mut lunches) = (0, 0);
        for item in &plan.items {
            sitting = if item.rest.is_some() {
                0
            } else {
                sitting + item.minutes
            };
            lunches += usize::from(item.rest.as_deref() == Some("Lunch"));
            assert!(sitting <= SITTING + 5, "{plan:?}");
        }
        assert_eq!(lunches, 1);
    }

    #[test]
    fn a_room_takes_longer_than_the_minutes_of_a_step() {
        let chapters = chapters();
        let (plan, _) = of(&chapters[..1], 90);
        let steps: Vec<_> = plan.items.iter().filter(|item| item.step.is_some()).collect();
        assert_eq!(steps[0].minutes, (chapters[0].steps[0].minutes * 16).div_ceil(10));
    }
}
