import type { HandoffReason, Language, SlotName, Tone } from "../turn";

type Names = { organization: string; first: string };

/** What the built-in qualifier says. One question at a time, never two; no exclamation marks. */
export type Texts = {
  hello: (names: Names) => string;
  thanks: string;
  ask: Record<SlotName, string>;
  /** The same question once more, in other words. */
  again: Record<SlotName, string>;
  /** Nothing is left to ask and no person is due yet. */
  offer: string;
  /** To a question whose answer is not the rules' to give. */
  priceNote: string;
  hostile: string;
  farewell: string;
  noted: string;
  handoff: Record<HandoffReason, string>;
};

const reasons = (
  texts: Omit<Record<HandoffReason, string>, "limit" | "provider_failure" | "sensitive">,
  team: string,
  care: string,
): Record<HandoffReason, string> => ({ ...texts, limit: team, provider_failure: team, sensitive: care });

const pt: Texts = {
  hello: ({ organization, first }) => `Oi${first && `, ${first}`}, tudo bem? Aqui é da ${organization}.`,
  thanks: "Entendi, obrigado.",
  ask: {
    need: "Conta para mim: o que você está precisando?",
    budget: "Você já tem uma ideia de quanto quer investir?",
    timeline: "Para quando você precisa disso pronto?",
    decision_maker: "É você quem decide ou tem mais alguém nessa escolha com você?",
  },
  again: {
    need: "Para eu te ajudar melhor: qual produto ou serviço você procura?",
    budget: "Mesmo que seja só uma faixa: quanto você imagina investir?",
    timeline: "Tem alguma data em mente, mesmo que aproximada?",
    decision_maker: "Mais alguém participa dessa decisão com você?",
  },
  offer: "Já anotei tudo. Quer que eu chame uma pessoa da equipe para continuar com você?",
  priceNote: "O valor depende do que você precisa, e quem confirma é uma pessoa da equipe.",
  hostile: "Por aqui eu só consigo ajudar com o que você precisa da gente.",
  farewell: "Tudo bem, não vou mais te escrever. Se precisar, é só chamar.",
  noted: "Sem problema. Se mudar de ideia, é só chamar por aqui.",
  handoff: reasons(
    {
      requested_person: "Claro. Já chamei uma pessoa da equipe, ela continua com você por aqui.",
      negative_mood: "Sinto muito por isso. Chamei agora uma pessoa da equipe para cuidar do seu caso.",
      complex_question:
        "Essa pergunta merece uma resposta certa. Chamei uma pessoa da equipe para responder por aqui.",
      qualified:
        "Ótimo, já tenho o que preciso. Uma pessoa da equipe vai continuar a conversa com você por aqui.",
      answers_complete:
        "Obrigado pelas respostas. Uma pessoa da equipe vai olhar com calma e te responder por aqui.",
    },
    "Recebi sua mensagem. Uma pessoa da equipe vai te responder por aqui.",
    "Isso precisa do cuidado de uma pessoa. Já chamei alguém da equipe para falar com você por aqui.",
  ),
};

const ptFormal: Partial<Texts> = {
  hello: ({ organization, first }) =>
    `Olá${first && `, ${first}`}. Agradecemos o contato com a ${organization}.`,
  thanks: "Agradeço a informação.",
  ask: {
    need: "Poderia me dizer do que o senhor ou a senhora precisa?",
    budget: "Qual é o investimento previsto para isso?",
    timeline: "Para que data seria necessário?",
    decision_maker: "A decisão cabe ao senhor ou à senhora, ou há mais alguém envolvido?",
  },
  again: {
    need: "Qual produto ou serviço deseja contratar?",
    budget: "Seria possível informar uma faixa de investimento?",
    timeline: "Há uma data prevista, ainda que aproximada?",
    decision_maker: "Mais alguém participa dessa decisão?",
  },
};
const ptDirect: Partial<Texts> = {
  hello: ({ organization, first }) => `Oi${first && `, ${first}`}. Aqui é da ${organization}.`,
  thanks: "Certo.",
  ask: {
    need: "O que você procura?",
    budget: "Quanto quer investir?",
    timeline: "Para quando?",
    decision_maker: "Quem decide é você?",
  },
};

const en: Texts = {
  hello: ({ organization, first }) => `Hi${first && ` ${first}`}, thanks for writing to ${organization}.`,
  thanks: "Got it, thank you.",
  ask: {
    need: "Could you tell me what you are looking for?",
    budget: "Do you have a rough budget in mind?",
    timeline: "When do you need it to be ready?",
    decision_maker: "Are you the one who decides, or is someone else involved?",
  },
  again: {
    need: "So that I can help: which product or service is it about?",
    budget: "Even a range helps: how much do you have in mind?",
    timeline: "Is there a date you have in mind, even a rough one?",
    decision_maker: "Is anyone else part of this decision?",
  },
  offer: "I have noted everything. Shall I get someone from the team to carry on with you?",
  priceNote: "The price depends on what you need; someone from the team confirms it.",
  hostile: "Here I can only help with what you need from us.",
  farewell: "All right, I will not write to you again. Just message us if you need anything.",
  noted: "No problem. If you change your mind, just write to us here.",
  handoff: reasons(
    {
      requested_person: "Of course. I have called someone from the team; they will carry on with you here.",
      negative_mood: "I am sorry about that. I have just called someone from the team to look after this.",
      complex_question: "That deserves a proper answer. I have called someone from the team to reply here.",
      qualified: "Great, I have what I need. Someone from the team will carry on with you here.",
      answers_complete: "Thanks for your answers. Someone from the team will go through them and reply here.",
    },
    "I have received your message. Someone from the team will reply to you here.",
    "This needs a person's care. I have called someone from the team to speak with you here.",
  ),
};
const enFormal: Partial<Texts> = {
  hello: ({ organization, first }) =>
    `Hello${first && ` ${first}`}. Thank you for contacting ${organization}.`,
  thanks: "Thank you for the information.",
  ask: {
    need: "May I ask what you require?",
    budget: "May I ask what budget has been set aside for this?",
    timeline: "By what date would you require it?",
    decision_maker: "Would the decision be yours, or are others involved?",
  },
};
const enDirect: Partial<Texts> = {
  hello: ({ organization, first }) => `Hi${first && ` ${first}`}, ${organization} here.`,
  thanks: "Got it.",
  ask: {
    need: "What do you need?",
    budget: "What is your budget?",
    timeline: "By when?",
    decision_maker: "Are you the one who decides?",
  },
};

const es: Texts = {
  hello: ({ organization, first }) => `Hola${first && `, ${first}`}, gracias por escribir a ${organization}.`,
  thanks: "Entendido, gracias.",
  ask: {
    need: "Cuéntame: ¿qué estás necesitando?",
    budget: "¿Tienes una idea de cuánto quieres invertir?",
    timeline: "¿Para cuándo lo necesitas listo?",
    decision_maker: "¿Decides tú o hay alguien más en esta decisión?",
  },
  again: {
    need: "Para ayudarte mejor: ¿qué producto o servicio buscas?",
    budget: "Aunque sea un rango: ¿cuánto piensas invertir?",
    timeline: "¿Tienes alguna fecha en mente, aunque sea aproximada?",
    decision_maker: "¿Alguien más participa en esta decisión?",
  },
  offer: "Ya lo anoté todo. ¿Quieres que llame a una persona del equipo para seguir contigo?",
  priceNote: "El precio depende de lo que necesitas, y lo confirma una persona del equipo.",
  hostile: "Por aquí solo puedo ayudarte con lo que necesitas de nosotros.",
  farewell: "De acuerdo, no te escribiré más. Si necesitas algo, aquí estamos.",
  noted: "Sin problema. Si cambias de idea, escríbenos por aquí.",
  handoff: reasons(
    {
      requested_person: "Claro. Ya llamé a una persona del equipo, sigue contigo por aquí.",
      negative_mood: "Lamento lo ocurrido. Acabo de llamar a una persona del equipo para atender tu caso.",
      complex_question:
        "Esa pregunta merece una buena respuesta. Llamé a una persona del equipo para responderte aquí.",
      qualified: "Perfecto, ya tengo lo que necesito. Una persona del equipo sigue contigo por aquí.",
      answers_complete:
        "Gracias por tus respuestas. Una persona del equipo las revisa y te responde por aquí.",
    },
    "Recibí tu mensaje. Una persona del equipo te responde por aquí.",
    "Esto necesita la atención de una persona. Ya llamé a alguien del equipo para hablar contigo.",
  ),
};
const esFormal: Partial<Texts> = {
  hello: ({ organization, first }) =>
    `Hola${first && `, ${first}`}. Le agradecemos su contacto con ${organization}.`,
  thanks: "Le agradezco la información.",
  ask: {
    need: "¿Podría decirme qué necesita?",
    budget: "¿Qué presupuesto tiene previsto?",
    timeline: "¿Para qué fecha lo necesitaría?",
    decision_maker: "¿La decisión es suya o participa alguien más?",
  },
};
const esDirect: Partial<Texts> = {
  thanks: "Entendido.",
  ask: {
    need: "¿Qué buscas?",
    budget: "¿Cuánto quieres invertir?",
    timeline: "¿Para cuándo?",
    decision_maker: "¿Decides tú?",
  },
};

const spoken: Record<Language, Record<Tone, Texts>> = {
  pt: { friendly: pt, formal: { ...pt, ...ptFormal }, direct: { ...pt, ...ptDirect } },
  en: { friendly: en, formal: { ...en, ...enFormal }, direct: { ...en, ...enDirect } },
  es: { friendly: es, formal: { ...es, ...esFormal }, direct: { ...es, ...esDirect } },
};

export const textsFor = (language: Language, tone: Tone): Texts => spoken[language][tone];
