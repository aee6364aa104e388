export const timelinePageSize = 30;
/** In the preview; the whole thread is one click away. */
export const messagesShown = 6;
