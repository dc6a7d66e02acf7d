//! The bytes of a cell as text.

use super::Encoding;

/// What bytes 0x80 to 0x9F are in Windows code page 1252; a NUL where they are nothing.
const WINDOWS_1252: [char; 32] = [
    '€', '\0', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\0', 'Ž', '\0', '\0', '‘',
    '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\0', 'ž', 'Ÿ',
];

/// Adds a cell to a row's text; the first byte that is none of the encoding, if there is one.
pub(super) fn decode(encoding: Encoding, bytes: &[u8], out: &mut String) -> Result<(), u8> {
    match encoding {
        Encoding::Unicode => match std::str::from_utf8(bytes) {
            Ok(text) => out.push_str(text),
            Err(error) => {
                return Err(bytes.get(error.valid_up_to()).copied().unwrap_or_default());
            }
        },
        Encoding::Latin1 => out.extend(bytes.iter().map(|b| char::from(*b))),
        Encoding::Windows1252 => {
            for byte in bytes {
                let above = byte.checked_sub(0x80).map(usize::from);
                match above.and_then(|at| WINDOWS_1252.get(at)) {
                    Some('\0') => return Err(*byte),
                    Some(c) => out.push(*c),
                    None => out.push(char::from(*byte)),
                }
            }
        }
    }
    Ok(())
}
