import { env } from "@/lib/env";
import { askModel } from "../providers/openai";
import { qualify } from "../rules/qualifier";
import { noScope } from "../turn";
import type { Agent } from "./play";

/** The agent behind an OpenAI-compatible endpoint, with the built-in qualifier for what it does not answer. */
export function modelAgent(): { name: string; make: Agent } {
  return {
    name: `${env().OPENAI_MODEL} at ${new URL(env().OPENAI_BASE_URL).host}`,
    make: async (input) => {
      const own = qualify(input);
      if (own.handoff && own.handoff !== "qualified") return own;
      try {
        return await askModel(input, noScope);
      } catch {
        return own;
      }
    },
  };
}
