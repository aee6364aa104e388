import { chmod, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { isAlive } from "./postgres";

/** What `loved-<kind>-<pid>` folders in the system's temporary folder are for. */
const kinds = ["bench", "e2e", "stack", "test", "test-files"];

/**
 * A folder for the data of one run, and the way to remove it. Takes along what runs that were killed have left. Others
 * may pass through it: as root PostgreSQL runs as somebody else, and would otherwise keep its data elsewhere.
 */
export async function throwAwayFolder(kind: string) {
  await sweepLeftovers();
  const folder = await mkdtemp(path.join(tmpdir(), `loved-${kind}-${process.pid}-`));
  await chmod(folder, 0o755);
  return { path: folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** Removes the folders of processes that are gone. One whose PostgreSQL still runs belongs to somebody. */
export async function sweepLeftovers(parent = tmpdir()): Promise<void> {
  const named = new RegExp(`^loved-(?:${kinds.join("|")})-(\\d+)(?:-\\w+)?$`);
  for (const name of await readdir(parent)) {
    const pid = Number(named.exec(name)?.[1] ?? 0);
    if (!pid || isAlive(pid)) continue;
    const folder = path.join(parent, name);
    const pidFile = path.join(folder, "postgres", "postmaster.pid");
    const postmaster = Number((await readFile(pidFile, "utf8").catch(() => "")).split("\n")[0]);
    if (postmaster && isAlive(postmaster)) continue;
    // Somebody else's folder stays.
    await rm(folder, { recursive: true, force: true }).catch(() => undefined);
  }
}
