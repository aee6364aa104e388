const clockSkewMaxMs = 3_600_000;

/** A time that is none, or one that has not come yet, would stay the newest of its thread for ever. */
export function momentOf(unixSeconds: string | undefined): string {
  const atMs = Number(unixSeconds) * 1_000;
  const isSane = atMs > 0 && atMs < Date.now() + clockSkewMaxMs;
  return new Date(isSane ? atMs : Date.now()).toISOString();
}
