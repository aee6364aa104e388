/** By hand, as the Portuguese lists; enough to tell praise from complaint. */
export const esPhrases = `
4 excelent*, perfect*, maravill*, increible*, fantastic*, espectacular*, genial*, encantad*, me encanta*, me encanto, nos encanto, impecable*, lo recomiendo, recomiend*, recomendable, muy recomendable, super recomend*, nota 10, diez de diez, supero ~ expectativa*
3 muy bueno, muy buena, muy bien, buenisim*, feliz, felices, content*, satisfech*, me gusto, me gusta, nos gusto, gracias por todo, muchas gracias, mil gracias, lindo, linda, hermos*, bonit*, precios*, rapid*, puntual*, amable*, atent*, de calidad, buena calidad, vale la pena, valio la pena, felicidades, felicitaciones, funciona perfect*, funciona bien, sin problema*, ningun problema, todo perfecto, todo bien con, trato hecho, hecho, acepto, adelante, quiero comprar, lo compro, me lo llevo, quiero contratar, aprobado, que bueno, buen precio, buen servicio, buen producto
1.5 buen, bueno, buena, buenos, buenas, bien, util, practic*, comod*, facil, mejor, gracias, legal
-4 pesim*, horrible*, terrible*, fatal, asco, asqueros*, basura, porqueria, mierda, verguenza, ridicul*, inaceptable*, estaf*, fraude, robo, ladron*, mentir*, engan*, falta de respeto, nunca mas, no recomiend*, no lo recomiend*, no compren, no sirve, no sirvio, no vale, peor, decepcion*, decepcionad*, denunci*, demand*, una burla
-3.4 no funciona*, no esta funcionando, dejo de funcionar, no llego*, no ha llegado, no me llego, nunca llego, no recibi, no he recibido, no respond*, no contest*, nadie respond*, nadie contest*, nadie me, no me gusto, no me gusta, no estoy content*, no estoy satisf*, mala calidad, mal servicio, mala atencion, muy malo, muy mala, mal, malo, mala, malos, molest*, enojad*, triste, harto, harta, furios*, defect*, roto, rota, rompio, danad*, se dano, se cayo, caido, equivocad*, error, errores, falla*, fallo, incomplet*, tarde, demora*, retras*, lento, lenta, caro, cara, carisim*, muy caro, demasiado caro, cobraron dos veces, cobro indevido, cobro doble, devolucion, reembolso, devuelvan, mi dinero, quiero cancelar, voy a cancelar, cancelar mi, reclam*, queja*, no me interesa, no estoy interesad*, no quiero, dejen de, deja de, no me escriban, problema*, todavia no, aun no, hasta ahora nada, esperando, desastre, grosero, grosera, maleducad*, perdi, lastima
0 buenos dias, buenas tardes, buenas noches, buen dia, buenas, que tal, esta bien, muy bien gracias, por favor, mejor precio, mejor horario, me gustaria, gustaria, si bien, bien gracias, a la mejor, sin prisa, cuanto cuesta, no se, no tengo, cara a cara
`;
export const esMarks = {
  negators: `no 3, nunca 3, jamas 3, ni 2, sin 2, ningun 2, ninguna 2, nada 1, tampoco 3`,
  boosters: `muy 1.3, super 1.4, demasiado 1.2, tan 1.2, realmente 1.25, totalmente 1.4, bastante 1.2, mas 1.1, completamente 1.4`,
  dampers: `poco 0.5, medio 0.7, casi 0.6, algo 0.7`,
  contrasts: `pero aunque`,
  concessions: `aunque pese salvo excepto`,
  wishes: `seria podria deberia fuera esperaba quisiera gustaria`,
  questions: `que cual cuales cuanto cuantos cuando donde como quien`,
  said: 0.5,
  asked: 0.3,
  bare: -0.45,
};
