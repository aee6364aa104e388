import type { Expression } from "./expression";
import type { Run, RunItem } from "./model";
import type { InngestEvent } from "./wire";

/** A run that an event of this name may end (`cancelOn`, no item) or resume (`waitForEvent`). */
export type Watcher = {
  readonly event: string;
  readonly expression?: Expression;
  readonly run: Run;
  readonly item?: RunItem;
  readonly expiresAtMs?: number;
};

type Group = { expression: Expression; byValue: Map<string, Set<Watcher>> };
type Bucket = { all: Set<Watcher>; groups: Map<string, Group> };

/**
 * Finds the watchers of an event. Conditions of the usual shape `event.data.x == async.data.x` are looked up
 * by value, so thousands of waiting runs cost an event nothing.
 */
export class Watchers {
  readonly #buckets = new Map<string, Bucket>();

  add(watcher: Watcher) {
    const bucket = this.#buckets.get(watcher.event) ?? { all: new Set(), groups: new Map() };
    this.#buckets.set(watcher.event, bucket);
    watcher.run.watchers.add(watcher);
    this.#place(bucket, watcher).add(watcher);
  }

  remove(watcher: Watcher) {
    watcher.run.watchers.delete(watcher);
    const bucket = this.#buckets.get(watcher.event);
    if (!bucket) return;
    bucket.all.delete(watcher);
    const { group, value } = this.#groupOf(bucket, watcher);
    const set = value === undefined ? undefined : group?.byValue.get(value);
    set?.delete(watcher);
    if (value !== undefined && set?.size === 0) group?.byValue.delete(value);
    if (group?.byValue.size === 0) bucket.groups.delete(group.expression.equality?.asyncPath ?? "");
    if (bucket.all.size === 0 && bucket.groups.size === 0) this.#buckets.delete(watcher.event);
  }

  has(eventName: string): boolean {
    return this.#buckets.has(eventName);
  }

  /** The watchers whose condition this event meets. */
  match(event: InngestEvent, nowMs: number): Watcher[] {
    const bucket = this.#buckets.get(event.name);
    if (!bucket) return [];
    const candidates = [...bucket.all];
    for (const group of bucket.groups.values()) {
      const value = group.expression.equality?.incoming({ event: undefined, async: event }) ?? "";
      candidates.push(...(group.byValue.get(value) ?? []));
    }
    return candidates.filter(
      ({ expression, run, expiresAtMs }) =>
        (expiresAtMs === undefined || expiresAtMs > nowMs) &&
        (!expression || expression.matches({ event: run.events[0], async: event })),
    );
  }

  clear() {
    this.#buckets.clear();
  }

  #place(bucket: Bucket, watcher: Watcher): Set<Watcher> {
    const equality = watcher.expression?.equality;
    if (!watcher.expression || !equality) return bucket.all;
    const group = bucket.groups.get(equality.asyncPath) ?? {
      expression: watcher.expression,
      byValue: new Map(),
    };
    bucket.groups.set(equality.asyncPath, group);
    const value = equality.base({ event: watcher.run.events[0] });
    const set = group.byValue.get(value) ?? new Set();
    group.byValue.set(value, set);
    return set;
  }

  #groupOf(bucket: Bucket, watcher: Watcher): { group?: Group; value?: string } {
    const equality = watcher.expression?.equality;
    const group = equality && bucket.groups.get(equality.asyncPath);
    if (!equality || !group) return {};
    return { group, value: equality.base({ event: watcher.run.events[0] }) };
  }
}
