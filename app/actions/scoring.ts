"use server";

import { orgAction } from "@/lib/http";
import { scoreLead, setLeadScore, trainModel } from "@/lib/scoring";

export const scoreLeadAction = orgAction(scoreLead);
export const setLeadScoreAction = orgAction(setLeadScore);
export const trainModelAction = orgAction(trainModel);
