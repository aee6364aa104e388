/** A switch that makes the whole service unreachable, for a time or until it is lifted. */
export class Outage {
  #untilMs = 0;

  isDown(): boolean {
    return Date.now() < this.#untilMs;
  }

  start(ms = Number.POSITIVE_INFINITY) {
    this.#untilMs = Date.now() + ms;
  }

  end() {
    this.#untilMs = 0;
  }
}
