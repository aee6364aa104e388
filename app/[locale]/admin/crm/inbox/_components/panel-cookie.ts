/** Read on the server, so that the page arrives with the right columns. */
export const panelCookie = "loved_inbox_panel";

export const panelCookieMaxAgeSeconds = 60 * 60 * 24 * 365;
