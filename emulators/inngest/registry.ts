import { z } from "zod";
import { compileFunction, triggeredBy, type LocalFunction } from "./functions";
import type { Snapshot } from "./load";
import type { Log } from "./model";
import type { Store } from "./store";
import { FunctionConfig, type InngestEvent, type RegisterRequest } from "./wire";

/** The functions that apps have registered. */
export class Registry {
  readonly #functions = new Map<string, LocalFunction>();
  readonly #fingerprints = new Map<string, string>();
  readonly #log: Log;
  #onFirst: () => void = () => undefined;
  /** Resolves once any function is known. */
  readonly filled: Promise<void> = new Promise((resolve) => (this.#onFirst = resolve));

  constructor(log: Log) {
    this.#log = log;
  }

  load(rows: Snapshot["functions"]) {
    for (const row of rows) this.#add(compileFunction(row.config, row.app_url, row.archived));
  }

  get(functionId: string): LocalFunction | undefined {
    return this.#functions.get(functionId);
  }

  /** Functions of running apps, without those that an app no longer has. */
  active(): LocalFunction[] {
    return [...this.#functions.values()].filter((fn) => !fn.archived);
  }

  triggeredBy(event: InngestEvent): LocalFunction[] {
    return this.active().filter((fn) => triggeredBy(fn, event));
  }

  listensTo(eventName: string): boolean {
    return this.active().some((fn) =>
      fn.triggers.some(({ event }) => event === eventName || event.endsWith("*")),
    );
  }

  /** Takes over an app's functions and archives those it no longer has. Returns what had to be refused. */
  async register(request: z.infer<typeof RegisterRequest>, appUrl: string, store: Store) {
    const fingerprint = JSON.stringify(request.functions);
    if (this.#fingerprints.get(appUrl) === fingerprint) return { modified: false, refused: [] };
    const { accepted, refused } = this.#compileAll(request.functions, appUrl);
    const ids = new Set(accepted.map(({ id }) => id));
    const gone = this.active().filter((fn) => fn.appUrl === appUrl && !ids.has(fn.id));
    const changed = [...accepted, ...gone.map((fn) => ({ ...fn, archived: true }))];
    await saveFunctions(store, changed);
    for (const fn of changed) this.#add(fn);
    if (refused.length === 0) this.#fingerprints.set(appUrl, fingerprint);
    this.#log("info", `registered ${accepted.length} functions of ${request.appName}`, { url: appUrl });
    return { modified: true, refused };
  }

  #compileAll(functions: unknown[], appUrl: string) {
    const accepted: LocalFunction[] = [];
    const refused: string[] = [];
    for (const raw of functions) {
      try {
        accepted.push(compileFunction(FunctionConfig.parse(raw), appUrl));
      } catch (error) {
        const id = z.object({ id: z.string() }).safeParse(raw).data?.id ?? "?";
        const reason = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
        refused.push(`${id}: ${reason}`);
        this.#log("error", `function ${id} refused, it will NOT run: ${reason}`);
      }
    }
    return { accepted, refused };
  }

  #add(fn: LocalFunction) {
    this.#functions.set(fn.id, fn);
    this.#onFirst();
  }
}

async function saveFunctions({ sql }: Store, functions: LocalFunction[]) {
  const rows = functions.map((fn) => ({
    id: fn.id,
    app_url: fn.appUrl,
    config: JSON.stringify(fn.config),
    archived: fn.archived,
  }));
  if (rows.length === 0) return;
  await sql`insert into inngest_local.functions ${sql(rows)} on conflict (id) do update
    set app_url = excluded.app_url, config = excluded.config, archived = excluded.archived`;
}
