import type { CommandTable, Reply } from "./command";
import { hashCommands } from "./commands/hashes";
import { keyCommands } from "./commands/keys";
import { listCommands } from "./commands/lists";
import { setCommands } from "./commands/sets";
import { sortedSetCommands } from "./commands/sorted-sets";
import { stringCommands } from "./commands/strings";
import { RedisError, wrongArguments } from "./errors";
import type { RedisStore } from "./store";

const commands: CommandTable = {
  ...stringCommands,
  ...keyCommands,
  ...hashCommands,
  ...setCommands,
  ...sortedSetCommands,
  ...listCommands,
};

export type CommandLine = string[];
export type Outcome = { result: Reply } | { error: string };

/** Runs one command; a Redis error becomes an outcome, anything else is a bug here and is thrown. */
export function execute(store: RedisStore, line: CommandLine): Outcome {
  try {
    return { result: findCommand(line).run(store, line.slice(1)) };
  } catch (error) {
    if (error instanceof RedisError) return { error: error.message };
    throw error;
  }
}

/**
 * `MULTI … EXEC`: a command that cannot be queued (unknown, wrong number of arguments) discards all;
 * one that fails while running does not undo the others. Nothing runs in between, for Node runs this in one go.
 */
export function executeTransaction(store: RedisStore, lines: CommandLine[]): Outcome[] | { error: string } {
  try {
    for (const line of lines) findCommand(line);
  } catch (error) {
    if (error instanceof RedisError) {
      return { error: `EXECABORT Transaction discarded because of: ${error.message}` };
    }
    throw error;
  }
  return lines.map((line) => execute(store, line));
}

function findCommand(line: CommandLine) {
  const name = line[0] ?? "";
  const upper = name.toUpperCase();
  const command = Object.hasOwn(commands, upper) ? commands[upper] : undefined;
  if (!command) {
    const reason = upper.startsWith("EVAL")
      ? "This emulator runs no Lua."
      : "This emulator does not implement it.";
    throw new RedisError(`ERR Command is not available: '${name}'. ${reason}`);
  }
  const count = line.length - 1;
  if (count < command.min || count > (command.max ?? Infinity)) throw wrongArguments(name);
  return command;
}
