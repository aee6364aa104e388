import { reviewAnalysedMessage } from "./functions/alerts/review-message";
import { respondToMessage } from "./functions/ai/respond-to-message";
import {
  distributeWaitingLeads,
  findWaitingLeadsEveryFiveMinutes,
  followMemberAvailability,
} from "./functions/pipeline/assign-leads";
import { foldTotalsEveryMinute } from "./functions/pipeline/fold-totals";
import { findStaleEveryQuarterHour, markStaleLeads } from "./functions/pipeline/mark-stale";
import { confirmReadReceipt } from "./functions/messaging/confirm-read";
import { deliverMessage } from "./functions/messaging/deliver-message";
import { fetchAnnouncedMedia } from "./functions/messaging/fetch-media";
import { processDelivery } from "./functions/messaging/process-delivery";
import { reconcileMessagesEveryMinute } from "./functions/messaging/reconcile-messages";
import {
  findLeadsToScoreEveryMinute,
  findTrainingEveryNight,
  scoreDueLeads,
  trainScoringModel,
} from "./functions/scoring/score-leads";
import { remindTasksEveryMinute } from "./functions/tasks/remind-tasks";
import { sendRequestedMail } from "./functions/platform/send-mail";
import { purgeTrashEveryNight } from "./functions/platform/purge-trash";
import { runRequestedJob, sweepJobsEveryMinute } from "./functions/platform/run-jobs";
import { sweepFilesEveryHour } from "./functions/platform/sweep-files";
import { sweepOutboxEveryMinute } from "./functions/platform/sweep-outbox";

export { inngest } from "./client";

export const functions = [
  processDelivery,
  respondToMessage,
  reviewAnalysedMessage,
  deliverMessage,
  fetchAnnouncedMedia,
  confirmReadReceipt,
  reconcileMessagesEveryMinute,
  sweepOutboxEveryMinute,
  remindTasksEveryMinute,
  foldTotalsEveryMinute,
  findStaleEveryQuarterHour,
  markStaleLeads,
  findWaitingLeadsEveryFiveMinutes,
  distributeWaitingLeads,
  followMemberAvailability,
  findLeadsToScoreEveryMinute,
  scoreDueLeads,
  findTrainingEveryNight,
  trainScoringModel,
  sendRequestedMail,
  runRequestedJob,
  sweepJobsEveryMinute,
  sweepFilesEveryHour,
  purgeTrashEveryNight,
];
