//! Worlds that are made up first, and figures that are true in them: no answer may exclude such a
//! world, whatever is asked, supposed and assumed.

use super::*;

/// Numbers that look thrown, the same on every machine.
pub(super) struct Dice(pub(super) u64);

impl Dice {
    pub(super) fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut x = self.0;
        x = (x ^ (x >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        x = (x ^ (x >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((x ^ (x >> 31)) % u64::try_from(sides).unwrap()).unwrap()
    }

    fn one_in(&mut self, sides: usize) -> bool {
        self.roll(sides) == 0
    }

    fn one<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.roll(of.len())]
    }
}

/// What happened to somebody: the place, who, how, on which day, as a part of which incident.
#[derive(Clone, Copy)]
struct Death {
    place: &'static str,
    age: &'static str,
    role: &'static str,
    measure: &'static str,
    cause: &'static str,
    incident: &'static str,
    day: usize,
}

const PLACES: [&str; 4] = ["land", "old-town", "new-town", "quay"];
const DAYS: usize = 4;

fn lies_in(place: &str, whole: &str) -> bool {
    whole == "land" || place == whole || (place == "quay" && whole == "old-town")
}

impl Death {
    fn throw(dice: &mut Dice) -> Self {
        Self {
            place: dice.one(&PLACES),
            age: dice.one(&["child", "infant", "adult"]),
            role: dice.one(&["police", "military", "civilian"]),
            measure: dice.one(&["killed", "killed-by-torture", "executed-summarily"]),
            cause: dice.one(&["firearm", "explosion"]),
            incident: dice.one(&["collapse", "fall"]),
            day: 1 + dice.roll(DAYS),
        }
    }
}

/// What a figure counts, as it is written and as it is meant.
#[derive(Clone, Default)]
struct Counted {
    scope: Map<String, Value>,
    incident: &'static str,
    place: &'static str,
    age: Option<&'static str>,
    role: Option<&'static str>,
    measure: &'static str,
    cause: Option<&'static str>,
    days: (usize, usize),
}

impl Counted {
    fn throw(dice: &mut Dice, rich: usize) -> Self {
        let mut it = Self {
            incident: "collapse",
            measure: "killed",
            place: dice.one(&PLACES),
            days: (0, 99),
            ..Self::default()
        };
        if dice.one_in(6) {
            it.incident = "fall";
        }
        if dice.one_in(4) {
            it.measure = dice.one(&["killed-by-torture", "executed", "executed-summarily"]);
        }
        let mut population = Map::new();
        if dice.roll(8) < rich {
            it.age = Some(dice.one(&["child", "infant", "adult"]));
            population.insert("age".into(), json!(it.age));
        }
        if dice.roll(12) < rich {
            it.role = Some(dice.one(&["police", "law-enforcement", "civilian"]));
            population.insert("role".into(), json!(it.role));
        }
        let day = |n: usize| format!("2031-03-0{n}");
        let mut scope = json!({ "place": it.place, "measure": it.measure });
        if !population.is_empty() {
            scope["population"] = Value::Object(population);
        }
        if dice.one_in(10) {
            it.cause = Some(dice.one(&["firearm", "explosion"]));
            scope["cause"] = json!(it.cause);
        }
        let first = 1 + dice.roll(DAYS);
        let last = first + dice.roll(DAYS + 1 - first);
        match dice.roll(8) {
            0 => {
                it.days = (first, last);
                scope["window"] = json!(format!("{}/{}", day(first), day(last)));
            }
            1 | 2 => {
                it.days = (first, first);
                scope["window"] = json!(day(first));
                scope["accumulation"] = json!("period");
            }
            3 => {
                it.days = (first, last);
                scope["window"] = json!(format!("{}/{}", day(first), day(last)));
                scope["accumulation"] = json!("period");
            }
            4 => {
                it.days = (0, last);
                scope["as_of"] = json!(day(last));
            }
            5 => {
                // The window may go beyond the day that the figure counts for.
                let until = last + dice.roll(DAYS + 1 - last);
                it.days = (first, last);
                scope["window"] = json!(format!("{}/{}", day(first), day(until)));
                scope["as_of"] = json!(day(last));
                if dice.one_in(2) {
                    scope["accumulation"] = json!("period");
                }
            }
            6 if dice.one_in(3) => {
                // Which day it was, is not quite certain.
                it.days = (0, last);
                scope["as_of"] = json!(dice.one(&["2031-03", "2031-03-02~/2031-03-04"]));
                if scope["as_of"] != "2031-03" {
                    scope["as_of"] = json!("2031-03-02?");
                }
            }
            _ => {}
        }
        it.scope = scope.as_object().unwrap().clone();
        it
    }

    fn counts(&self, it: &Death) -> bool {
        let age = self
            .age
            .is_none_or(|age| it.age == age || (age == "child" && it.age == "infant"));
        let role = self.role.is_none_or(|role| {
            it.role == role || (role == "law-enforcement" && it.role == "police")
        });
        let measure = self.measure == "killed"
            || self.measure == it.measure
            || (self.measure == "executed" && it.measure == "executed-summarily");
        age && role
            && measure
            && self.cause.is_none_or(|cause| cause == it.cause)
            && lies_in(it.place, self.place)
            && (self.incident == "collapse" || it.incident == "fall")
            && (self.days.0..=self.days.1).contains(&it.day)
    }

    fn of(&self, world: &[Death]) -> BTreeSet<usize> {
        (0..world.len())
            .filter(|at| self.counts(&world[*at]))
            .collect()
    }

    /// How all worlds that there can be have it.
    fn lies_within(&self, other: &Self) -> bool {
        every_death()
            .iter()
            .all(|it| !self.counts(it) || other.counts(it))
    }

    fn meets(&self, other: &Self) -> bool {
        every_death()
            .iter()
            .any(|it| self.counts(it) && other.counts(it))
    }
}

fn every_death() -> &'static [Death] {
    static ALL: std::sync::OnceLock<Vec<Death>> = std::sync::OnceLock::new();
    ALL.get_or_init(|| {
        let mut all = Vec::new();
        for place in PLACES {
            for age in ["child", "infant", "adult"] {
                for role in ["police", "military", "civilian"] {
                    for measure in [
                        "killed",
                        "killed-by-torture",
                        "executed",
                        "executed-summarily",
                    ] {
                        for cause in ["firearm", "explosion"] {
                            for incident in ["collapse", "fall"] {
                                for day in 0..=DAYS {
                                    all.push(Death {
                                        place,
                                        age,
                                        role,
                                        measure,
                                        cause,
                                        incident,
                                        day,
                                    });
                                }
                            }
                        }
                    }
                }
            }
        }
        all
    })
}

struct World {
    deaths: Vec<Death>,
    claims: Vec<(String, Value)>,
    counted: Vec<Counted>,
    sets: Vec<BTreeSet<usize>>,
}

impl World {
    fn throw(dice: &mut Dice) -> Self {
        let rich = dice.roll(8);
        let many = dice.one(&[0, 3, 8, 20]);
        let deaths: Vec<Death> = (0..many).map(|_| Death::throw(dice)).collect();
        let mut it = Self {
            deaths,
            claims: Vec::new(),
            counted: Vec::new(),
            sets: Vec::new(),
        };
        let mut names: Vec<usize> = (0..90).collect();
        for _ in 0..2 + dice.roll(9) {
            let mut counted = Counted::throw(dice, rich);
            if dice.one_in(6) && !it.counted.is_empty() {
                counted = it.counted[dice.roll(it.counted.len())].clone();
            }
            let set = counted.of(&it.deaths);
            let name = names.swap_remove(dice.roll(names.len()));
            it.figure(dice, format!("c{name}"), counted, set);
        }
        it
    }

    fn quantity(dice: &mut Dice, size: usize) -> Value {
        let (less, more) = (size.saturating_sub(dice.roll(3)), size + dice.roll(3));
        match dice.roll(8) {
            0 => json!({ "kind": "at-least", "value": less }),
            1 => json!({ "kind": "at-most", "value": more }),
            2 if less < more => json!({ "kind": "between", "low": less, "high": more }),
            3 if size > 0 => json!({ "kind": "unquantified" }),
            4 => json!({ "kind": "about", "value": more + 1 }),
            _ => json!({ "kind": "exact", "value": size }),
        }
    }

    fn figure(&mut self, dice: &mut Dice, name: String, counted: Counted, full: BTreeSet<usize>) {
        let mut set = full;
        let mut claim = json!({
            "kind": "figure", "incident": counted.incident,
            "reported_in": [{ "source": "daily-1" }],
            "stated_by": [{ "actor": dice.one(&["ministry", "institute", "daily"]) }],
        });
        // A link may single out some of what the scope takes in: then it says so.
        let narrow = dice.one_in(3);
        if narrow {
            set.retain(|_| !dice.one_in(2));
        }
        let mut told = !narrow;
        for other in 0..self.claims.len() {
            let that = &self.counted[other];
            let ours = &self.sets[other];
            let (inside, around) = (set.is_subset(ours), ours.is_subset(&set));
            let basis = dice.one(&["stated", "inferred"]);
            let link = json!({ "claim": self.claims[other].0, "basis": basis });
            let goes = |claim: &mut Value, kind: &str| {
                if claim.get(kind).is_none() {
                    claim[kind] = json!([]);
                }
                claim[kind].as_array_mut().unwrap().push(link.clone());
            };
            if !told && dice.one_in(2) {
                if inside
                    && (!counted.lies_within(that) || that.lies_within(&counted))
                    && counted.meets(that)
                {
                    goes(&mut claim, "part_of");
                    told = true;
                } else if set.is_disjoint(ours) && counted.meets(that) {
                    goes(&mut claim, "disjoint_from");
                    told = true;
                }
            } else if dice.one_in(8) {
                if inside && around && dice.one_in(2) {
                    goes(&mut claim, "restates");
                } else if inside {
                    goes(&mut claim, "part_of");
                } else if set.is_disjoint(ours) {
                    goes(&mut claim, "disjoint_from");
                }
            }
            if set.len() > ours.len() && dice.one_in(6) {
                goes(&mut claim, "greater_than");
            }
        }
        if !told {
            // Nothing says that it counts less, so it does not.
            set = counted.of(&self.deaths);
            for kind in ["part_of", "disjoint_from", "restates", "greater_than"] {
                claim.as_object_mut().unwrap().remove(kind);
            }
        }
        let comparative = claim.get("greater_than").is_some() && dice.one_in(2);
        let mut scope = counted.scope.clone();
        scope.insert(
            "quantity".into(),
            if comparative {
                json!({ "kind": "comparative" })
            } else {
                Self::quantity(dice, set.len())
            },
        );
        claim["figure"] = Value::Object(scope);
        self.claims.push((name, claim));
        self.counted.push(counted);
        self.sets.push(set);
    }

    fn graph(&self) -> Graph {
        let claims: Map<String, Value> = self.claims.iter().cloned().collect();
        bridge(json!({
            "incidents": {
                "collapse": { "title": "The bridge", "kind": "accident", "place": "land", "when": null },
                "fall": { "title": "The fall", "kind": "accident", "place": "land",
                    "part_of": [{ "incident": "collapse", "basis": "stated" }] },
            },
            "claims": claims,
        }))
    }

    fn suppositions(&self, dice: &mut Dice) -> Vec<Supposition> {
        let mut all = Vec::new();
        for _ in 0..dice.roll(3) {
            let (a, b) = (dice.roll(self.sets.len()), dice.roll(self.sets.len()));
            let (x, y) = (&self.sets[a], &self.sets[b]);
            let (part, whole) = (id(&self.claims[a].0), id(&self.claims[b].0));
            let claims: crate::Set<Id> = [part.clone(), whole.clone()].into();
            if a == b {
                continue;
            }
            if x == y {
                all.push(Supposition::Same { claims });
            } else if x.is_disjoint(y) {
                all.push(Supposition::Disjoint { claims });
            } else if x.is_subset(y) {
                all.push(Supposition::PartOf {
                    part: part.clone(),
                    whole: whole.clone(),
                });
                let rest: BTreeSet<usize> = y.difference(x).copied().collect();
                if let Some(other) = self.sets.iter().position(|set| *set == rest) {
                    let parts = [part, id(&self.claims[other].0)].into();
                    all.push(Supposition::Complete { whole, parts });
                }
            }
        }
        all
    }
}

fn holds(seed: u64) -> Result<(), String> {
    let mut dice = Dice(seed);
    let world = World::throw(&mut dice);
    let graph = world.graph();
    let suppose = world.suppositions(&mut dice);
    for assumption in [Ground::Stated, Ground::Curated, Ground::Definitional] {
        let kept = dice.one(&[Superseded::Keep, Superseded::DropStatedAndInferred]);
        let mut premises = Premises::new(assumption).of(Selection::default().superseded(kept));
        premises.suppose.clone_from(&suppose);
        let checked = graph.consistency(&premises).unwrap();
        if checked.consistent != Some(true) {
            return Err(format!(
                "{assumption}: {:?}",
                checked.conflicts.first().map(|c| &c.in_words)
            ));
        }
        let ask = |what: Ask, truth: &BTreeSet<usize>| {
            let implied = graph.bounds(&what, &premises).unwrap();
            let size = u64::try_from(truth.len()).unwrap();
            let Some(range) = &implied.range else {
                return Err(format!("{assumption} {what}: {}", implied.in_words));
            };
            if size < range.low || range.high.is_some_and(|high| size > high) {
                return Err(format!(
                    "{assumption} {what} is {size}: {}",
                    implied.in_words
                ));
            }
            Ok(())
        };
        let (a, b, c) = (
            dice.roll(world.sets.len()),
            dice.roll(world.sets.len()),
            dice.roll(world.sets.len()),
        );
        let name = |at: usize| id(&world.claims[at].0);
        let set = |at: usize| &world.sets[at];
        ask(Ask::Claim(name(a)), set(a))?;
        let union = set(a) | set(b);
        ask(
            Ask::Union(vec![name(a), name(b), name(c)]),
            &(&union | set(c)),
        )?;
        let rest: BTreeSet<usize> = set(a) - &(set(b) | set(c));
        ask(
            Ask::Residual {
                whole: name(a),
                parts: vec![name(b), name(c)],
            },
            &rest,
        )?;
        for _ in 0..2 {
            let counted = Counted::throw(&mut dice, 4);
            let mut scope = Value::Object(counted.scope.clone());
            scope["incident"] = json!(counted.incident);
            let text = scope.to_string();
            let scope = Scope::from_json(&text).unwrap();
            let truth = counted.of(&world.deaths);
            ask(Ask::Scope(scope), &truth).map_err(|why| format!("{why} {text}"))?;
        }
    }
    Ok(())
}

#[test]
fn no_answer_excludes_a_world_in_which_all_figures_are_true() {
    let worlds: u64 = std::env::var("WORLDS").map_or(60, |n| n.parse().unwrap());
    // Of the others, some were excluded once, and some took too long.
    for seed in (0..worlds).chain([457, 833, 893, 896, 1025, 1151, 2073]) {
        if let Err(why) = holds(seed << 20) {
            let world = World::throw(&mut Dice(seed << 20));
            for ((name, claim), set) in world.claims.iter().zip(&world.sets) {
                eprintln!("{name} counts {}: {claim}", set.len());
            }
            panic!("world {seed}: {why}");
        }
    }
}
