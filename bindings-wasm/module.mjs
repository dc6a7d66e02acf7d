// What a compiled module holds: its sections, its functions and their names (WebAssembly core
// specification, 5.5 and its appendix on the name section).

/** Reads numbers (LEB128), texts and stretches of bytes, one after the other. */
export function read(bytes, at = 0) {
  return {
    at,
    byte() {
      return bytes[this.at++];
    },
    number() {
      let value = 0;
      for (let shift = 0; ; shift += 7) {
        const byte = this.byte();
        value += (byte & 127) * 2 ** shift;
        if (byte < 128) return value;
      }
    },
    bytes() {
      const size = this.number();
      this.at += size;
      return bytes.subarray(this.at - size, this.at);
    },
    text() {
      return Buffer.from(this.bytes()).toString("utf8");
    },
    get done() {
      return this.at >= bytes.length;
    },
  };
}

/** The sections of a module: where they begin, their ids, names and bytes. */
export function sections(module) {
  const found = [];
  const reader = read(module, 8);
  while (!reader.done) {
    const start = reader.at;
    const id = reader.byte();
    const bytes = reader.bytes();
    if (id !== 0) {
      found.push({ start, id, name: "", content: bytes });
      continue;
    }
    const inner = read(bytes);
    const name = inner.text();
    found.push({ start, id, name, content: bytes.subarray(inner.at) });
  }
  return found;
}

/** How many functions are brought in: they come first in the count. */
function imported(content) {
  const reader = read(content);
  const count = reader.number();
  for (let left = count; left > 0; left -= 1) {
    reader.text();
    reader.text();
    if (reader.byte() !== 0) throw new Error("something other than functions is imported");
    reader.number();
  }
  return count;
}

/** The functions that the module defines: their numbers, names (where there are any) and bodies. */
export function functions(module) {
  const all = sections(module);
  const names = new Map();
  const naming = read(all.find((section) => section.name === "name")?.content ?? []);
  while (!naming.done) {
    const kind = naming.byte();
    const part = read(naming.bytes());
    if (kind !== 1) continue;
    for (let left = part.number(); left > 0; left -= 1) names.set(part.number(), part.text());
  }
  const first = imported(all.find((section) => section.id === 2)?.content ?? [0]);
  const code = read(all.find((section) => section.id === 10).content);
  return Array.from({ length: code.number() }, (_, index) => ({
    number: first + index,
    name: names.get(first + index) ?? "",
    body: code.bytes(),
  }));
}
