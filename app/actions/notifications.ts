"use server";

import { orgAction } from "@/lib/http";
import { markNotificationsRead } from "@/lib/notifications";

export const markNotificationsReadAction = orgAction(markNotificationsRead);
