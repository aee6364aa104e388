/** Pending waits of the emulator, so that closing it leaves nothing running. */
export class Timers {
  readonly #pending = new Set<NodeJS.Timeout>();
  #closed = false;

  after(delayMs: number, run: () => void) {
    if (this.#closed) return;
    const timer = setTimeout(() => {
      this.#pending.delete(timer);
      run();
    }, delayMs);
    this.#pending.add(timer);
  }

  get size(): number {
    return this.#pending.size;
  }

  close() {
    this.#closed = true;
    this.clear();
  }

  clear() {
    for (const timer of this.#pending) clearTimeout(timer);
    this.#pending.clear();
  }
}
