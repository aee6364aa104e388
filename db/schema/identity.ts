import { sql } from "drizzle-orm";
import { boolean, check, index, jsonb, pgTable, text, uniqueIndex, uuid, varchar } from "drizzle-orm/pg-core";
import { createdAt, id, instant, updatedAt } from "../columns";

/** A person; global, since one person may belong to several organizations. */
export const users = pgTable(
  "users",
  {
    id: id(),
    email: varchar({ length: 255 }).notNull(),
    password_hash: text(),
    full_name: varchar({ length: 200 }).notNull(),
    locale: varchar({ length: 10 }).notNull().default("pt-BR"),
    /** Decides what "today" is for this person; null means the organization's. */
    time_zone: varchar({ length: 64 }),
    preferences: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    is_active: boolean().notNull().default(true),
    email_verified: boolean().notNull().default(false),
    last_login_at: instant(),
    created_at: createdAt(),
    updated_at: updatedAt(),
  },
  (t) => [uniqueIndex("uq_users_email").on(sql`lower(${t.email})`)],
);

/** A signed-in browser or API client. Every request looks at this row, so revoking it takes effect at once. */
export const sessions = pgTable(
  "sessions",
  {
    id: id(),
    user_id: uuid()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    /** The organization the session works in; changed by the organization switcher. */
    organization_id: uuid(),
    kind: varchar({ length: 10 }).notNull(),
    user_agent: varchar({ length: 400 }),
    ip_address: varchar({ length: 64 }),
    last_seen_at: instant()
      .notNull()
      .default(sql`now()`),
    expires_at: instant().notNull(),
    revoked_at: instant(),
    revoked_reason: varchar({ length: 40 }),
    created_at: createdAt(),
  },
  (t) => [
    check("sessions_kind", sql`${t.kind} in ('browser','api')`),
    index("ix_sessions_user").on(t.user_id),
  ],
);

/** One use each; a second use of a spent token revokes the whole session (somebody holds a stolen copy). */
export const refresh_tokens = pgTable(
  "refresh_tokens",
  {
    id: id(),
    session_id: uuid()
      .notNull()
      .references(() => sessions.id, { onDelete: "cascade" }),
    token_hash: varchar({ length: 64 }).notNull().unique("uq_refresh_tokens_hash"),
    used_at: instant(),
    expires_at: instant().notNull(),
    created_at: createdAt(),
  },
  (t) => [index("ix_refresh_tokens_session").on(t.session_id)],
);

/** Single-use links sent by e-mail; only the hash is kept. */
export const user_tokens = pgTable(
  "user_tokens",
  {
    id: id(),
    user_id: uuid()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    purpose: varchar({ length: 20 }).notNull(),
    token_hash: varchar({ length: 64 }).notNull().unique("uq_user_tokens_hash"),
    expires_at: instant().notNull(),
    used_at: instant(),
    created_at: createdAt(),
  },
  (t) => [
    check("user_tokens_purpose", sql`${t.purpose} in ('verify_email','reset_password')`),
    index("ix_user_tokens_user").on(t.user_id, t.purpose),
  ],
);
