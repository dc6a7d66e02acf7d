/** Lets only the last of several overlapping pieces of work have an effect. */
export class Latest {
  #turn = 0;

  /** Begins a piece of work; what is answered says whether it is still the last one begun. */
  begin(): () => boolean {
    const turn = ++this.#turn;
    return () => turn === this.#turn;
  }
}
