"use server";

import { confirmPasswordReset, register, requestPasswordReset, verifyEmail } from "@/lib/auth";
import { publicAction } from "@/lib/http";
import { acceptInvite } from "@/lib/organizations";

export const registerAction = publicAction(register);
export const requestPasswordResetAction = publicAction(requestPasswordReset);
export const confirmPasswordResetAction = publicAction(confirmPasswordReset);
export const verifyEmailAction = publicAction(verifyEmail);
export const acceptInviteAction = publicAction(acceptInvite);
