/** Calls `redraw` when the colours of the page change: with dark mode, and on paper. Answers how to stop. */
export function onPaper(redraw: () => void): () => void {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  dark.addEventListener("change", redraw);
  document.documentElement.addEventListener("paper", redraw);
  return () => {
    dark.removeEventListener("change", redraw);
    document.documentElement.removeEventListener("paper", redraw);
  };
}

/** While the page is printed it is light, and everything that can be opened is open. */
export function forPaper(): void {
  const root = document.documentElement;
  let opened: HTMLDetailsElement[] = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll<HTMLDetailsElement>("main details:not([open]):not(.choose)")];
    for (const each of opened) each.open = true;
    root.classList.add("paper");
    root.dispatchEvent(new Event("paper"));
  });
  addEventListener("afterprint", () => {
    for (const each of opened) each.open = false;
    root.classList.remove("paper");
    root.dispatchEvent(new Event("paper"));
  });
}
