/**
 * Makes an element. Properties that start with `on` are listeners, `class` and `aria-…` are attributes.
 * @param {string} tag
 * @param {Record<string, unknown>} [properties]
 * @param {...(Node | string | null | undefined | false)} children
 * @returns {HTMLElement}
 */
export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), /** @type {EventListener} */ (value));
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/**
 * Makes `nodes` the children of `parent` and leaves those already in place alone:
 * a playing recording or an open menu survives.
 * @param {Element} parent
 * @param {Element[]} nodes
 */
export function syncChildren(parent, nodes) {
  const wanted = new Set(nodes);
  for (const child of [...parent.children]) if (!wanted.has(child)) child.remove();
  nodes.forEach((node, index) => {
    if (parent.children[index] !== node) parent.insertBefore(node, parent.children[index] ?? null);
  });
}

const paths = {
  back: "M15 5l-7 7 7 7",
  send: "M4 12l16-8-6 16-3-7z",
  clip: "M8 12.5l6.3-6.3a3.2 3.2 0 0 1 4.5 4.5l-8.2 8.2a5 5 0 0 1-7-7l7.6-7.7",
  file: "M7 3h7l5 5v13H7zM14 3v5h5",
  close: "M6 6l12 12M18 6L6 18",
  down: "M6 9l6 6 6-6",
  plus: "M12 5v14M5 12h14",
  reply: "M9 7L4 12l5 5M4 12h9a7 7 0 0 1 7 7",
  pin: "M12 21s7-6.2 7-11.5A7 7 0 0 0 5 9.5C5 14.800 12 21 12 21zM12 12a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5z",
  warn: "M12 4l9 16H3zM12 10v4M12 17v.5",
  sent: "M7 12.500l3.500 3.500L18 8",
  delivered: "M2.500 12.500L6 16l7.500-8M11 15l1.500 1.500L21 8",
};

/**
 * A line icon; decoration only, the control around it has the name.
 * @param {keyof typeof paths} name
 */
export function icon(name) {
  const namespace = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(namespace, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", `icon icon-${name}`);
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(namespace, "path");
  path.setAttribute("d", paths[name]);
  svg.append(path);
  return svg;
}

/**
 * Initials on a colour that stays the same for the same name.
 * @param {string} name
 */
export function avatar(name) {
  const words = name.split(/\s+/).filter((word) => /^\p{L}/u.test(word));
  const initials =
    `${words[0]?.[0] ?? "#"}${words.length > 1 ? (words.at(-1)?.[0] ?? "") : ""}`.toUpperCase();
  const hue = [...name].reduce((hash, letter) => (hash * 31 + (letter.codePointAt(0) ?? 0)) % 9973, 7) % 6;
  return h("span", { class: `avatar hue-${hue}`, "aria-hidden": "true" }, initials);
}
