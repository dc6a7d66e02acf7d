//! A text's code points by number, without counting them from the start each time.

/// Code points between two marks.
const STEP: usize = 256;

/// A text with the byte offset of every so manieth code point.
pub(super) struct Offsets<'t> {
    text: &'t str,
    marks: Vec<usize>,
    length: usize,
}

impl<'t> Offsets<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        let mut marks = Vec::with_capacity(text.len() / STEP + 1);
        let mut length = 0;
        for (byte, _) in text.char_indices() {
            if length % STEP == 0 {
                marks.push(byte);
            }
            length += 1;
        }
        Self {
            text,
            marks,
            length,
        }
    }

    pub(super) fn text(&self) -> &'t str {
        self.text
    }

    /// Its length in code points.
    pub(super) fn length(&self) -> u64 {
        self.length as u64
    }

    /// The byte at which a code point starts; the text's end is one past the last.
    pub(super) fn byte(&self, point: u64) -> Option<usize> {
        let point = usize::try_from(point).ok()?;
        if point >= self.length {
            return (point == self.length).then_some(self.text.len());
        }
        let mark = *self.marks.get(point / STEP)?;
        let rest = self.text.get(mark..)?;
        let (byte, _) = rest.char_indices().nth(point % STEP)?;
        Some(mark + byte)
    }

    /// How many code points stand before a byte at which one starts.
    pub(super) fn point(&self, byte: usize) -> u64 {
        let after = self.marks.partition_point(|mark| *mark <= byte);
        let number = after.saturating_sub(1);
        let mark = self.marks.get(number).copied().unwrap_or_default();
        let rest = self.text.get(mark..byte).unwrap_or_default();
        (number * STEP + rest.chars().count()) as u64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_and_code_points_come_back() {
        let long: String = "aé𝄞\n".chars().cycle().take(3 * STEP + 1).collect();
        for text in ["", "a", "é𝄞", &long] {
            let offsets = Offsets::of(text);
            assert_eq!(offsets.length(), text.chars().count() as u64);
            let bytes = text
                .char_indices()
                .map(|(byte, _)| byte)
                .chain([text.len()]);
            for (point, byte) in bytes.enumerate() {
                assert_eq!(offsets.byte(point as u64), Some(byte));
                assert_eq!(offsets.point(byte), point as u64);
            }
            assert_eq!(offsets.byte(offsets.length() + 1), None);
            assert_eq!(offsets.byte(u64::MAX), None);
        }
    }
}
