/** A name, no path: nothing before the last slash, no control characters. */
export const cleanFileName = (name: string): string =>
  name
    .toWellFormed()
    .replace(/^.*[/\\]/, "")
    .replace(/[\u0000-\u001f\u007f]/g, "")
    .trim()
    .slice(-200);
