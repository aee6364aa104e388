/** Error answers any route may give, in the order they are decided. */
export const problems: Record<string, string> = {
  "401": "No valid credential.",
  "403": "Another organization, or the role does not allow it.",
  "404": "No such object in this organization.",
  "409": "A stale `version`, or something equal exists.",
  "422": "The input does not fit; `errors` says where.",
  "429": "Too many requests; `Retry-After` says when to try again.",
};
