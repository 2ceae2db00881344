# Indonesian and Malay (SG/MY/ID)
[slip]
eh | maaf | eh maaf | sorry | ups | eh bukan | eh salah
[some]
beberapa | banyak
[claim.code]
fix | fix kak | keep | keep kak | keep ya | keep dong | order | order kak | book | booking | lock | fiks | fixx
[claim]
aku (ambil|mau) (ini|itu|yang ini) | saya (ambil|nak|mau) (ini|itu|yang ini|yg ini) | mau (ini|itu|yang ini|yg ini) | nak (ini|itu|yang ni|yg ni) | ambil (ini|itu|yang ini) | bungkus | bungkus kak | saya nak | saya nak satu | aku keep
[claim.verb]
mau | aku mau | saya mau | ambil | saya ambil | aku ambil | beli | saya beli | aku beli | nak | saya nak | nk | sy nak | mau order | mau beli | mau ambil | nak beli | nak order | bungkus | pesan | saya pesan | minta | co | checkout | tempah | order
[claim.weak]
punyaku | punya saya | aku | saya | aku kak | saya kak | milikku | jadi
[cancel]
batal | batalkan | batalin | ga jadi | gak jadi | gajadi | nggak jadi | ngga jadi | tidak jadi | tak jadi | x jadi | xjadi | cancel | cancel kak | cancel ya | xnak | x nak | tak nak | taknak | tak mau dah | ga jadi deh | mundur | lepas | lepas kak | ga mau lagi | gak mau lagi
[cancel.weak]
skip | ga usah | gak usah | ga mau | gak mau | tidak mau | pass
[change]
ganti | tukar | ubah | salah | salah (kode|size|ukuran|nombor|nomor) | maksudnya | maksud saya | maksudku | eh | jadiin | jadikan | mending | change
[more]
lagi | satu lagi | tambah | nambah | tambah lagi | sama lagi
[only]
saja | aja | sahaja | je | cuma | hanya
[wait]
waiting list | kalau (ada yang|ada yg|ada org|ada orang) (cancel|batal|lepas|mundur) | kabari (kalau|jika) | info (kalau|kalo) (ready|ada) | nanti kalau ready | antri | nunggu restock | bila restock | bagitahu kalau
[cond]
kalau | kalo | klo | jika | bila | kalau ada | nanti | besok | esok | mungkin | tunggu gaji | gajian | habis gajian | lepas gaji | mikir dulu | pikir dulu | lihat dulu | asal | tengok dulu
[wish]
pengen | pengin | ingin | kepingin | tapi ga ada (uang|duit) | ga ada (uang|duit) | takde duit | tak ada duit | belum ada uang | andai | sayang | nyesel
[neg]
tidak | ga | gak | nggak | ngga | tak | bukan | jangan | belum | tiada | takde | enggak | jgn
[past]
sudah (punya|beli|dapat|sampai) | udah (punya|beli|dapat|sampai) | dah (ada|beli|dapat|sampai) | aku punya | saya punya | sudah ada | udah sampai | kemarin beli | barang sampai | dah sampai
[third]
(kakak|adik|ibu|mama|teman|suami|anak)(ku| saya|) (mau|nak|suka|ingin) | dia (mau|nak) | siapa (mau|nak|yang mau)
[joke]
bercanda | canda | becanda | cuma bercanda | gurau | gurau je | joking | prank
[praise]
bagus | cantik | cantik banget | lucu | keren | suka | suka banget | cakep | mantap | mantul | cantiknya | comel | lawa | fix bagus( banget|) | fix cantik( banget|) | fix keren | keep smile | keep smiling | keep it up | keep spirit | gemes | murah | murah banget | mau semua | mau semuanya | ya ampun | ya allah | masyaallah | alhamdulillah | sayang kamu
[greet]
halo | hai | hi kak | selamat (pagi|siang|sore|malam|petang) | pagi | malam | malam kak | terima kasih | makasih | makasi | trims | thanks kak | tq | assalamualaikum | waalaikumsalam | hadir | nyimak | salam
[laugh]
wkwk | wkwkwk | wkwkwkwk | haha | hihi
[complaint]
(belum|blm|blum|tak|ga|gak|tidak) (sampai|dateng|datang|dikirim|diterima|dibalas|dapat) (sampai|juga|lagi|) | belum sampai | tak sampai lagi | penipu | penipuan | nipu | tipu | scammer | rusak | rosak | cacat | refund | kecewa | mengecewakan | aku (duluan|dulu|pertama|yg pertama|yang pertama) | saya (duluan|dulu|first|yang pertama|yg dulu) | duluan aku | curang | tak adil | ga adil | gak adil | barang salah | salah kirim | lama banget | tak balas
[spam]
pinjaman | pinjol | slot | gacor | judi | investasi | hubungi wa | wa saya | follow akun | cari uang | kerja dari rumah | dana cepat | modal
[other]
mau (nangis|tidur|makan|pulang|nikah|mati) | nak (tidur|makan|nangis|balik) | sudah share | udah share | dah share
[ask.price]
berapa | brp | berapa ya | berapa kak | berapaan | harga | harganya | harga berapa | berapa harga | pp | price | brapa | brp ya
[ask.size]
size apa | size apa aja | ukuran apa | ukuran | ukurannya | muat | muat sampai | lingkar dada | ld | size berapa | saiz apa | saiz | panjang berapa | muat bb
[ask.colour]
warna apa | warna apa aja | ada warna | warna lain | ada warna lain | warna
[ask.stock]
ready | ready kak | masih ada | masih | ada | ada (size|ukuran|saiz|stok|lagi)| stok | stock | sold out | habis | masih ready | ready stock | adakah | ada lagi | tinggal berapa
[ask.shipping]
ongkir | ongkir berapa | ongkos kirim | kirim (ke|dari) | bisa kirim | dikirim (kapan|dari) | postage berapa | pos berapa | hantar | free ongkir | ongkir ke
[topic.shipping]
postage | pos | poslaju | jne | kurir
[ask.payment]
cara bayar | bayar (gimana|kemana|macam mana|pakai apa) | bisa cod | boleh cod | cod | bisa transfer | bayar cod | rekening
[topic.payment]
transfer | dana | gopay | ovo | qris
[ask.how]
cara (order|beli|pesan|ordernya|belinya|keep|checkout|tempah) | gimana (order|beli|cara|caranya|pesannya) | macam mana (nak |)(order|beli|tempah) | how to order | order dimana | beli dimana
[ask.other]
apa | siapa | kapan | dimana | kenapa | bagaimana | gimana | mana | bisa | boleh | apakah | (mau|nak|saya nak|aku mau|numpang) (tanya|lihat|tengok|nanya|tau|tahu|liat|spill) | tanya | spill | spill dong | coba (lihat|liat|tunjukin|pakai) | tunjukkan | tolong tunjuk | bahan apa | bahan | bahannya | ada tak | ke tak | kah | macam mana | bila | terima (baju|barang) bekas | beli baju bekas
[num]
1: satu | sebuah | sehelai
2: dua | sepasang
3: tiga
4: empat
5: lima
6: enam
7: tujuh
8: delapan | lapan
9: sembilan
10: sepuluh
12: selusin
[unit]
pcs | biji | buah | helai | potong | unit | lusin | pasang
[money]
ribu | rb | rupiah | ringgit | rm | rp | juta | k
[and]
dan | sama | & | dgn | dengan
[or]
atau | atw
[at]
harga
[article]
yang | yg | nomor | no | kode | nombor | kod
[sizeword]
ukuran | saiz
[all]
semua | semuanya
[each]
(satu|1) (setiap|tiap|tiap tiap) (warna|ukuran) | masing masing satu | satu satu warna
[instead]
bukan yang | ganti yang
[but]
tapi | tp | tetapi
[filler]
kak | ka | kakak | sis | ya | yaa | dong | donk | deh | min | admin | bu | bang | bro | please | pls | plis | tolong | ini | itu | nya | untuk | utk | buat (anak|ibu|mama|adik|suami) | ok | oke | sip | gan | lah | la | ye | tu | ni | pm tepi | pm | warna
[word]
di | ke | dari | saya | aku | kamu | anda | dia | kita | mereka | juga | banget | sangat | sekali | akan | bisa | untuk | yang | adalah | sekarang | tadi | sih | kok | nih
[size]
s: kecil
m: sedang
l: besar
one: all size | allsize | satu size
[colour]
red: merah
black: hitam | item
white: putih
blue: biru
green: hijau | ijo
yellow: kuning
pink: pink | merah muda
purple: ungu
orange: oranye | oren
brown: coklat | cokelat
grey: abu | abu abu | kelabu
