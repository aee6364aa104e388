import { formatSize } from "./format.js";
import { t } from "./i18n.js";

const megabyte = 1024 * 1024;
const office = "application/vnd.openxmlformats-officedocument";

/** What WhatsApp carries, with its limits; the server checks again. */
const kinds = [
  { types: ["image/jpeg", "image/png"], maxBytes: 5 * megabyte },
  { types: ["image/webp"], maxBytes: megabyte / 2 },
  {
    types: [
      "audio/aac",
      "audio/mp4",
      "audio/mpeg",
      "audio/amr",
      "audio/ogg",
      "audio/opus",
      "video/mp4",
      "video/3gpp",
    ],
    maxBytes: 16 * megabyte,
  },
  {
    types: [
      "text/plain",
      "application/pdf",
      "application/msword",
      "application/vnd.ms-excel",
      "application/vnd.ms-powerpoint",
      `${office}.wordprocessingml.document`,
      `${office}.spreadsheetml.sheet`,
      `${office}.presentationml.presentation`,
    ],
    maxBytes: 100 * megabyte,
  },
];

export const acceptedTypes = kinds.flatMap(({ types }) => types).join(",");

/** Why a file cannot be sent, or undefined. @param {File} file */
export function problemOf(file) {
  const kind = kinds.find(({ types }) => types.includes(file.type));
  if (!kind) return t("badFile");
  return file.size > kind.maxBytes ? t("bigFile", { limit: formatSize(kind.maxBytes) }) : undefined;
}
