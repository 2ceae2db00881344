# Hindi and Hinglish
[slip]
sorry | oops | arre nahi | सॉरी | अरे नहीं
[some]
kuch | thode | thode se | kai | कुछ | थोड़े | कई
[claim]
(book|pack|order) (kar do|kardo|kr do|krdo|karo|kar dijiye|kar dijiyega|kar lo|karna|kijiye|karwa do|kar dena) | mujhe (ye|yeh|yahi|yehi) (chahiye|chaiye|chahie) | (ye|yeh|yahi|wo) (wala |wali |)(chahiye|chaiye|chahie)( mujhe|) | le lungi | le lunga | lelungi | le lenge | main lungi | mai lungi | mai le lungi | main le lungi | mera hai | meri hai | mere liye rakh do | rakh do | rakh dena | mere liye | मुझे चाहिए | मुझे यह चाहिए | मुझे ये चाहिए | बुक कर दो | बुक कर दीजिए | बुक करो | ले लूंगी | ले लूंगा | मेरे लिए रख दो | बुक कर दें
[claim.verb]
chahiye | chaiye | chahie | chahiye mujhe | mujhe chahiye | mujhe chaiye | muje chahiye | book | booking | order | de do | dedo | dena | bhej do | confirm | book karna hai | lena hai | mujhe lena hai | चाहिए | बुक | ऑर्डर | दे दो | भेज दो
[claim.weak]
mera | meri | main | mai | me | मेरा | मेरी | मैं
[cancel]
cancel (kar do|kardo|karo|krdo|kr do|kar dijiye|kar dena|karna hai|) | cancel | (nahi|nhi|nahin|nai) (chahiye|chaiye|chahie|lena|lungi|lunga)( ab| mujhe|) | ab (nahi|nhi|nahin) (chahiye|chaiye|lena|lungi) | rehne do | rahne do | rehne dijiye | hata do | mat (bhejna|bhejo|karo|karna) | नहीं चाहिए | अब नहीं चाहिए | रहने दो | कैंसिल | कैंसिल कर दो | रद्द | रद्द कर दो
[cancel.weak]
chhodo | chodo | jane do
[change]
badal do | badal dijiye | change kar do | change kardo | galti se | galat | galat (code|size) | sorry galti | matlab | ki jagah | बदल दो | गलती से
[more]
ek aur | aur ek | aur | ek or | एक और
[only]
sirf | bas | only | सिर्फ
[wait]
waitlist | koi cancel kare to | (aaye|aayega|stock aaye) (to|toh) (batana|bata dena|bataiye) | restock ho to | available ho to batana
[cond]
agar | agr | to lungi | hoga to | ho to | hai to | salary | kal | baad mein | baad me | shayad | sochke | soch ke | soch rahi | dekhti hu | अगर | शायद | कल | सैलरी
[wish]
chahiye tha | chahiye thi | chaiye tha | lena tha | paise nahi | paise nhi | kaash | chahiye tha par | चाहिए था | काश
[neg]
nahi | nhi | nahin | nai | na | mat | नहीं | मत | न
[past]
mere paas hai | mere pas hai | le liya | kharid liya | mil gaya | mila | already hai | aa gaya | pahunch gaya | le chuki | मेरे पास है | मिल गया | खरीद लिया
[third]
(meri|mere|mera) (behen|didi|mummy|friend|beti|maa|bhabhi|husband|bhai|saas)( ko|) | kisko | kise chahiye | kisko chahiye | किसको चाहिए
[joke]
mazak | mazaak | mazak kar rahi | majak | mazak tha | मज़ाक
[praise]
sundar | bahut (sundar|acha|accha|achha|achi|badhiya|khubsurat|pyara|pyari) | mast | badhiya | accha hai | acha hai | achha hai | khubsurat | pyara | pyari | kamaal | gazab | nice | love | सुंदर | बहुत सुंदर | बहुत अच्छा | अच्छा | मस्त | प्यारा | हे भगवान | he bhagwan | sab chahiye | sab kuch chahiye
[greet]
namaste | namaskar | hello | hi didi | hello didi | good evening | dhanyawad | shukriya | thanks didi | radhe radhe | jai shree krishna | ram ram | jai mata di | नमस्ते | धन्यवाद | राम राम | नमस्कार | राधे राधे | जय श्री कृष्ण
[laugh]
haha | hehe
[complaint]
(nahi|nhi|nahin) (aaya|mila|pahuncha|aya|mili|aayi) | abhi tak (nahi|nhi) (aaya|mila|aya) | abhi tak nahi | nahi mila | fraud | froud | dhokha | chor | paise wapas | refund | kharab | phata hua | phata | tuta | pehle maine | maine pehle | main pehle | mai pehle | pehle bola | pehle book kiya | galat bheja | reply nahi | bekar | ghatiya | return karna | नहीं मिला | अभी तक नहीं | धोखा | खराब | पैसे वापस | मैंने पहले | फटा
[spam]
loan | paise kamao | ghar baithe | kamai | join karo | follow karo | investment | whatsapp karo
[other]
share kar diya | share kiya
[ask.price]
kitne ka | kitne ki | kitne | kitna | kitna hai | kya price | price kya | price | pp | rate | rate kya | kya rate | daam | price batao | price bataiye | कितने का | कितने की | कितना | दाम | क्या रेट | रेट
[ask.size]
size hai | size kya | kaun sa size | konsa size | kaunsa size | size batao | sizes | kitna size | साइज़ क्या | साइज
[ask.colour]
kaun sa color | konsa color | color kya | colour kya | aur color | kaunse color | dusra color | colors | कौन सा रंग
[ask.stock]
available hai | hai kya | milega | milegi | mil jayega | stock hai | bacha hai | sold ho gaya | bik gaya | available | मिलेगा | उपलब्ध | है क्या
[ask.shipping]
delivery (hai|kab|charge|kitna) | shipping kitna | delivery charge | ship karte | kab tak (aayega|milega) | kitne din | free delivery
[topic.shipping]
delivery | shipping | courier
[ask.payment]
cod hai | cod milega | cod | cod available | payment kaise | kaise pay | paytm | gpay number | payment kaise kare
[topic.payment]
upi | phonepe | gpay
[ask.how]
(book|order|buy|kharid) kaise (kare|karen|karu|karna|kru|hoga|karte) | kaise (book|order|kharide|buy|le|lu|len) | kaise karna | kaise kare | ऑर्डर कैसे | बुक कैसे करें | कैसे खरीदें | कैसे
[ask.other]
kya | kaun | kab | kahan | kaha | kyu | kyun | kaise | konsa | kaunsa | kaun sa | dikhao | dikhaiye | dikha do | phir se dikhao | dikhana | batao | bataiye | bata do | price chahiye | (price|rate|detail|details|info|video|photo|pic|number|address) (chahiye|bhejo|batao) | jan na | janna | dekhna hai | dekhna | fabric | kapda | kapda kaisa | purane kapde | shop kahan | क्या | कौन | कब | कहाँ | क्यों | दिखाओ | दिखाइए | बताओ | बताइए
[num]
1: ek | एक
2: do | दो
3: teen | तीन
4: char | चार
5: paanch | panch | पांच
6: chhe | छह
7: saat | सात
8: aath | आठ
9: nau
10: das | दस
[unit]
piece | pieces | pcs | nag | पीस
[money]
rupaye | rs | rupees | rupee | रुपये | रुपए
[and]
aur | और | tatha
[or]
ya | या
[at]
के दाम
[article]
wala | wali | number | code | no | नंबर | ये वाला | no wala
[sizeword]
size | साइज़
[topic.colour]
color | colour | rang
[all]
sab | saare | sabhi | सब
[each]
har color (ka|me|mein) ek | har rang ka ek | sab color ek ek | har color ek
[but]
par | lekin | magar
[filler]
didi | di | ji | bhaiya | bhai | mam | maam | sir | plz | please | pls | mujhe | muje | mera | ye | yeh | wala | wali | wale | ka | ki | ke | mein | me | hai | haan | ha | ok | jaldi | abhi | meri beti ke liye | ke liye | vala | vali | मुझे | का | की | है | दीदी | जी | कर दो | प्लीज | size | color | colour | ye wala | ye wali
[word]
main | hum | aap | tum | wo | se | par | bhi | tha | thi | ho | raha | rahi | karo | kar | mere | meri | kuch | bahut | यह | वह | मैं | हम | आप | में | से | भी
[size]
l: bada | large
s: chota
[colour]
red: lal | laal | लाल
black: kala | kali | काला | काली
white: safed | सफेद
blue: neela | neeli | नीला | नीली
green: hara | hari | हरा
yellow: peela | peeli | पीला
pink: gulabi | गुलाबी
