# German
[slip]
ups | sorry | halt | quatsch | nein doch | ach nein | ich meine | entschuldigung | moment
[some]
mehrere | einige | ein paar | viele
[claim]
(nehme|nehm|will|kaufe|möchte|nimm) (ich|i) | (nehme|nehm|kauf|kaufe|will) (ich |)(die|den|das|es|sie)( bitte|) | ich (nehme|nehm|kaufe|will|möchte) (es|die|den|das|sie|ihn)( haben|) | gehört mir | ist meins | das ist meins | (reservier|reserviere|leg|halt) (mir |es |sie |ihn )(bitte |)(zurück|fest)
[claim.verb]
ich nehme | ich nehm | nehme | nehm | ich kaufe | kaufe | ich will | ich möchte | hätte gern | hätte gerne | ich hätte gern | ich hätte gerne | ich bestelle | bestelle | reservieren | reserviere | reservier mir | bitte reservieren | ich brauche | gib mir | schick mir | leg mir | einmal | ich möchte bestellen
[claim.weak]
meins | meine | für mich | ich | hier ich | ich bitte | her damit | ich ich
[cancel]
stornieren | storniere | storno | stornier | stornieren bitte | bitte stornieren | doch nicht | nehme ich zurück | nehm ich zurück | ich nehme (es |die |das |den |)zurück | ich will (es |die |das |den |)nicht mehr | will ich nicht mehr | nicht mehr | absagen | ich verzichte | verzichte | hab('s| es| mir|) anders überlegt | lieber nicht | nimm mich raus | streichen | streich mich | abbestellen | ich lasse es | canceln
[cancel.weak]
nein danke | vergiss es
[change]
ich meinte | meinte | war die | war das | es war die | falsche (nummer|größe|farbe) | vertippt | verschrieben | lieber | lieber (die|das|den|in) | ändern | ändere | tauschen | umtauschen | wechseln | doch lieber | korrektur | mach (daraus|bitte)
[more]
noch ein | noch eine | noch eins | noch einen | noch mal | ein weiteres | weitere
[only]
nur
[wait]
warteliste | auf die liste | falls jemand | wenn jemand (abspringt|storniert) | sag bescheid | gib bescheid | wenn (wieder da|es wieder|ihr wieder) | nachrücken
[cond]
wenn | falls | sobald | vielleicht | eventuell | mal sehen | ich überlege | kommt drauf an | morgen | am monatsende | wahrscheinlich | ich glaube | nur wenn
[wish]
wollte | ich wollte | hätte ich gern | schade | kein geld | leider | wäre | würde | haben will
[neg]
nicht | kein | keine | keinen | nein | nie | niemals | ohne | nee
[past]
hab ich | habe ich | ich hab | ich habe | habe (schon|die|das|den|es|gestern) | schon (gekauft|da) | gekauft | meins (ist|war|kam|hat) | meine (ist|war|kam|sind|hat) | angekommen | bekommen | ist angekommen
[third]
meine (tochter|schwester|mutter|freundin|mama|oma) | mein (mann|sohn|freund|bruder) | wer (will|nimmt|möchte) | sie will | er will
[joke]
spaß | war (nur |ein |)(spaß|scherz) | scherz | kleiner scherz | nur spaß | witz
[praise]
schön | wunderschön | hübsch | toll | süß | super | klasse | mega | geil | perfekt | liebe (es|das|die|euch|dich) | ich liebe | so schön | gefällt mir | traumhaft | wow | mein gott | oh mein gott | haben wollen | ich will alles | cool
[greet]
hallo | hi | guten (abend|morgen|tag) | moin | servus | grüße | danke | dankeschön | vielen dank | tschüss | gute nacht | liebe grüße | lg | huhu
[laugh]
haha | hihi
[complaint]
nicht (angekommen|erhalten|bekommen|geliefert) | nie (angekommen|erhalten|bekommen) | meins ist (kaputt|defekt) | kaputt | defekt | beschädigt | betrug | betrüger | abzocke | geld zurück | erstattung | reklamation | ich war (zuerst|erste|erster|schneller|vorher) | (zuerst|vorher) (geschrieben|kommentiert|gesagt) | ich hab(e|) zuerst | unfair | enttäuscht | frechheit | schlechte qualität | zu teuer | warte noch
[spam]
geld verdienen | kredit | bitcoin | investieren | folgt mir | besucht meine | schreibt mir | verkaufe
[other]
ich will (schlafen|weinen|sterben|essen|nach hause) | geteilt
[ask.price]
preis | preise | wie viel | wieviel | was kostet | was kosten | wie teuer | kosten | kostet
[ask.size]
welche (größe|größen) | größen | welche maße | maße | wie groß | fällt (es|die|das) | passt
[ask.colour]
welche (farbe|farben) | farben | andere farbe | andere farben
[ask.stock]
noch da | verfügbar | noch (verfügbar|vorhanden|welche) | gibt es | gibt's | gibts | habt ihr | hast du | hast du noch | habt ihr noch | auf lager | ausverkauft | ist noch | sind noch | noch eine da | weg
[ask.shipping]
versendet ihr | verschickt ihr | liefert ihr | schickt ihr | versandkosten | was kostet der versand
[topic.shipping]
versand | lieferung | porto | dhl | abholung | hermes
[ask.payment]
wie (zahle|bezahle|kann ich) | wie (bezahlt|zahlt) man | nehmt ihr | akzeptiert ihr | kann ich (mit|bezahlen|zahlen)
[topic.payment]
paypal | überweisung | rechnung | klarna | bezahlung | zahlung
[ask.how]
wie (bestelle|kaufe|bestellt|kauft|geht|funktioniert|kann ich bestellen|mache)
[ask.first]
ist | sind | hat | habt | hast | kann | kannst | könnt | gibt | geht | kommt | wird
[ask.other]
was | wie | wer | wann | wo | warum | welche | welcher | welches | welches material | material | stoff | ich (will|möchte|wollte) (wissen|sehen|fragen) | zeig | zeig mal | zeigst du | kannst du | könnt ihr | kann man | kann ich | frage | kauft ihr | aus welchem
[num]
1: ein | eine | einen | eins | einmal
2: zwei | zweimal | ein paar
3: drei | dreimal
4: vier
5: fünf
6: sechs
7: sieben
8: acht
9: neun
10: zehn
[unit]
stück | stk | paar | mal
[money]
euro | € | eur
[and]
und | sowie
[or]
oder
[at]
für | biete | ich biete
[article]
die | das | den | der | nummer | nr | artikel | von der | vom | dem
[sizeword]
größe | gr | grösse
[topic.colour]
farbe
[all]
alles | alle | meine bestellung
[each]
(eine|einen|eins|ein|1) (von|in) jede(r|m) (farbe|größe|) | je (eine|einen|eins)
[instead]
statt | anstatt | anstelle | statt der | statt die
[but]
aber
[filler]
bitte | danke | in | im | von | gerne | gern | ja | ok | sofort | jetzt | mir | für (meine|meinen) (tochter|mutter|schwester|freundin|sohn|mann) | auch | dann | noch bitte | diese | dieses | diesen | mal | schnell | liebes
[word]
ich | du | ihr | wir | sie | er | es | ist | bin | mit | auf | so | auch | sehr | mein | noch | schon | hier | heute | dass
[size]
s: klein
m: mittel
l: groß
one: einheitsgröße
[colour]
red: rot | rote | roten | rotes | roter
black: schwarz | schwarze | schwarzen | schwarzes
white: weiß | weiße | weißen | weißes
blue: blau | blaue | blauen | blaues
green: grün | grüne | grünen | grünes
yellow: gelb | gelbe | gelben
pink: rosa | pink
purple: lila
orange: orange
brown: braun | braune | braunen
grey: grau | graue | grauen
beige: beige
