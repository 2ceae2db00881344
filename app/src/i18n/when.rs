//! Moments as text, in a given offset from UTC; not for knowing the offset, which only the browser does.

use domain::Timestamp;

use super::Lang;

/// Date and time such as `22 nov 2026, 08:10`, at `offset_minutes` east of UTC.
pub fn date_time(moment: Timestamp, offset_minutes: i32, lang: Lang) -> String {
    let local_s = moment.0.div_euclid(1000).saturating_add(i64::from(offset_minutes) * 60);
    let (year, month, day) = civil(local_s.div_euclid(86_400));
    let second_of_day = local_s.rem_euclid(86_400);
    let (hour, minute) = (second_of_day / 3600, second_of_day % 3600 / 60);
    let month = usize::try_from(month - 1).ok().and_then(|at| lang.texts().common.months.get(at)).copied();
    format!("{day} {} {year}, {hour:02}:{minute:02}", month.unwrap_or_default())
}

/// Machine-readable form for `<time datetime>`: `2026-11-22T08:10:00Z`.
pub fn machine(moment: Timestamp) -> String {
    let seconds = moment.0.div_euclid(1000);
    let (year, month, day) = civil(seconds.div_euclid(86_400));
    let of_day = seconds.rem_euclid(86_400);
    format!(
        "{year:04}-{month:02}-{day:02}T{:02}:{:02}:{:02}Z",
        of_day / 3600,
        of_day % 3600 / 60,
        of_day % 60
    )
}

/// `4:05` for a countdown of 245 seconds; hours join from sixty minutes on.
pub fn countdown(seconds: i64) -> String {
    let (hours, minutes, seconds) = (seconds / 3600, seconds % 3600 / 60, seconds % 60);
    if hours > 0 { format!("{hours}:{minutes:02}:{seconds:02}") } else { format!("{minutes}:{seconds:02}") }
}

/// Year, month (1 to 12) and day of a number of days since 1970-01-01, in the Gregorian calendar
/// (H. Hinnant, "chrono-compatible low-level date algorithms", `civil_from_days`).
const fn civil(days: i64) -> (i64, i64, i64) {
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let day_of_era = shifted.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
    let year = year_of_era + era * 400 + (month <= 2) as i64;
    (year, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_written_on_the_right_day_of_the_offset() {
        let moment = Timestamp(1_795_335_000_000);
        assert_eq!(machine(moment), "2026-11-22T08:10:00Z");
        assert_eq!(date_time(moment, 0, Lang::Es), "22 nov 2026, 08:10");
        assert_eq!(date_time(moment, -600, Lang::Es), "21 nov 2026, 22:10");
    }

    #[test]
    fn leap_days_and_days_before_1970_exist() {
        assert_eq!(machine(Timestamp(1_709_164_800_000)), "2024-02-29T00:00:00Z");
        assert_eq!(machine(Timestamp(-1_000)), "1969-12-31T23:59:59Z");
        assert_eq!(machine(Timestamp(951_782_400_000)), "2000-02-29T00:00:00Z");
    }

    #[test]
    fn a_countdown_shows_minutes_and_only_then_hours() {
        assert_eq!(countdown(0), "0:00");
        assert_eq!(countdown(245), "4:05");
        assert_eq!(countdown(3_661), "1:01:01");
    }
}
