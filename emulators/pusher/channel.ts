import type { Connection } from "./connection";

export type Member = { userId: string; userInfo: unknown };

/** Who is subscribed to one channel; a presence user with three tabs is one member with three connections. */
export class Channel {
  readonly name: string;
  readonly #subscribers = new Map<Connection, Member | undefined>();
  readonly #connectionsByUser = new Map<string, { info: unknown; connections: number }>();

  constructor(name: string) {
    this.name = name;
  }

  get size() {
    return this.#subscribers.size;
  }

  get userIds(): string[] {
    return [...this.#connectionsByUser.keys()];
  }

  has(connection: Connection): boolean {
    return this.#subscribers.has(connection);
  }

  hasUser(userId: string): boolean {
    return this.#connectionsByUser.has(userId);
  }

  memberOf(connection: Connection): Member | undefined {
    return this.#subscribers.get(connection);
  }

  /** Returns true when the member was not here with another connection. */
  add(connection: Connection, member?: Member): boolean {
    this.#subscribers.set(connection, member);
    if (!member) return false;
    const known = this.#connectionsByUser.get(member.userId);
    if (known) known.connections += 1;
    else this.#connectionsByUser.set(member.userId, { info: member.userInfo, connections: 1 });
    return !known;
  }

  /** Returns the member when this was its last connection. */
  remove(connection: Connection): Member | undefined {
    const member = this.#subscribers.get(connection);
    this.#subscribers.delete(connection);
    const known = member && this.#connectionsByUser.get(member.userId);
    if (!known) return undefined;
    known.connections -= 1;
    if (known.connections > 0) return undefined;
    this.#connectionsByUser.delete(member.userId);
    return member;
  }

  /** The `data` of `subscription_succeeded`. */
  presence() {
    const ids = this.userIds;
    const hash = Object.fromEntries([...this.#connectionsByUser].map(([id, { info }]) => [id, info ?? null]));
    return { presence: { count: ids.length, ids, hash } };
  }

  broadcast(frame: string, exceptSocketId?: string) {
    for (const connection of this.#subscribers.keys()) {
      if (connection.socketId !== exceptSocketId) connection.sendFrame(frame);
    }
  }
}
