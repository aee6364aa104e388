import { expect } from "vitest";

/** vitest types its matchers as `any`; as values of an unknown type they fit wherever something is expected. */
export const someText: unknown = expect.any(String);
export const someNumber: unknown = expect.any(Number);
export const textLike = (pattern: RegExp): unknown => expect.stringMatching(pattern);
