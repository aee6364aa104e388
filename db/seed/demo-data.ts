/** The people, companies and words of the demo agency. Invented; phones are of ranges that look real and belong to nobody we know. */
export const demoOrganization = "Agência Impulso";

export const demoTeam = [
  { full_name: "Ana Beatriz Moreira", email: "ana@demo.loved.example", role: "admin" },
  { full_name: "Bruno Carvalho", email: "bruno@demo.loved.example", role: "manager" },
  { full_name: "Carla Mendes", email: "carla@demo.loved.example", role: "sales" },
  { full_name: "Diego Nascimento", email: "diego@demo.loved.example", role: "sales" },
  { full_name: "Vera Lúcia Prado", email: "vera@demo.loved.example", role: "viewer" },
] as const;

export const demoPassword = "demo-loved-2026";

export const demoCities = ["São Paulo", "Campinas", "Santos", "Osasco", "Sorocaba", "Guarulhos", "Jundiaí"];

type Person = [name: string, company: string | null, need: string];

export const demoPeople: Person[] = [
  ["Mariana Souza", "Doce Encanto Confeitaria", "um site com cardápio e encomendas"],
  ["João Pedro Lima", "JP Pilates", "anúncios para encher as turmas da manhã"],
  ["Fernanda Oliveira", "Clínica Vida & Pele", "um site novo e agendamento online"],
  ["Rafael Santos", null, "identidade visual para uma hamburgueria"],
  ["Patrícia Gomes", "Escola Pequeno Mundo", "campanha de matrículas"],
  ["Lucas Ferreira", "LF Imóveis", "landing page para um lançamento"],
  ["Camila Rodrigues", "Ateliê Camila R.", "loja virtual de bolsas"],
  ["Thiago Almeida", "Almeida Advogados", "posicionamento no Google"],
  ["Juliana Costa", null, "gestão de Instagram"],
  ["Gustavo Barbosa", "Barbosa Energia Solar", "leads para energia solar residencial"],
  ["Aline Martins", "Studio Aline Martins", "fotos e vídeos para redes"],
  ["Rodrigo Araújo", "Oficina do Araújo", "um site simples com WhatsApp"],
  ["Beatriz Cardoso", "Bia Brownie", "rótulos e embalagem"],
  ["Felipe Rocha", "Rocha Contabilidade", "conteúdo para LinkedIn"],
  ["Larissa Dias", "Pet Feliz Banho e Tosa", "anúncios no bairro"],
  ["Vinícius Teixeira", null, "e-commerce de camisetas"],
  ["Renata Pinto", "Odonto Renata Pinto", "campanha de clareamento"],
  ["Marcelo Nunes", "Nunes Móveis Planejados", "catálogo online"],
  ["Isabela Freitas", "Freitas Eventos", "site com portfólio de casamentos"],
  ["Eduardo Ribeiro", "ER Consultoria Agro", "apresentação comercial"],
  ["Natália Cavalcanti", "Café do Cais", "cardápio digital e redes"],
  ["André Correia", "Correia Academia", "campanha de verão"],
  ["Priscila Moura", null, "mentoria de marca pessoal"],
  ["Leonardo Castro", "Castro Seguros", "automação de WhatsApp"],
  ["Tatiane Lopes", "Lopes Papelaria", "loja virtual"],
  ["Daniel Monteiro", "Monteiro Engenharia", "site institucional em dois idiomas"],
  ["Vanessa Duarte", "VD Nutrição", "funil para consultas online"],
  ["Caio Fernandes", "Fernandes Bike Shop", "anúncios e catálogo"],
  ["Mônica Azevedo", "Azevedo Turismo", "pacotes para o Réveillon"],
  ["Igor Batista", null, "aplicativo de delivery próprio"],
  ["Sabrina Peixoto", "Espaço Zen Sabrina", "agendamento e lembretes"],
  ["Otávio Guimarães", "Guimarães & Filhos Vinhos", "clube de assinatura"],
  ["Letícia Barros", "LB Semijoias", "lives de venda"],
  ["Fábio Siqueira", "Siqueira Climatização", "campanha de manutenção"],
  ["Débora Tavares", "Colégio Horizonte", "vídeo institucional"],
  [
    "Henrique Vasconcelos de Albuquerque",
    "Vasconcelos de Albuquerque Incorporações e Participações",
    "plataforma de vendas na planta",
  ],
  ["Elaine Campos", "Campos Flores", "site com entrega no mesmo dia"],
  ["Sérgio Machado", "Machado Autopeças", "marketplace e estoque"],
  ["Cristiane Rezende", null, "curso online de costura"],
  ["Paulo Henrique Melo", "PH Barbearia", "aplicativo de horários"],
  ["Simone Farias", "Farias Cosméticos Naturais", "rebranding completo"],
  ["Alexandre Pires", "Pires Logística", "portal do cliente"],
  ["Karina Medeiros", "Karina Makeup", "página de agendamento"],
  ["Robson Silveira", "Silveira Construções", "Google Meu Negócio"],
  ["Adriana Brito", "Brito Psicologia", "site acolhedor e blog"],
  ["Maurício Queiroz", "Queiroz Sorvetes", "campanha de inauguração"],
  ["Luana Sampaio", null, "loja no Instagram"],
  ["Wesley Andrade", "WA Som Automotivo", "vídeos curtos"],
  ["Carolina Prado", "Prado Arquitetura", "portfólio premiado"],
  ["Márcio Leal", "Leal Investimentos", "webinar e captura"],
  ["Jéssica Fonseca", "Fonseca Uniformes", "catálogo para empresas"],
  ["Roberto Amaral", "Amaral Náutica", "site em inglês e português"],
  ["Bianca Figueiredo", "Bianca Fit", "desafio de 30 dias"],
  ["Murilo Bastos", "Bastos Burger", "fidelidade no WhatsApp"],
  ["Viviane Coelho", "Instituto Viva Bem", "campanha de doação"],
  ["Emerson Paiva", "Paiva Telecom", "vendas por WhatsApp"],
  ["Gabriela Neves", null, "convite digital"],
  ["Rogério Macedo", "Macedo Pneus", "tráfego local"],
  ["Sônia Bittencourt", "Bittencourt Têxtil", "e-commerce B2B"],
  ["Nicolas Ramos", "Ramos Tech Assistência", "SEO local"],
];

export const demoSources = [
  "whatsapp",
  "whatsapp",
  "instagram",
  "google_ads",
  "facebook_ads",
  "referral",
  "website",
];
export const demoTags = [
  "urgente",
  "recorrente",
  "orçamento alto",
  "indicação",
  "site",
  "tráfego",
  "branding",
];

export const demoNotes = [
  "Pediu retorno depois das 18h.",
  "Prefere falar por áudio. Decide junto com a sócia.",
  "Já trabalhou com outra agência e ficou na mão; faz questão de prazo.",
  "Gostou do caso da confeitaria, mandar mais dois parecidos.",
  "Orçamento aprovado até o fim do mês.",
];

export const demoTasks = [
  ["Ligar para confirmar interesse", "call"],
  ["Enviar proposta revisada", "proposal"],
  ["Reunião de apresentação", "meeting"],
  ["Cobrar retorno no WhatsApp", "message"],
] as const;
/** Hours from now, by turns: late, today, planned; every fifth lead has no next step. */
export const dueInHours = [-26, 3, 27, 96, null];
