/** A binary heap: `pop` returns the smallest item by `compare`. Removal is lazy, done by the owners of items. */
export class Heap<T> {
  readonly #items: T[] = [];
  readonly #compare: (a: T, b: T) => number;

  constructor(compare: (a: T, b: T) => number) {
    this.#compare = compare;
  }

  get size() {
    return this.#items.length;
  }

  peek(): T | undefined {
    return this.#items[0];
  }

  push(item: T) {
    this.#items.push(item);
    this.#up(this.#items.length - 1);
  }

  pop(): T | undefined {
    const first = this.#items[0];
    const last = this.#items.pop();
    if (this.#items.length > 0 && last !== undefined) {
      this.#items[0] = last;
      this.#down(0);
    }
    return first;
  }

  clear() {
    this.#items.length = 0;
  }

  #up(start: number) {
    let index = start;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (!this.#swapIfLess(index, parent)) return;
      index = parent;
    }
  }

  #down(start: number) {
    let index = start;
    for (;;) {
      const left = index * 2 + 1;
      if (left >= this.#items.length) return;
      const right = left + 1;
      const child = right < this.#items.length && this.#less(right, left) ? right : left;
      if (!this.#swapIfLess(child, index)) return;
      index = child;
    }
  }

  #less(a: number, b: number) {
    return this.#compare(this.#items[a] as T, this.#items[b] as T) < 0;
  }

  #swapIfLess(child: number, parent: number): boolean {
    if (!this.#less(child, parent)) return false;
    const moved = this.#items[child] as T;
    this.#items[child] = this.#items[parent] as T;
    this.#items[parent] = moved;
    return true;
  }
}
