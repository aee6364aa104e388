import { hash, verify } from "@node-rs/argon2";

/** Argon2id with OWASP's minimum parameters; raise them and old hashes keep verifying. */
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> => hash(password, parameters);

/** Takes the same time for an account that does not exist, so that timing tells nobody which ones do. */
export async function passwordMatches(
  password: string,
  passwordHash: string | null | undefined,
): Promise<boolean> {
  const matches = await verify(passwordHash ?? (await decoy()), password).catch(() => false);
  return matches && Boolean(passwordHash);
}

let decoyHash: Promise<string> | undefined;
const decoy = () => (decoyHash ??= hashPassword("nobody has this password"));
