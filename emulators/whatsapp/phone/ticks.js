import { h, icon } from "./dom.js";
import { t } from "./i18n.js";

/** ✓ sent, ✓✓ delivered, blue ✓✓ read. @param {import("./api.js").Message} message */
export function ticks({ direction, status }) {
  if (direction !== "from_person") return null;
  const isDouble = status === "delivered" || status === "read";
  return h(
    "span",
    { class: `ticks ticks-${status}`, role: "img", "aria-label": t(status) },
    icon(isDouble ? "delivered" : "sent"),
  );
}
