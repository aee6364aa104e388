import { randomUUID } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { parseJson } from "../shared/http";
import { MailboxMessage, type Mail } from "./mail-schema";

const keptMessages = 500;

/** The last messages "sent", newest first, kept in a file when there is a data folder. */
export class Mailbox {
  #messages: MailboxMessage[];
  readonly #file?: string;
  readonly #listeners = new Set<() => void>();

  constructor(dataDir?: string) {
    if (dataDir) {
      mkdirSync(join(dataDir, "sendgrid"), { recursive: true });
      this.#file = join(dataDir, "sendgrid", "mailbox.json");
    }
    this.#messages = this.#file ? readMessages(this.#file) : [];
  }

  list(to?: string): MailboxMessage[] {
    const wanted = to?.toLowerCase();
    return this.#messages.filter((message) => !wanted || message.to.toLowerCase() === wanted);
  }

  /** Puts one message per recipient and returns them. */
  add(mail: Mail, sgMessageId: string): MailboxMessage[] {
    const added = toMessages(mail, sgMessageId);
    this.#messages = [...added, ...this.#messages].slice(0, keptMessages);
    this.#changed();
    return added;
  }

  clear() {
    this.#messages = [];
    this.#changed();
  }

  /** Calls back after every change until the returned function is called. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #changed() {
    if (this.#file) {
      // Renamed into place, so that a kill while writing leaves the old file and not half of the new one.
      writeFileSync(`${this.#file}.tmp`, JSON.stringify(this.#messages, null, 1));
      renameSync(`${this.#file}.tmp`, this.#file);
    }
    for (const listener of this.#listeners) listener();
  }
}

function readMessages(file: string): MailboxMessage[] {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    return [];
  }
  return z.array(MailboxMessage).safeParse(parseJson(text)).data ?? [];
}

function toMessages(mail: Mail, sgMessageId: string): MailboxMessage[] {
  const body = (type: string) => mail.content?.find((block) => block.type === type)?.value ?? null;
  return mail.personalizations.flatMap((envelope) => {
    const from = envelope.from ?? mail.from;
    return [...envelope.to, ...(envelope.cc ?? []), ...(envelope.bcc ?? [])].map((recipient) => ({
      id: randomUUID(),
      sg_message_id: sgMessageId,
      to: recipient.email,
      to_name: recipient.name ?? null,
      from: from.email,
      from_name: from.name ?? null,
      subject: envelope.subject ?? mail.subject ?? `[${mail.template_id ?? ""}]`,
      text: body("text/plain"),
      html: body("text/html"),
      attachments: (mail.attachments ?? []).map(({ filename }) => filename),
      categories: mail.categories ?? [],
      custom_args: { ...mail.custom_args, ...envelope.custom_args },
      created_at: new Date().toISOString(),
    }));
  });
}
