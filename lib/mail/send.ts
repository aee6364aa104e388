import { eq } from "drizzle-orm";
import { createTranslator } from "next-intl";
import { invites, organizations, user_tokens, users } from "@/db/schema";
import { systemRead } from "@/db/system";
import { messagesOf } from "@/i18n/messages";
import { isLocale, routing, type Locale } from "@/i18n/routing";
import { linkToken, type LinkPurpose } from "@/lib/auth";
import type { Ctx } from "@/lib/context";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { renderMail } from "./render";
import { deliverMail, isMailConfigured } from "./providers/sendgrid";

type Request = { kind: LinkPurpose; subject_id: string };
type Recipient = { email: string; name: string; locale: Locale; organization: string };

/** Where a link of each kind leads. */
const pageOf: Record<LinkPurpose, string> = {
  verify_email: "auth/verify-email",
  reset_password: "auth/reset-password",
  invite: "auth/accept-invite",
};

/**
 * Makes and sends one of our mails; the link's secret is derived here and nowhere stored. A row that was used or is
 * gone meanwhile needs no mail.
 */
export async function sendMail(ctx: Ctx, { kind, subject_id }: Request): Promise<{ sent: boolean }> {
  if (!isMailConfigured()) {
    log.warn({ organization_id: ctx.org.id, kind }, "mail is not configured");
    return { sent: false };
  }
  const recipient = kind === "invite" ? await invited(subject_id) : await accountOwner(subject_id);
  if (!recipient) return { sent: false };
  const { locale } = recipient;
  const link = `${env().APP_URL}/${locale}/${pageOf[kind]}?token=${linkToken(kind, subject_id)}`;
  const t = createTranslator({ locale, messages: messagesOf(locale), namespace: "mail" });
  const names = { name: recipient.name, organization: recipient.organization };
  await deliverMail({
    to: { email: recipient.email, name: recipient.name },
    subject: t(`${kind}.subject`, names),
    ...renderMail({
      locale,
      heading: t(`${kind}.heading`, names),
      body: t(`${kind}.body`, names),
      action: { label: t(`${kind}.action`), link },
      footer: t("footer"),
    }),
    reference: { organization_id: ctx.org.id, mail_id: subject_id },
  });
  return { sent: true };
}

async function accountOwner(tokenId: string): Promise<Recipient | undefined> {
  const [row] = await systemRead()
    .select({ email: users.email, name: users.full_name, locale: users.locale, used_at: user_tokens.used_at })
    .from(user_tokens)
    .innerJoin(users, eq(users.id, user_tokens.user_id))
    .where(eq(user_tokens.id, tokenId));
  if (!row || row.used_at) return undefined;
  return { email: row.email, name: row.name, organization: "Loved CRM", locale: asLocale(row.locale) };
}

async function invited(inviteId: string): Promise<Recipient | undefined> {
  const [row] = await systemRead()
    .select({
      email: invites.email,
      organization: organizations.name,
      settings: organizations.settings,
      accepted_at: invites.accepted_at,
      revoked_at: invites.revoked_at,
    })
    .from(invites)
    .innerJoin(organizations, eq(organizations.id, invites.organization_id))
    .where(eq(invites.id, inviteId));
  if (!row || row.accepted_at || row.revoked_at) return undefined;
  return {
    email: row.email,
    name: "",
    organization: row.organization,
    locale: asLocale(row.settings.language),
  };
}

const asLocale = (value: unknown): Locale => (isLocale(value) ? value : routing.defaultLocale);
