//! CG422, CG423: the bounds of an incident's time are in order, and on its day.

use crate::{Code, Day, Diagnostic, Id, Severity, Timestamp, When, validate::Check};

pub(in crate::validate) fn check(check: &mut Check<'_>) {
    let graph = check.graph;
    for incident in graph.incidents() {
        let Some(time) = &incident.time else {
            continue;
        };
        let id = incident.id();
        if let (Some(from), Some(to)) = (&time.from, &time.to)
            && instant(from) > instant(to)
        {
            check.find(
                Diagnostic::new(
                    Code::TimeOutOfOrder,
                    format!("/incidents/{id}/time/to"),
                    format!("the time of `{id}` ends before it begins"),
                )
                .id(id)
                .param("from", from.as_str())
                .param("to", to.as_str())
                .help("times are compared with their offsets from UTC")
                .related(format!("/incidents/{id}/time/from"), "when it begins"),
            );
        }
        let Some(when) = &incident.when else {
            continue;
        };
        for (field, time) in [("from", &time.from), ("to", &time.to)] {
            if let Some(finding) = time
                .as_ref()
                .and_then(|time| outside(id, field, time, when))
            {
                check.find(finding);
            }
        }
    }
}

fn outside(id: &Id, field: &str, time: &Timestamp, when: &When) -> Option<Diagnostic> {
    let has = |day: Day| {
        when.earliest().is_none_or(|first| first <= day)
            && when.latest().is_none_or(|last| day <= last)
    };
    let (seconds, _) = instant(time)?;
    if Day::parse(time.as_str().get(..10)?).is_none_or(has) {
        return None;
    }
    // Nobody says by whose clocks `when` is: it is some day between UTC-12 and UTC+14.
    let elsewhere = [-12, 0, 14].iter().any(|hours| {
        let day = (seconds + hours * 3_600).div_euclid(86_400);
        i32::try_from(day)
            .ok()
            .and_then(Day::from_number)
            .is_some_and(has)
    });
    let certain = !elsewhere && !when.is_qualified();
    let help = if elsewhere {
        "give the time with the offset of the place, or correct one of the two"
    } else {
        "correct one of the two, or mark the date as doubtful with `?`"
    };
    Some(
        Diagnostic::new(
            Code::TimeOutsideDate,
            format!("/incidents/{id}/time/{field}"),
            format!("the time of `{id}` is not on its day"),
        )
        .severity(if certain {
            Severity::Error
        } else {
            Severity::Warning
        })
        .id(id)
        .param("time", time.as_str())
        .param("when", when.text())
        .help(help)
        .related(format!("/incidents/{id}/when"), "its day"),
    )
}

/// Seconds since 1970 in UTC, and the digits of the fraction; comparable as a pair.
fn instant(time: &Timestamp) -> Option<(i64, &str)> {
    let text = time.as_str();
    let day = Day::parse(text.get(..10)?)?;
    let number = |range: std::ops::Range<usize>| text.get(range)?.parse::<i64>().ok();
    let clock = number(11..13)? * 3_600 + number(14..16)? * 60 + number(17..19)?;
    let rest = text.get(19..)?;
    let zone = rest.find(['Z', 'z', '+', '-'])?;
    let (fraction, zone) = rest.split_at_checked(zone)?;
    let offset = match zone.split_at_checked(1)? {
        (sign @ ("+" | "-"), offset) => {
            let (hours, minutes) = offset.split_once(':')?;
            let seconds = hours.parse::<i64>().ok()? * 3_600 + minutes.parse::<i64>().ok()? * 60;
            if sign == "-" { -seconds } else { seconds }
        }
        _ => 0,
    };
    let fraction = fraction.trim_start_matches('.').trim_end_matches('0');
    Some((i64::from(day.number()) * 86_400 + clock - offset, fraction))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::validate::sample::{error, graded, warning};

    fn time(code: Code, when: &str, time: &str) -> Vec<(Severity, String)> {
        let incident = format!(
            r#""incidents":{{"x":{{"title":"X","kind":"shooting","when":"{when}","time":{{{time}}}}}}}"#
        );
        graded(code, &incident)
    }

    #[test]
    fn bounds_are_compared_as_instants() {
        let order = |from: &str, to: &str| {
            time(
                Code::TimeOutOfOrder,
                "2022-01-05",
                &format!(r#""from":"{from}","to":"{to}""#),
            )
        };
        let found = [error("/incidents/x/time/to")];
        assert_eq!(order("2022-01-05T10:00:00Z", "2022-01-05T10:00:00Z"), []);
        assert_eq!(order("2022-01-05T10:00:01Z", "2022-01-05T10:00:00Z"), found);
        assert_eq!(
            order("2022-01-05T10:00:00+06:00", "2022-01-05T05:00:00Z"),
            []
        );
        assert_eq!(
            order("2022-01-05T10:00:00+06:00", "2022-01-05T03:59:59Z"),
            found
        );
        assert_eq!(
            order("2022-01-05T10:00:00-01:30", "2022-01-05T11:29:00z"),
            found
        );
        assert_eq!(
            order("2022-01-05T10:00:00.5Z", "2022-01-05T10:00:00.49Z"),
            found
        );
        assert_eq!(
            order("2022-01-05T10:00:00.50Z", "2022-01-05T10:00:00.5Z"),
            []
        );
        assert_eq!(
            order("2022-01-05t10:00:00.05Z", "2022-01-05T10:00:00.5Z"),
            []
        );
    }

    #[test]
    fn times_are_on_the_day_on_some_clock() {
        let at = "/incidents/x/time/from";
        let on = |when: &str, from: &str| {
            time(Code::TimeOutsideDate, when, &format!(r#""from":"{from}""#))
        };
        assert_eq!(on("2022-01-05", "2022-01-05T23:59:59+06:00"), []);
        assert_eq!(on("2022-01", "2022-01-05T10:00:00Z"), []);
        assert_eq!(on("2022-01-05/..", "2022-03-05T10:00:00Z"), []);
        // Early on the 5th in Almaty.
        assert_eq!(on("2022-01-05", "2022-01-04T20:00:00Z"), [warning(at)]);
        assert_eq!(on("2022-01-05", "2022-01-06T11:00:00Z"), [warning(at)]);
        assert_eq!(on("2022-01-05", "2022-01-06T12:00:00Z"), [error(at)]);
        assert_eq!(on("2022-01-05", "2022-01-04T09:59:59Z"), [error(at)]);
        assert_eq!(on("2022-01-05", "2022-01-08T10:00:00Z"), [error(at)]);
        assert_eq!(on("2022-01-05~", "2022-01-08T10:00:00Z"), [warning(at)]);
        let to = time(
            Code::TimeOutsideDate,
            "2021",
            r#""to":"2022-01-08T10:00:00Z""#,
        );
        assert_eq!(to, [error("/incidents/x/time/to")]);
    }
}
