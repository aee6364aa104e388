"use server";

import { orgAction } from "@/lib/http";
import { markRead, returnToAgent, sendMessage, setupWhatsApp, takeOver } from "@/lib/messaging";

export const sendMessageAction = orgAction(sendMessage);
export const markReadAction = orgAction(markRead);
export const takeOverAction = orgAction(takeOver);
export const returnToAgentAction = orgAction(returnToAgent);
export const setupWhatsAppAction = orgAction(setupWhatsApp);
