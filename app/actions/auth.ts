"use server";

import { confirmPasswordReset, registerBrowser, requestPasswordReset, verifyEmail } from "@/lib/auth";
import { publicAction } from "@/lib/http";
import { acceptInviteBrowser } from "@/lib/organizations";

export const registerAction = publicAction(registerBrowser);
export const requestPasswordResetAction = publicAction(requestPasswordReset);
export const confirmPasswordResetAction = publicAction(confirmPasswordReset);
export const verifyEmailAction = publicAction(verifyEmail);
export const acceptInviteAction = publicAction(acceptInviteBrowser);
