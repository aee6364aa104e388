import { applyAnswer } from "./apply-answer";
import { readReply, type Answer } from "./call-reply";
import { buildCallRequest } from "./call-request";
import type { Engine } from "./engine";
import { finishRun } from "./finish";
import type { LocalFunction } from "./functions";
import { NoReplyError, sendRequest } from "./http-client";
import type { RunItem } from "./model";
import { Tx } from "./tx";

/** After this many cuts in a row, a cut counts as a failed attempt: the call itself may be killing the app. */
const maxHangUps = 5;

/**
 * Makes one call of the app and records what came of it. An app that is not there (restarting, compiling, not
 * yet up) costs no attempt: the call stays queued as it was.
 */
export async function callFunction(engine: Engine, item: RunItem): Promise<"answered" | "unreachable"> {
  const fn = engine.registry.get(item.run.functionId);
  if (!fn) return failUnknown(engine, item);
  const answer = await ask(engine, fn, item);
  if (item.run.status !== "active" || item.run.items.get(item.id) !== item)
    return answer ? "answered" : "unreachable";
  if (!answer) return "unreachable";
  const tx = new Tx();
  applyAnswer(engine, tx, fn, item, answer);
  try {
    await engine.commit(tx);
  } catch (error) {
    await failUnstorable(engine, item, error);
  }
  return "answered";
}

async function ask(engine: Engine, fn: LocalFunction, item: RunItem): Promise<Answer | undefined> {
  const { signingKey, callTimeoutMs } = engine.options;
  item.run.started = true;
  const { url, headers, body } = buildCallRequest(fn, item, signingKey);
  try {
    const reply = await sendRequest("POST", url, headers, body, callTimeoutMs);
    item.hangUps = 0;
    const answer = readReply(reply, Date.now());
    if (!answer)
      engine.log("warn", "the app did not handle a call, repeating", {
        function: fn.id,
        status: reply.status,
      });
    return answer;
  } catch (error) {
    if (!(error instanceof NoReplyError)) throw error;
    if (error.reason === "refused") return undefined;
    if (error.reason === "cut" && ++item.hangUps <= maxHangUps) return undefined;
    engine.log("warn", "a call failed without an answer", {
      function: fn.id,
      run: item.run.id,
      reason: error.message,
    });
    const failure = { name: "Error", message: `The app did not answer (${error.message})` };
    return { kind: "error", error: failure, final: false, retryAfterMs: undefined, reqVersion: undefined };
  }
}

async function failUnknown(engine: Engine, item: RunItem) {
  const tx = new Tx();
  const error = { name: "Error", message: `function ${item.run.functionId} is not registered` };
  finishRun(engine, tx, item.run, { status: "failed", error });
  await engine.commit(tx);
  return "answered" as const;
}

/** PostgreSQL will never take what the app returned: without this the run would be called for ever. */
async function failUnstorable(engine: Engine, item: RunItem, cause: unknown) {
  engine.log("error", "a result could not be stored", { run: item.run.id, error: String(cause) });
  const tx = new Tx();
  finishRun(engine, tx, item.run, {
    status: "failed",
    error: { name: "Error", message: "the result could not be stored" },
  });
  await engine.commit(tx);
}
