/** Read it on the server and pass `railPinned={value === "1"}`: the page then arrives with the right width. */
export const railCookie = "loved_rail";

export const railCookieMaxAgeSeconds = 60 * 60 * 24 * 365;
