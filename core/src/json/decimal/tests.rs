#![allow(clippy::unwrap_used)]

use proptest::prelude::*;

use super::{Decimal, double::Double};

/// The double of these bits.
fn double(bits: u64) -> Double {
    let (exponent, fraction) = ((bits >> 52) & 0x7ff, bits & ((1 << 52) - 1));
    let implied = u64::from(exponent > 0) << 52;
    Double {
        mantissa: fraction | implied,
        exponent: i64::try_from(exponent.max(1)).unwrap() - 1075,
    }
}

/// The number that the standard library reads, as its digits; nothing where it is infinite.
fn read_by_std(text: &str) -> Option<Double> {
    let read: f64 = text.parse().unwrap();
    read.is_finite().then(|| double(read.abs().to_bits()))
}

fn nearest(text: &str) -> Option<Double> {
    let decimal = Decimal::read(text);
    Double::nearest(&decimal.digits, decimal.point)
}

fn is_read_as_by_others(text: &str) {
    assert_eq!(nearest(text), read_by_std(text), "{text}");
    let of_serde: Result<f64, _> = serde_json::from_str(text);
    let of_serde = of_serde.ok().map(|read| double(read.abs().to_bits()));
    assert_eq!(nearest(text), of_serde, "{text}");
}

fn is_written_as_by_others(read: f64) {
    let ours = Decimal::read(&format!("{read:e}")).as_double().unwrap();
    assert_eq!(
        ours.to_string(),
        serde_json_canonicalizer::to_string(&read).unwrap()
    );
    // From all of its digits, too, which is never the short way.
    let exactly = format!("{read:.1100}");
    let exactly = Decimal::read(&exactly).as_double().unwrap();
    assert_eq!(exactly, ours, "{read:e}");
    let (digits, point) = double(read.to_bits()).shortest();
    assert_eq!((digits, point), (ours.digits, ours.point), "{read:e}");
}

/// What lies exactly halfway between a double and the next, in full, with more digits behind it.
fn halfway(read: f64, behind: &str) -> String {
    let above = f64::from_bits(read.to_bits() + 1);
    // Exact, since both have few enough digits.
    let digits = |read: f64| format!("{read:.1100}").replace('.', "");
    let sum = add(&digits(read), &digits(above));
    let half = halve(&sum);
    let (whole, fraction) = half.split_at(half.len() - 1101);
    format!("{whole}.{fraction}{behind}")
}

/// The sum of two numbers of digits.
fn add(one: &str, other: &str) -> String {
    let length = one.len().max(other.len());
    let mut carry = 0;
    let digits = (0..length).map(|at| {
        let digit = |text: &str| {
            let at = text.len().checked_sub(at + 1);
            at.and_then(|at| text.as_bytes().get(at))
                .map_or(0, |b| b - b'0')
        };
        let sum = digit(one) + digit(other) + carry;
        carry = sum / 10;
        char::from(b'0' + sum % 10)
    });
    let mut digits: Vec<char> = digits.collect();
    digits.push(char::from(b'0' + carry));
    digits.iter().rev().collect()
}

/// Half of a number, with one digit more; without zeros before it.
fn halve(number: &str) -> String {
    let mut left = 0;
    let digits = number.bytes().chain([b'0']).map(|digit| {
        let here = left * 10 + digit - b'0';
        left = here % 2;
        char::from(b'0' + here / 2)
    });
    let digits: String = digits.collect();
    let spare = digits.bytes().take_while(|b| *b == b'0').count();
    digits
        .get(spare.min(digits.len() - 1102)..)
        .unwrap()
        .to_owned()
}

#[test]
fn numbers_are_written_as_the_appendix_of_the_standard_has_them() {
    // RFC 8785, appendix B.
    for (bits, text) in [
        (0x0000_0000_0000_0000, "0"),
        (0x8000_0000_0000_0000, "0"),
        (0x0000_0000_0000_0001, "5e-324"),
        (0x8000_0000_0000_0001, "-5e-324"),
        (0x7fef_ffff_ffff_ffff, "1.7976931348623157e+308"),
        (0xffef_ffff_ffff_ffff, "-1.7976931348623157e+308"),
        (0x4340_0000_0000_0000, "9007199254740992"),
        (0xc340_0000_0000_0000, "-9007199254740992"),
        (0x4430_0000_0000_0000, "295147905179352830000"),
        (0x44b5_2d02_c7e1_4af5, "9.999999999999997e+22"),
        (0x44b5_2d02_c7e1_4af6, "1e+23"),
        (0x44b5_2d02_c7e1_4af7, "1.0000000000000001e+23"),
        (0x444b_1ae4_d6e2_ef4e, "999999999999999700000"),
        (0x444b_1ae4_d6e2_ef4f, "999999999999999900000"),
        (0x444b_1ae4_d6e2_ef50, "1e+21"),
        (0x3eb0_c6f7_a0b5_ed8c, "9.999999999999997e-7"),
        (0x3eb0_c6f7_a0b5_ed8d, "0.000001"),
        (0x41b3_de43_5555_5553, "333333333.3333332"),
        (0x41b3_de43_5555_5554, "333333333.33333325"),
        (0x41b3_de43_5555_5555, "333333333.3333333"),
        (0x41b3_de43_5555_5556, "333333333.3333334"),
        (0x41b3_de43_5555_5557, "333333333.33333343"),
        (0xbecb_f647_612f_3696, "-0.0000033333333333333333"),
        (0x4314_3ff3_c1cb_0959, "1424953923781206.2"),
    ] {
        let exactly = format!("{:.1100}", f64::from_bits(bits));
        let written = Decimal::read(&exactly).as_double().unwrap();
        assert_eq!(written.to_string(), text);
        assert_eq!(Decimal::read(text).as_double().unwrap().to_string(), text);
    }
}

#[test]
fn the_edges_are_kept() {
    for text in [
        "0",
        "-0",
        "0.0",
        "-0e9",
        "0e-999",
        "0e999999999999999999999",
        "5e-324",
        "2.5e-324",
        "2.4703282292062327208299439929e-324",
        "2.4703282292062327e-324",
        "1e-400",
        "4.9e-324",
        "2.2250738585072014e-308",
        "2.2250738585072011e-308",
        "2.225073858507201136057409796709131975934819546351645648e-308",
        "1.7976931348623157e308",
        "1.7976931348623158e308",
        "1.7976931348623159e308",
        "17976931348623158e292",
        "9007199254740993",
        "9007199254740993.0",
        "9007199254740992.99999999999999999999",
        "1e23",
        "8.5e22",
        "123456789012345678901234567890",
        "100.000",
        "1E+2",
        "-1.5e3",
        "1.0000000000000000001",
        "1125899906842624.25",
        "1125899906842624.75",
        "1e-300",
        "1e300",
        "1e-301",
        "1e301",
        "17e307",
        "1.797693134862315807e308",
        "1.797693134862315808e308",
        "1.8e308",
        "2e308",
    ] {
        is_read_as_by_others(text);
        let is_finite = text.parse::<f64>().unwrap().is_finite();
        assert_eq!(Decimal::read(text).is_within_doubles(), is_finite, "{text}");
    }
    // Of two that are equally near the even one: the standard library would write .3.
    let halfway = Decimal::read("1125899906842624.25").as_double().unwrap();
    assert_eq!(halfway.to_string(), "1125899906842624.2");
    for beyond in [
        "1e309",
        "-1e400",
        "1e99999999999999999999",
        "1.7976931348623159e308",
    ] {
        assert_eq!(Decimal::read(beyond).as_double(), None, "{beyond}");
        assert!(!Decimal::read(beyond).is_within_doubles(), "{beyond}");
    }
    let nothing = Decimal::read("-1e-99999999999999999999").as_double();
    assert_eq!(nothing, Some(Decimal::read("0")));
}

#[test]
fn long_numbers_cost_little() {
    let zeros = "0".repeat(1_000_000);
    let nines = "9".repeat(1_000_000);
    for (text, double) in [
        (format!("0.{zeros}1"), "0"),
        (format!("0.{zeros}1e1000001"), "1"),
        (format!("1{zeros}e-1000000"), "1"),
        (format!("1.{zeros}1"), "1"),
        (format!("0.{nines}"), "1"),
        (format!("{nines}e-999990"), "10000000000"),
        (format!("1e{zeros}1"), "10"),
        (format!("1e-{nines}"), "0"),
    ] {
        let read = Decimal::read(&text).as_double().unwrap();
        assert_eq!(read.to_string(), double);
    }
}

proptest! {
    #[test]
    fn doubles_are_written_as_others_write_them(bits in any::<u64>(), exponent in 0..2_047_u64, fraction in 0..16_u64) {
        for bits in [
            bits >> 1,
            // Subnormal ones.
            bits & ((1 << 52) - 1),
            bits & 0xffff,
            // The first of an exponent, and their neighbours.
            exponent << 52,
            (exponent << 52 | fraction).saturating_sub(8),
            // Fractions with few bits.
            exponent << 52 | fraction << 48,
        ] {
            let read = f64::from_bits(bits);
            if read.is_finite() {
                is_written_as_by_others(read);
            }
        }
    }

    #[test]
    fn numbers_of_few_halves_and_quarters_too(whole in (1_u64 << 50)..(1 << 53), quarters in 0..4_u32) {
        #[expect(clippy::cast_precision_loss, reason = "below 2^53")]
        let read = whole as f64 / 2_f64.powi(i32::try_from(quarters).unwrap());
        is_written_as_by_others(read);
    }

    #[test]
    fn texts_are_read_as_others_read_them(text in "-?(0|[1-9][0-9]{0,25})(\\.[0-9]{1,25})?([eE][+-]?[0-9]{1,3})?") {
        is_read_as_by_others(&text);
    }

    #[test]
    fn short_ones_are_as_they_are(digits in 1..1_000_000_000_000_000_u64, point in -306..=309_i64) {
        let short = Decimal { point, ..Decimal::read(&digits.to_string()) };
        let nearest = Double::nearest(&short.digits, point).map(Double::shortest);
        let as_double = short.as_double().map(|double| (double.digits, double.point));
        prop_assert_eq!(as_double, nearest);
    }

    #[test]
    fn what_lies_halfway_too(bits in any::<u64>(), behind in "|0|1|0{30}1|[0-9]{1,4}") {
        for bits in [bits >> 1, bits & ((1 << 52) - 1), bits & 0xff] {
            let read = f64::from_bits(bits);
            if read < f64::MAX {
                is_read_as_by_others(&halfway(read, &behind));
            }
        }
    }
}
