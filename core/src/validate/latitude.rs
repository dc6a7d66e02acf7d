//! CG340: no place lies beyond a pole.

use super::Check;
use crate::{Code, Diagnostic};

/// 90 degrees, in millionths.
const POLE: i32 = 90_000_000;

pub(super) fn check(check: &mut Check<'_>) {
    let graph = check.graph;
    for place in graph.places() {
        let Some(point) = &place.point else {
            continue;
        };
        if point.lat.micro().abs() <= POLE {
            continue;
        }
        let id = place.id();
        let swapped = point.lon.micro().abs() <= POLE;
        let finding = Diagnostic::new(
            Code::LatitudeOutOfRange,
            format!("/places/{id}/point/lat"),
            format!("`{id}` lies {} degrees north, beyond a pole", point.lat),
        )
        .id(id)
        .param("lat", point.lat.to_string())
        .param("lon", point.lon.to_string())
        .help(if swapped {
            "are `lat` and `lon` the wrong way round?"
        } else {
            "`lat` is from -90, the south pole, to 90"
        });
        check.find(finding);
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        Code, Severity,
        validate::sample::{error, graded},
    };

    fn point(lat: &str, lon: &str) -> Vec<(Severity, String)> {
        let places = format!(
            r#""places":{{"p":{{"names":[{{"text":"P"}}],"point":{{"lat":{lat},"lon":{lon}}}}}}}"#
        );
        graded(Code::LatitudeOutOfRange, &places)
    }

    #[test]
    fn poles_are_the_ends() {
        assert_eq!(point("90", "180"), []);
        assert_eq!(point("-90", "-180"), []);
        assert_eq!(point("90.000001", "0"), [error("/places/p/point/lat")]);
        assert_eq!(point("-90.000001", "0"), [error("/places/p/point/lat")]);
    }
}
