import { z } from "zod";
import { roles } from "./permissions";

/** NFKC before validation, ASCII only: look-alike characters and address-parser tricks end here. */
export const Email = z
  .string()
  .max(255)
  .transform((text) => text.normalize("NFKC").trim().toLowerCase())
  // Once more: NFKC makes three letters of some single characters.
  .pipe(
    z
      .string()
      .max(255)
      .regex(
        /^[a-z0-9.!#$%&'*+/=?^_{|}~-]+@[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9-]+)+$/,
        "wrong_email",
      ),
  );

/** Length over composition rules (OWASP ASVS 6.2). */
export const Password = z.string().min(8, "password_too_short").max(128, "too_big");

const PersonName = z.string().trim().min(1).max(200);
const Token = z.string().min(16).max(200);
const LocaleName = z.enum(["pt-BR", "en"]);

export const RegisterInput = z.object({
  email: Email,
  password: Password,
  full_name: PersonName,
  organization_name: z.string().trim().min(1).max(255),
  locale: LocaleName.optional(),
});
export const LoginInput = z.object({ email: Email, password: z.string().min(1).max(128) });
export const RefreshInput = z.object({ refresh_token: Token });
export const LogoutInput = z.object({ refresh_token: Token.optional() });
export const SwitchOrganizationInput = z.object({ organization_id: z.uuid() });
export const RequestPasswordResetInput = z.object({ email: Email });
export const ConfirmPasswordResetInput = z.object({ token: Token, password: Password });
export const VerifyEmailInput = z.object({ token: Token });
export const AcceptInviteInput = z.object({
  token: Token,
  /** Needed when the invited address has no account yet; an existing account's password stays as it is. */
  password: Password.optional(),
  full_name: PersonName.optional(),
});

export const UserSummary = z.object({ id: z.uuid(), email: z.string(), full_name: z.string() });
export const OrganizationSummary = z.object({
  id: z.uuid(),
  name: z.string(),
  slug: z.string(),
  role: z.enum(roles),
});
export const TokenAnswer = z.object({
  user: UserSummary,
  organization: OrganizationSummary,
  organizations: z.array(OrganizationSummary),
  access_token: z.string(),
  refresh_token: z.string(),
  token_type: z.literal("bearer"),
  expires_in: z.int(),
});
export type TokenAnswer = z.infer<typeof TokenAnswer>;
export const TokenPair = TokenAnswer.pick({
  access_token: true,
  refresh_token: true,
  token_type: true,
  expires_in: true,
});
