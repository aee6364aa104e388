import { AsyncLocalStorage } from "node:async_hooks";

/** Whose work this is, by ids. Every log line and every reported error carries it. */
export type RequestScope = {
  request_id: string;
  organization_id?: string;
  user_id?: string;
  job?: string;
};

/** Everything `work` does, and what it puts off until after the answer, is done in the name of `scope`. */
export const inScope = <T>(scope: RequestScope, work: () => T): T => storage.run(scope, work);

/** Adds who asks, as soon as it is known. */
export function nameInScope(who: Pick<RequestScope, "organization_id" | "user_id">): void {
  Object.assign(storage.getStore() ?? {}, who);
}

export const currentScope = (): RequestScope | undefined => storage.getStore();

// A bundler may load this module once per entry, and they have to see the same scope.
const globals = globalThis as typeof globalThis & { lovedScope?: AsyncLocalStorage<RequestScope> };
const storage = (globals.lovedScope ??= new AsyncLocalStorage<RequestScope>());
