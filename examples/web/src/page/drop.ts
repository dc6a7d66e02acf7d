// Files that a person drops or picks: cases and texts of sources. They never leave the browser.

import { el } from "./element";

/** Hears of the files that are dropped on the page together. Answers the button by which some are picked instead. */
export function dropping(take: (files: File[]) => void): HTMLElement {
  let depth = 0;
  const show = (over: boolean): void => {
    document.documentElement.classList.toggle("dropping", over);
  };
  const carries = (event: DragEvent): boolean => event.dataTransfer?.types.includes("Files") ?? false;
  addEventListener("dragenter", (event) => {
    if (carries(event)) show(++depth > 0);
  });
  addEventListener("dragleave", (event) => {
    if (carries(event)) show(--depth > 0);
  });
  addEventListener("dragover", (event) => {
    if (carries(event)) event.preventDefault();
  });
  addEventListener("drop", (event) => {
    if (!carries(event)) return;
    event.preventDefault();
    show((depth = 0) > 0);
    take([...(event.dataTransfer?.files ?? [])]);
  });
  const input = el("input", {
    type: "file",
    id: "file",
    class: "unseen",
    accept: ".json,.jsonl,.ndjson,.txt",
    multiple: true,
    change: () => {
      take([...(input.files ?? [])]);
      input.value = "";
    },
  });
  return el("span", { class: "pick" }, input, el("label", { for: "file", class: "button" }, "Open or drop a file"));
}

/** Whether a file is the text of a source rather than a case, as its name says. */
export const isText = ({ name }: File): boolean => /\.txt$/iu.test(name);

/** What is in a file. A folder looks like one until it is read. */
export async function bytesOf(file: File): Promise<ArrayBuffer> {
  try {
    return await file.arrayBuffer();
  } catch {
    throw new Error("it cannot be read. A folder is not opened: drop the files in it");
  }
}

/** The text of a file, of which nothing is trimmed or mended: its hash must be that of its bytes. */
export async function textOf(file: File): Promise<string> {
  return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(await bytesOf(file));
}
