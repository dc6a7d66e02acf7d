// The core draws panels 640 wide, with letters for print. The page has more or less room than that.

/** Letters of a title that go into a pixel, roughly. */
const LETTERS = 1 / 6.4;

/** A specification whose panels are so wide, with titles broken to fit and letters that can be read on a screen. */
export function fitted(spec: unknown, width: number): unknown {
  const sized = widened(spec, width);
  if (typeof sized !== "object" || sized === null) return sized;
  const { config, ...rest } = sized as { config?: Record<string, Record<string, unknown>> };
  return {
    ...rest,
    config: {
      ...config,
      background: "transparent",
      font: "system-ui, sans-serif",
      axis: { ...config?.axis, labelFontSize: 11.5, titleFontSize: 12 },
      text: { ...config?.text, fontSize: 12 },
    },
  };
}

function widened(value: unknown, width: number, key = ""): unknown {
  if (key === "datasets" || key === "values" || key === "config") return value;
  if (key === "width" && typeof value === "number") return width;
  if (key === "title" && typeof value === "object" && value !== null && !Array.isArray(value)) return broken(value, width);
  if (Array.isArray(value)) return value.map((each) => widened(each, width));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, widened(each, width, name)]));
}

/** A title whose lines fit. */
function broken(title: object, width: number): object {
  const { text, fontSize, ...rest } = title as { text?: unknown; fontSize?: number };
  if (typeof text !== "string" && !Array.isArray(text)) return title;
  const most = Math.max(16, Math.floor((width + 30) * LETTERS));
  const lines: string[] = [];
  for (const word of [text].flat().join(" ").split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return { ...rest, text: lines, fontSize: Math.max(12, fontSize ?? 12) };
}
