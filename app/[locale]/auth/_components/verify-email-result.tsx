"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { verifyEmailAction } from "@/app/actions/auth";
import { Button } from "@/components/ui/button";
import { Spinner } from "@/components/ui/spinner";
import { settle } from "./action-errors";
import { AuthHeading } from "./auth-heading";
import { AuthOutcome } from "./auth-outcome";
import { signedInHome } from "./callback-url";

type State = "checking" | "done" | "failed" | "unavailable";

/** Confirms from the browser: programs that open links in mails to scan them must not spend the token. */
export function VerifyEmailResult({ token }: { token: string | undefined }) {
  const t = useTranslations("auth.verify");
  const [state, setState] = useState<State>(token ? "checking" : "failed");
  const asked = useRef(false);

  useEffect(() => {
    // React runs effects twice in development, and the token works once.
    if (!token || state !== "checking" || asked.current) return;
    asked.current = true;
    void settle(() => verifyEmailAction({ token })).then((result) => setState(stateOf(result)));
  }, [token, state]);

  const retry = () => {
    asked.current = false;
    setState("checking");
  };

  if (state === "checking") {
    return (
      <div role="status">
        <AuthHeading title={t("title")}>{t("checking")}</AuthHeading>
        <Spinner />
      </div>
    );
  }
  if (state === "done") {
    return (
      <AuthOutcome kind="done" title={t("doneTitle")} next={{ href: signedInHome, label: t("continue") }}>
        {t("doneBody")}
      </AuthOutcome>
    );
  }
  if (state === "unavailable") {
    return (
      <AuthOutcome
        kind="failed"
        title={t("failedTitle")}
        extra={
          <Button size="lg" onClick={retry}>
            {t("retry")}
          </Button>
        }
      >
        {t("retryBody")}
      </AuthOutcome>
    );
  }
  return (
    <AuthOutcome kind="failed" title={t("failedTitle")} next={{ href: signedInHome, label: t("continue") }}>
      {t("failedBody")}
    </AuthOutcome>
  );
}

const linkErrorCodes = ["invalid", "invalid_token", "not_found", "conflict"];

function stateOf(result: { ok: true } | { ok: false; error: { code: string } }): State {
  if (result.ok) return "done";
  return linkErrorCodes.includes(result.error.code) ? "failed" : "unavailable";
}
