import { expect, type APIRequestContext, type Page } from "@playwright/test";
import { demoLogin } from "@/scripts/stack/demo";

export const appUrl = (path = ""): string => `${process.env.E2E_APP_URL}${path}`;
export const emulatorUrl = (path = ""): string => `${process.env.E2E_EMULATORS_URL}${path}`;

export async function signIn(
  page: Page,
  { email, password }: { email: string; password: string } = demoLogin,
): Promise<void> {
  await page.goto(appUrl("/pt-BR/auth/login"));
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Senha", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Entrar", exact: true }).click();
  await page.waitForURL("**/admin/crm");
}

/** The link of the newest mail to an address. */
export async function mailedLink(request: APIRequestContext, to: string): Promise<string> {
  let link: string | undefined;
  await expect(async () => {
    const answer = await request.get(emulatorUrl(`/mailbox/api/messages?to=${encodeURIComponent(to)}`));
    const { data } = (await answer.json()) as { data: { text: string }[] };
    link = /https?:\/\/\S+/.exec(data[0]?.text ?? "")?.[0];
    expect(link).toBeTruthy();
  }).toPass({ timeout: 15_000 });
  return link ?? "";
}

/** A person writes from their phone. */
export async function writeFromPhone(
  request: APIRequestContext,
  message: { from: string; profile_name: string; to_phone_number_id: string; text: string },
): Promise<void> {
  const answer = await request.post(emulatorUrl("/phone/api/send"), { data: message });
  expect(answer.ok()).toBe(true);
}

/** A REST client with the tokens of a fresh API sign-in. */
export async function apiClient(
  request: APIRequestContext,
  credentials: { email: string; password: string },
) {
  const login = await request.post(appUrl("/api/auth/login"), { data: credentials });
  const { access_token, organization } = (await login.json()) as {
    access_token: string;
    organization: { id: string };
  };
  const headers = { authorization: `Bearer ${access_token}`, "x-org-id": organization.id };
  return {
    organization,
    get: async <T>(path: string): Promise<T> =>
      (await request.get(appUrl(`/api${path}`), { headers })).json() as Promise<T>,
    patch: (path: string, data: unknown) => request.patch(appUrl(`/api${path}`), { headers, data }),
  };
}
