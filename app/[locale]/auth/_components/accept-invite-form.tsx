"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { acceptInviteAction } from "@/app/actions/auth";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { settle } from "./action-errors";
import { AuthHeading } from "./auth-heading";
import { AuthOutcome } from "./auth-outcome";
import { signedInHome } from "./callback-url";
import type { InviteAnswer } from "./invite-answer";
import { InviteExistingAccount } from "./invite-existing-account";
import { InviteNewAccount } from "./invite-new-account";
import { useSignIn } from "./use-sign-in";

type AccountKind = "new" | "existing";

export function AcceptInviteForm({ token }: { token: string }) {
  const t = useTranslations("auth.invite");
  const [kind, setKind] = useState<AccountKind>("new");
  const [done, setDone] = useState(false);
  const signIn = useSignIn(signedInHome);

  /** @returns what went wrong, or null. */
  const accept = async (answer: InviteAnswer) => {
    const result = await settle(() => acceptInviteAction({ token, ...answer }));
    if (!result.ok) return result.error;
    const { email } = result.data.user;
    const signedIn = answer.password && !(await signIn({ email, password: answer.password }));
    setDone(!signedIn);
    return null;
  };

  if (done) {
    return (
      <AuthOutcome kind="done" title={t("doneTitle")} next={{ href: "/auth/login", label: t("continue") }}>
        {t("doneBody")}
      </AuthOutcome>
    );
  }
  return (
    <>
      <AuthHeading title={t("title")}>{t("subtitle")}</AuthHeading>
      <SegmentedControl
        label={t("choice")}
        value={kind}
        onValueChange={setKind}
        options={[
          { value: "new", label: t("newAccount") },
          { value: "existing", label: t("existingAccount") },
        ]}
        className="mb-5"
      />
      {kind === "new" ? <InviteNewAccount onAccept={accept} /> : <InviteExistingAccount onAccept={accept} />}
    </>
  );
}
