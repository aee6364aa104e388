import type { AvatarRing } from "@/components/ui/avatar";

export type MiniLead = {
  name: string;
  company: string;
  valueBrl: number;
  score: number;
  trend?: number;
  ring: AvatarRing;
  unread?: number;
  minutesAgo: number;
  /** Being dragged. */
  moving?: boolean;
};

/** Invented people and companies. */
export const miniStages: { key: "new" | "qualified" | "proposal"; color: string; leads: MiniLead[] }[] = [
  {
    key: "new",
    color: "bg-chart-1",
    leads: [
      {
        name: "Rafael Antunes",
        company: "Antunes Logística",
        valueBrl: 8400,
        score: 46,
        ring: "danger",
        unread: 2,
        minutesAgo: 4,
      },
      {
        name: "Bianca Moraes",
        company: "Estúdio Moraes",
        valueBrl: 3900,
        score: 31,
        ring: "warning",
        minutesAgo: 52,
      },
      {
        name: "Otávio Reis",
        company: "Reis & Filhos",
        valueBrl: 12600,
        score: 58,
        ring: "success",
        minutesAgo: 140,
      },
      {
        name: "Letícia Sampaio",
        company: "Sampaio Eventos",
        valueBrl: 5200,
        score: 37,
        ring: "success",
        minutesAgo: 410,
      },
    ],
  },
  {
    key: "qualified",
    color: "bg-chart-2",
    leads: [
      {
        name: "Marina Prado",
        company: "Clínica Vértice",
        valueBrl: 28800,
        score: 82,
        trend: 21,
        ring: "success",
        unread: 1,
        minutesAgo: 1,
        moving: true,
      },
      {
        name: "Cláudia Nogueira",
        company: "Rede Bem Viver",
        valueBrl: 15200,
        score: 74,
        ring: "success",
        minutesAgo: 26,
      },
      {
        name: "Thiago Valença",
        company: "Valença Imóveis",
        valueBrl: 19400,
        score: 71,
        trend: 8,
        ring: "warning",
        minutesAgo: 95,
      },
    ],
  },
  {
    key: "proposal",
    color: "bg-chart-3",
    leads: [
      {
        name: "Diego Falcão",
        company: "Falcão Energia Solar",
        valueBrl: 64000,
        score: 88,
        trend: 4,
        ring: "success",
        minutesAgo: 18,
      },
      {
        name: "Simone Araújo",
        company: "Araújo Contabilidade",
        valueBrl: 9750,
        score: 63,
        trend: -6,
        ring: "warning",
        minutesAgo: 320,
      },
      {
        name: "Helena Duarte",
        company: "Duarte Odontologia",
        valueBrl: 22300,
        score: 79,
        ring: "success",
        minutesAgo: 510,
      },
    ],
  },
];
