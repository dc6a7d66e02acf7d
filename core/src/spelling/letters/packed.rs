//! Lists of short texts, packed: each bit is foretold from the letters before it and from those at its
//! place in the texts before, and written in as little as the surprise deserves.
//!
//! Tables of letters are most of what the library weighs where it is fetched over a network, so that
//! they are kept like this and laid out when they are first asked for. All is done in whole numbers:
//! every machine foretells alike.

/// What is foretold is foretold in so many steps.
const STEPS: i32 = 4_096;

/// How many places each context has for what was seen in it.
const PLACES: u32 = 17;

/// After so many sightings a context learns no slower.
const SETTLED: u32 = 60;

/// How many places in a text are told apart where contexts are weighed.
const WEIGHED: usize = 16;

/// The chance that a bit is set, out of all that was seen so far.
pub(super) struct Model {
    contexts: [Context; 6],
    /// From a chance to its place on the logistic scale.
    stretched: Vec<i32>,
    /// The bits of this letter so far, after a one.
    node: u32,
    /// The letters before this one.
    before: u32,
    /// The text so far, and how many letters it has.
    text: u32,
    place: usize,
    /// This text, and the three before it, the last first.
    texts: [Vec<u8>; 4],
    chance: i32,
}

struct Context {
    seen: Vec<u32>,
    hash: u32,
    place: usize,
    /// What it is worth, by the place in the text.
    weights: [i32; WEIGHED],
    stretch: i32,
}

fn mix(a: u32, b: u32) -> u32 {
    let mixed = a.wrapping_mul(0x9e37_79b1) ^ b.wrapping_mul(0x85eb_ca6b);
    (mixed ^ mixed >> 15).wrapping_mul(0x27d4_eb2f)
}

/// From the logistic scale to a chance.
fn squash(stretch: i32) -> i32 {
    const AT: [i32; 33] = [
        1, 2, 3, 6, 10, 16, 27, 45, 73, 120, 194, 310, 488, 747, 1101, 1546, 2047, 2549, 2994,
        3348, 3607, 3785, 3901, 3975, 4022, 4050, 4068, 4079, 4085, 4089, 4092, 4093, 4094,
    ];
    let stretch = stretch.clamp(-2_047, 2_047);
    let part = stretch & 127;
    let place = usize::try_from((stretch >> 7) + 16).unwrap_or(0);
    let at = |place| AT.get(place).copied().unwrap_or(STEPS - 1);
    (at(place) * (128 - part) + at(place + 1) * part + 64) >> 7
}

impl Model {
    pub(super) fn new() -> Self {
        let mut stretched = Vec::new();
        for stretch in -2_047..=2_047 {
            let upto = usize::try_from(squash(stretch) + 1).unwrap_or(0);
            if upto > stretched.len() {
                stretched.resize(upto, stretch);
            }
        }
        let context = || Context {
            seen: vec![1 << 31; 1 << PLACES],
            hash: 0,
            place: 0,
            weights: [13_653; WEIGHED],
            stretch: 0,
        };
        let mut model = Self {
            contexts: std::array::from_fn(|_| context()),
            stretched,
            node: 1,
            before: 0,
            text: 0,
            place: 0,
            texts: std::array::from_fn(|_| Vec::new()),
            chance: 0,
        };
        model.turn();
        model.foretell();
        model
    }

    /// How likely the next bit is to be set, in [`STEPS`].
    pub(super) fn chance(&self) -> u32 {
        self.chance.unsigned_abs()
    }

    /// Learns what the bit was; gives the letter if it was the last of one.
    pub(super) fn learn(&mut self, bit: bool) -> Option<u8> {
        let wrong = i32::from(bit) * STEPS - self.chance;
        let weighed = self.place.min(WEIGHED - 1);
        for context in &mut self.contexts {
            if let Some(weight) = context.weights.get_mut(weighed) {
                *weight += (context.stretch * wrong) >> 10;
            }
            if let Some(seen) = context.seen.get_mut(context.place) {
                let (times, chance) = (*seen & 1_023, *seen >> 10);
                let target = if bit { (1 << 22) - 1 } else { 0 };
                let toward = chance.abs_diff(target) / (2 * times + 3) * 2;
                let chance = if bit {
                    chance + toward
                } else {
                    chance - toward
                };
                *seen = chance << 10 | (times + 1).min(SETTLED);
            }
        }
        self.node = self.node << 1 | u32::from(bit);
        let letter = u8::try_from(self.node & 255)
            .ok()
            .filter(|_| self.node > 255);
        if let Some(letter) = letter {
            self.node = 1;
            self.before = self.before << 8 | u32::from(letter);
            let [text, ..] = &mut self.texts;
            text.push(letter);
            if letter == b'\n' {
                (self.text, self.place) = (0, 0);
                self.texts.rotate_right(1);
                let [text, ..] = &mut self.texts;
                text.clear();
            } else {
                self.text = mix(self.text, u32::from(letter)) | 1;
                self.place += 1;
            }
            self.turn();
        }
        self.foretell();
        letter
    }

    /// Takes up the contexts of the next letter.
    fn turn(&mut self) {
        // Tables go through alphabets: what stands at one place in texts changes, or stays, by rule.
        let above = |text: &Vec<u8>| u32::from(text.get(self.place).copied().unwrap_or(b'\n'));
        let [_, a, b, c] = self.texts.each_ref().map(above);
        let place = u32::try_from(self.place).unwrap_or(u32::MAX);
        let of = [
            (self.text, 0),
            (0, 0),
            (self.before & 0xffff, 0),
            (place << 8 | self.before & 0xff, a),
            (mix(a, b), place),
            (mix(a, c), mix(place, b)),
        ];
        for (number, (context, (a, b))) in (1..).zip(self.contexts.iter_mut().zip(of)) {
            context.hash = mix(mix(a, b), number);
        }
    }

    fn foretell(&mut self) {
        let mut sum = 0_i64;
        let weighed = self.place.min(WEIGHED - 1);
        for context in &mut self.contexts {
            let place = mix(context.hash, self.node) >> (32 - PLACES);
            context.place = usize::try_from(place).unwrap_or(0);
            let chance = context.seen.get(context.place).map_or(0, |seen| seen >> 20);
            let chance = usize::try_from(chance).unwrap_or(0);
            context.stretch = self.stretched.get(chance).copied().unwrap_or(2_047);
            let weight = context.weights.get(weighed).copied().unwrap_or(0);
            sum += i64::from(context.stretch) * i64::from(weight);
        }
        let stretch = (sum >> 16).clamp(-2_047, 2_047);
        self.chance = squash(i32::try_from(stretch).unwrap_or(0)).clamp(1, STEPS - 1);
    }
}

/// Where the chance divides what the coder has left between its two ends.
pub(super) fn middle(low: u32, high: u32, chance: u32) -> u32 {
    let width = high - low;
    low + (width >> 12) * chance + (((width & 0xfff) * chance) >> 12)
}

/// Unpacks so many texts, each with a line break at its end.
pub(super) fn unpack(packed: &[u8], texts: usize) -> Vec<u8> {
    let mut model = Model::new();
    let mut bytes = packed.iter().copied().chain(std::iter::repeat(0));
    let mut next = move || u32::from(bytes.next().unwrap_or(0));
    let (mut low, mut high) = (0, u32::MAX);
    let mut code = (0..4).fold(0, |code, _| code << 8 | next());
    let mut out = Vec::new();
    let mut left = texts;
    while left > 0 {
        let middle = middle(low, high, model.chance());
        let bit = code <= middle;
        if bit {
            high = middle;
        } else {
            low = middle + 1;
        }
        while (low ^ high) >> 24 == 0 {
            (low, high, code) = (low << 8, high << 8 | 255, code << 8 | next());
        }
        if let Some(letter) = model.learn(bit) {
            out.push(letter);
            left -= usize::from(letter == b'\n');
        }
    }
    out
}

/// Packs texts, each of which has a line break at its end.
#[cfg(test)]
pub(super) fn pack(texts: &[u8]) -> Vec<u8> {
    let mut model = Model::new();
    let (mut low, mut high) = (0_u32, u32::MAX);
    let mut out = Vec::new();
    for letter in texts {
        for place in (0..8).rev() {
            let bit = letter >> place & 1 == 1;
            let middle = middle(low, high, model.chance());
            if bit {
                high = middle;
            } else {
                low = middle + 1;
            }
            while (low ^ high) >> 24 == 0 {
                out.push(high.to_be_bytes()[0]);
                (low, high) = (low << 8, high << 8 | 255);
            }
            model.learn(bit);
        }
    }
    // Any number between the two ends will do, and beyond the last byte zeros are read.
    out.push(high.to_be_bytes()[0]);
    out
}
