# Portuguese (BR)
[slip]
ops | opa nao | desculpa | perdao | digo | nao pera | pera | ai nao | foi mal
[some]
varios | varias | alguns | algumas | uns | umas | um monte de | muitos | muitas
[claim]
(eu |)(quero|qro|kero|quiero) (esse|essa|este|esta|esses|essas|isso|ele|ela|a minha|o meu) | (e|eh) (meu|minha) | esse e meu | essa e minha | ja e (meu|minha) | vou (levar|querer|ficar) (esse|essa|ele|ela) | fico com (esse|essa|ele|ela|este|esta) | (separa|reserva|guarda|anota|pega|segura|deixa|manda) (esse|essa|ele|ela|um|uma|o meu|a minha)( pra mim| para mim| pra eu|) | (separa|reserva|guarda|anota|pega|segura|bota|coloca|marca) (pra|para|p) mim | anota ai | pode (separar|reservar|anotar|marcar)( pra mim| para mim|) | eu (levo|compro|fico) (esse|essa|ele|ela)
[claim.verb]
quero | eu quero | qro | eu qro | kero | queroo | quero levar | vou querer | vou levar | vou ficar com | vo leva | levo | eu levo | fico com | eu fico com | compro | eu compro | me ve | me da | me manda | separa | reserva | guarda | anota | pega | separe | reserve | anote | separa ai | reserva ai | pega ai | quero comprar | quero pedir | quero reservar | gostaria de | gostaria de comprar | preciso | manda | bota | coloca | marca | segura | tambem quero | quero tambem | adiciona | inclui | pra mim e | garante
[claim.weak]
eu | meu | minha | minhas | meus | pra mim | para mim | pramim | p mim | euu | eu eu | meu meu | minha minha | bora | fechado | fechou | eu aqui | confirmo | eu por favor
[cancel]
(eu |)nao (quero|qro|vou querer|vou levar|vou ficar) mais | nao (quero|qro) mais (nao|essa|esse|a|o) | cancela | cancelar | cancele | cancelo | cancelado | cancela (o meu|a minha|meu|minha|ai|pra mim|tudo) | desisti | desisto | eu desisti | vou desistir | tira (o meu|a minha|meu|minha|eu) | tira | retira | retire | (deixa|deixe) (pra la|para la|quieto) | pensando bem nao | melhor nao | acho melhor nao | me arrependi | arrependi | pode (cancelar|tirar|liberar|passar|vender)( o meu| a minha| pra outra| meu| minha|) | libera (o meu|a minha) | passa (pra|para) (outra|outro|a proxima) | mudei de ideia | abro mao | remove | exclui | nao vou mais querer | nao vou (conseguir|poder) (levar|ficar|pagar)
[cancel.weak]
passo | deixa | nao obrigada | nao obrigado | quero nao | quero mais nao | nao quero | esquece
[change]
(troca|trocar|troque|muda|mudar|mude|altera|alterar|corrige|corrigir) | (troca|muda) (pra|para|o meu|a minha|por|pela|pelo) | errei | me enganei | me confundi | era (a|o) | era pra ser | quis dizer | queria dizer | na verdade | alias | melhor | melhor (a|o|no|na|em) | prefiro | corrigindo | digo | desculpa era | que seja | nao era (a|o)
[more]
outra | outro | mais um | mais uma | outra igual | outro igual | mais
[only]
so | somente | apenas
[wait]
lista de espera | fila de espera | fila | (me |)(avisa|avise|avisem)( se| quando|) (tiver|sobrar|chegar|voltar|alguem)| me avisa | se alguem (desistir|cancelar|nao pagar|liberar|nao quiser) | quando (chegar|tiver|voltar|repor) | espera | na espera | se (desistir|desistirem|sobrar|liberar) | proxima da fila | sou a proxima
[cond]
se (tiver|tem|ainda tiver|ainda tem|tivesse|houver|sobrar|chegar|for|fizer|der|baixar|puder|eu|couber|entregar|aceitar|parcelar|servir|voce|vc) | quando (eu receber|receber|cair|o salario|sair o pagamento|eu puder|meu pagamento) | dia 5 | quinto dia util | mes que vem | (amanha|depois|mais tarde) (eu |te |)(confirmo|compro|pago|quero|aviso|vejo) | talvez | acho que | quem sabe | pode ser | vou pensar | vou ver | depende | caso | so se
[wish]
queria | eu queria | qria | queria tanto | quem me dera | gostaria | (mas |)(to|tou|estou) sem (dinheiro|grana|limite|um real) | sem (dinheiro|grana|limite) | nao tenho (dinheiro|grana|condicoes|como) | ia querer | tomara | pena que
[neg]
nao | n | nunca | nem | jamais | ninguem | num | sem
[past]
(eu |)ja (tenho|comprei|recebi|peguei|paguei|levei) | eu tenho | tenho (uma|um|esse|essa|a|o|duas|dois) | (eu |)(comprei|recebi|peguei) | a minha chegou | o meu chegou | (meu|minha) chegou | chegou (o meu|a minha|meu|minha) | meu (e|ta|ficou|veio) | minha (e|ta|ficou|veio|irma tem) | chegou
[third]
(minha|meu) (irma|mae|amiga|filha|prima|marido|tia|sogra|cunhada|filho|irmao|esposo|vizinha|avo) (quer|vai querer|queria|adorou|ama|amou|disse|ta querendo) | ela quer | ele quer | quer | querem
[joke]
brincadeira | to brincando | e brincadeira | era brincadeira | zoeira | e zoeira | mentira | kkk mentira | brincadeirinha | zuera | to zoando
[praise]
(quero|qro) (tudo|todas|todos|todinhas) | lind(a|o|as|os|issima|issimo|eza) | que fofura | que (lindo|linda|lindos|lindas|lindeza|fofo|fofa|top|maravilha|tudo|show|bonito|bonita|perfeito|perfeita|amor|delicia) | maravilhos(a|o|as|os) | amei | adorei | amo | adoro | perfeit(a|o|as|os) | bel(a|o|issima|issimo) | bonit(a|o|as|os) | fof(a|o) | show | top | sucesso | parabens | apaixonada | te amo | amo voces | meu deus | minha nossa | nossa | minha nossa senhora | meu pai | deus (te |)abencoe | deus me livre | meu senhor | minha gente | meu amor | minha linda | meus amores | minha vida | meu bem | arrasou | otimo | otima | excelente | gostei | barato | precinho | muito (lindo|linda|bom|boa|bonito|bonita|top)
[greet]
oi | oie | ola | bom dia | boa tarde | boa noite | obrigada | obrigado | obg | brigada | brigado | beijos | bjs | bj | abracos | valeu | cheguei | tchau | presente | to aqui | boa live | amem | vim pela | oii
[laugh]
rs | rsrs | rsrsrs | kkkk | hehe | haha | kk
[complaint]
nao (chegou|recebi|veio|chega|entregaram|responderam|respondem|responde|enviaram|mandaram) | (meu|minha)( pedido|) nao (chegou|veio) | nunca (chegou|recebi|chega|respondem|responderam|mandaram) | ate agora nada | ate hoje nada | cade (o |a |)(meu|minha)( pedido| encomenda|) | golpe | golpista | golpistas | estelionato | fraude | enganacao | propaganda enganosa | pessim(o|a) | horrivel | pior | decepcao | decepcionada | reclamacao | reclamar | reclame aqui | procon | reembolso | devolucao | devolver | estorno | meu dinheiro | veio (rasgada|rasgado|manchada|manchado|errada|errado|com defeito|quebrada|quebrado|furada|trocada|trocado|faltando|diferente) | chegou (rasgada|rasgado|manchada|errada|errado|com defeito|quebrado|quebrada|diferente|atrasado) | com defeito | (eu |)(falei|disse|pedi|comentei|escrevi|digitei) (primeiro|antes) | eu (fui|era|tava|estava|cheguei) (a |o |)(primeira|primeiro|antes) | eu primeiro | fui (a primeira|o primeiro|primeiro) | (era|e) minha primeiro | (injusto|injustica|sacanagem|absurdo|falta de respeito|palhacada) | nao e justo | passou na minha frente | me (ignorou|ignoraram|enganaram|bloquearam) | ma qualidade | pessima qualidade
[spam]
ganhe dinheiro | ganhar dinheiro | renda extra | trabalhe em casa | emprestimo | me segue | me sigam | sigam (o meu|meu|minha) | siga (o meu|meu|minha) | chama no whats | chama no zap | meu (perfil|insta) | visite (minha|meu) | vendo | clique | link na bio | tigrinho | aposta | apostas | bitcoin | cripto | investimento | pix premiado
[other]
quero (chorar|morrer|dormir|comer|ir|sair|viver|ser|que|um namorado|minha mae|viajar|ganhar|trabalhar|vender|dizer|agradecer|parabenizar|sorteio|participar) | compartilhei | compartilhado | compartilhando | compra (amiga|voce) | leva amiga | vai ficar (linda|lindo) em voce
[ask.price]
quanto | qto | qnto | quanto (custa|e|ta|fica|sai|ta custando) | valor | valores | preco | precos | qual (o |)(valor|preco) | por quanto | a quanto | desconto | promocao | quantos reais
[ask.size]
(qual|que|quais) (tamanho|tamanhos|o tamanho|numeracao|os tamanhos) | tamanhos | medidas | veste | serve (em|pra|para|no|um|ate)| qual a medida | numeracao | veste ate | quanto mede | forma grande | forma pequena | comprimento | estica | gg tem
[ask.colour]
(qual|que|quais) (cor|cores|as cores|a cor) | outras cores | outra cor | cores | tem outra cor | tem de outra cor
[ask.stock]
tem | ainda tem | tem (a|o|em|no|na|ainda|essa|esse) | tinha | teria | vai ter | vai chegar | disponivel | disponiveis | estoque | acabou | ja (foi|vendeu|acabou|era) | esgotou | esgotado | esgotada | sobrou | restou | resta | voces tem | vc tem | voce tem | vcs tem | chega quando | repor | vai repor
[ask.shipping]
(faz|fazem|faz a) (entrega|entregas|envio) | entrega (em|no|na|para|pra) | entregam | envia (para|pra) | envia | enviam | manda (pra|para) (o|a|sao|rio|fora|todo) | quanto (e|fica|ta) o frete | frete gratis | prazo | quanto tempo | chega em | demora
[topic.shipping]
frete | entrega | envio | correios | sedex | retirada | retirar | motoboy
[ask.payment]
aceita | aceitam | como (pago|paga|pagar|faco o pagamento|faco pra pagar|e o pagamento|funciona o pagamento) | forma(s|) de pagamento | parcela | parcelam | divide | dividem | posso pagar | da pra pagar | passa cartao | chave pix | qual o pix | manda o pix
[topic.payment]
pix | cartao | boleto | parcelado | credito | debito | pagamento | dinheiro | vezes
[ask.how]
como (compro|comprar|faco|fazer|faz|peco|pedir|funciona|reservo|compra|participo|participar|separo|adquirir|que compra|que faz|eu compro|eu faco) | onde (compro|comprar|eu compro) | o que (eu |)(faco|tenho que fazer)
[ask.other]
(quero|queria|gostaria de|quer|quero so|qria|preciso) (saber|ver|perguntar|conhecer|tirar uma duvida|informacao|informacoes|detalhes|ver de perto|ver ela|ver ele) | eu (quero|tambem quero|queria) (saber|ver) | como | qual | quais | quem | quem (quer|vai querer) | quando | onde | por que | porque | que (tecido|marca|material|horas|hora|dia|tipo) | tecido | material | e de | marca | (mostra|mostre|mostrar|mostra ai|mostra de novo|mostra a|mostra o|repete|repetir) | (pode|poderia|podem|consegue|da pra|da para|posso) (mostrar|repetir|falar|ver|experimentar|vestir|provar) | pode | poderia | posso | podem | da pra | voces (compram|aceitam) | compra(m|) (roupa|roupas|usada|usadas) | compram | alguem sabe | sera que | informacao | informacoes | info | endereco | onde fica | localizacao | horario | ate que horas | tenho interesse | interessada | tem loja | loja fisica | duvida | o que e | e (algodao|original|novo|nova|transparente)
[num]
1: um | uma
2: dois | duas | um par | um par de
3: tres
4: quatro
5: cinco
6: seis | meia duzia
7: sete
8: oito
9: nove
10: dez
12: uma duzia | duzia
20: vinte
100: cem
[unit]
unidade | unidades | un | peca | pecas | pares | und
[measure]
quilos | kilos | quilo | metro | metros | anos | meses
[money]
reais | real | conto | contos | pila | pilas | r | mil
[and]
e | mais a | mais o | tambem | junto com
[or]
ou
[at]
por | dou | te dou | pago
[article]
a | o | as | os | da | do | numero | codigo | ref | referencia | modelo | peca numero | produto
[sizeword]
tamanho | tam | tamanhos | no tamanho | num | numero
[topic.colour]
cor | na cor | de cor
[all]
tudo | todos | todas | toda | meu pedido | pedido todo
[each]
(um|uma|1) de cada (cor|tamanho|uma|um|) | de cada cor | (um|uma|1) de cada
[instead]
em vez de | em vez da | em vez do | ao inves de | ao inves da | no lugar de | no lugar da | no lugar do
[but]
mas | porem | so que
[filler]
por favor | pfv | pf | pfvr | porfavor | por gentileza | pls | amiga | amigas | querida | flor | amor | linda | gata | moca | moco | ai | ja | sim | ss | ta | ok | beleza | de | do | da | das | dos | em | no | na | nas | nos | esse | essa | este | esta | esses | essas | isso | dessa | desse | dessas | desses | deste | desta | pra mim | para mim | pra minha (mae|irma|filha|amiga|avo|sogra|prima|tia|neta) | pro meu (filho|marido|pai|irmao|namorado|neto) | para minha (mae|irma|filha|amiga) | para (presente|presentear) | pra presente | agora | hoje | urgente | rapido | viu | gente | meninas | tambem | me | com | la | uai | ne | ent | entao | eu | minha amiga | aqui | dai | ja ja
[word]
que | e | eh | muito | muita | para | pra | pro | se | lhe | voce | vc | vcs | voces | ele | ela | eles | elas | nos | meus | seu | sua | ao | um pouco | foi | ser | estou | to | tou | ta | estava | aquele | aquela | mesmo | tao | bem | depois | antes | ainda | live | ontem
[size]
s: p | pequeno | pequena | pp mesmo
m: medio | media
l: g | grande
xl: gg | extra grande
2xl: xgg | eg | ggg
xs: pp
one: unico | tamanho unico | unica
[colour]
red: vermelho | vermelha | vermelhos | vermelhas
black: preto | preta | pretos | pretas
white: branco | branca | brancos | brancas
blue: azul | azuis
green: verde | verdes
yellow: amarelo | amarela
pink: rosa | rosinha
purple: roxo | roxa | lilas | violeta
orange: laranja
brown: marrom
grey: cinza
beige: bege | nude bege
lightblue: azul claro | azul bebe
burgundy: vinho | bordo | marsala
turquoise: turquesa
fuchsia: fucsia | pink
mustard: mostarda
gold: dourado | dourada
silver: prateado | prata
navy: azul marinho | marinho
nude: nude
