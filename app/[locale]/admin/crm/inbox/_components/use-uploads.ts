"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useLocale } from "next-intl";
import { useCallback, useState } from "react";
import { v7 as newId } from "uuid";
import { fileBytesMax } from "@/lib/messaging/schemas";
import { inboxKeys } from "./keys";

/** A file chosen for a thread: waiting to be sent, on its way, or refused. */
export type Upload = {
  key: string;
  conversationId: string;
  file: File;
  /** Shown while it is here; given free when it goes. */
  preview: string | null;
  state: "chosen" | "sending" | "failed";
  progress: number;
  reason: string | null;
};

/** Files go one after the other, each under a key of its own: sent again, it cannot arrive twice. */
export function useUploads() {
  const queryClient = useQueryClient();
  const locale = useLocale();
  const [uploads, setUploads] = useState<readonly Upload[]>([]);

  const change = (key: string, values: Partial<Upload>) =>
    setUploads((all) => all.map((upload) => (upload.key === key ? { ...upload, ...values } : upload)));

  const add = useCallback((conversationId: string, files: Iterable<File>) => {
    const chosen = [...files].map((file): Upload => ({
      key: newId(),
      conversationId,
      file,
      preview: file.type.startsWith("image/") ? URL.createObjectURL(file) : null,
      state: file.size > fileBytesMax ? "failed" : "chosen",
      progress: 0,
      reason: file.size > fileBytesMax ? "tooLarge" : null,
    }));
    setUploads((all) => [...all, ...chosen]);
  }, []);

  const remove = useCallback((key: string) => {
    setUploads((all) =>
      all.filter((upload) => {
        if (upload.key === key && upload.preview) URL.revokeObjectURL(upload.preview);
        return upload.key !== key;
      }),
    );
  }, []);

  /** The words go with the first file. */
  async function send(conversationId: string, caption: string, replyTo?: string): Promise<void> {
    const waiting = uploads.filter(
      (upload) => upload.conversationId === conversationId && upload.reason !== "tooLarge",
    );
    let about: About = { caption: caption.trim() || undefined, reply_to: replyTo };
    for (const { key, file } of waiting) {
      change(key, { state: "sending", progress: 0, reason: null });
      const reason = await post(conversationId, file, {
        about: { ...about, idempotency_key: key },
        locale,
        onProgress: (progress) => change(key, { progress }),
      });
      if (reason === null) remove(key);
      else change(key, { state: "failed", reason });
      about = {};
    }
    await queryClient.invalidateQueries({ queryKey: inboxKeys.messages(conversationId) });
  }

  return { uploads, add, remove, send };
}

type About = { caption?: string; reply_to?: string; idempotency_key?: string };

/** `fetch` tells nobody how far an upload is. @returns why it failed, or null. */
function post(
  conversationId: string,
  file: File,
  { about, locale, onProgress }: { about: About; locale: string; onProgress: (share: number) => void },
): Promise<string | null> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", `/api/crm/conversations/${conversationId}/media`);
    request.setRequestHeader("content-type", file.type || "application/octet-stream");
    request.setRequestHeader("accept-language", locale);
    request.setRequestHeader("x-file-name", encodeURIComponent(file.name));
    request.setRequestHeader("x-file-about", encodeURIComponent(JSON.stringify(about)));
    request.responseType = "json";
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => resolve(request.status < 300 ? null : reasonOf(request.response));
    request.onerror = () => resolve("offline");
    request.send(file);
  });
}

/** The server says it in the person's language. */
function reasonOf(body: unknown): string {
  const { errors, detail } = (body ?? {}) as { detail?: string; errors?: { message?: string }[] };
  return errors?.[0]?.message ?? detail ?? "offline";
}
