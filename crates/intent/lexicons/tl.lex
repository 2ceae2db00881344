# Tagalog and Taglish (PH)
[slip]
ay sorry | sorry | oops | ay mali | ay hindi | wait lang
[some]
ilan | ilang | marami | maraming
[claim.code]
mine | mine po | pa mine po | pa mine | mine yung | mine ko | mine ko po | mine ko na | m | lock | lock ko | grab | grab ko | steal | steal ko | game | g | akin | akin po | akin yung | akin na yung | akin ang | mine nga | pamine
[claim]
akin na | akin na po | akin na po yan | akin na yan | akin yan | akin po yan | kunin ko (na |)(po |)(yan|yung|)| kukunin ko (na |)(po |)(yan|) | bilhin ko na | mine ko na yan
[claim.verb]
gusto ko (po |)(ng|nung|yung) | pabili | pabili po | order po ako | order ako | order po | pa order | pa order po | kuha ako | kuha po ako | kunin ko | bibili ako | bili ako | pa reserve | pa reserve po | pareserve | bigyan mo ako | avail ko
[claim.weak]
ako | ako po | me po | sakin | sa akin | sakin po | akin | ako na
[cancel]
pa cancel | pa cancel po | pacancel | cancel na lang | cancel na lang po | cancel po | cancel ko (na |)(po |)(muna|yung|) | di na po | di na | hindi na po | hindi na | wag na | wag na po | huwag na | ayaw ko na | ayoko na | di ko na (po |)(kukunin|kunin|bibilhin|itutuloy) | back out | bawi ko na | bitaw ko na | release ko na | iba na lang kukuha
[cancel.weak]
pass | pass po | pass muna | ayoko | ayaw ko
[change]
palit | pa palit | papalit | pa change | pachange | change ko | mali | mali po | ay mali | mali pala | dapat | pala | imbes | gawin (niyo |mo |)(na |pong |ng |)
[more]
isa pa | isa pa po | dagdag | pa add | paadd | add ko | another pa
[only]
lang
[wait]
pa notify | notify po | pila | next po | next ako | next in line po | kung (may mag cancel|may bumitaw|may magbackout|i cancel) | waitlist po | reserve list | kung meron (ulit|na ulit) | pag meron na
[cond]
kung | kapag | pag | sana | kung may | kung meron | pag sweldo | pagsweldo | pag may (pera|sweldo|budget) | baka | siguro | bukas | mamaya | tawad | pwede (bang |)(tawad|bawas)
[wish]
gusto ko sana | mine sana | sayang | wala (akong|pa akong|na akong) (pera|budget) | walang pera | walang budget | di afford | sana all
[neg]
hindi | di | wala | walang | huwag | wag | ayaw | di ko
[past]
meron na ako | may ganyan na ako | dumating na | nakuha ko na | nabili ko | bumili na ako | na receive ko na | natanggap ko na | na mine ko na | di ko na mine | order ko dati | meron na ako nyan
[third]
gusto ng (ate|nanay|kapatid|anak|friend|asawa|mama) ko | (ate|nanay|kapatid|anak|mama|kuya) ko (gusto|daw) | gusto daw ni | sino (ang |po |)(nag mine|nagmine|may gusto|gusto|nakakuha|naka mine)
[joke]
joke lang | joke | charot | char | chos | charing | biro lang | joke lang po
[praise]
ganda | ang ganda | ganda naman | ang cute | cute naman | bet | bet ko | love ko | ang galing | sulit | mura | ang mura | maganda | ganda po | pogi | blooming | mine lahat | mine everything
[greet]
hello po | hi po | magandang (gabi|umaga|hapon|araw)( po|) | good eve | salamat | salamat po | thank you po | ty po | kamusta | present | watching here | ingat
[laugh]
haha | hahaha | hehe | hihi
[complaint]
nauna ako | nauna po ako | ako (po |)(ang |yung |)nauna | ako una | una ako | una po ako | di pa (po |)(dumarating|dumating|nadating) | hindi pa (po |)(dumarating|dumating) | wala pa (po |)(yung |ang |)(order|parcel|item)( ko|) | asan na (po |)(yung |ang |)(order|parcel) | sira | may sira | may damage | mali (po |)(yung |ang |)(pinadala|dumating|size na dumating|item) | scam | scammer | manloloko | refund | ang tagal | di nagrereply | hindi nagrereply | di nyo ako pinansin | hindi nabasa | daya | madaya
[spam]
extra income | sideline | pautang | loan | i sell | join my | follow nyo | pm me for
[other]
gusto ko (matulog|umiyak|kumain|mag jowa|umuwi) | shared | na share ko na | share done | done share
[ask.price]
hm | hm po | how much po | magkano | magkano po | mgkano | magkano (po |)(yung|ang|ito|yan|yun|to) | mag kano | presyo | last price | price po
[ask.size]
anong size | ano size | ano po size | anong (mga |)sizes | size po | kasya (po |)(ba|sa) | sukat | ilang inches | waistline | hanggang anong size
[ask.colour]
anong (kulay|color|colors) | ano (po |)(color|kulay) | ibang (kulay|color) | may ibang color | kulay
[ask.stock]
meron pa | meron pa po | may stock pa | avail pa | available pa | avail | avail pa po | meron (po |)(ba|kayo|kayong) | may (size|large|small|medium|black|white|pink) | may available | naka mine na | na mine na ba | na mine na | nakuha na ba | meron ba | mayroon | ubos na | sold na (po |)ba | may iba pa
[ask.shipping]
magkano (po |)(ang |)(sf|shipping) | sf po | nag shi ship | nagshiship | san (po |)(pickup|pick up|ang pickup) | saan (po |)(pickup|pick up|kayo) | sched lang muna | kelan (po |)(ship|padala|dating|delivery) | kailan (po |)(ship|padala|dating) | free shipping | free sf
[topic.shipping]
sf | lbc | jnt | j&t | meetup | meet up | lalamove
[ask.payment]
pwede (po |)(ba |)(cod|gcash|installment|hulugan|bdo|maya) | cod po | cod ba | paano (po |)(magbayad|bayad|ang bayad|payment) | saan (po |)magbabayad
[topic.payment]
gcash | bdo | maya
[ask.how]
paano (po |)(mag mine|mag order|umorder|bumili|magmine|mag order|mag claim|mag join) | pano (po |)(mag mine|mag order|umorder|bumili|mag order) | how to mine
[ask.other]
ano | anong | sino | saan | san | kailan | kelan | bakit | paano | pano | ilan | alin | pwede | pwede po | pwede bang | pwede ba | patingin | patingin po | pakita | pakita po | pa try on | pasuot | gusto ko (po |)(malaman|makita|itanong) | tanong (ko |)(lang|po) | may tanong | ba | totoo ba | tela | anong tela | bumibili (po |)ba kayo | pa show | pashow
[num]
1: isa | isang
2: dalawa | dalawang
3: tatlo | tatlong
4: apat
5: lima
6: anim
7: pito
8: walo
9: siyam
10: sampu
[unit]
piraso | pirasong
[money]
piso | pesos | php
[and]
at | saka | tsaka | at saka
[or]
o | or
[at]
for | sa halagang
[article]
yung | ung | ang | sa | code | number | ng | si | nung
[all]
lahat | lahat po
[each]
tig isa | tig isa kada kulay | isa kada color | isa kada kulay | isa bawat kulay
[but]
pero | kaso
[filler]
po | na | nga | naman | please | pls | sis | ate | maam | mam | mamsh | momsh | kuya | yan | ito | to | yun | din | rin | sizes | opo | oo | sige | ok po | agad | miss | beh | besh | ma'am | para sa (anak|nanay|ate|kapatid) ko
[word]
ko | mo | siya | kami | kayo | nila | mga | ni | kay | may | meron | muna | ganun | talaga | kasi | dito | ngayon | nag | mag | pa | nyo | niyo
[colour]
red: pula | pulang
black: itim
white: puti
blue: asul
pink: rosas
yellow: dilaw
green: berde
