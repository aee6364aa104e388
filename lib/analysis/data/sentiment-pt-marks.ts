/** Words that change what stands next to them. */
export const ptMarks = {
  negators: `nao 3, nunca 3, jamais 3, nem 2, sem 2, nenhum 2, nenhuma 2, tampouco 3, nada 1, longe 3`,
  boosters: `muito 1.35, super 1.4, bem 1.2, demais 1.4, extremamente 1.5, totalmente 1.4, completamente 1.4, realmente 1.25, bastante 1.25, tao 1.2, mega 1.4, hiper 1.4, ultra 1.4, simplesmente 1.35, absolutamente 1.5, incrivelmente 1.4, mesmo 1.1, verdadeiro 1.2, total 1.2, mais 1.1, puro 1.2, caramba 1.4`,
  dampers: `pouco 0.5, meio 0.7, quase 0.6, relativamente 0.7, talvez 0.6, aparentemente 0.7, razoavelmente 0.6, ligeiramente 0.6, levemente 0.6`,
  contrasts: `mas porem contudo entretanto todavia entanto`,
  concessions: `apesar embora mesmo assim tirando exceto fora`,
  wishes: `seria seriam poderia poderiam podia podiam deveria deveriam devia deviam fosse fossem parecia pensei esperava queria gostaria deixaria ficaria`,
  questions: `qual quais quanto quantos quantas quando onde como quem sera voces tem? posso pode da`,
  said: 0.5,
  asked: 0.3,
  bare: -0.45,
};
