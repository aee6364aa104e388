import type { HandoffReason, Language, SlotName } from "../turn";

/** What the built-in qualifier says. One question at a time, never two; no exclamation marks. */
export type Texts = {
  hello: (names: { organization: string; first: string }) => string;
  thanks: string;
  ask: Record<SlotName, string>;
  handoff: Record<HandoffReason, string>;
};

export const texts: Record<Language, Texts> = {
  pt: {
    hello: ({ organization, first }) => `Oi${first && `, ${first}`}, tudo bem? Aqui é da ${organization}.`,
    thanks: "Entendi, obrigado.",
    ask: {
      need: "Conta para mim: o que você está precisando?",
      budget: "Você já tem uma ideia de quanto quer investir?",
      timeline: "Para quando você precisa disso pronto?",
      decision_maker: "É você quem decide ou tem mais alguém nessa escolha com você?",
    },
    handoff: {
      asked_for_person: "Claro. Já chamei uma pessoa da equipe, ela continua com você por aqui.",
      negative_mood: "Sinto muito por isso. Chamei agora uma pessoa da equipe para cuidar do seu caso.",
      qualified:
        "Ótimo, já tenho o que preciso. Uma pessoa da equipe vai continuar a conversa com você por aqui.",
      answers_complete:
        "Obrigado pelas respostas. Uma pessoa da equipe vai olhar com calma e te responder por aqui.",
      failure: "Recebi sua mensagem. Uma pessoa da equipe vai te responder por aqui.",
    },
  },
  en: {
    hello: ({ organization, first }) => `Hi${first && ` ${first}`}, thanks for writing to ${organization}.`,
    thanks: "Got it, thank you.",
    ask: {
      need: "Could you tell me what you are looking for?",
      budget: "Do you have a rough budget in mind?",
      timeline: "When do you need it to be ready?",
      decision_maker: "Are you the one who decides, or is someone else involved?",
    },
    handoff: {
      asked_for_person: "Of course. I have called someone from the team; they will carry on with you here.",
      negative_mood: "I am sorry about that. I have just called someone from the team to look after this.",
      qualified: "Great, I have what I need. Someone from the team will carry on with you here.",
      answers_complete: "Thanks for your answers. Someone from the team will go through them and reply here.",
      failure: "I have received your message. Someone from the team will reply to you here.",
    },
  },
  es: {
    hello: ({ organization, first }) =>
      `Hola${first && `, ${first}`}, gracias por escribir a ${organization}.`,
    thanks: "Entendido, gracias.",
    ask: {
      need: "Cuéntame: ¿qué estás necesitando?",
      budget: "¿Tienes una idea de cuánto quieres invertir?",
      timeline: "¿Para cuándo lo necesitas listo?",
      decision_maker: "¿Decides tú o hay alguien más en esta decisión?",
    },
    handoff: {
      asked_for_person: "Claro. Ya llamé a una persona del equipo, sigue contigo por aquí.",
      negative_mood: "Lamento lo ocurrido. Acabo de llamar a una persona del equipo para atender tu caso.",
      qualified: "Perfecto, ya tengo lo que necesito. Una persona del equipo sigue contigo por aquí.",
      answers_complete:
        "Gracias por tus respuestas. Una persona del equipo las revisa y te responde por aquí.",
      failure: "Recibí tu mensaje. Una persona del equipo te responde por aquí.",
    },
  },
};
