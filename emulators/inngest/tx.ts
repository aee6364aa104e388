import { Changes } from "./changes";
import type { QueueItem } from "./model";

/**
 * One decision of the engine. Memory changes at once, so that the next decision sees it; what it wants to start
 * starts only when the changes are durable.
 */
export class Tx {
  readonly changes = new Changes();
  readonly added: QueueItem[] = [];

  put(item: QueueItem) {
    this.changes.put(item);
    this.added.push(item);
  }
}
