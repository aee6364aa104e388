import type { Locale } from "../shared/page";

export type MailboxTexts = {
  title: string;
  subtitle: string;
  empty: string;
  emptyHint: string;
  choose: string;
  clear: string;
  clearQuestion: string;
  back: string;
  all: string;
  from: string;
  to: string;
  attachments: string;
  showText: string;
  showHtml: string;
  preview: string;
  noSubject: string;
  messages: string;
  otherLanguage: string;
};

export const mailboxTexts: Record<Locale, MailboxTexts> = {
  "pt-BR": {
    title: "Caixa de correio local",
    subtitle: "E-mails que o aplicativo enviou neste computador. Nada saiu para a internet.",
    empty: "Nenhum e-mail ainda",
    emptyHint: "Peça uma redefinição de senha ou envie um convite: a mensagem aparece aqui na hora.",
    choose: "Escolha uma mensagem para ler.",
    clear: "Esvaziar",
    clearQuestion: "Apagar todas as mensagens?",
    back: "Voltar à lista",
    all: "Emuladores",
    from: "De",
    to: "Para",
    attachments: "Anexos",
    showText: "Ver texto simples",
    showHtml: "Ver formatado",
    preview: "Conteúdo da mensagem",
    noSubject: "(sem assunto)",
    messages: "Mensagens",
    otherLanguage: "English",
  },
  en: {
    title: "Local mailbox",
    subtitle: "E-mails the app has sent on this machine. Nothing went out to the internet.",
    empty: "No e-mail yet",
    emptyHint: "Ask for a password reset or send an invitation: the message shows up here right away.",
    choose: "Choose a message to read.",
    clear: "Empty",
    clearQuestion: "Delete all messages?",
    back: "Back to the list",
    all: "Emulators",
    from: "From",
    to: "To",
    attachments: "Attachments",
    showText: "Show plain text",
    showHtml: "Show formatted",
    preview: "Message content",
    noSubject: "(no subject)",
    messages: "Messages",
    otherLanguage: "Português",
  },
};
