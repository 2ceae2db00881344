# Vietnamese; tone marks are taken off before reading, so phrases are written as they come
[slip]
à nhầm | nhầm | xin lỗi | ý lộn | ủa nhầm
[some]
vài | mấy cái | nhiều
[claim.code]
chốt | chot | chốt đơn | chốt mã | c | lấy mã | chốt cho (em|e|mình|chị|c) | chốt (em|e|mình) | ck
[claim]
(em|e|mình|chị|tôi) lấy (cái này|mẫu này|em này|con này) | lấy (cái này|mẫu này) | chốt (cái này|mẫu này|em này)( ạ|)
[claim.verb]
lấy | (em|e|mình|m|chị|c|tôi|mik|mk) lấy | cho (em|e|mình|chị|tôi|mik) | cho (em|e|mình|chị|tôi) (lấy|đặt|mua) | lấy (cho|) (em|e|mình) | (em|e|mình|chị|tôi) (mua|đặt|muốn mua|muốn lấy|đặt mua) | mua | đặt | đặt hàng | đặt mua | để (em|e|mình|chị) | để cho (em|e|mình) | giữ cho (em|e|mình) | múc
[claim.weak]
của (em|mình) | em nhé | em | mình
[cancel]
hủy | huỷ | huy | hủy (đơn|giúp em|cho em|hộ em)| cancel | thôi (không|k|ko|kh|hông|khỏi) lấy( nữa|) | (không|k|ko|kh|hông) lấy nữa | thôi không lấy | bỏ | bỏ đơn | bỏ giúp (em|e|mình) | thôi em không lấy nữa | đổi ý | (không|k|ko) mua nữa
[cancel.weak]
thôi | thôi ạ | thôi khỏi
[change]
đổi | đổi sang | đổi lại | đổi qua | nhầm | em nhầm | lộn | đổi (size|màu|mã) | ý em là
[more]
thêm | lấy thêm | cho thêm | nữa
[only]
chỉ | thôi nhé | chỉ lấy
[wait]
khi nào có | có (thì |)(báo|nhắn) | có hàng (báo|nhắn|gọi) | hàng về | về hàng | chờ | đợi
[cond]
thì | có hàng lại | nếu | nếu còn | khi nào | có thì | có lương | lãnh lương | có lẽ | chắc | để (suy nghĩ|nghĩ|xem) | mai | để mai | tính sau | bớt
[wish]
muốn lấy mà | hết tiền | không có tiền | chưa có tiền | tiếc | tiếc quá | giá mà | ước gì
[neg]
không | khong | k | ko | kh | hông | chưa | đừng | chẳng | kg
[past]
(em|mình|chị|c|e) (có|mua|nhận) (rồi|cái này rồi|1 cái rồi) | mua rồi | có rồi | nhận được (hàng|rồi) | nhận hàng rồi | đã nhận | đã mua | hôm trước mua
[third]
(mẹ|chị|bạn|em gái|con gái|chồng) (em|mình) (muốn|thích|lấy) | ai (lấy|muốn|mua)
[joke]
đùa | đùa thôi | giỡn | nói chơi | nói giỡn
[praise]
đẹp | đẹp quá | xinh | xinh quá | dễ thương | thích quá | mê | mê quá | yêu | xịn | đỉnh | tuyệt | tuyệt vời | ưng | cute | rẻ | rẻ quá | trời ơi | trời đất | ôi trời
[greet]
chào | chào shop | hello shop | chào (chị|c|em|mọi người|cả nhà) | xin chào | cảm ơn | cám ơn | tks | thank shop | chúc (shop|chị|c) | chúc mừng
[laugh]
haha | hihi | kkk | hehe
[complaint]
(không|k|ko) ai (trả lời|rep) | chưa (nhận được|nhận|thấy|có hàng|giao) | chưa thấy (hàng|giao|đơn) | lừa đảo | lừa | hàng lỗi | bị lỗi | rách | hoàn tiền | trả hàng | (em|e|mình|chị|c|tôi) (chốt|lấy|comment|cmt|đặt|nói) (trước|đầu tiên) | trước mà | thất vọng | giao sai | giao nhầm | không trả lời | shop không rep | k rep | hàng giả | kém chất lượng
[spam]
vay tiền | vay vốn | kiếm tiền | làm thêm | tuyển | cờ bạc | cá cược | việc nhẹ | kết bạn zalo | đầu tư
[other]
chia sẻ rồi | đã share | share rồi
[ask.price]
giá | giá (bao nhiêu|bn|sao|nhiêu) | bao nhiêu | bn | bnh | bao nhiu | nhiêu | nhiu | nhiêu tiền | chốt giá (bn|bao nhiêu) | bao tiền | mấy tiền | giá sao | xin giá
[ask.size]
size (gì|nào|bao nhiêu|mấy) | có size | có size gì | tư vấn size | tv size | tư vấn | mặc (size|vừa|được) | mặc size (gì|nào|bn) | kích thước | bao nhiêu kg | (dài|rộng) bao nhiêu
[ask.colour]
màu gì | màu nào | có màu (gì|nào|khác) | mấy màu | màu khác | những màu
[ask.stock]
còn (không|k|ko|kh|hông|hàng|ko shop|k shop|k ạ|size)| còn | hết chưa | còn hàng | hết hàng | có sẵn | sẵn không | hết rồi (à|hả)
[ask.shipping]
(phí |tiền |)ship (bao nhiêu|bn|nhiêu|k|không) | phí ship | có ship | có giao | bao giờ (giao|nhận) | khi nào giao | freeship | free ship
[topic.shipping]
ship | giao hàng | ship cod
[ask.payment]
thanh toán (sao|thế nào|như nào) | có cod | chuyển khoản (sao|vào đâu) | stk | số tài khoản
[topic.payment]
chuyển khoản | cod | thanh toán
[ask.how]
mua (sao|thế nào|như nào|ở đâu|kiểu gì) | lấy (ở đâu|sao|thế nào|như nào) | đặt (sao|thế nào|như nào|hàng sao|hàng thế nào) | cách (mua|đặt|chốt) | chốt (sao|thế nào|như nào|kiểu gì) | làm sao (để |)(mua|đặt)
[ask.other]
gì | nào | ai | sao | đâu | ở đâu | khi nào | mấy giờ | tại sao | thế nào | như nào | cho (em|e|mình|chị|c|tôi) (hỏi|xem|xin|coi) | cho hỏi | (muốn|em muốn) (hỏi|xem|biết) | xem | cho xem | xin | có (được|phải) | được không | được k | được ko | chất (gì|liệu|vải gì) | chất liệu | vải | ib | inbox | check ib | không ạ | không shop | không vậy | không chị | k shop | k ạ | ko ạ | ko shop | có mua đồ cũ | thu mua
[num]
1: một
2: hai
3: ba
4: bốn
5: năm
6: sáu
7: bảy
8: tám
9: chín
10: mười
[unit]
cái | chiếc | bộ | đôi | con | sp
[money]
nghìn | ngàn | đồng | đ | vnd | k
[measure]
ký | kí | m
[and]
và | với | cùng
[or]
hay | hoặc
[at]
giá
[article]
mã | số | mẫu | mã số
[sizeword]
size | sz | cỡ
[topic.colour]
màu
[all]
hết | tất cả | cả đơn
[each]
mỗi màu (một|1)( cái|) | mỗi (size|màu) (một|1) | (một|1) cái mỗi màu
[instead]
thay vì
[but]
nhưng | mà
[filler]
ạ | nha | nhé | nhe | nhen | shop | shop ơi | c ơi | chị ơi | ơi | với ạ | luôn | giúp | hộ | cho | này | chị | c | em | e | mình | dạ | vâng | ok | đi | đơn | bé | vs | con này | cái này | màu
[word]
là | của | có | được | rất | thì | ở | với | các | những | và | rồi | cũng | bạn | anh | quá | vẫn | đang | hôm nay
[colour]
red: đỏ
black: đen
white: trắng
blue: xanh dương | xanh da trời
green: xanh lá
yellow: vàng
pink: hồng
purple: tím
orange: cam
brown: nâu
grey: xám | ghi
beige: be | kem
