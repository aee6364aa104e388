/** An error as Redis words it; the REST API sends `message` as `error`. */
export class RedisError extends Error {
  override readonly name = "RedisError";
}

export const wrongType = () =>
  new RedisError("WRONGTYPE Operation against a key holding the wrong kind of value");
export const syntaxError = () => new RedisError("ERR syntax error");
export const notAnInteger = () => new RedisError("ERR value is not an int or out of range");
export const notAFloat = () => new RedisError("ERR value is not a valid float");
export const wrongArguments = (command: string) =>
  new RedisError(`ERR wrong number of arguments for '${command.toLowerCase()}' command`);
