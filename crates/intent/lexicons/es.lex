# Spanish: CL MX AR PE CO ES
[slip]
perdon | ay perdon | no perdon | ay no | uy no | ups | oops | no espera | espera no | ah no | sorry | digo | perdona | disculpa | disculpe
[some]
varios | varias | unos cuantos | unas cuantas | algunos | algunas | un monton de | muchos | muchas
[claim]
(yo |)(lo|la|los|las) (quiero|kiero|qiero|quiro|qero|qiero|quieroo|tomo|llevo|compro|reservo|aparto|agarro|pido|cojo)
(yo |)me (lo|la|los|las) (llevo|yevo|quedo|compro|reservo|aparto|agarro|pido)
(yo |)(lo|la) (quiero|kiero) (yo|para mi)
(reserva|guarda|aparta|separa|anota|manda|envia|deja|pon|agrega|suma|aguanta|tene|cogeme|coge|regala|sena|cobra)me(lo|la|los|las)
(reserve|guarde|aparte|separe|anote|mande|envie|deje|ponga|regale)me(lo|la|los|las)
me (lo|la|los|las) (reservas|apartas|separas|guardas|anotas|aparta|reserva|separa|guarda|mandas|dejas|regalas)
(esta|este|esa|ese) (me la llevo|me lo llevo|la quiero|lo quiero|es mia|es mio)
es mia | es mio | ya es mia | ya es mio | quiero (esa|ese|este|esta|esas|esos|eso)
(la|lo) (kero|kiero|qro)
[claim.verb]
quiero | kiero | qiero | qero | kero | qro | yo quiero | yo kiero | quisiera | deseo | yo llevo | me llevo | llevo | yevo | compro | yo compro | tomo | pido | yo me llevo
dame | deme | denme | mandame | mandeme | ponme | poneme | pongame | anotame | anoteme | apartame | aparteme | reservame | reserveme | separame | separeme | guardame | guardeme | sename | regalame | regaleme | vendeme | cogeme | agregame | sumame | enviame | me quedo con | me quedo | dejame | aparta | reserva | separa | anota | guarda
me (apartas|separas|reservas|guardas|anotas|das|mandas|pones|regalas|vendes|aparta|separa|reserva|guarda|da|anota)
voy con | voy por | va para mi | necesito | apunta(me|) | cuenta conmigo con | tambien quiero | tambien me llevo | tambien llevo
[claim.weak]
yo | yoo | yop | mia | mio | mias | mios | mia mia | mio mio | para mi | pa mi | xa mi | x mi | p mi | jalo | dale | confirmo | me sumo | apartado | apartada | separado | separada | reservado | reservada | va | yo yo | a mi | aqui yo | yo porfa
[cancel]
(yo |)ya no (lo|la|los|las|)( |)(quiero|kiero|llevo|deseo|compro|voy|tomo)
ya no | ya no gracias | (cancela|cancelar|cancelo|cancele|cancelame|cancelen|canceleme|cancelalo|cancelala|cancelado|cancelenme|cancelen) | (anula|anular|anulo|anule|anulame|anulen|anulala|anulalo)
mejor no | mejor ya no | al final no | finalmente no | al final ya no | me arrepenti | me arrepiento
(saca|borra|quita|elimina|saque|borre|quite)(me|la|lo|mela|melo) | (saca|quita|borra)
(sacame|borrame|quitame|eliminame) de la lista | (lo|la|) dejo pasar | (la|lo) suelto | (pasala|pasalo|pasela|dasela) a (otra|otro|otra persona|alguien mas)
desisto | (la|lo) libero | libera la mia | ya no me (la|lo|las|los|) (guardes|reserves|apartes|separes|mandes|lo|la)
no me (la|lo|las|los|) (guardes|reserves|apartes|separes|anotes|mandes) | no me (lo|la) llevo al final | me bajo
no voy a (querer|poder|llevar)( la| lo|) | no (la|lo) voy a (querer|llevar|comprar|poder)
[cancel.weak]
paso | no gracias | dejalo | dejala | (no|ya no) (la|lo|las|los) (quiero|llevo) | (nada|olvidalo|olvidala)
[change]
no era (ese|esa|este|esta)( codigo| color| talla| numero| producto|) | mejor | mejor (en|que sea|que sean|dame|me llevo|quiero|la|el|una|un|cambia) | (cambia|cambie|cambiame|cambieme|cambiamela|cambiamelo|cambiala|cambialo|cambiar|cambienme|cambio|cambias) | (me |)(la|lo|) cambias | corrijo | correccion | corrige
me equivoque | me confundi | me equivoque de (codigo|talla|color|numero) | perdon era | era (la|el) | era en | era talla | eran | quise (decir|poner) | queria decir | digo | que (sea|sean) | no era (la|el)
en realidad | mejor dicho | en lugar de eso | prefiero | modifica | modificar | bajale a | subele a | dejame solo | dejame en
[more]
otra | otro | otra mas | otro mas | uno mas | una mas | agregame | sumame | sumale | agrega | otra igual | otras | otros | mas
[only]
solo | solamente | unicamente | nomas | nada mas
[wait]
(manana|luego|despues|mas tarde|en un rato|al rato|mas rato) (te |les |)(confirmo|aviso|digo|compro|pago|la compro|lo compro|la quiero|quiero|la llevo|veo)
lista de espera | en espera | (avisame|avisen|aviseme|avisenme|me avisas|me avisan|avisas)( si| cuando|) | si alguien (la |lo |)(cancela|suelta|desiste|no paga|deja|se arrepiente|se baja) | cuando (llegue|lleguen|haya|tengas|tengan|vuelva|vuelvan|repongan|entre|salga|traigan) | me anoto para la proxima | si se (libera|arrepienten|cae) | por si (sueltan|cancelan|liberan|alguien) | soy la siguiente | quedo en espera | para la proxima | si (liberan|sueltan|cancelan)
[cond]
si (queda|vuelve|vuelven|llegara|quedan|hay|tienes|tiene|tienen|tenes|llega|llegan|sobra|sobran|todavia|aun|baja|bajan|puedo|alcanza|fuera|encuentro|viene|vienen|tuviera|hubiera|esta|estan|estuviera|es|son|tienes en|me queda|me alcanza|me haces|me haces precio|me dejas|me das|me rebajas|me pagan|me depositan|rebajas|me dan|haces|hacen|incluye|aceptan|envian|mandan|consigo|junto)
cuando (me paguen|me pague|me pagan|cobre|me depositen|me deposite|tenga plata|tenga dinero|tenga|pueda|cobro) | a fin de mes | fin de mes | la quincena | en la quincena
quizas | quiza | tal vez | talvez | creo que | a lo mejor | puede que | puede ser | (lo|la) pienso | lo voy a pensar | depende | en caso de | siempre que | siempre y cuando | con tal
[cond.first]
si
[wish]
(lo|la|los|las|yo |)( |)(queria|keria|keriamos|queriamos) | queria | hubiera (querido|comprado) | ojala | (la|lo) iba a (comprar|pedir|querer) | iba a
no tengo (plata|dinero|lucas|efectivo|un peso|ni un peso|money|como|con que) | sin (plata|dinero|lucas|un peso) | no me alcanza | ando (corta|pelada|pato) | estoy (pelada|corta|pobre) | me gustaria
[neg]
no | ni | nunca | tampoco | jamas | nadie | ninguna | ninguno | sin
[past]
ya (la|lo|las|los) (tengo|compre|pedi|pague|recibi) | yo (la|lo|las|los) (tengo|compre|use) | (la|lo|las|los) tengo | yo ya (la|lo) tengo | yo tengo | tengo (una|uno|la|el|esa|ese|dos) | (yo |me |la |lo |)compre | me llego | (ya |)llego | ya me llego | recibi | ya pague | ya (la|lo) pague | (la|lo) (use|pedi) | me (quedo|quedaron) (super|bien|linda|hermosa|perfecta|perfecto|genial) | me llegaron | las que compre | el que compre | la que compre
[third]
(la |lo |las |los |)quiere(n|) | quiere (una|uno|la|el|esa|ese) | queria (ella|el) | se la lleva | se lo lleva
[joke]
era broma | es broma | broma | bromita | una broma | es joda | era joda | joda | mentira | es mentira | mentiras | era chiste | es chiste | chiste | na mentira | jaja mentira | solo bromeo | bromeo | estoy bromeando
[praise]
(te|los|las|las|la|lo) (quiero|queremos|kiero) (mucho|muchisimo|tanto|un monton|amiga|tia) | te (quiero|kiero|queremos|amo|adoro) | (los|las) (amo|adoro|queremos) | quiero mucho | (quiero|kiero) (todo|todos|todas|toda)( lo que (muestra|muestras|tiene|tienes|hay|ensena|vende)| lo de hoy|) | (lo|la|los|las) quiero (todo|todos|todas|toda)
que (linda|lindo|lindas|lindos|bella|bello|hermosa|hermoso|bonita|bonito|preciosa|precioso|divina|lindura|belleza|hermosura|chula|chulo|guapa|rico|buena|bueno|bien|bacan|chevere|padre) | me (encanta|encantan|encanto|fascina|fascino|gusta|gustan|gusto|enamore) | (linda|lindo|lindas|lindos|bella|bello|bellas|hermosa|hermoso|hermosas|hermosos|bonita|bonito|bonitas|preciosa|precioso|preciosas|divina|divino|chula|bellisima|hermosisima|bellezas|belleza|lindura|chulada|chulo)
(genial|espectacular|excelente|excelentes|increible|bacan|bakan|chevere|maravilla|maravilloso|exito|exitos|felicidades|felicitaciones|wow|guau|amo|super|perfecto|regia|regio|buenisimo|buenisima|recomendada|recomendado|recomendadisima|recomiendo|barato|baratisimo|buena onda|que onda) | muy (linda|lindo|bonita|bonito|bueno|buena|bien|buenos|lindos) | (madre mia|dios mio|mi dios|ay dios|por dios|mamma mia|madre santa|mio dios|mia madre) | a buen precio | buen precio | buenos precios | lo mejor | las mejores | la mejor | los mejores
[greet]
wena | wenas | wena wena | hola | holi | holis | ola | buenas | buenas tardes | buenas noches | buen dia | buenos dias | saludos | gracias | muchas gracias | mil gracias | bendiciones | dios (te|los|las) bendiga | chao | adios | hasta luego | buenas buenas | saludos desde | presente | aca estoy | aqui estoy | llegue | ya llegue | desde
[laugh]
jeje | jiji | jajaj | aja
[complaint]
no me (ha |han |)(llego|llega|llegado|llegaron|llegan) | no (ha|han) llegado | no (llego|llega|llegaron) | nunca (me |)(llego|llegaron|respondieron|respondio|contestan|contestaron|responden|mandaron|enviaron|entregaron) | no me (contestan|responden|contestaron|respondieron|han contestado|han respondido|mandaron|enviaron|entregaron|devuelven|devolvieron) | no (contestan|responden)
(estafa|estafas|estafador|estafadores|estafadora|estafaron|ladrones|ladrona|fraude|mentirosos|mentirosa|pesimo|pesima|reclamo|reclamar|devolucion|devuelvanme|devolver|reembolso|denuncia|denunciar|sernac|indecopi|profeco|desastre|injusto|injusticia|verguenza|molesta|indignada|decepcionada|decepcion) | mala (calidad|atencion|experiencia) | mal servicio | no es justo | no se vale | que rabia | me (cobraron|estafaron|mintieron|bloquearon)
yo (la |lo |)(dije|puse|escribi|pedi|comente|quise|aparte) (primero|antes|primera) | (dije|puse|escribi|comente|pedi) (primero|antes) | yo (fui|iba|estaba|era|soy) (primero|antes|la primera|el primero|primera) | (fui|era) (la primera|el primero|primero) | yo primero | yo (la|lo) (dije|pedi|puse|tenia) | (la|lo) (pedi|dije) (antes|primero|yo) | por que se (la|lo) (dieron|diste|dan) | era mia | esa era mia
llego incomplet(o|a) | nadie (responde|contesta)( mis mensajes| el inbox| nada|) | antes que (todas|todos|ella|el|nadie|ellas) | con un (hoyo|agujero|roto) | no (me |)contest(an|o) | llego (rota|rotas|roto|mala|malo|fallada|manchada|manchado|sucia|mal|otra cosa|descosida|con falla|tarde) | me llego (rota|roto|rotas|mala|malo|fallada|manchada|manchado|sucia|mal|otra|otro|equivocada|equivocado|con falla|con fallas|descosida|chica|grande|distinta|incompleto|incompleta|tarde) | (vino|venia|salio|se) (rota|rompio|fallada|descosio|manchada|destino|mala|rompieron|descocio) | se me (rompio|descosio|destino|encogio)
[spam]
gana(r|) dinero | ganar plata | prestamo(s|) | creditos | credito facil | siganme | sigueme | visita(n|) mi (pagina|perfil|tienda) | vendo | amarres | brujo | casino | bitcoin | crypto | inversion(es|) | trabaja desde casa | ingresos extra | contactame | escribeme al | escribanme al | haz click | click aqui | sorteo en mi | sigan mi pagina
[other]
si claro | aja claro | en mis suenos | quiero (llorar|morir|morirme|dormir|comer|irme|vivir|creer|pensar|ser|un novio|decir|que|ir|trabajar|vender|viajar|ganar|participar|felicitar) | compartido | compartiendo | comparti | (comprala|compralo|llevatela|llevatelo|llevala|compratela|te (queda|quedaria|conviene)) | (dije|decia) que
[ask.price]
precio | precios | presio | px | valor | valores | cuanto | cuanto (sale|vale|cuesta|es|por|salen|valen|cuestan|seria|piden|sale la|cobran) | quanto | kuanto | a cuanto | a como | en cuanto | que (precio|valor|vale) | de cuanto | descuento | rebaja | a que precio
[ask.size]
que (talla|tallas|talle|talles|medida|medidas|numero|numeros|tamano) | tallas | talles | medidas | medida | cuanto mide | mide | de ancho | de largo | hasta que talla | le queda a | me queda | me quedara | me quedaria | sirve para | le sirve | calza | que tan grande | horma | tallaje | tallan
[ask.colour]
que (color|colores) | otros colores | otro color | colores | en que color | de que color | hay en otro color | mas colores
[ask.stock]
(aun |todavia |ya no |ya |)(queda|quedan|hay|quedo|tienes|tienen|tenes|tiene|habra|tendran|tendras|tendra) | disponible | disponibles | disponibilidad | stock | se acabo | se acabaron | agotad(a|o|as|os) | (la|lo|las|los) (tiene|tienes|tienen|tenes) | ya (se |)(vendio|vendieron|fue|vendida) | vendida | vendido | (va|van) a (llegar|traer|tener) | llegara(n|) | reponen | reponer
[ask.shipping]
(hacen|hace|haces|realizan) (envio|envios|despacho|despachos|delivery) | envian | envias | despachan | mandan | llegan a | llega a | reparten | cuanto (es|sale|cuesta) el envio | a domicilio | cuando llega | cuanto demora | cuanto tarda | envios a | envio a | gastos de envio | envio gratis
[topic.shipping]
envio | envios | despacho | delivery | retiro | entrega | entregas | starken | chilexpress | correos | shalom | olva | servientrega | interrapidisimo | andreani | estafeta | regiones | provincia | provincias | blue express | bluexpress
[ask.payment]
como (pago|se paga|puedo pagar|te pago|les pago|pagar) | aceptan | aceptas | acepta | medios de pago | formas de pago | forma de pago | puedo pagar | se puede pagar | metodos de pago | donde (pago|deposito|transfiero) | reciben | a que cuenta | datos de transferencia | datos para transferir
[topic.payment]
transferencia | tarjeta | tarjetas | yape | plin | nequi | daviplata | mercado pago | mercadopago | webpay | debito | cuotas | efectivo | contra entrega | contraentrega | bizum | oxxo | deposito | pago | pagos
[ask.how]
como (compro|comprar|hago|pido|participo|la pido|lo pido|la compro|lo compro|se compra|reservo|la reservo|funciona|es la compra|aparto|le hago|puedo comprar|puedo pedir|se pide|se reserva|la aparto|adquiero) | donde (compro|pido|la compro|lo compro|puedo comprar) | que hay que hacer | que tengo que hacer
[ask.other]
como | cual | cuales | quien | quienes | quien (la|lo|las|los) quiere | quien quiere | cuando | donde | por que | de que | que tela | tela | material | de que (tela|material|es|marca) | que marca | (a|hasta) que hora | ubicacion | direccion | horario | (quiero|queria|quisiera|kiero|necesito|puedo|me gustaria|deseo) (saber|preguntar|consultar|averiguar|ver|verla|verlo|verlas|informacion|info|conocer|mirar|preguntarte) | yo (quiero|tambien quiero) saber | (quiero|kiero) (saber|ver) (la|lo|el) | me (puedes|puede|podrias|podria|la puedo|lo puedo|puedo) | puedes | puede | pueden | podrias | podria | podrian | se puede | puedo | muestra | muestrame | muestra la | mostrar | muestren | muestras | ensenar | ensena | ensename | repite | repetir | info | informacion | (compras|compran) | compran ropa | compra ropa | reciben ropa | sera que | es (algodon|original|nuevo|nueva|elasticada) | son (originales|nuevas|nuevos) | me interesa | interesada | interesado | que (es|trae|incluye|tal|opinan|dice|dijo|paso|significa) | alguien (sabe|puede)
[num]
1: un | uno | una
2: dos | un par | un par de | el par
3: tres
4: cuatro
5: cinco
6: seis | media docena
7: siete
8: ocho
9: nueve
10: diez
12: una docena | docena | doce
20: veinte
50: cincuenta
100: cien
[unit]
unidad | unidades | uni | ud | pieza | piezas | pza | pzas | prenda | prendas | pares
[measure]
kilos | kilo | centimetros | metro | metros | mts | anos | ano | meses
[money]
luca | lucas | pesos | peso | soles | mil | dolares | dolar | euro | euros | varos | bolivares | palos | quetzales | colones | guaranies
[and]
y | e | tambien | ademas | junto con | mas la | mas el
[or]
o
[at]
a | por | te doy | en | le doy | doy
[article]
la | el | los | las | numero | nro | codigo | modelo | producto | la numero | el numero | la n | el n | articulo | prenda numero
[sizeword]
talla | talle | tamano | en talla | la talla | de talla | tallas
[topic.colour]
color | de color | en color
[all]
todo | todos | todas | toda | todo mi pedido | mi pedido | todo lo mio
[each]
(una|uno|un|1) de cada (color|talla|uno|una|talle) | (una|uno|1) de cada | de cada (color|una|uno) (una|uno) | de cada color
[instead]
en vez de | en lugar de | envez de
[but]
pero | aunque
[filler]
porfa | porfis | por favor | xfa | xfavor | x favor | porfavor | plis | plisss | porfi | amiga | amigas | amor | reina | corazon | mi reina | bella dama | senora | senorita | vecina | po | pues | al tiro | altiro | ya | sip | siii | vale | obvio | claro | listo | de | del | en la | en el | para mi (mama|hermana|hija|hijo|esposo|marido|amiga|tia|abuela|suegra|prima|sobrina|novio|novia|papa|nieta|bebe) | para (mama|regalo|regalar|regalarle) | esa | ese | esta | este | esas | esos | estas | estos | esto | eso | me | urgente | rapido | please | de una | de esas | de esos | de los | de las | de la | la de | el de | por fis | yaa | ahora | a nombre de | con | carnal | we | wey | che | parce | nena | chicas | hermosa porfa | linda porfa | te | les | conmigo | ahi | aqui | aca | toda la vida | gracias linda | entonces | tu
[word]
que | es | muy | para | su | mi | mis | se | lo | al | le | tan | mas | menos | hay que | esta noche | hoy | manana | ayer | fue | son | ser | estoy | nos | cada | desde | hasta | cuando sea | ella | nosotros | ustedes | ud | usted | vivo | live | solo que | donde sea
[size]
s: chica | chico | pequena | pequeno | talla s | talla chica
m: mediana | mediano | talla m
l: grande | talla l | talla grande
xl: extra grande | extragrande
one: unica | talla unica | estandar | standard | talla estandar
[colour]
red: rojo | roja | rojos | rojas
black: negro | negra | negros | negras
white: blanco | blanca | blancos | blancas
blue: azul | azules | azulita | azulito
green: verde | verdes
yellow: amarillo | amarilla | amarillos | amarillas
pink: rosa | rosado | rosada | rosas | rosados | rosadas | rosita
purple: morado | morada | violeta | lila | purpura | morados
orange: naranja | naranjo | anaranjado
brown: cafe | marron | cafes
grey: gris | grises | plomo | ploma
beige: beige | beis | crema
lightblue: celeste | celestes
burgundy: burdeo | burdeos | vino | guinda | borgona
turquoise: turquesa
fuchsia: fucsia
mustard: mostaza
gold: dorado | dorada
silver: plateado | plateada
navy: azul marino | marino | azul oscuro
nude: nude
