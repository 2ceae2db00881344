# English: US, PH, SG/MY, IN
[slip]
oops | whoops | sorry | wait | wait no | no wait | oh wait | scratch that | nvm | never mind | my bad | i mean | typo
[some]
several | some | a few | a bunch of | a couple few | lots of | many | loads of
[claim]
(ill|i will|il|i'll|imma|im gonna|gonna|ima|i'd love to) (take|grab|buy|get|snag|have|keep) (it|them|that|this|that one|this one|those|these|one) | (i'll|ill|i will) (take|grab) (it|them) | i want (it|this|that|this one|that one|them|these|those) | i need (it|this|that|this one|that one) | (its|it's|thats|that's|this is) mine | (want|taking|take|grabbing|buying) (it|this|that|this one|that one)
(add|put) (it|that|this|me) (to|in) (my|the) (box|cart|bag|bin|order|invoice)
[claim.verb]
(ill|i will|i'll|imma|ima|im gonna|let me|lemme|i'd like to|id like to|i would like to|i wanna|i want to) (take|grab|buy|get|have|order|snag|purchase) | i want | i wanna | i need | need | want | gimme | give me | (put|mark|sign|write) me down for | add | add me | grab | take | taking | buying | buy | order | ordering | purchase | i order | i take | i buy | i'd like | id like | i would like | ill do | i'll do | ill go with | reserve | hold | save me | send me | get me | book | book me | can i have | can i get | could i get | may i have | i'm taking | im taking | i claim | claiming | claimed | lock | keep me | reserve me | set aside | put aside
[claim.weak]
me please | me plz | me pls | me | me me | for me | yes please | yes pls | i'm in | im in | count me in | yes me | me too please | one please | all mine | mine mine | sold to me
[claim.code]
mine | dibs | dibs on | claim | mine please | mine pls | steal
[claim.item]
sold | sold on | sold to me
[cancel]
cancel | cancel (my|the|that|it|mine|this)( order| claim|) | cancelled | canceled | pass | passing | i pass | pass on | pass my | remove | remove (me|mine|my|it|that)( from| off|) | take (me|mine|it|my) off | take off | changed my mind | change my mind | nevermind | never mind | nvm | dont want (it|this|that|them|) (anymore|any more) | don't want (it|this|that|them) | dont want | don't want | no longer (want|need)( it| this| that| them|) | (i |)(can't|cant) (take|get|afford|do)( it| that| them| this|) (anymore|after all|) | let (it|mine) go | give (it|mine) to (someone|somebody|the next|next|another) | drop (mine|my|it|my order) | unclaim | scratch that | forget it | back out | i'm out | im out | release (mine|it|my) | dont need (it|this|that|) anymore | void | delete my
[change]
meant | i meant | oops meant | sorry meant | (change|switch|swap) | (change|switch|swap) (it|that|mine|my|to|me to|mine to|it to|my order to|my size to|that to) | make (it|that|mine) | actually | (wrong|typo) | wrong (one|code|number|size|color|colour|item)( it was| i meant| sorry|) | (it was the|should be|supposed to be) | correction | instead make | rather | i prefer | upgrade to | update | update (mine|my order|it) to | edit
[more]
another | another one | one more | extra | more | add another | additional
[only]
only | just
[wait]
(let|tell|message) me know (if|when) (you|u) restock | if (you|u) (have|got|still have) (s|m|l|xl|it|any|one|more|the)( left|) | if you restock | when you restock
waitlist | wait list | waiting list | next in line | sold next | next | backup | back up | if (anyone|someone|somebody|she|they|he) (passes|cancels|drops|doesnt pay|backs out|pass|releases|changes) | (notify|tell|message|let) me (know |)(if|when) | when (you|u) (restock|get more|have more|have) | restocked | if (restocked|restock) | on the list | put me on
[cond]
if (you|u|there|theres|there's|it|its|it's|they|i|my|available|still|any|one|the|still available|possible|shipping) | if | when (i|my) (get|getting) paid | (payday|pay day) | on payday | when i have (money|cash) | after payday | tomorrow | later | maybe | might | perhaps | i think | not sure | thinking about | considering | depends | unless | as long as | provided | assuming | probably | possibly | next (week|month|paycheck)
[wish]
wish | i wish | wanted | i wanted | would have | wouldve | id love | i'd love | would love | if only | (but |)(i'm |im |)(broke|poor) | no money | can't afford | cant afford | was going to | missed it | missed out | almost | need to stop | must resist | one day | someday
[neg]
not | no | dont | don't | doesnt | never | didnt | cant | can't | wont | isnt | nope | without | arent | neither
[past]
(mine|my) (broke|came|arrived|is|was|has|never|just|still|got|fell|shrunk|looks|fits|are|does|came in) | mine (broke|came|arrived|is|was|has|just|still|got|fell|shrunk|fits|looks) | i (have|got|own|bought|already have|already got|ordered|received|already bought) (it|this|that|one|mine|the|these|them|two|2|a|both|mine last) | have (it|this|one|mine) | got (it|mine|this|one) | i (bought|ordered|received|purchased) | bought | ordered last | received | already have | i have | i own | came today | last week | last time | yesterday | (thats|that's|its) mine too
[third]
(my )(sister|mom|mum|friend|daughter|husband|cousin|mother|wife|aunt|son|boyfriend|girlfriend|sis|bestie) (wants|want|needs|would like|loves|is looking|said|says) | she wants | he wants | they want | who wants | someone wants | anyone want | wants
[joke]
jk | j k | lol jk | just kidding | kidding | joking | just joking | im joking | i'm joking | joke | lol no | haha no | psych | just playing
[praise]
love (it|this|that|these|them|you|u|your|ya) | i love | loved | loving | beautiful | gorgeous | so (pretty|cute|nice|beautiful|good|lovely|gorgeous) | pretty | cute | nice | lovely | amazing | awesome | stunning | great | perfect | wow | omg | yay | adorable | fabulous | fantastic | good job | congrats | congratulations | you look | looks (good|great|nice|amazing|so) | best (live|seller|shop|host|show|ever) | obsessed | my god | i want (everything|it all|all of (it|them)|them all) | want (everything|it all) | (sold|claim) (everything|it all) | so happy | yummy | slay | fire | cool | sweet | my favorite | favorite
[greet]
me too | same here | same
hi | hello | hey | hii | hiya | good (morning|evening|afternoon|night|day) | thanks | thank you | ty | thx | tysm | tq | bye | welcome | watching from | hello from | hi from | greetings | morning | evening | happy (friday|saturday|sunday|monday|birthday) | made it | im here | i'm here
[laugh]
haha | hahaha | lolol | rofl | hehe
[complaint]
(never|hasnt|hasn't|didnt|didn't|havent|haven't|not) (arrived|came|received|receive|come|shipped|got|get|gotten|showed up|refunded|replied|answered) (mine|my|it|yet|my order|) | (mine|my order|my package|package|order) (never|hasnt|hasn't|didnt|didn't|still hasnt) (arrived|came|come|received|ship|shipped|show|showed|arrive|got) | (still|been) waiting (for|on) (my|mine) | where is my (order|package|refund|stuff) | wheres my | where's my | refund | nobody (answers|answered|replies|responds)( my messages| me|) | no one (answers|replies) | still (isnt|isn't|not) here | with a hole | has a hole | my order from | scam | scammer | scammers | rip off | ripoff | fake | fraud | terrible | awful | worst | horrible | disappointed | (bad|poor) (quality|service) | broken | damaged | defective | came (broken|damaged|with|ripped|torn|stained) | arrived (broken|damaged|late|wrong|stained) | mine (broke|came broken|fell apart|ripped|shrunk) | (wrong|missing) (item|items|order|size) (sent|arrived|received|came) | sent me the wrong | you sent | i (said|commented|typed|claimed|was|called|got|wrote|put|asked) (it |that |mine |sold |)first | (was|me) first | i was before | first! that | thats not fair | not fair | unfair | before (her|him|them|me) | i had it | that was mine | was mine first | skipped me | ignored me | you skipped | missed my comment | complain | complaint | overcharged | charged me | charged twice
[spam]
check (out |)my (page|profile|bio|shop|link) | follow (me|my) | dm me | inbox me | whatsapp me | contact me | earn money | make money | work from home | crypto | bitcoin | investment | forex | loan | loans | click (here|link|the link) | unblock | free gift | giveaway on my | i sell | visit my | trader | my cash app | cashapp me
[other]
yeah right | as if | in my dreams | sure sure | i want to (cry|die|sleep|go|be|see my|eat|travel|sell|say|return|win|work|know you) | sharing | shared | (buy|get|take) it (girl|sis|rosa|you) | you should (get|buy|take) | (would|will) look (good|great|nice) on you | go for it | not sold on | cry | i want to thank | i need (a break|help|coffee|sleep|a drink|wine|new|another job|money) | take care | take (a|your) (look|time) | keep (it up|going|smiling) | hold on | hold up
[ask.first]
is | are | do | does | did | can | could | will | would | has | have | any | was | which | who | how | what | when | where | why | whats | what's | hows | how's | anyone | may | shall | should
[ask.price]
how much | hm | price | prices | pp | rate | rates | cost | how much is | whats the price | what price | what's the price | last price | discount | best price | price please | price pls | price check
[ask.size]
what (size|sizes) | which size | sizes | sizing | measurements | true to size | tts | how (big|long|wide|tall|does it fit) | does it fit | will it fit | fit me | size chart | bust | waist | length | stretch | stretchy | run (small|large|big) | runs (small|large|big)
[ask.colour]
what (color|colors|colour|colours) | other (color|colors|colour|colours) | which color | colors | colours | any other color
[ask.stock]
available | avail | still available | still have | in stock | stock | sold out | any left | left | how many left | (do|did) (you|u) (have|still have|got|sell) | got any | have any | is (it|this|that) sold | is it sold | is this sold | still there | restock | restocking | is it gone | ready stock
[ask.shipping]
how much is shipping | shipping cost | do you ship | (do|can) (you|u) (ship|deliver|mail) | ship to | ships to | deliver to | how long (does|is|will) | when will it (ship|arrive) | shipping to
[topic.shipping]
shipping | ship | delivery | postage | sf | pickup | pick up | usps | lbc | jnt | tracking
[ask.payment]
how (do i|to|can i|should i) pay | (do|can) (you|u|i) (take|accept|pay|use) | payment methods | accept | payment method | where (do i|to) pay | pay with
[topic.payment]
cod | venmo | zelle | paypal | gcash | paynow | cash on delivery | credit card | cash app | afterpay | upi | gpay | installment | maya | payment | cash | card
[ask.how]
how (to|do i|can i|do you|do we|does one) (order|buy|claim|purchase|get|book|join|mine|bid|shop|check out|checkout) | how to | how does (this|it) work | where (do i|to|can i) (order|buy|purchase|claim|get)
[ask.other]
(want|wanna|like|need|curious|wondering|love) to (know|see|ask) | i want to (know|see|ask) | i wanna (know|see|ask) | question | what material | what fabric | material | fabric | show | show me | show us | can you show | can you | could you | let me see | can i see | try it on | try on | what time | when is | what about | what is | whats the | is there | are there | is that | is it | do you buy | do you | does it | does anyone | who (wants|has|got|won) | i have a question | tell me | anyone know | whats | what else | hows the | which one | which | how | wondering | info | details | location
[num]
1: one | a | an
2: two | a pair | a couple | a couple of | both
3: three
4: four
5: five
6: six
7: seven
8: eight
9: nine
10: ten
12: dozen | a dozen
20: twenty
100: hundred
[unit]
piece | pieces | pair | pairs | units | unit | each | qty | quantity | pkt | packs
[measure]
kilos | inches | inch | ft | feet | lb | pounds | years | yrs | months | yo
[money]
dollars | dollar | bucks | buck | usd | pesos | rupees | quid
[and]
and | n | plus | also | as well as | and also
[or]
or
[at]
for | at | offer | i offer | ill give | ill give you | ill pay | i can do | ill do it for
[article]
the | number | # | item number | code | style | lot
[sizeword]
size | sz | in size | in a size | in a
[topic.colour]
color | colour | in color
[all]
all | everything | my whole order | my order | all of them | all of it | all mine
[each]
(one|1) of (each|every)( color| colour| size| one|) | (one|1) in (each|every) (color|colour|size) | each color | every color | every colour | each colour | one each
[instead]
instead | instead of | rather than | not the
[but]
but | though | however
[filler]
please | pls | plz | thanks hun | hun | hon | girl | sis | babe | dear | maam | ma'am | sir | ate | that | this | it | of | in | in the | of the | for (my|the) (sister|mom|mum|daughter|friend|husband|son|wife|mother|niece|baby|girl|boyfriend|girlfriend) | to me | now | right now | asap | yes | yep | yeah | yup | ok | okay | hurry | too | so | just | i'll | will | with | one | these | those | ones | that one | this one | my | thank u | a gift | for a gift | as a gift | btw | to my (box|cart|bag|order) | color | mine | then | on | lady | friend | y'all
[word]
i | you | we | they | she | he | her | him | your | our | their | to | from | by | be | been | were | am | im | i'm | its | it's | about | there | here | some | than | very | really | also | today | tonight | again | already | still | get | got | let | see | know | think | look | time | live | video | guys | everyone
[size]
s: sm
m: med
l: lg | lrg
xl: extra large | xlarge
[colour]
red: red | reds
black: black | blk
white: white | wht
blue: blue
green: green
yellow: yellow
pink: pink
purple: purple | violet | lavender | lilac
orange: orange
brown: brown
grey: grey | gray
beige: beige | cream
lightblue: light blue | baby blue | sky blue
burgundy: burgundy | maroon | wine
turquoise: turquoise | teal
fuchsia: fuchsia | hot pink
mustard: mustard
gold: gold
silver: silver
navy: navy | navy blue
nude: nude
floral: floral
