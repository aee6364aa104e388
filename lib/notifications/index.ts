export { countUnreadNotifications, listNotifications } from "./list";
export { markNotificationsRead } from "./mark-read";
