import { el, facts, fill } from "../page/element";

export interface Tooltip {
  show(event: MouseEvent, value: unknown): void;
  remove(): void;
}

/** What a mark says, beside the pointer. The same is in the table below each chart, for whoever has no pointer. */
export function tooltip(host: HTMLElement): Tooltip {
  const box = el("div", { class: "tooltip", "aria-hidden": "true", hidden: true });
  document.body.append(box);
  const leave = (): void => {
    box.hidden = true;
  };
  host.addEventListener("pointerleave", leave);
  return {
    show(event, value) {
      if (typeof value !== "object" || value === null) return leave();
      fill(box, facts(...Object.entries(value).map(([term, said]): [string, string] => [term, String(said)])));
      box.hidden = false;
      const { clientX, clientY } = event;
      const left = Math.min(clientX + 14, document.documentElement.clientWidth - box.offsetWidth - 8);
      const below = clientY + 14 + box.offsetHeight < document.documentElement.clientHeight;
      box.style.left = `${Math.max(8, left)}px`;
      box.style.top = `${Math.max(8, below ? clientY + 14 : clientY - box.offsetHeight - 10)}px`;
    },
    remove() {
      host.removeEventListener("pointerleave", leave);
      box.remove();
    },
  };
}
