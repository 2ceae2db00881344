# French
[slip]
oups | pardon | desolee | desole | ah non | euh non | non attends | je veux dire
[some]
plusieurs | quelques | beaucoup de | un tas de
[claim]
je (la|le|les) (prends|veux|reserve|commande|garde|achete) | je l'achete | (reserve|reservez|garde|gardez|mets|mettez) (la|le) moi | il est pour moi | elle est pour moi
[claim.verb]
je prends | je veux | je voudrais | je commande | j'achete | je reserve | j'en prends | j'en veux | je prend | jprends | j prends | reserve moi | reservez moi | mets moi de cote | mettez moi de cote | mets moi | garde moi | donne moi | je garde | je souhaite | je desire | prends
[claim.code]
jp
[claim.weak]
pour moi | moi | a moi | preneuse | preneur | je suis preneuse
[cancel]
j'annule | annule | annuler | annulez | annulee | finalement non | finalement je (ne |)(prends|veux) (pas|plus) | je laisse | je laisse tomber | je (ne |)(la |le |les |)(prends|veux) plus | je n'en veux plus | je me desiste | retire moi | enleve moi | enleve ma commande | je change d'avis | laisse tomber
[cancel.weak]
non merci | tant pis | je passe
[change]
je me suis trompee | je me suis trompe | erreur | c'etait (le|la) | je voulais dire | plutot | plutot (le|la|en|du) | change | changer | changez | echange | modifie | finalement (en|la|le)
[more]
encore une | encore un | un autre | une autre | une de plus | un de plus | aussi
[only]
seulement | juste | uniquement
[wait]
je (la |le |)prendrais | liste d'attente | en attente | si (quelqu'un|elle|il) (annule|se desiste|laisse) | previens moi | quand (tu en as|vous en avez|il y en a)
[cond]
si | s'il | quand je (serai|suis) payee | peut etre | je pense | je vais voir | je reflechis | a condition | demain | plus tard | fin du mois | ca depend
[wish]
je voulais | j'aurais (voulu|aime|pris) | dommage | pas les moyens | plus de sous | j'aimerais
[neg]
ne | pas | n' | non | jamais | rien | sans | aucun | aucune
[past]
je l'ai | je l'ai deja | j'ai deja | moi aussi je l'ai | j'ai (achete|recu|pris|commande) | j'ai la | j'ai le | bien recu | recu
[third]
(ma|mon) (soeur|mere|fille|copine|amie|mari|frere) (veut|voudrait|prend|la veut|le veut) | elle veut | il veut | qui (la |le |en |)(veut|prend)
[joke]
je rigole | je plaisante | je blague | blague | pour rire | mdr non
[praise]
trop (beau|belle|beaux|belles|mignon|bien|top) | (beau|belle|magnifique|superbe|sublime|joli|jolie|mignon|genial|top|bravo|parfait|canon|bisous|adorable|splendide) | j'adore | j'aime | tres (beau|belle|joli|jolie) | je (vous |t'|te )(aime|adore) | je prends (note|des nouvelles|soin|mon temps|le temps|l'avion|un cafe|une pause) | je veux tout | je prends tout | mon dieu | felicitations
[greet]
bonjour | bonsoir | salut | coucou | merci | hello | bonne (soiree|journee|nuit) | a bientot | bisous | cc
[laugh]
mdr | ptdr | lol | hihi
[complaint]
personne ne (repond|me repond) | pas (recu|arrive|livre) | jamais (recu|arrive) | arnaque | arnaqueur | voleur | remboursement | rembourser | rembourse | j'etais (la |le |)premier(e|) | j'ai (dit|ecrit|mis|commente) (avant|en premier) | moi (d'abord|en premier|avant) | casse | abime | dechire | taché | honteux | scandaleux | decu | decue | mauvaise qualite | inadmissible | c'est trop cher | trop cher
[spam]
gagnez | gagner de l'argent | pret | credit | abonnez vous a | ma page | contactez moi | bitcoin | investissement | voyant | marabout
[other]
je veux (dormir|pleurer|manger|mourir|partir|dire) | j'ai partage | partage | partagé
[ask.price]
prix | combien | combien (coute|ca coute|c'est|ca fait|pour) | quel prix | c'est combien | le prix | tarif
[ask.size]
quelle(s|) taille(s|) | quelles tailles | tailles | les tailles | quelle mesure | ca taille | taille grand | taille petit | ca taille comment
[ask.colour]
quelle(s|) couleur(s|) | quelles couleurs | couleurs | autres couleurs | autre couleur
[ask.stock]
dispo | disponible | disponibles | il en reste | il reste | reste t il | y a t il | vous avez | tu as | il y a | encore (dispo|disponible|du) | en stock | stock | c'est vendu
[ask.shipping]
vous livrez | livrez vous | vous envoyez | frais de port | combien coute la livraison | vous faites mondial relay | vous expediez
[topic.shipping]
livraison | mondial relay | envoi | colissimo | retrait
[ask.payment]
je paye comment | je paie comment | comment (payer|on paye|on paie|je paye|je paie) | vous acceptez | moyens de paiement | on peut payer
[topic.payment]
paypal | carte | virement | cb | paiement
[ask.how]
comment (commander|acheter|faire|on fait|ca marche|on commande|reserver|je fais|participer) 
[ask.first]
est | es | avez | as | peut | pouvez | peux | y | ca
[ask.other]
est ce que | est ce qu | qu'est ce | quelle matiere | matiere | quel | quelle | quels | quelles | qui | quand | ou est | comment | pourquoi | je (veux|voudrais|aimerais) (savoir|voir|demander|la voir|le voir) | montre | montrez | tu peux | vous pouvez | pouvez vous | peux tu | on peut | a quelle heure | c'est quoi | vous reprenez | vous achetez
[num]
1: un | une
2: deux
3: trois
4: quatre
5: cinq
6: six
7: sept
8: huit
9: neuf
10: dix
[unit]
piece | pieces | paire | paires | unites
[money]
euros | euro | balles
[and]
et | plus
[or]
ou
[at]
a | pour | je propose | je donne
[article]
le | la | les | numero | l'article | article | reference | ref | code | du | num
[sizeword]
taille | en taille
[topic.colour]
couleur
[all]
tout | toute | toutes | tous | ma commande
[each]
(un|une|1) de chaque( couleur| taille|)
[instead]
au lieu de | au lieu du | a la place de | pas la | pas le
[but]
mais
[filler]
svp | s'il te plait | s'il vous plait | stp | merci | en | de | d' | des | celui ci | celle ci | cette | ce | oui | ok | ma belle | ma cherie | les filles | moi svp | tout de suite | maintenant | pour (ma|mon) (fille|soeur|mere|mari|fils|amie) | ci
[word]
je | tu | il | elle | nous | vous | que | est | suis | dans | sur | avec | tres | aussi | ca | c'est | mon | ma | mes | votre | bien | ici
[size]
s: petit | petite
m: moyen | moyenne
l: grand | grande
one: taille unique | unique
[colour]
red: rouge | rouges
black: noir | noire | noirs | noires
white: blanc | blanche
blue: bleu | bleue | bleus
green: vert | verte
yellow: jaune
pink: rose
purple: violet | violette | mauve
orange: orange
brown: marron | brun
grey: gris | grise
beige: beige
mustard: moutarde
burgundy: bordeaux
navy: marine | bleu marine
lilac: lilas
