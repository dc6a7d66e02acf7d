/** Calls `redraw` when the room that something is drawn in has another width, once it rests. Answers how to stop. */
export function onResize(host: HTMLElement, redraw: () => void): () => void {
  let drawn = host.clientWidth;
  let rest: ReturnType<typeof setTimeout> | undefined;
  const watch = new ResizeObserver(() => {
    clearTimeout(rest);
    rest = setTimeout(() => {
      // A view that is not on the page has no width, and needs no drawing.
      if (host.clientWidth === 0 || host.clientWidth === drawn) return;
      drawn = host.clientWidth;
      redraw();
    }, RESTS);
  });
  watch.observe(host);
  return () => {
    clearTimeout(rest);
    watch.disconnect();
  };
}

const RESTS = 150;
