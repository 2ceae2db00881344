# Italian
[slip]
ops | scusa | scusate | pardon | ah no | anzi | anzi no | no aspetta | volevo dire
[some]
alcuni | alcune | qualche | parecchi | parecchie | tanti | tante
[claim]
(lo|la|li|le) (prendo|voglio|compro|prenoto|ordino) | preso | presa | presa io | preso io | la prendo io | lo prendo io | me (lo|la) (metti|tieni|riservi|prenoti) | (mettimela|mettimelo|tienimela|tienimelo) da parte | e (mio|mia) | (la|lo) tengo io
[claim.verb]
prendo | voglio | vorrei | ordino | prenoto | compro | ne prendo | ne voglio | dammi | mettimi da parte | tienimi | mandami | segnami | mi prendo | io prendo | desidero | aggiungi | per me
[claim.weak]
mio | mia | miei | mie | io | mio mio | ci sono
[cancel]
annulla | annullo | annullare | annullate | cancella | cancellare | ci ho ripensato | ho cambiato idea | non (lo|la|li|le|) (voglio|prendo) piu | non voglio piu | alla fine no | meglio no | rinuncio | lascio | lascia stare | toglimi | togli | passo
[cancel.weak]
no grazie | niente | lascio perdere
[change]
ho sbagliato | mi sono sbagliata | mi sono sbagliato | era (la|il|lo) | intendevo | volevo dire | cambia | cambio | cambiare | cambiami | meglio | meglio (la|il|in) | piuttosto | preferisco | anzi | modifica
[more]
un altro | un'altra | unaltra | ancora uno | ancora una | altri | altre | uno in piu | una in piu
[only]
solo | soltanto
[wait]
lista d'attesa | in attesa | se (qualcuno) (rinuncia|annulla) | avvisami | avvisatemi | quando (torna|arriva|arrivano|ce l'hai)
[cond]
se | quando (mi pagano|prendo lo stipendio|posso) | forse | magari | ci penso | vediamo | dipende | domani | a fine mese | penso
[wish]
volevo | avrei voluto | peccato | non ho soldi | mi piacerebbe | senza soldi | vorrei tanto
[neg]
non | no | mai | nessuno | senza | nemmeno | neanche
[past]
ce l'ho | ce lo | gia (presa|preso|comprata|comprato) | ho (preso|comprato|ricevuto|gia) | preso ieri | presa ieri | presa la settimana | arrivata | arrivato | ricevuto | mi e arrivata | mi e arrivato
[third]
(mia|mio) (sorella|mamma|amica|marito|figlia|cugina|moglie|figlio|madre) | lei vuole | chi (la |lo |)(vuole|prende)
[joke]
scherzo | scherzavo | stavo scherzando | per scherzo
[praise]
mamma mia | dio mio | che (bella|bello|belle|belli|carina|carino|meraviglia|bellezza|spettacolo) | bell(a|o|e|i|issima|issimo|issime|issimi) | stupend(a|o) | meravigli(osa|oso) | mi piace | mi piacciono | adoro | amo | ti voglio bene | vi voglio bene | ti amo | brava | bravo | bravissima | complimenti | fantastic(a|o) | carin(a|o) | voglio tutto | prendo tutto | prendo nota | molto bella
[greet]
ciao | buonasera | buongiorno | salve | grazie | buonanotte | buona serata | un saluto | saluti | buona giornata
[laugh]
ahah | ahaha | hahah
[complaint]
non (e |mi e |ho |)(arrivato|arrivata|ricevuto|arriva|ricevo) | mai (arrivato|arrivata|ricevuto) | truffa | truffatori | ladri | rimborso | rimborsare | reclamo | ero (prima|la prima|il primo) | (io prima|prima io|ho scritto prima|ho detto prima|l'ho detto prima|ho commentato prima|l'ho presa prima) | rotto | rotta | difettoso | difettosa | vergogna | delusa | deluso | pessimo | pessima | scadente
[spam]
guadagna | guadagnare | prestito | prestiti | bitcoin | investimenti | seguite la mia | contattami | contattatemi | vendo
[other]
voglio (piangere|dormire|morire|mangiare|andare|dire) | condiviso | condivido
[ask.price]
prezzo | prezzi | quanto | quanto (costa|viene|costano|e|vengono|fa) | costo | a quanto
[ask.size]
che (taglia|taglie|misura|misure) | quali taglie | taglie | misure | veste | che numero
[ask.colour]
che (colore|colori) | quali colori | colori | altri colori | altro colore
[ask.stock]
disponibile | disponibili | c'e | ce ne sono | ce (ancora|in) | avete | hai | ne hai | ci sono | ne avete | ancora disponibile | e rimasta | rimasto | esaurito | esaurita | finita
[ask.shipping]
spedite | spedisci | fate spedizioni | quanto costa la spedizione | costi di spedizione
[topic.shipping]
spedizione | spedizioni | consegna | corriere | ritiro
[ask.payment]
come (pago|si paga|posso pagare) | accettate | accetti | posso pagare
[topic.payment]
paypal | postepay | carta | bonifico | contrassegno | satispay | pagamento
[ask.how]
come (compro|si compra|ordino|si ordina|faccio|si fa|funziona|prenoto|acquisto)
[ask.other]
come | quale | quali | chi | quando | dove | perche | che (materiale|tessuto) | tessuto | materiale | (voglio|vorrei|volevo) (sapere|vedere|chiedere|vederla|vederlo|informazioni) | puoi | potete | potresti | posso | mi fai vedere | fai vedere | fammi vedere | mostra | mostrami | info | informazioni | cos'e | a che ora | comprate | ritirate | si puo
[num]
1: un | uno | una
2: due | un paio | un paio di
3: tre
4: quattro
5: cinque
6: sei
7: sette
8: otto
9: nove
10: dieci
[unit]
pezzi | pezzo | paia | unita
[money]
euro | euri
[and]
e | ed | anche | piu
[or]
o | oppure
[at]
a | per | ti do
[article]
il | la | lo | i | gli | le | numero | codice | articolo | l' | num | del | della
[sizeword]
taglia | tg | misura
[topic.colour]
colore
[all]
tutto | tutti | tutte | il mio ordine
[each]
(uno|una|un|1) per (colore|tipo|taglia) | (uno|una|un|1) di (ogni|ciascun) (colore|taglia|tipo)
[instead]
invece di | invece della | invece del | al posto di | al posto della
[but]
ma | pero
[filler]
per favore | per piacere | grazie | di | in | nella | questo | questa | quello | quella | si | ok | cara | tesoro | amica | subito | ora | per (mia|mio) (figlia|mamma|sorella|marito|madre|figlio) | anch'io | pure
[word]
che | sono | mi | ti | ci | vi | si | con | su | da | molto | anche | qui | oggi | questo | come mai | e
[size]
s: piccola | piccolo
m: media
l: grande
one: unica | taglia unica
[colour]
red: rosso | rossa | rossi | rosse
black: nero | nera | neri | nere
white: bianco | bianca
blue: blu | azzurro | azzurra
green: verde
yellow: giallo | gialla
pink: rosa
purple: viola
orange: arancione
brown: marrone
grey: grigio | grigia
beige: beige
