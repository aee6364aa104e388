const shownMs = 5000;
let timer;

/** Says something at the bottom of the page; read out by screen readers. @param {string} text */
export function toast(text) {
  const element = document.getElementById("toast");
  element.textContent = text;
  element.classList.add("shown");
  clearTimeout(timer);
  timer = setTimeout(() => element.classList.remove("shown"), shownMs);
}
