import { AppError } from "@/lib/errors";

const attemptsMax = 4;
const firstPauseMs = 100;
const answerTimeoutMs = 60_000;

/**
 * Asks until there is an answer that asking again would not better: 429, a failure of theirs, or none at all is tried
 * again after a growing pause. The request is made and signed anew each time, since a body can be sent once.
 *
 * @throws AppError `provider_failed` when nobody answers.
 */
export async function askBucket(request: () => Promise<Request>): Promise<Response> {
  for (let attempt = 1; ; attempt++) {
    const { answer, cause } = await fetch(await request(), {
      signal: AbortSignal.timeout(answerTimeoutMs),
    }).then(
      (answer) => ({ answer, cause: undefined }),
      (cause: unknown) => ({ answer: undefined, cause }),
    );
    const isLast = attempt === attemptsMax;
    if (answer) {
      if (isLast || (answer.status !== 429 && answer.status < 500)) return answer;
      await answer.body?.cancel();
    } else if (isLast) throw new AppError("provider_failed", { cause });
    // Not all at the same moment again.
    const pauseMs = firstPauseMs * 2 ** (attempt - 1) * (0.5 + Math.random());
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}
