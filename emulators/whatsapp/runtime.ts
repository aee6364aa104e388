import { join } from "node:path";
import type { EmulatorContext } from "../shared/emulator";
import { FaultSwitch } from "../shared/faults";
import { AccountBook, demoAppSecret } from "./accounts";
import { CallbackBook } from "./callbacks";
import { ChatBook } from "./chats";
import { EventHub } from "./events";
import { MediaBook } from "./media";
import { StateFile } from "./persist";
import { FailNumbers, SentLog } from "./sent-log";
import { defaultSettings } from "./settings";
import { StatusFlow } from "./statuses";
import { TemplateBook } from "./templates";
import { WebhookDispatcher } from "./webhooks";

export type WhatsAppOptions = {
  /** Secret of the Meta app; signs the webhooks of every account without its own. */
  appSecret?: string;
};

export type Runtime = ReturnType<typeof createRuntime>;

/** Everything the routes of the emulator share. */
export function createRuntime(ctx: EmulatorContext, options: WhatsAppOptions) {
  const appSecret = options.appSecret ?? demoAppSecret;
  const control = { settings: defaultSettings(), clockOffsetMs: 0 };
  const accounts = new AccountBook();
  const callbacks = new CallbackBook();
  const chats = new ChatBook();
  const templates = new TemplateBook();
  const media = new MediaBook(ctx.dataDir && join(ctx.dataDir, "whatsapp-media"));
  const file = new StateFile(ctx.dataDir && join(ctx.dataDir, "whatsapp.json"), () => ({
    accounts: accounts.added(),
    callbacks: callbacks.state,
    chats: chats.all(),
    media: media.all(),
    templates: templates.created(),
  }));
  const hub = new EventHub();
  const settings = () => control.settings;
  const nowMs = () => Date.now() + control.clockOffsetMs;
  const changed = () => file.touch();
  const webhooks = new WebhookDispatcher({ accounts, callbacks, appSecret, settings });
  const statuses = new StatusFlow({ accounts, hub, webhooks, settings, nowMs, changed });

  const saved = file.load();
  if (saved) {
    for (const account of saved.accounts) accounts.add(account);
    callbacks.state = saved.callbacks;
    chats.restore(saved.chats);
    media.restore(saved.media);
    templates.restore(saved.templates);
  }
  return {
    baseUrl: ctx.baseUrl,
    appSecret,
    control,
    accounts,
    callbacks,
    chats,
    templates,
    media,
    hub,
    settings,
    nowMs,
    changed,
    webhooks,
    statuses,
    file,
    sent: new SentLog(),
    failNumbers: new FailNumbers(),
    apiFaults: new FaultSwitch("whatsapp"),
  };
}

/** Back to the state of a first start; media files stay. */
export function resetRuntime(runtime: Runtime) {
  runtime.control.settings = defaultSettings();
  runtime.control.clockOffsetMs = 0;
  for (const part of [
    runtime.accounts,
    runtime.callbacks,
    runtime.chats,
    runtime.templates,
    runtime.webhooks,
    runtime.statuses,
    runtime.sent,
    runtime.failNumbers,
    runtime.apiFaults,
  ]) {
    part.clear();
  }
  runtime.changed();
}
