/** Ids that look like OpenAI's and are the same in every run: a prefix and a counter. */
export class IdSource {
  #next = 1;

  take(prefix: string): string {
    const id = `${prefix}_${String(this.#next).padStart(24, "0")}`;
    this.#next += 1;
    return id;
  }
}
