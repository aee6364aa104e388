"use server";

import { orgAction } from "@/lib/http";
import {
  markRead,
  reactToMessage,
  retryMessage,
  retryMessageMedia,
  returnToAgent,
  sendMessage,
  setupWhatsApp,
  takeOver,
} from "@/lib/messaging";

export const sendMessageAction = orgAction(sendMessage);
export const retryMessageAction = orgAction(retryMessage);
export const reactToMessageAction = orgAction(reactToMessage);
export const retryMessageMediaAction = orgAction(retryMessageMedia);
export const markReadAction = orgAction(markRead);
export const takeOverAction = orgAction(takeOver);
export const returnToAgentAction = orgAction(returnToAgent);
export const setupWhatsAppAction = orgAction(setupWhatsApp);
