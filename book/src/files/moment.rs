//! A moment as the name of a folder. In UTC: what knows the time zones of the world takes longer to compile than the rest
//! of what changes files.

use std::time::{SystemTime, UNIX_EPOCH};

/// Such as `2026-03-14_15-09-26`; names of later moments come later in the order of texts.
pub fn name(moment: SystemTime) -> String {
    // A clock that stands before 1970 is not set.
    let seconds = moment.duration_since(UNIX_EPOCH).unwrap_or_default().as_secs();
    let (days, second) = (seconds / 86_400, seconds % 86_400);
    let (year, month, day) = date(days);
    let (hour, minute, second) = (second / 3_600, second / 60 % 60, second % 60);
    format!("{year:04}-{month:02}-{day:02}_{hour:02}-{minute:02}-{second:02}")
}

/// The date of the day that is so many days after 1970-01-01.
fn date(days: u64) -> (u64, u64, u64) {
    let leap = |year: u64| year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let (mut year, mut left) = (1970, days);
    while left >= 365 + u64::from(leap(year)) {
        left -= 365 + u64::from(leap(year));
        year += 1;
    }
    let february = 28 + u64::from(leap(year));
    let mut month = 1;
    for length in [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] {
        if left < length {
            break;
        }
        left -= length;
        month += 1;
    }
    (year, month, left + 1)
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, UNIX_EPOCH};

    use rstest::rstest;

    use super::name;

    /// As `date --utc --date=@SECONDS` says it.
    #[rstest]
    #[case::the_epoch(0, "1970-01-01_00-00-00")]
    #[case::the_last_second_of_a_year(31_535_999, "1970-12-31_23-59-59")]
    #[case::a_leap_day_of_a_century(951_782_400, "2000-02-29_00-00-00")]
    #[case::the_day_after_it(951_868_800, "2000-03-01_00-00-00")]
    #[case::pi(1_773_500_966, "2026-03-14_15-09-26")]
    #[case::a_century_without_one(4_107_542_399, "2100-02-28_23-59-59")]
    #[case::the_second_after_it(4_107_542_400, "2100-03-01_00-00-00")]
    fn a_moment_has_the_name_of_its_day_and_second(#[case] seconds: u64, #[case] expected: &str) {
        assert_eq!(name(UNIX_EPOCH + Duration::from_secs(seconds)), expected);
    }
}
