# What Live chats of all countries use, and sizes as the world writes them.
[claim.code]
cf | mine | dibs | claim
[claim.item]
sold
[claim.weak]
+1
[laugh]
jaja | 😂 | 🤣 | kkk | lol | lmao | xd | www | 💀 | ☠ | 😹 | 😆 | 🤭
[unit]
pcs | pc | pz | pzs | u | uds | pieces | pax
[article]
n | nr | nro | num | cod | code | item
[money]
usd | eur | clp | mxn | pen | ars | cop | brl | php | thb | vnd | idr | myr | sgd | twd | inr | rm | rp | nt | rs
[measure]
kg | cm | lbs | ml | oz
[sizeword]
size
[hand]
🙋
[filler]
& | ✋ | ♀ | ♂ | whatsapp | wsp | wa | zap | wpp | telefono | fono | celular | tel | phone | cel | ok | okay | pls | plz | please | 🙏 | 👍 | ✅ | 👌
[size]
xs: xs | extra small
s: s | small
m: m | medium
l: l | large
xl: xl | extra large
2xl: xxl | 2xl
3xl: xxxl | 3xl
one: one size | onesize | os | free size | freesize
[irony]
🙄 | 😒
[total]
total | in total
