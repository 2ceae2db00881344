# Vietnamese; tone marks are taken off before reading, so phrases are written as they come
# Without tone marks "to" (another) and "elegant" are one word; "sang quá" and its like are praise further down.
[earlier]
(cái|mẫu|em|áo|đầm|váy|món|con|màu|mã) (lúc nãy|hồi nãy|ban nãy|khi nãy|vừa nãy|nãy) | lúc nãy | hồi nãy | ban nãy | khi nãy | vừa nãy | hồi nãy á | hồi nãy đó
[change]
sang
[praise]
sang quá | sang ghê | sang lắm | sang trọng | sang chảnh | sang xịn | sang xịn mịn | nhìn sang | nhìn sang quá | sang dữ | sang thật | sang thế | quá sang | trông sang
[slip]
à nhầm | nhầm | xin lỗi | ý lộn | ủa nhầm
[some]
vài | mấy cái | nhiều
[claim.code]
chốt | chot | chốt đơn | chốt mã | c | lấy mã | lấy số | chọn mã | chọn số | chốt cho (em|e|mình|chị) | chốt (em|e|mình)
(chốt|chôt|chótt|chốtt|chotj|chốtj|xốt) (nha|nhé|nhe|luôn|lun|liền|ngay|giúp|hộ|dùm|giùm|dum|đơn|đi|shop|sốp|với|vs) | chốt (cho |)(em|e|mình|mik|mk|chị|chi|anh|cô|dì|bạn|tui|tôi|mẹ|bà|ad) | (em|e|mình|mik|chị|c|tui|tôi|anh|a|cô) chốt | chốt (dùm|giùm|giúp|hộ) (em|e|mình|chị|tui) | chốt (thêm|nhanh|lẹ|gấp|hết|kèo|liền tay) | chốt (cho |)(em|e|mình|chị|c|tui) (nó|mã|mẫu|số|cái|con) | chốt (nó|số|mẫu|em nó|e nó|bé) | (em|e|mình|chị|c|tui) (đặt|lấy|mua) (mã|số|mẫu) | lên đơn | lên (đơn|bill) (cho |)(em|e|mình|chị|tui) | lên đơn (giúp|hộ|dùm|giùm) (em|e|mình|chị) | order | oder | ord | odr | (em|e|mình|chị|c) (order|oder) | book | xí | xí mã | xí chỗ | pick
[claim]
(em|e|mình|chị|tôi) lấy (cái này|mẫu này|em này|con này) | lấy (cái này|mẫu này) | chốt (cái này|mẫu này|em này)()
(lấy|mua|chốt|múc|hốt|rinh|đặt) (cái|mẫu|em|e|con|bé|màu|mã|set|chiếc|đôi|bộ) (này|đó|kia|ni|nè|trên tay|đang mặc) | (lấy|chốt|hốt|múc|rinh) (nó|liền tay|liền|luôn|lun|ngay)( nha| nhé| chị|) | quyết (định |)lấy
[claim.verb]
lấy | (em|e|mình|chị|c|tôi|mik|mk) lấy | cho (em|e|mình|chị|tôi|mik) | cho (em|e|mình|chị|tôi) (lấy|đặt|mua) | lấy (cho|) (em|e|mình) | (em|e|mình|chị|tôi) (mua|đặt|muốn mua|muốn lấy|đặt mua) | mua | đặt | đặt hàng | đặt mua | để (em|e|mình|chị) | để cho (em|e|mình) | giữ cho (em|e|mình) | múc
(em|e|mình|mik|mk|chị|c|chi|cj|tôi|tui|t|anh|dì|nhà em|nhà mình) (lấy|mua|đặt|múc|hốt|húp|rinh|ẵm|tậu|quất|xí|chọn|gói|nhận) | múc | rinh | quất | chọn | (lấy|mua|múc|hốt|rinh|đặt|xí|quất|húp|tậu) (luôn|lun|liền|ngay|nha|nhé|thêm|tạm|đại|giúp|hộ|dùm|giùm|size|sz|màu|mã) | quất (luôn|lun|liền|) | (em|e|mình|mik|chị|c|tôi|tui|anh|a|cô) (muốn|cần|xin|định) (mua|lấy|đặt|order|chốt) | (muốn|cần) (mua|lấy|đặt|order|chốt) | (em|e|mình|mik|chị|c|tui|tôi|) xí | (em|e|mình|chị|c|tui) (đăng ký|đăng kí|dk|đk|ưng lấy|quyết lấy|chọn|chon) | đăng ký | đăng kí
cho (em|e|mình|mik|mk|chị|chi|cj|tôi|tui|anh|cô|dì|bác|bà|mẹ|con|cháu|bạn|tớ|chế|nàng|ny|nhà em|nhà e|nhà mình|nhà chị) (lấy |đặt |mua |chốt |order |xin lấy |) | cho (xin|c xin|e xin) (một|1) (cái|đôi|bộ|set) | lấy (cho |giúp |hộ |dùm |giùm |hộ cho |dùm cho )(em|e|mình|mik|mk|chị|chi|tui|tôi|anh|cô|mẹ) | (đặt|mua|order|chốt|lấy) (giúp|hộ|dùm|giùm) (em|e|mình|chị|tui|tôi|cô) | (để|giữ|gói|cất|dành|để dành|giữ lại|gói lại|soạn|ghi|ghi đơn|chừa|chừa lại|note|viết|gửi|ship|đóng|tính|cộng|lựa|bán) (cho |lại cho |giúp |hộ |dùm )(em|e|mình|mik|chị|tui|tôi|cô|mẹ) | (để|giữ|gói|cất|dành|để dành|giữ lại|gói lại|soạn|chừa|chừa lại|note|gửi|ship|đóng|tính|cộng|lựa) (lại |)(em|e|mình|mik|chị|c|tui) | ghi (em|e|mình|chị|tui) | gửi (về |)cho (em|e|mình|chị) | lấy với | mua với | gả (cho |)(em|e|mình|chị) | đem về
(em|e) lay | lay cho (e|em|chi|minh) | cho bà c lấy | cho bà chị | cho bà chị lấy | cho bà e | cho bà e lấy | cho bà em | cho bà em lấy | cho bà mình | cho bà mình lấy | cho bé c lấy | cho bé chị | cho bé chị lấy | cho bé e | cho bé e lấy | cho bé em | cho bé em lấy | cho bé mình | cho bé mình lấy | cho chồng c lấy | cho chồng chị | cho chồng chị lấy | cho chồng e | cho chồng e lấy | cho chồng em | cho chồng em lấy | cho chồng mình | cho chồng mình lấy | cho ck c lấy | cho ck chị | cho ck chị lấy | cho ck e | cho ck e lấy | cho ck em | cho ck em lấy | cho ck mình | cho ck mình lấy | cho con c lấy | cho con chị | cho con chị lấy | cho con e | cho con e lấy | cho con em | cho con em lấy | cho con mình | cho con mình lấy | cho mẹ c lấy | cho mẹ chị | cho mẹ chị lấy | cho mẹ e | cho mẹ e lấy | cho mẹ em | cho mẹ em lấy | cho mẹ mình | cho mẹ mình lấy | cho vk c lấy | cho vk chị | cho vk chị lấy | cho vk e | cho vk e lấy | cho vk em | cho vk em lấy | cho vk mình | cho vk mình lấy | cho vợ c lấy | cho vợ chị | cho vợ chị lấy | cho vợ e | cho vợ e lấy | cho vợ em | cho vợ em lấy | cho vợ mình | cho vợ mình lấy
[claim.weak]
của (em|mình) | em nhé | em | mình
của c nha | của c nhé | của c nè | của c rồi | của c đó | của chị | của chị nha | của chị nhé | của chị nè | của chị rồi | của chị đó | của e | của e nha | của e nhé | của e nè | của e rồi | của e đó | của tui | của tui nha | của tui nhé | của tui nè | của tui rồi | của tui đó | của tôi | của tôi nha | của tôi nhé | của tôi nè | của tôi rồi | của tôi đó | của tớ | của tớ nha | của tớ nhé | của tớ nè | của tớ rồi | của tớ đó | (em|e|mình|tui|chị) (nha|nhé|nè|luôn|lun|với|vs|nữa nha) | (em|e) nha | của (em|e|mình|tui) | phần (em|e|mình)
[cancel]
hủy | huỷ | huy | hủy (đơn|giúp em|cho em|hộ em)| cancel | thôi (không|k|ko|kh|hông|khỏi) lấy( nữa|) | (không|k|ko|kh|hông) lấy nữa | thôi không lấy | bỏ đơn | bỏ giúp (em|e|mình) | thôi em không lấy nữa | đổi ý | (không|k|ko) mua nữa
(hủy|bỏ|xóa|gỡ|cancel|rút|trả lại) (đơn|bill|mã|giúp|hộ|dùm|giùm|cho|luôn|lun|ra|tên) (em|e|mình|chị|tui|tôi|đơn|hàng|đi|) | (hủy|huỷ) (đơn|) (này|đó|hàng|đi|nha|nhé) | (em|e|mình|mik|chị|c|tui|tôi|anh|cho em|cho e|cho mình|cho chị|cho c|xin|xin phép|em xin|e xin|em xin phép|muốn) (hủy|huỷ|huy|rút|cancel|xin hủy|xin huỷ|hủy đơn|huỷ đơn|xin phép hủy) | xóa | xoá | (thôi|thui) (em |e |mình |chị |c |shop |)(không|k|ko|kh|hông|hong|hem|hok|khỏi|đừng) (lấy|mua|chốt|đặt|cần)( nữa| đâu|) | (không|k|ko|kh|hông|hong|hem|hok|khỏi|hk|chả|chẳng|kg) (lấy|mua|chốt|đặt|cần|muốn lấy|muốn mua|lấy cái này|lấy mã này) (nữa|nx) | (đừng|khoan) (chốt|lên đơn|gửi|gói|ship) | đổi ý | suy nghĩ lại | nghĩ lại (rồi|thôi|thì thôi) | (nhường|để|cho|bán|pass) (lại |) (cho |)(bạn|người|ng|khách|ai|chị|mn) (khác|sau|kế|nào cần|nào|kia) | nhường | khỏi lấy( nữa| nha|) | khỏi chốt | khỏi (nha|nhé|đi) | rút đơn | rút lại | trả slot | thôi (hủy|huỷ|bỏ) | bom đơn nha
[cancel.weak]
thôi khỏi
(thôi|thui) (khỏi|khoi|bỏ đi|bỏ qua|k|ko|không|hông|hong|hem|hok|kg|khong|vậy|để lần sau|để đợt sau|lần sau|để khi khác|bữa khác|hẹn lần sau|em xin lỗi|xin lỗi) | (em|e|mình|chị|c) thôi | xin (phép |)(pass|kiếu|lỗi k lấy) | (em|e|mình|chị) pass | bỏ qua | (không|k|ko|kh|hông|hong|hem|khong|hk) (lấy|mua|chốt|lay|cần)
[change]
đổi sang | đổi lại | đổi qua | nhầm | em nhầm | lộn | đổi (size|màu|mã) | ý em là
(đổi|chuyển|sửa|chỉnh|thay) (cho em|cho e|cho mình|cho chị|giúp em|giúp e|em|e|mình|chị|giúp|) (sang|qua|thành|lại|ra|size|sz|màu|mã|mẫu|lên|xuống|wa) | (sang|qua|lên|xuống|thành) size | sửa (lại|đơn|thành|giúp) | chỉnh (lại|đơn) | chuyển (sang|qua|thành|mã) | (em|e|mình|chị|c|tui|ghi|chốt|viết|cmt|comment|gõ|lấy|đặt|nhắn) (nhầm|lộn|sai) (mã|size|số|màu|rồi|r|xíu|tí|) | nhầm (mã|size|số|màu|rồi|r|tí|xíu|) | lộn (mã|size|số|màu|rồi|r|) | ghi sai | sai mã | sai size | nhằm | ý (em|e|mình|chị|c|tui) (là|nói|muốn) | (em|e|mình) định (nói|ghi|chốt|lấy) | à không | à ko | à k | ủa không | ủa nhầm | í nhầm | í lộn | ấy chết | chết nhầm | sorry nhầm | xin lỗi nhầm | giảm (xuống|còn|lại) | bớt (lại|xuống) còn | tăng lên | thành
[more]
thêm | lấy thêm | cho thêm | nữa
(cho|lấy|chốt|mua|đặt|thêm|xin) (em |e |mình |chị |c |)thêm | thêm (1|một|cái|nữa|1 cái|một cái)( nữa|) | (1|một) (cái |)nữa | nx | nua
[only]
thôi nhé | chỉ lấy
thôi | thui | thoi | thôi (nha|nhé|nhe|nè|shop|nghen|hà) | duy nhất | chỉ (cần|mua|chốt|đặt|có|mỗi|1)
[wait]
khi nào có | có (thì |)(báo|nhắn) | có hàng (báo|nhắn|gọi) | hàng về | về hàng
(khi nào|bao giờ|chừng nào|lúc nào|hôm nào|khi) (có|về|có hàng|có lại|có size)( thì|) (báo|nhắn|ib|gọi|hú|alo|inbox|tag|ới|kêu) | (có|về|có hàng|hàng về|có lại|về lại|có size|ai bỏ|ai hủy) (thì |nhớ |)(báo|nhắn|ib|inbox|gọi|hú|alo|tag|ới|kêu) | (ai|bạn nào|có ai|chị nào|người nào|nhỡ ai|lỡ ai|có bạn nào|có khách|khách nào) (bỏ|hủy|bom|boom|bùng|không lấy|k lấy|ko lấy|nhả|nhường|pass|đổi ý)( hàng| đơn|) (thì|cho|để|nhường|nhớ|báo|hú|em|e|mình) | (bom|boom|bùng) hàng thì | chờ (hàng|về|có|đợt|lô|restock|báo) | đợi (hàng|có hàng|đợt|lô|restock|chị|shop) | xếp hàng | xếp lốt | xếp slot | danh sách chờ | ds chờ | hàng chờ | waitlist | dự bị | hóng hàng | hóng restock | hóng về | hóng đợt | hóng size | restock (báo|nhắn|hú)
[cond]
có hàng lại | nếu | nếu còn | khi nào | có thì | có lương | lãnh lương | có lẽ | chắc | để (suy nghĩ|nghĩ|xem) | mai | để mai | tính sau | bớt
neu | nếu (mà|có|như|shop|chị|c|hết|vừa|rẻ) | miễn (là|sao) | với điều kiện | trừ khi | thì (em|e|mình|chị|c|tui|tôi|cho) | thi (e|em|minh|c|chi) | mà còn thì | còn thì | giả sử | lỡ (mà|như|hết|không) | nhỡ (mà|như|hết|không) | chừng nào | lúc nào | bao giờ | đến khi | tới khi | khi | có (tiền|lương|thưởng|lương về) | (lãnh|lĩnh|nhận|chờ|đợi|có|cuối|đầu) (lương|tháng|tuần) | lương về | tháng sau | tuần sau | hôm sau | đợt sau | lần sau | bữa sau | kỳ sau | mai mốt | bữa nào | hôm nào | hôm khác | bữa khác | để (em |e |mình |chị |c |tui |)(suy nghĩ|nghĩ|xem|tính|coi|hỏi|đo|cân nhắc|ngó) | để (mai|mốt|tối|chiều|lát|xíu|tí|chút|sau|hôm|bữa|đợt|tháng) | để hỏi | hỏi (chồng|mẹ|ck|vợ|vk) (đã|trước|xem|) | đã (rồi|r) tính | suy nghĩ | cân nhắc | phân vân | lưỡng lự | đang (nghĩ|tính|phân vân|xem) | chắc (lấy|mua|là|em|e|mình|để|chốt) | có khi | không biết | k biết | ko biết | hông biết | chưa biết | k bik | ko bik | hk bik | hok biết | chưa (chắc|quyết|tính|biết) | có thể | hên xui | bớt (thì|em|e|cho|xíu|chút|tí|đi|còn|k|ko|không|được|hông) | giảm (thì|giá thì|cho|xíu|em|e|chút|đi|giá) | fix (thì|giá|xíu|cho|nhẹ) | ngày mai | mai em | mai e | mai mình | để mai
[wish]
muốn lấy mà | hết tiền | không có tiền | chưa có tiền | tiếc quá | giá mà | ước gì
(muốn|thích|mê|ưng|định|tính|đang định|thèm) (lấy|mua|lắm|quá|chốt|ghê|) (mà|nhưng|nhma|nhưng mà|nma|nhg|tiếc|mà k|mà ko) | (không|k|ko|hông|hong|chưa|hết|kẹt|khong|hem|hk|hổng|cạn|thiếu|hok) (có |còn |)(tiền|xiền|tien|lúa|xèng|lương|tiềnn|money|ngân sách|xu|kinh phí|vốn) | (ví|túi) (rỗng|xẹp|mỏng|lép|khóc|cạn|trống) | viêm màng túi | cháy túi | cháy ví | rỗng túi | (tiếc|tiec) (quá|ghê|thế|thật|lắm|z|vậy|nhỉ|hùi hụi|đứt ruột) | giá (như|mà) | phải chi | ước (gì|có|được|mua) | ước | giá gì | mong là | vuột | hụt mất | lỡ mất | trễ mất | thèm | thèm quá | ham quá | mê mà | ưng mà | nghèo | nghèo quá | đang nghèo | suýt (lấy|mua|chốt) | ghiền | muốn quá
[neg]
không | khong | k | ko | kh | hông | chưa | đừng (có|lấy|mua|chốt|bán|cho|gửi|để) | chẳng
khôg | hong | hem | hok | hk | hổng | hẻm | hông | hẽm | kông | kô | khum | chả | đâu (có|phải|lấy|mua|cần) | không phải | k phải | ko phải | hok phải | hông phải | hem phải | chứ (không|k|ko|hông|hok|kh|hem) (phải|lấy|) | không có | k có | ko có | méo | đéo | đếch | chua
[past]
(em|mình|chị|c|e) (có|mua|nhận) (rồi|cái này rồi|1 cái rồi) | mua rồi | có rồi | nhận được (hàng|rồi) | nhận hàng rồi | đã nhận | đã mua | hôm trước mua
(em |e |mình |mik |chị |c |tui |)(mua|có|nhận|lấy|đặt|chốt|mặc|xài|dùng|order) (rồi|r|rùi|ròi|hôm qua|hôm trước|bữa trước|bữa nọ|tuần trước|tháng trước|lần trước|đợt trước|hôm bữa|năm ngoái|hồi trước|mấy cái rồi|1 cái rồi|cái này rồi|mẫu này rồi|em này rồi) | (em |e |mình |mik |chị |c |tui |)(mua|mặc|xài|dùng|lấy|đặt) (tuần|tháng|hôm|bữa|lần|đợt|năm|hồi) (trước|rồi|qua|ngoái|nọ|bữa) | (hôm|bữa|tuần|tháng|lần|đợt) (trước|qua|rồi|nọ) (em |e |mình |chị |có |)(mua|lấy|đặt|chốt|nhận|có) | (có|đang có) (1|một|mấy|sẵn|2|hai) (cái|em|con|đôi|bộ|màu) (rồi|r|ở nhà) | (nhận|nhan|tới|đến|về) (được |đc |dc |)(hàng|đơn|đồ) (rồi|r|hôm qua|hôm nay|sáng nay|chiều nay|ạ|thích|đẹp|ưng|) | nhận (được|đc|dc) (hàng|đồ|rồi|đơn|áo|váy|đầm|giày|dép) | (đã|mới|vừa) (nhận|mua|có|lấy|dùng|xài|mặc) | hàng (về|tới|đến) (rồi|r|tay|nhà) | nhận hàng (rồi|hôm|sáng|ưng|đẹp|thích) | đang (mặc|xài|dùng|đi) | mặc rồi | xài rồi | dùng rồi | ở nhà có | nhà có rồi | cái của (em|e|mình|tui) (hôm|mua|mới|đang) | (em|e|mình|chị) chốt (rồi|r|hôm)
[third]
(mẹ|chị|bạn|em gái|con gái|chồng) (em|mình) (muốn|thích|lấy) | ai (lấy|muốn|mua)
(mẹ|má|chị|chị gái|bạn|nhỏ bạn|em gái|con gái|con|chồng|ck|vợ|vk|bố|ba|bà|sếp|dì|hàng xóm|đứa bạn|người yêu|ny|mẹ chồng) (em|e|mình|c|tui|tôi) (muốn|thích|lấy|đòi|cần|kêu|bảo|hỏi|nhờ|mê|định|tính|mua|cũng|chốt|ưng) | (mẹ|má|bạn|chồng|con bạn|nhỏ bạn|con gái|em gái) (muốn|thích|đòi|kêu|bảo|nhờ|mê) | (ai|bạn nào|chị nào|mẹ nào|mom nào|bà nào|người nào|nàng nào) (lấy|muốn|mua|cần|chốt|thích|nhanh|hốt|múc)
[joke]
đùa | đùa thôi | giỡn | nói chơi | nói giỡn
(em|e|mình|chị|c|tui|nói|ghi|cmt|chốt|hỏi) (đùa|giỡn|chơi|dỡn|ghẹo|troll) (thôi|thui|xíu|tí|đó|á|mà|chút|vui|ạ|) | (đùa|giỡn|ghẹo|troll|chọc) (thôi|thui|xíu|tí|đó|á|mà|chút|vui|tý|ạ|nha|) | đùa đấy | giỡn á | chốt chơi | chốt cho vui | xạo | xạo đó | nói xạo | tếu | đùa tí | joke | jk
[praise]
đẹp | đẹp quá | xinh | xinh quá | dễ thương | thích quá | mê | mê quá | yêu | xịn | đỉnh | tuyệt | tuyệt vời | ưng | cute | rẻ | rẻ quá | trời ơi | trời đất | ôi trời
(đẹp|xinh|yêu|iu|xịn|xịn xò|đỉnh|cưng|sang|duyên|đáng yêu|dễ thương|cute|hay|tuyệt|tuyệt vời|chất|ngầu|xuất sắc|ưng|ưng ý|mê|mê mẩn|ghiền|thích|thik|hợp|tôn dáng|tôn da|mát|mềm|mịn|xinh xắn|rẻ|êm|thơm|keo|slay|lung linh|chuẩn|uy tín|nhiệt tình|chu đáo|thần thái) (quá|qá|wa|ghê|lắm|thật|thế|dữ|xỉu|vãi|cực|nhất|luôn|lun|thiệt|quá trời|kinh|khủng|nhỉ|) | (quá|rất|cực|siêu|hơi bị|toàn đồ) (đẹp|xinh|dễ thương|cute|đỉnh|xịn|ưng|thích|mê|rẻ|hợp|sang|yêu) | siêu | mê (mẩn|ghê|luôn|lun|xỉu|chữ ê kéo dài) | yêu (shop|chị|quá|ghê|nhất|thế) | iu | iu (shop|chị|quá|ghê|ghia|nhìu) | iu shop nhất | nhất trên đời | trên đời | trên đời luôn | cuộc đời | thích (ghê|thế|nha|lắm|thật|mê) | ưng (ghê|bụng|ý|quá|lắm|cái bụng) | hàng đẹp | đồ đẹp | vải đẹp | màu đẹp | dáng đẹp | form đẹp | chất đẹp | vải mát | mát lắm | mặc mát | đáng tiền | đáng đồng tiền | hợp lý | giá (tốt|rẻ|ok|mềm|yêu|hạt dẻ|hợp lý|quá rẻ|quá ok) | shop (xinh|dễ thương|nhiệt tình|uy tín|đẹp|vui tính|cute|dthw|đỉnh|có tâm) | (chị|c|shop|mẫu) (xinh|đẹp|dễ thương|cute|mặc đẹp|mặc xinh|mặc gì cũng đẹp) | xinh gái | đẹp gái | trời ơi | trời đất | trời đất ơi | ôi trời | ôi trời ơi | trời oi | trùi ui | trời ui | chời ơi | ối giời | ôi mẹ ơi | omg | wow | woa | uầy | úi | muốn (khóc|xỉu) | mê (chết|xỉu) | chết mê | muốn lấy hết | lấy hết (shop|kho|tiệm) | muốn mua hết | mua hết (shop|kho) | muốn hốt hết | hốt (hết|cả) (shop|kho|tiệm) | ủng hộ (shop|chị|nhiệt tình|dài dài) | đắt hàng | đắt khách | buôn may bán đắt | mua may bán đắt | bán đắt | mắt hàng | chúc (shop|chị|c) (đắt hàng|đắt khách|buôn may|bán đắt|mua may)( bán đắt|) | (thả|bắn|tặng|bao|bão) tim | tim | tim tim | 10 điểm | 10đ
[greet]
chào | chào shop | hello shop | chào (chị|em|mọi người|cả nhà) | xin chào | cảm ơn | cám ơn | tks | thank shop | chúc (shop|chị) | chúc mừng
chào (cả nhà|mn|mng|mọi ng|mọi người|các mẹ|các bạn|các chị|cô|dì|anh|bà con|buổi tối|buổi sáng|cưng|cả lò|e|shop iu|shop nha|chủ shop|sốp) | chao (shop|chi|e|em|moi nguoi) | (em|e|mình|con|chị) chào (shop|chị|cô|mn|cả nhà|mọi người|) | hello | helo | hê lô | hế lô | hello (shop|chị|cả nhà|mn|mọi người|cô) | hi | hii | hi shop | hi (chị|mn|cả nhà) | alo | alo alo | alo shop | alô | hé lô | hey | (cảm|cám|cam) (ơn|on) (shop|chị|nhiều|nhìu|nha|e|em|cô|mn|bạn|) | camon | cảmơn | thank | thanks | thankyou | thank you | thank (kiu|you|chị|shop|nha) | thanks (shop|chị) | tks (shop|chị) | cmon | kam xa | điểm danh | có mặt | em (tới|đến) (rồi|đây) | e vào rồi | em vào rồi | em đây | vào xem | hóng | hóng live | hóng (chị|shop|hàng mới) | ngồi hóng | chấm | chấm hóng | hóng hớt | đặt gạch | dặt gạch | tối (vui vẻ|lành|ấm) | buổi (tối|sáng|trưa|chiều) (vui vẻ|tốt lành) | ngủ ngon | g9 | bye | bái bai | bai bai | tạm biệt | chúc (ngủ ngon|mn|mọi người|cả nhà|c ngủ ngon|ngày mới|buổi tối|sức khoẻ|sức khỏe) | lâu quá (không|k|ko) (gặp|thấy) | nhớ (chị|c|shop) (quá|ghê) | khỏe (không|k|ko) | ăn cơm chưa | ăn tối chưa | chị ăn (cơm|tối) chưa
[laugh]
haha | hihi | kkk | hehe | hjhj | hị hị | hí hí | há há | haha(ha|) | kaka | keke | kk | kkkk | hahaha | hihihi | hehehe | hề hề | ha ha | hi hi | he he | cười (xỉu|chết|ẻ|ỉa|đau bụng|bò|ngất|lăn|sặc|rớt hàm|té ghế) | mắc cười | buồn cười | hài | hài quá | hài ghê | vui ghê | vui quá | vui tính | bó tay | xỉu | xỉu ngang | xỉu up xỉu down | ahihi | ahaha | ahuhu | huhu | hic | hic hic | hiu hiu | lol | lmao
[complaint]
(không|k|ko) ai (trả lời|rep) | chưa (nhận được|nhận|thấy|có hàng|giao) | chưa thấy (hàng|giao|đơn) | lừa đảo | hàng lỗi | bị lỗi | rách | hoàn tiền | trả hàng | (em|e|mình|chị|c|tôi) (chốt|lấy|comment|cmt|đặt|nói) (trước|đầu tiên) | trước mà | thất vọng | giao sai | giao nhầm | không trả lời | shop không rep | k rep | hàng giả | kém chất lượng
(chưa|mãi k|mãi ko|mãi không|mãi chưa|sao k|sao ko) (thấy |có |được |đc |)(giao|nhận|nhận được|nhận đc|nhận dc|tới|đến|về|gửi|thấy|có hàng|liên hệ|lên đơn|xác nhận) | (k|ko|không|hông|hong|chả|chẳng|hem|hok) (thấy|thấy ai) (giao|hàng|gửi|hàng đâu|đơn đâu|gì hết|tăm hơi) | (k|ko|không|hông) (nhận được|nhận đc|nhận dc) (hàng|đơn|đồ) | (không|k|ko|kh|hông|hong|chẳng|chả|hem|hok|chưa|mãi k|mãi ko) (ai |thấy |thấy ai |chịu |thèm |có ai |)(trả lời|rep|trl|tl|reply|phản hồi|nghe máy|bắt máy|hồi âm|đọc tin|xem tin|để ý) | (seen|xem) (không|k|ko|mà k|mà ko|rồi k) (rep|trả lời|trl) | bơ (khách|tin nhắn|cmt) | ngó lơ | lơ (em|e|mình|tin|khách) | nhắn (mãi|hoài|tin) (k|ko|không|chẳng|mà k|mà ko|hông) | ib (mãi|hoài) (k|ko|không|chẳng|mà k|hông) | gọi (mãi|hoài) (k|ko|không) | (đặt|mua|chốt|ck|chuyển khoản) (từ|cả|hơn|mấy|gần) (tuần|tháng|đời|hôm|chục|1 tuần|2 tuần) | (giao|gửi|ship|soạn|đóng) (sai|nhầm|thiếu|lộn|lỗi|chậm|trễ|lâu|lâu quá|chậm quá|lâu ghê|lâu thế|nhầm màu|sai màu|sai size|nhầm size|trễ quá) | (hàng|đơn|áo|váy|đầm|giày|dép|túi|quần) (bị |)(lỗi|rách|hư|hỏng|sai|nhầm|kém|dơ|dỏm|đểu|giả|fake|nhái|xấu|bẩn|phai|bung chỉ|sứt chỉ|lủng|thủng) | bị (lỗi|rách|hư|hỏng|lủng|dơ|phai|bung|sứt|lem|móp|vỡ|bể|nhầm|sai|thiếu|lừa|gãy|bong) | (bung|sứt|tuột|đứt) chỉ | chỉ (thừa|tùm lum) | (phai|ra) màu | bong tróc | gãy (gót|khóa|quai) | đứt quai | hư (khóa|quai|rồi|r) | lỗi (rồi|r|tùm lum|quá) | rách (rồi|r|ngay|) | vải (mỏng dính|xấu|nóng|thô|chán|dỏm|như giẻ) | mỏng dính | mỏng tang | không giống (hình|ảnh|mẫu) | (k|ko|khác|hông|kh|không) (giống|như|giong) (hình|ảnh|mẫu|live|mô tả|quảng cáo|trên live) | khác (hình|ảnh|xa|hoàn toàn) | treo đầu dê | lừa (đảo|khách|người|em|đảo à|) | lừa người | scam | bịp | bịp bợm | gian (dối|thương|lận) | mất uy tín | vô trách nhiệm | thiếu trách nhiệm | làm ăn (kiểu|gì|chán|vậy|chụp giật|thế|như) | bán hàng (kiểu|như|mà) | phục vụ (kém|tệ|chán) | thái độ (kém|lồi lõm|gì|tệ) | tệ (quá|ghê|hại) | dở (quá|tệ|ẹc) | chán (quá|ghê|thật|lắm|thế|vãi|không muốn) | thất vọng | bực (mình|ghê|quá|) | tức (ghê|quá|á|thật) | bức xúc | cạch mặt | một đi không trở lại | (không|k|ko) (bao giờ|dám) (mua|ủng hộ|quay lại) | hối hận | phí tiền | tốn tiền | mất tiền | tiền mất tật mang | (hoàn|trả) (tiền|lại tiền|hàng|cọc|đơn|lại cọc) | đòi (lại |)tiền | refund | (muốn|xin|cho) (trả|hoàn) (hàng|lại|tiền) | đổi trả | report | báo cáo | bóc phốt | phốt | hàng (giả|fake|nhái|đểu|dỏm|kém|lởm|chợ|lỗi) | kém chất lượng | chất lượng (kém|tệ|chán) | (em|e|mình|mik|chị|c|tôi|tui) (chốt|lấy|comment|cmt|đặt|nói|ghi|com|nhắn|hốt|xí|mua|kêu|báo) (trước|đầu tiên|sớm|sớm nhất|trc|trước tiên|trước mà|trước rồi) | (em|e|mình|chị|tui|tôi) (là |)(người |)(đầu tiên|trước|đầu|trc|trước mà|nhanh hơn|sớm hơn|trước bạn|trước chị) | trước mà | trc mà | (sao|mắc gì) (cho|bán|để|chốt|đưa|nhường|lại cho|lại bán|không cho|k cho|ko cho) (bạn|người|chị|cho|khách) (kia|khác|đó|sau|) | không công bằng | k công bằng | ko công bằng | thiên vị | cướp (hàng|đơn|lượt|chốt) | bị (giành|cướp|mất) (hàng|đơn|lượt|chỗ) | của (em|e|mình|tui) mà | gian lận | ăn gian | (đơn|hàng)( của|) (em|e|mình|chị|c|tui) (đâu|sao|chưa|mãi|bị) | đợi (mãi|hoài|dài cổ|cả tuần|lâu|mòn mỏi) | chờ (mãi|hoài|dài cổ|cả tuần|lâu quá|mòn mỏi|cả tháng)
[spam]
vay tiền | vay vốn | kiếm tiền | làm thêm | tuyển | cờ bạc | cá cược | việc nhẹ | kết bạn zalo | đầu tư
vay (nhanh|nóng|tín chấp|online|tiêu dùng|góp|không thế chấp|trả góp|lãi|ngân hàng|tiền nhanh|gấp) | cho vay | hỗ trợ vay | (không|khong|k|ko) thế chấp | the chap | giải ngân | lãi suất | nợ xấu | đáo hạn | rút tiền thẻ | mở thẻ | thẻ tín dụng | (kiếm|kím) (tiền|thêm|thu nhập|ngay|tiền online|tiền tại nhà) | thu nhập (thụ động|thêm|khủng|ổn định|tại nhà|online|cao) | tăng thu nhập | làm (thêm|online|việc tại nhà|giàu|việc online|part time|cộng tác) | việc (nhẹ|làm thêm|làm online|làm tại nhà|nhẹ lương cao) | tuyển (ctv|cộng tác viên|sỉ|dụng|nhân viên|đại lý|nv|người|sale|gấp|dụng gấp) | tuyển | ctv | cộng tác viên | lương cao | cờ bạc | cá (cược|độ) | casino | nổ hũ | tài xỉu | game bài | soi cầu | lô đề | xổ số | tặng code | nhận code | nạp | bắn cá | kèo (bóng|nhà cái) | nhà cái | (kết bạn|add|kb|liên hệ|lh|ib) (zalo|telegram|tele) | zalo (em|mình|này|:|số|liên hệ|lh|tư vấn) | link (ở|trong|dưới) (bio|cmt|bình luận|tường|trang) | (nhấp|bấm|click|ấn) (vào |)(link|đây|trang) | (vào|ghé|xem|qua) (trang|tường|page|shop|nhà|bio) (em|mình|e|của em|của mình) | ghé (shop|page|trang|tường) (em|mình|e) | theo dõi (em|mình|trang|lại|chéo) | follow (chéo|em|mình|lại) | fl chéo | tương tác chéo | like chéo | sub chéo | tăng (like|follow|sub|tương tác|mắt|tim) | mua like | bán (acc|nick|like|sim|đất) | đầu tư | chứng khoán | forex | crypto | bitcoin | tiền ảo | coin | đa cấp | giảm cân (cấp tốc|nhanh|an toàn) | trị (mụn|nám) tận gốc | thầy (bói|bùa) | bùa yêu | xem bói | bói bài
[other]
chia sẻ rồi | đã share | share rồi
(em |e |mình |đã |)(share|chia sẻ|like|follow|fl|tym|theo dõi) (rồi|r|xong|live|bài) | share (live|giúp|nha|mạnh) | chia sẻ (live|giúp|mạnh) | (muốn|thèm|buồn) (khóc|ngủ|ăn|về|chết|xỉu|đi|lấy chồng|cưới|bán|thanh lý) | cần (bán|thanh lý|pass) | (em|e|mình) (bán|pass|thanh lý) | lấy (chồng|vợ|lòng|le|hơi) | mua (dâm|hộ người khác) | đặt (tên|câu hỏi|vé) | (cái|mẫu|em|áo|đầm|váy|món|con|màu|mã) (lúc nãy|hồi nãy|ban nãy|khi nãy|vừa nãy|vừa rồi|hồi đầu|kế trước|trước đó|lúc đầu|nãy) | (lấy|mua|chốt) đi (m|mày|bà|bạn|má|em|chị|con|mài) | mua đi | lấy đi (mày|m|bà|má|con) | (hợp|hop) (với |)(m|mày|bà|mi|cậu) | màu (đó|này) hợp (m|mày|bà|b|bạn)
[ask.price]
giá | giá (bao nhiêu|bn|sao|nhiêu) | bao nhiêu | bn | bnh | bao nhiu | nhiêu | nhiu | nhiêu tiền | chốt giá (bn|bao nhiêu) | bao tiền | mấy tiền | giá sao | xin giá
giá | gia (bn|bao nhieu|sao|nhiu) | giá (bao nhiêu|bn|bnh|bnhieu|bnhiu|sao|nhiêu|nhiu|bao nhiu|thế nào|ntn|gì|với|vs|ạ|shop|nha|đi|cả|mấy|rổ|cái này|cái đó|áo|đầm|váy|em này|mẫu này|c|chị|c ơi|k shop|vậy|z|về|lẻ|sỉ) | (cho |)(em |e |mình |chị |c |)(xin|hỏi|biết) (giá|gia|giá với|giá ạ|giá cái|giá mã|cái giá|báo giá) | xin (giá|báo giá) | báo giá | (bao|bn|bnhiu|bnhieu|bnh|bao nhiu|bao nhieu|bao nhiêu|bao nhiêu tiền|bn tiền|bn vậy|bn z|bn 1|bn một|bao nhiêu một|bao nhiêu 1|bn ạ|bn shop|bn c|bn v) (ạ|shop|vậy|z|c|chị|tiền|1 cái|một cái|cái|thế|1|) | bnhiu | bnhieu | bhiu | bao nhieu | baonhieu | nhiêu (vậy|z|1|một|ạ|shop|tiền|c|chị|đó) | nhiu (v|vậy|z|shop|tiền|ạ) | mấy (tiền|k|chục|trăm|đồng|nghìn|ngàn|xu|lít|xị|tr) | bao tiền | bi nhiêu | chốt giá | giá chốt | (chốt|bán|lấy|để|mua) (giá |)(bn|bao nhiêu|nhiêu|nhiu|mấy|bao tiền|giá nào) | tổng (bn|bao nhiêu|cộng bao nhiêu|tiền bao nhiêu|nhiêu|đơn bao nhiêu) | hết (bn|bao nhiêu) (tiền|) | (có |)(giảm|bớt|fix|sale|km|khuyến mãi|ưu đãi|giảm giá) (k|ko|không|hông|hong|hem|thêm|gì|nữa) | có (sale|giảm|bớt|khuyến mãi|freeship|fix|km|mã giảm|voucher) | giá sỉ | lấy sỉ | mua sỉ | sỉ (bao nhiêu|bn|sao|k|không) | 2 cái (bn|bao nhiêu|nhiêu) | (rẻ|mắc|đắt) hơn (k|ko|không|hông)
[ask.size]
size (gì|nào|bao nhiêu|mấy) | có size | có size gì | tư vấn size | tv size | tư vấn | mặc (size|vừa|được) | mặc size (gì|nào|bn) | kích thước | bao nhiêu kg | (dài|rộng) bao nhiêu
(size|sz|saiz|sai|cỡ|số) (gì|nào|nao|j|bao nhiêu|bn|mấy|may|ntn|thế nào|sao|nhiêu|lớn nhất|nhỏ nhất|to nhất|bự nhất|vậy|z|k|ko|không|shop) | (có|còn|con|co) (size|sz|cỡ|size gì|size nào|size lớn|bigsize|size to|size nhỏ|size bự|số) | những size | mấy size | full size | bigsize | (tư vấn|tv|xem|check|coi) (giúp |cho |)(em |e |mình |chị |)(size|sz) | (mặc|mac|đi|mang|vừa|vua|lấy|chọn|bận|xỏ) (size|sz|vừa|được|đc|dc|vưa|cỡ|số) (k|ko|không|hông|gì|nào|mấy|bn|bao nhiêu|nhiêu|hong|hem|j|ạ|) | (vừa|vua|mặc vừa|mặc được|mặc đc|mặc dc|vưa) (k|ko|không|hông|hong|hem|chị|c|khum|hok|kh|shop) | (dài|rộng|ngực|eo|mông|vai|cao|đùi|đáy|vòng|lai|thân) (bao nhiêu|bn|nhiêu|mấy|nhiu|cm|bnh) | số đo | thông số | kích thước | kích cỡ | bảng size | (bao nhiêu|bn|mấy) (kg|kí|ký|cân) | (mấy|bao nhiêu|bn) (kí|ký|kg|cân) (mặc|vừa) | kg (mặc|vừa|thì|size|lấy size) | (kg|kí|ký|cân) mặc | (bầu|bà bầu|người mập|mập|béo|ốm|người gầy|em bé) (mặc|đi|xài|dùng) (được|đc|dc|vừa)
[ask.colour]
màu gì | màu nào | có màu (gì|nào|khác) | mấy màu | màu khác | những màu
(màu|mau|mầu) (gì|nào|j|nao|khác|sao|ntn|nữa|thế nào|nào nữa|gì vậy|gì nữa|k|ko|không|gì ạ|gì hợp) | (có|còn|con|co) (màu|mau|mầu|đen|trắng|đỏ|hồng|be|nâu|xám|kem|vàng|tím|xanh) (k|ko|không|hông|gì|nào|khác|hem|hong|j|chị|shop|c|ạ|)| (mấy|những|các|bao nhiêu|bn) (màu|mau|mầu) | (còn|có) (mấy|những|các) màu | ngoài màu | bảng màu | màu (đẹp nhất|hot nhất)
[ask.stock]
còn (không|k|ko|kh|hông|hàng|ko shop|k shop|k ạ|size) | hết chưa | còn hàng | hết hàng | có sẵn | sẵn không | hết rồi (à|hả)
(còn|con) (không|k|ko|kh|hông|hong|hem|hok|kg|khum|hàng|size|mẫu|cái|màu|mã|đủ|em|bé|nhiêu|mấy|bn|bao nhiêu|gì|nữa|đôi|hk|khong) | con (hang|size|k|ko|khong|hong|mau|k shop) | còn (chị|c|shop|ạ|hả|à|nhỉ) | (hết|het) (chưa|chua|hàng|hàng chưa|hàng rồi|size chưa|r hả|rồi hả|rồi à|rồi sao|r à|size rồi) | (có|co) (sẵn|sẵn hàng|hàng|sẵn k|hàng sẵn) | sẵn (không|k|ko|hàng|hông) | hàng (sẵn|order|có sẵn|còn) | (sold|hết) out | sold out | (bao giờ|khi nào|chừng nào|lúc nào|hôm nào) (có|về|có hàng|về hàng|có lại|hàng về|về lại|restock) | (có|còn) (về|nhập) (thêm|lại|nữa) | có (nhập|về) (thêm|lại) | còn mấy | còn lại (mấy|bao nhiêu)
[ask.shipping]
(phí |tiền |)ship (bao nhiêu|bn|nhiêu|k|không) | phí ship | có ship | có giao | bao giờ (giao|nhận) | khi nào giao | freeship | free ship
(phí|tiền|cước|giá) (ship|vận chuyển|gửi|giao hàng|giao)( bao nhiêu| bn| nhiêu| nhiu| k| ko| sao| thế nào| tỉnh|) | (ship|síp|sip|giao|gửi|vận chuyển) (bao nhiêu|bn|nhiêu|nhiu|bnh|k|ko|không|hông|được k|đc k|dc k|tới|bao lâu|mấy ngày|mấy hôm|mấy bữa|lâu k|lâu không|ngoại tỉnh|tỉnh k|toàn quốc|sao|thế nào|ntn|free k|hoả tốc|hỏa tốc) | (ship|giao|gửi) (về|ra|đến|tới|vào|đi|) (hà nội|sài gòn|đà nẵng|quê|tỉnh|cà mau|huế|cần thơ|hải phòng|đà lạt|hn|sg|hcm|đn) (bao nhiêu|bn|nhiêu|mấy ngày|bao lâu|k|ko|không|hông|được k|được không|đc k|dc k) | (có|co) (ship|giao|gửi|ship cod|ship tỉnh|freeship|free ship|giao hàng|hoả tốc|ship về|giao về) | (bao giờ|khi nào|bao lâu|mấy ngày|chừng nào|mấy bữa|hôm nào|lúc nào|mấy hôm) (thì |mới |)(giao|nhận|có hàng|tới|đến|gửi|ship|nhận được|nhận đc|đi đơn|lên đơn|hàng tới) | mấy (ngày|hôm|bữa) (nhận|có|tới|đến|mới|thì|z|vậy|giao|là|v) | bao lâu | freeship | free ship | (miễn phí|miễn) (ship|vận chuyển) | (kiểm|đồng kiểm|xem|kiem|check) (hàng|đồ|hang) (trước|k|ko|không|được|đc|dc|rồi|roi|xong|khi)
[topic.shipping]
ship | giao hàng | ship cod | vận chuyển | hoả tốc | hỏa tốc | grab | ahamove | spx | ghn | ghtk | j&t | viettel post | phí vc
[ask.payment]
thanh toán (sao|thế nào|như nào) | có cod | chuyển khoản (sao|vào đâu) | stk | số tài khoản
(thanh toán|trả tiền|tt|ck|chuyển khoản|chuyển tiền|chuyển|cọc|đặt cọc|bank) (sao|thế nào|như nào|ntn|kiểu gì|vào đâu|vô đâu|qua đâu|như thế nào|bằng gì|ở đâu|stk nào|k|ko|không|hông|được k|trước k|trước không|bao nhiêu|bn|hay cod) | (có|co|nhận|được) (cod|ck|chuyển khoản|ship cod|thu hộ|trả góp|quẹt thẻ|momo|trả sau) | (xin|cho) (em |e |mình |c |chị |)(stk|số tài khoản|số tk|tk|qr|mã qr) | stk | số tài khoản | số tk | mã qr | có (cần|phải) (cọc|chuyển khoản|ck|đặt cọc) | phải (cọc|ck) | trả góp | (trả|tra) (tiền|tien) (dc|được|đc) (k|ko|không|hem|hông|hong) | (dc|đc|được) (cod|ck|momo)
[topic.payment]
chuyển khoản | cod | thanh toán | momo | zalopay | vnpay | bank | banking | thu hộ | tiền mặt | shopeepay | vietcombank | techcombank | mbbank | cọc | đặt cọc
[ask.how]
mua (sao|thế nào|như nào|ở đâu|kiểu gì) | lấy (ở đâu|sao|thế nào|như nào) | đặt (sao|thế nào|như nào|hàng sao|hàng thế nào) | cách (mua|đặt|chốt) | chốt (sao|thế nào|như nào|kiểu gì) | làm sao (để |)(mua|đặt)
(mua|đặt|chốt|order|oder|lấy|đặt hàng|đặt mua|mua hàng|chốt đơn|chốt hàng|lên đơn|cmt|comment|muốn mua|muốn lấy|muốn đặt|dat|chot) (thì |)(sao|làm sao|lam sao|thế nào|như nào|như thế nào|ntn|nhu nao|kiểu gì|ở đâu|kiểu sao|cách nào|bằng cách nào|đâu|qua đâu|thì sao|sao ạ|sao vậy|sao shop|sao c|làm thế nào|phải làm sao|phải sao|phải làm gì|trên đâu|ra sao) | cách (mua|đặt|chốt|đặt hàng|mua hàng|order|chốt đơn|lấy|thức mua|lên đơn) | (làm sao|lam sao|làm thế nào|làm cách nào|sao|phải làm sao) (để |)(mua|đặt|chốt|order|lấy|có được) | hướng dẫn (mua|đặt|em|e|mình|cách|chốt|) | mua (trên|qua|ở) (shopee|app|đâu|web|tiktok|zalo) (k|ko|không|được|) | (chỉ|hd) (em|e|mình) (cách|mua|đặt) | link (đâu|mua|shopee|đặt)
[ask.other]
gì | nào | ai | sao | ở đâu | khi nào | mấy giờ | tại sao | thế nào | như nào | cho (em|e|mình|chị|c|tôi) (hỏi|xem|coi) | cho hỏi | (muốn|em muốn) (hỏi|xem|biết) | xem | cho xem | có (được|phải) | được không | được k | được ko | chất (gì|liệu|vải gì) | chất liệu | vải | ib | inbox | check ib | không ạ | không shop | không vậy | không chị | k shop | k ạ | ko ạ | ko shop | có mua đồ cũ | thu mua
gì (vậy|z|thế|ạ|shop|đó|v|đấy|đây|c|chị|ta) | j | j v | j vậy | gì z | nào (vậy|z|thế|ạ|shop|c) | sao (vậy|z|ta|c|chị|shop|ạ|thế|v) | s v | s z | đâu (vậy|z|ạ|shop|c|chị|rồi|r|ta) | vì sao | tại sao | ntn | thế nào | như thế nào | kiểu gì | ra sao | mấy giờ | may gio | giờ nào | bao giờ | hồi nào | cho (em|e|mình|mik|mk|chị|c|chi|tôi|tui|anh|a|cô|con|hỏi) (hỏi|hoi|xem|coi|hỏi là|hỏi xíu|hỏi tí|xem lại|xem kỹ|xem gần|xem thử|xem với|xem mã|xem mẫu|xem màu|xem cái|xem em|coi lại|coi thử|coi mã|coi cái|ngắm|ngó|biết|mượn|nhìn|thấy) | cho hỏi | cho (xem|coi) | (hỏi|muốn hỏi|muốn xem|muốn coi|muốn biết|xin hỏi|thắc mắc|cần tư vấn|muốn tư vấn) (xíu|tí|chút|là|cái|giá|) | hỏi | hỏi (xíu|tí|chút|ngu|cái) | xin (ảnh|hình|info|thông tin|địa chỉ|link|sđt|số|in4|info với|ảnh thật|video|mẫu|chi tiết) | xem | xem lại | xem (lại|kỹ|gần|thử|mã|mẫu|màu|cái|em|vải|chất|mặt sau) | coi (lại|thử|mã|cái|mẫu|kỹ|gần|mặt sau|với) | (lên|mặc|giơ|đưa|cho xem|show|quay|zoom|mở|lật|thử) (lại |) (thử|lên|gần|kỹ|mẫu|lại|mã|cận|sau|cận cảnh|cho xem|cho e xem|cho em xem|cho coi) | (mặc|thử) (thử|lên|mẫu|em|cái) (này |đó |kia |) (cho|xem|đi|coi|với|được) | (có|co) (được|phải|dc|đc|bị|hay|giãn|dãn|co giãn|xù|ra màu|phai|nóng|dày|mỏng|lót|túi|khoá|khóa|dây|mũ|lưng thun|hộp|bảo hành|tặng|đổi|đổi trả|cửa hàng|cần|nên|đi mưa|thấm|mùi|bền|xuyên thấu|lộ|đệm|mút|mút ngực|quai|bán|mua|ai|shop|mẫu|loại|thêm|trên shopee|hoá đơn|hàng|cho thử|live|tem|hạn|an toàn|dùng|xài|mặc|đi|đẹp|khác) | (được|đc|dc|duoc) (không|k|ko|kh|hông|hong|hem|hok|khum|hk|kg|hôn|hơm|ha|chứ|khong) | (phải|đúng) (không|k|ko|hông|hong|hem) | (chất|chat) (gì|liệu|vải gì|vải|lượng|ntn|sao|như nào|j) | chất liệu (gì|j|sao|) | vải (gì|sao|j|nào|dày|mỏng|mát|có|nóng|thun|loại) | (dày|mỏng|nóng|mát|xù|giãn|bền|phai|nặng|cứng|xuyên|êm|cao|dãn|co) (k|ko|không|hông|hong|hem|lắm k|lắm ko|hok) (ạ|shop|c|chị|) | (ib|inbox|check ib|rep ib|check inbox|rep|ibx|inb) (em|e|mình|c|chị|với|nha|giá|shop|ạ|đi|giúp|tư vấn|) | (không|k|ko|kh|hem|hok|khum|kg|hk|khong) (ạ|shop|sốp|vậy|z|v|chị|c|e|em|ta|nhỉ|cô|chi|ad|b|bạn|mn|anh|a|nè|dạ|dợ|z c|vậy shop|vậy chị|vậy c|ạ shop) | chưa (ạ|shop|chị|c|z|vậy|ta|nhỉ|v) | (hả|hở|nhỉ|chứ|phải hem) (shop|chị|c|ạ|mn|cả nhà) | hả | nhỉ | (shop|tiệm|cửa hàng|địa chỉ|đ c|dc shop) (ở|ở đâu|đâu|ở chỗ nào|chỗ nào|mình ở|nằm ở) | (địa chỉ|đc|dc|shop) (shop |mình |) (ở|ở đâu|đâu) | ở (đâu|chỗ nào|tỉnh nào|khúc nào|quận mấy) | (live|lai|lên live) (tới|đến|mấy|lúc|khi) (mấy giờ|giờ|nào|nữa) | (mai|hôm nay|tối mai|mấy giờ) có live | mấy giờ (live|lên|tắt|nghỉ|nữa) | (có |)(mua|thu mua|nhận|thu|thu lại|nhận mua|nhận ký gửi) (đồ|quần áo|hàng|giày|túi) (cũ|si|secondhand|2hand|2nd) | thu mua | ký gửi | (của|cua) (hãng|hiệu) (nào|gì|j) | hãng (gì|nào|j) | hàng (gì|nào|việt nam|trung quốc|nội địa|quảng châu|auth|xách tay) (hả|hay|k|ko|không|à|) | xuất xứ | auth (k|ko|không|hông) | (bảo hành|đổi trả) (k|ko|không|bao lâu|sao|được) | khác (gì|nhau|j) | loại (nào|gì) | cái (nào|gì) | mã (nào|gì|mấy|số mấy|bao nhiêu|bn|j) | số mấy | mã mấy | mẫu nào | đẹp (hơn|k|ko|không|hông) | nên (lấy|mua|chọn|mặc) | đi mưa (được|đc|dc) | (giặt|giặt máy|ủi|là) (được|đc|dc|có|sao|ntn) | hạn (sử dụng|dùng|sd) | hsd | thành phần | tác dụng | dùng (sao|thế nào|cho|được) | xài (sao|được|cho)
[num]
1: một | 1 (đôi|bộ|bo|doi) | (một|mot) (đôi|bộ) | mot
2: hai | 2 (đôi|bộ) | hai (đôi|bộ)
3: ba | 3 (đôi|bộ) | ba (đôi|bộ)
4: bốn | 4 (đôi|bộ) | bốn (đôi|bộ)
5: năm | 5 (đôi|bộ) | năm (đôi|bộ)
6: sáu | 6 (đôi|bộ)
7: bảy | 7 (đôi|bộ) | bẩy
8: tám | 8 (đôi|bộ)
9: chín | 9 (đôi|bộ)
10: mười | 10 (đôi|bộ) | chục | một chục | 1 chục
12: một tá | 1 tá
[unit]
cái | chiếc | bộ | đôi | con | sp
cai | chiec | cáii | cặp | cap | set | sét | combo | chai | lọ | hộp | hop | hũ | tuýp | cây | bịch | bich | gói nhỏ | thùng | lốc | tấm | sản phẩm | sphẩm | món | em nó | bé nó | miếng | sp | kiện | lố
[money]
nghìn | ngàn | đồng | đ | vnd | k
ngan | nghin | ka | lít | lúa | tr | triệu | củ | xị | trăm | vnđ | đồng bạc
[measure]
ký | kí | m
kg | kgs | cân nặng | mét | cm | phân | tháng tuổi | tuổi | ml | gr | gram
[and]
và | với | cùng
vs | zới | vơi | voi | va | cộng | cộng thêm | kèm | kèm theo | cùng với | với lại | thêm (1|một|cái|mã|màu|em|size) nữa
[or]
hay | hoặc
hoặc là | hay là | hoac
[at]
giá
với giá
[article]
mã | số | mẫu | mã số
ma so | mã hàng | mã sp | sản phẩm số | mẫu số | mã sản phẩm | mẫu mã | ms
[sizeword]
size | sz
sai | saiz | sizee | síze | si ze | số giày | size số | cỡ số | xai
[topic.colour]
màu
mầu
[topic.size]
chiều dài | chiều cao
[all]
hết | tất cả | cả đơn
toàn bộ | hết đơn | hết tất cả | cả (2|hai|3|ba|hai cái|2 cái|3 cái|mấy|đống|shop) | full đơn | trọn đơn | trọn bộ | nguyên đơn
[each]
mỗi màu (một|1)( cái|) | mỗi (size|màu) (một|1) | (một|1) cái mỗi màu
(mỗi|từng) (màu|size|mẫu|loại|mã) (lấy |)(một|1)( cái| em| bộ| đôi| chiếc| cây| con| thỏi| bé|) | (một|1|mot) (cái|cai|em|bộ|đôi|chiếc|cây|con|bé|) mỗi (màu|mau|mầu|size|mẫu|loại) | đủ (màu|mau|3 màu|2 màu|các màu|size) | (full|đủ) màu | cả (2|hai|3|ba|4|bốn|mấy) (màu|mau|mầu) | (hết |lấy hết |)(2|hai|3|ba|4|bốn|tất cả|tất cả các|các) (màu|mau|mầu)( mỗi màu 1| mỗi màu một|) | het (2|3|4) mau | mỗi thứ (một|1)( cái|) | mỗi em (1|một)
[instead]
thay vì | thay cho | thế cho | chứ (không|k|ko|hông|hok|kh|hem|khong|hk) (phải|lấy|phai|)
[but]
nhưng | mà
nhưng mà | nhg | nhma | nma | nhung | tuy nhiên | cơ mà | có điều | tuy
[filler]
ạ | nha | nhé | nhe | nhen | shop | shop ơi | c ơi | chị ơi | ơi | luôn | giúp | hộ | cho | này | chị | c | em | e | mình | dạ | vâng | ok | đi | đơn | bé | vs | con này | cái này | màu
á | à | ah | ạk | aj | ak | nhá | nhaa | nhaaa | nhoa | nhe | nhes | nhó | nghen | nghe | hen | hén | hỉ | heng | nè | nèee | ne | nek | nì | đó nha | đó shop | đó chị | cái đó | mẫu đó | màu đó | con đó | em đó | áo đó | đôi đó | bé đó | cái kia | cái nầy | cái nì | mẫu này | em này | e này | bé này | đôi này | set này | món này | màu này | mã này | mã đó | cái đang (mặc|cầm|live|giới thiệu|lên) | mẫu (đang mặc|trên tay|đang live) | chị đang mặc | c đang mặc | đang mặc | trên tay | đang live | với | dùm | giùm | dùm (em|e|mình|chị) | giùm (em|e|mình|chị) | giúp (em|e|mình|chị|mik) | hộ (em|e|mình|chị) | cho (lẹ|nhanh|chắc|gọn|rồi|đẹp|mát|dễ|đủ|vừa|rộng|thoải mái) | đi shop | đi chị | liền | liền tay | ngay | ngay và luôn | lun | luon | lập tức | gấp | lẹ | nhanh | nhanh tay | lẹ lẹ | liền luôn | lại | lại cho | về | ra | vô | vào | lên | xuống | nữa nha | xíu | tí | chút | tạm
sốp | sop | shốp | shóp | shopp | shop iu | shop yêu | shop ui | shop oi | shop ah | sốp ơi | ad | add | admin | chủ shop | chủ tiệm | bà chủ | tiệm | host | ơi | oi | ui | ươi | ới | êi | eii | ê | hey | cj | ch | chj | chi | chi oi | chị iu | chị yêu | chị đẹp | chị gái | chị chủ | chị xinh | chế | chế ơi | tỷ | tỉ | má | má ơi | mẹ | mẹ ơi | mom | bà | bà chị | cô | cô ơi | dì | thím | mợ | bác | chú | anh | a | anh ơi | a ơi | em ơi | e ơi | em gái | cưng | cưng ơi | nàng | nàng ơi | bạn ơi | bạn | b | bạn shop | bồ | bồ ơi | mấy bà | mn | mng | mọi người | mik | mk | mìn | tui | tôi | t | tớ | con | cháu | nhà em | nhà e | nhà mình | nhà chị | bên em | bên mình
dạ | da | dạ vâng | vâng (shop|chị|em|e) | vâng | ừ | ừa | uh | uhm | uk | ùa | ok | oke | okee | okie | okela | oki | okla | ok shop | ok chị | ok nha | ô kê | được rồi | dc rồi | đc rồi | roi | rùi | r | ròi | xong | chắc chắn | chắc chắn lấy | chắc chắn luôn | chắc kèo | chốt hạ | chốt kèo | khỏi (nghĩ|suy nghĩ|nói nhiều|hỏi) | không (cần |)(suy nghĩ|nghĩ ngợi|nghĩ nhiều|cần nghĩ|đắn đo|nói nhiều) | (không|k|ko|hông|hong) (mua|lấy|chốt) (là |thì |)(tiếc|phí|uổng)( lắm| quá| đời|) | kẻo (hết|hêt|lỡ|mất|trễ|không kịp|k kịp|người ta) | kẻo hết (hàng|size|) | sợ (hết|hêt|không kịp|k kịp|mất) | không lại hết | không (thôi |)hết | chờ (mãi|lâu) (rồi|lắm rồi) mới | lần đầu (mua|xem|đặt) | khách (quen|mới|ruột|cũ) | mối ruột
(cho|tặng|mua cho|làm quà cho|lấy cho|biếu) (mẹ|má|bà|bà ngoại|bà nội|con|con gái|con trai|bé|bé nhà|em bé|chồng|ck|vợ|vk|chị gái|em gái|bạn|bố|ba|ông|sếp|cô giáo|người yêu|ny|mẹ chồng|gia đình|cháu|em trai|dì|2 mẹ con|hai mẹ con) (em|e|mình|) | (đi|để đi|mặc đi|dùng đi) (làm|học|chơi|tiệc|đám cưới|biển|du lịch|cưới|ăn cưới|chợ|dạy|phượt|đám) | mặc (nhà|tết|tiệc|ở nhà|đi làm|đi chơi|cho mát|cho đẹp|hè|bầu) | làm quà | tặng | quà | quà sinh nhật | sinh nhật | tết | dịp tết | 8 3 | 20 10 | noel | valentine
địa chỉ | địa chỉ cũ | đc cũ | dc cũ | địa chỉ như cũ | như cũ | như mọi khi | như lần trước | địa chỉ ở | đc | sđt | sdt | số đt | đt | dt | số điện thoại | điện thoại | sđt cũ | sdt cũ | số cũ | tên | tên em | tên e | tên mình | ib rồi | ib rùi | ib r | inbox rồi | nhắn rồi | em ib | e ib | em ib rồi | e ib rồi | em nhắn rồi | check ib | check ib em | check tin nhắn | zalo | dt em | em ck | e ck | em chuyển khoản | mình chuyển khoản | mình ck | ck luôn | ck liền | chuyển khoản luôn | chuyển khoản liền | em ck luôn | ship cod nha | cod nha | ship cod | gửi về | gửi (ra|vào|lên|xuống) | ship (về|ra|vào|lên) | giao về | về (hà nội|sài gòn|hn|sg|hcm|đà nẵng|cà mau|huế|quê|nhà|cần thơ|hải phòng|bình dương|đồng nai|nha trang|đà lạt|nghệ an|thanh hoá|vũng tàu|tây ninh|long an|bến tre|quảng nam|quảng ngãi|kiên giang|an giang|gia lai|đắk lắk|bắc ninh|nam định|thái bình) | hà nội | ha noi | hn | sài gòn | sai gon | sg | hcm | tphcm | đà nẵng | đn | cần thơ | hải phòng | huế | nha trang | đà lạt | vũng tàu | bình dương | đồng nai | biên hoà | nghệ an | thanh hoá | quảng ninh | cà mau | gò vấp | quận | phường | đường | huyện | xã | tỉnh | thành phố | tp | gom đơn | gom chung | gom hàng | gộp đơn | gộp | chung đơn | đi chung | cùng đơn | đơn chung | gửi chung | gói kỹ | gói quà | gói kỹ giúp | gửi sớm | giao sớm | ship sớm | nhớ nha | nhớ (gói|gửi|giao|ghi|lên đơn) | đừng (quên|bán cho ai|cho ai|để ai|bỏ sót)( em| e| mình| nha| nhé|) | đừng bán (cho |)(ai|người khác) | xinh iu | iu dấu | cảm ơn shop trước
[word]
là | của | có | được | rất | thì | ở | với | các | những | và | rồi | cũng | bạn | anh | quá | vẫn | đang | hôm nay
la | cua | co | duoc | dc | đc | đx | thi | o | cac | nhung | cug | cũg | cx | cg | cung | van | vẩn | dang | đag | hnay | hom nay | hqua | hôm qua | nay | tối nay | sáng nay | chiều nay | trưa nay | tối | sáng | trưa | chiều | đêm | ngày | tuần | năm nay | giờ | h | bây giờ | bay gio | bh | lúc này | nãy | hồi nãy nói | mới | moi | vừa | vừa vào | mới vào | mới vô | vào trễ | vô trễ | vào muộn | trễ | muộn | sớm | trước | trc | sau | nữa | đây | đấy | vậy | z | zậy | dzậy | dị | thế | the | v | như | giống | bằng | hơn | nhất | nhiều | nhìu | ít | hơi | khá | cực kỳ | thật | thiệt | thực sự | thật sự | đúng | đúng rồi | phải | cần | muốn | thích | bị | bởi | do | tại | vì | nên | để | từ | đến (nơi|nhà|đây|tay) | tới | theo | qua | trong | ngoài | trên | dưới | giữa | bên | chỗ | nơi | người | ng | khách | hàng | hang | đồ | món đồ | sản phẩm | mẫu | mặt hàng | loại | kiểu | dáng | form | chất | vải | chị em | hôm | bữa | hồi | lần | lần này | đợt | đợt này | đợt này | live | lai | livestream | trang | page | fb | face | tiktok | video | clip | hình | ảnh | thấy | nhìn | nghe | nói | biết | bik | bít | nghĩ | làm | xài | dùng | mặc | mang | đội | xỏ | bận | diện | đeo | thử | đo | giữ | giữ lại | giữ (khăn|cái kia|mấy cái kia|món kia) | còn lại | phần còn lại | mấy cái kia | mấy món kia | cái còn lại | vẫn lấy | vẫn giữ | các món khác | mấy cái khác | cao | thấp | gầy | ốm | mập | béo | nặng | to | bự | nhỏ | lớn | dài | ngắn | rộng | chật | ôm | suông | dày | mỏng | nó | no | họ | ta | chúng ta | tụi em | tụi mình | bọn em | tự | riêng | chung | toàn | hơi bị | kì | kỳ | ghê | dữ | lắm | lam | thiệt là | kìa | kia | ấy | đó mà | thôi mà | thôi thì | mà thôi | chứ | chớ | ha | hà | hì | ủa | ơ | ờ | ừm | um | hmm | nghỉ | ăn | uống | đi làm | đi học | đi chơi | xa | gần | quê | đồng ý | tin | tin tưởng | ủng hộ | theo dõi | xem live | coi live | săn | canh | canh mãi | canh live | chờ mãi | chờ live | đợi live | năm | tháng
[size]
s: size nhỏ
m: size vừa
l: size lớn
xl: size đại
one: freesize | free size | oversize free | một size | 1 size | free sz | fz
[colour]
red: đỏ | đỏ tươi
black: đen | đên
white: trắng | trăng
blue: xanh dương | xanh da trời | xanh biển | xanh nước biển | xanh lam | xanh blue
navy: xanh đen | xanh than | xanh navy | navy | tím than
lightblue: xanh nhạt | xanh baby | xanh da trời nhạt
green: xanh lá | xanh lá cây | xanh lục
yellow: vàng
pink: hồng | hường | hồng phấn
purple: tím
orange: cam
brown: nâu
grey: xám | ghi | xam
beige: be | kem | bé be
burgundy: đỏ đô | đỏ rượu | đỏ mận
gold: vàng gold | ánh kim
silver: bạc | ánh bạc
[total]
tổng (cộng|là|) | tổng
[topic.other]
đâu
[wait]
thì (chốt|lấy|mua|múc|quất|đặt|rinh|hốt|order)( liền| luôn| ngay| nha| nhé| lun| em| e| mình| cho em| cho e| 1| 2|) | (khi nào|bao giờ|chừng nào|lúc nào|hôm nào|đợt nào) (về|có|ra|nhập) (thêm|nữa|hàng thì|size thì)
(về|có) (thêm|lại|hàng) (thì |)(chừa|để dành|giữ|báo|hú|tag|nhắn)
[word]
boot | boots | hồi trước | hồi đó | hồi chiều | hồi sáng | hồi tối | hồi trưa | lúc nãy đó | hồi nào giờ | xưa giờ | trước giờ | trước nay | lâu nay | lâu rồi | lần đầu | lần này nữa
[change]
đổi (giúp|hộ|dùm|giùm|cho|em|e|mình|chị|c|)( em| e| mình| chị| c|)( sang| qua| thành| lấy size| lấy màu) | đổi (giúp|hộ|dùm|giùm) (em|e|mình|chị|c) | đổi (thành|từ|đơn|hàng|cỡ) | (xin|định|muốn) đổi | (lộn|nhầm|sai) (cái|con|đôi|mẫu|đơn) (kia|khác|này|rồi)
[cancel.weak]
(em|e|mình|mik|chị|c|tui|tôi|) (không|k|ko|kh|hông|hong|hem|hok|hk|chả|chẳng) (lấy|mua|chốt|đặt|cần|muốn lấy|muốn mua) (đâu|nha|nhé)( nha| nhé| ạ| shop| chị|)
[cancel]
(huỷ|hủy|bỏ|rút|xoá|xóa|cancel) (dùm|giùm|giúp|hộ|cho|luôn|nha|nhé|nhe|đi) (em|e|mình|chị|c|tui|shop|)( cái| con| đơn| mã| món| mẫu|) | (huỷ|hủy|bỏ|rút|xoá|xóa|cancel) (cái|con|món|mẫu|em|set)( này| kia| đó|) | (thôi|thui) (em |e |mình |chị |c |)(xin |)(hủy|huỷ|bỏ|rút|trả)( đơn| nha| nhé| nhe| ạ|) | (lỡ|trót) (tay |)(chốt|bấm|đặt|cmt|comment) (nhầm|rồi|lộn|thôi)( huỷ| hủy| bỏ|) | (không|k|ko|hông|hong) (kham nổi|đủ tiền|đủ xiền|theo nổi|gánh nổi)( nữa|) | (cho em|cho e|cho mình|cho chị|em|e|mình) (xin |)(lỗi |)(rút|huỷ|hủy|bỏ) (lại |)(đơn|chốt|kèo|slot)
[wish]
(chồng|ck|vợ|vk|mẹ|má|bố|ba|người yêu|ny|ví|túi) (em |e |mình |chị |c |tui |)(k cho|ko cho|không cho|hông cho|hong cho|la|la quá|mắng quá|mắng rồi|chửi|cấm|rầy|không đồng ý|k đồng ý|k chịu|không chịu|bảo thôi|kêu thôi|bảo đừng|kêu đừng|kêu khỏi|bảo khỏi|giận|đòi bỏ)( rồi| quá| mua| mua nữa| lấy| em| e|) | bị (chồng|ck|vợ|vk|mẹ|má) (la|chửi|mắng|cấm|rầy|đánh)( quá| rồi|)
[filler]
(không|k|ko|kh|hông|hong|hem|hok|đừng|dung|chớ|khỏi|khum) (có |được |thể |dám |ai được |phải |cho ai |để ai |nhường ai |)(nhường ai|nhường|bỏ lỡ|bỏ qua|lỡ|để lỡ|để ai|để mất|để vuột|cho ai|bán cho ai|bán ai|bán người khác|bán cho người khác|cho người khác|cho ng khác|giành|ai giành|giành với em|tranh|tranh với em|quên|quên em|quên e|quên mình|quên đơn em|bỏ em|bỏ sót|bỏ sót em|sót em|lơ em|bom|boom|bom hàng|bùng|đùa|giỡn|đùa đâu|giỡn đâu|nói chơi|lăn tăn|phân vân|nghĩ nhiều|nghĩ gì|nghĩ nữa|do dự|chần chừ|hỏi nhiều|trả giá|mặc cả|kì kèo|cầm lòng|cưỡng lại|chịu nổi|chịu được|kìm lòng|nhịn|nhịn được|nhịn nổi|ngờ|tin được|tin nổi|thể tin|uổng|thất vọng|hối hận|tiếc|sợ|lo|sao|sao đâu|thành vấn đề|vấn đề|phiền|gấp|vội|cần hộp|cần bill|cần túi|lấy hộp|lấy túi|lấy bill)( nữa| nha| nhé| được| nổi| đâu| ạ| gì| gì hết| đơn| đơn em| em|)
(cầm|kìm) lòng (không|k|ko) (đặng|được|nổi|đậu) | (sợ|lo|kẻo|coi chừng|không là|k là|ko là) (hết|hết mất|hết size|hết hàng|lỡ|mất|trễ|người ta lấy|ng ta lấy|ai giành|không kịp|k kịp|chật|rộng|nhỏ|ngắn|dài)( mất| quá| lắm| rồi| á|)
(cho|mua cho|lấy cho|tặng|biếu|làm quà cho|mua tặng|quà cho|chốt cho|đặt cho|gửi cho|gởi cho|mua dùm|mua giùm|mua hộ) (mẹ|má|bà|ngoại|nội|ba|bố|con|con gái|con trai|bé|bé gái|bé trai|em bé|nhóc|thằng nhóc|chồng|ck|vợ|vk|chị|chị hai|chị dâu|em dâu|em rể|anh rể|em gái|em trai|anh hai|bạn|bạn thân|nhỏ bạn|đứa bạn|bạn em|mẹ chồng|má chồng|mẹ vợ|bố chồng|ba chồng|cô giáo|thầy|thầy cô|sếp|đồng nghiệp|khách|cháu|cháu gái|dì|cô|chú|bác|cậu|mợ|thím|người yêu|ny|gấu|cả nhà|gia đình|hai mẹ con|2 mẹ con|2 vợ chồng|hai vợ chồng|cặp đôi|bạn trai|bạn gái) (em|e|mình|mik|chị|c|tui|tôi|mặc|đi|xài|dùng|đi học|đi làm|nữa|với|đi tết|sinh nhật|dịp tết|20 10|8 3|ở quê|ở nhà|bầu|đi chơi)( mặc| đi| xài| dùng| với| nữa|)
(mặc|đi|xài|dùng|đeo|mang|để|đem|lấy|mua|diện) (đi |để |)(làm|học|chơi|tiệc|cưới|đám|đám cưới|đám hỏi|biển|du lịch|tết|noel|giáng sinh|chụp hình|chụp ảnh|sự kiện|lễ|chùa|nhà thờ|văn phòng|công sở|tập|gym|ngủ|nhà|ở nhà|bầu|hè|mùa hè|mùa đông|đông|thu|lạnh|mưa|nắng|dần|từ từ|trang trí|nấu ăn|làm quà|biếu tết|tặng sinh nhật|kỷ yếu|phỏng vấn|tốt nghiệp|phượt|leo núi|cà phê|cafe|hẹn hò|đôi|cặp|cặp với chồng|chung với mẹ)
(tối|chiều|sáng|trưa|mai|lát|lát nữa|xíu nữa|xíu|tí|tí nữa|chút|chút nữa|hết live|sau live|xong live|cuối live|tan làm|về nhà|nhận hàng|nhận hàng xong) (em |e |mình |chị |c |)(ck|chuyển khoản|chuyển|thanh toán|trả|gửi|bank|ib|inbox|nhắn|gửi địa chỉ|gửi bill|qua lấy|ghé lấy)( tiền| nha| nhé| liền| luôn| cho shop| shop| cho chị| cho c| địa chỉ| bill|) | (em|e|mình|chị|c|tui) (ck|chuyển khoản|chuyển|thanh toán|bank|gửi bill|gửi tiền|gửi địa chỉ|ib địa chỉ|nhắn địa chỉ|ib) (liền|luôn|ngay|rồi|r|nha|nhé|lun|xong|sau|trước|bây giờ|h|cho shop|cho chị|cho c|đủ|cọc|cod)( nha| nhé| ạ| rồi| đó| á|) | (ship|giao|gửi|gởi) (cod|về|tới|đến|lên|ra|vô|vào|cho|qua|như|theo|nhanh|sớm|hoả tốc|hỏa tốc|chung|kèm|cùng|gộp|tiết kiệm|ghtk|viettel|spx|địa chỉ) (nhà|địa chỉ|cũ|quê|công ty|cty|cơ quan|trường|như cũ|đc cũ|dc cũ|em|e|mình|chị|đơn|đơn cũ|đơn trước|đơn hôm qua|nha|nhé|giúp|dùm|với)( em| e| mình| cũ| nha| nhé| luôn|) | (gộp|gom|chung|kèm|cộng|đi chung|gửi chung|ship chung|để chung) (với |vào |vô |)(đơn|bill|kiện|hàng) (trước|cũ|hôm qua|hôm bữa|hôm trước|kia|của em|của e|em|e|mình|nãy)( nha| nhé| luôn|) | (gói|đóng|bọc|đóng gói) (kỹ|kĩ|cẩn thận|quà|đẹp|hộp|chống sốc|giấy|túi)( giúp| dùm| hộ| cho|)( em| e| mình| chị|)( nha| nhé| với|)
(canh|hóng|chờ|đợi|săn|ngóng|rình|theo dõi|tìm|kiếm|mong|ao ước|mê) (mãi|hoài|nãy giờ|từ nãy|từ chiều|từ sáng|cả tối|cả ngày|cả tuần|lâu|lâu lắm|bao lâu|mấy bữa|mấy hôm|mấy live|mẫu này|cái này|em này|con này|đôi này|bé này|màu này|từ lâu|đã lâu|dữ lắm)( rồi| mới có| mới thấy| lắm| giờ| mà| luôn| nay| mới|) | (giờ|bây giờ|nay|hôm nay|cuối cùng|rốt cuộc|may quá|may ghê|hên quá|hên ghê|hên|may) (mới |cũng |đã |còn |)(có|thấy|về|kịp|được|tới lượt|mua được|chốt được|còn size|còn hàng|vào kịp) | lần đầu (chốt|mua|đặt|vào live|xem live|ghé|order)( đơn| ạ| shop| ở đây|) | (mới|vừa) (vào|vô|ghé|lướt|thấy|xem|tới|biết|join)( live| nè| nha| ạ| shop| trang|) | (vào|vô|tới) (trễ|muộn|sau|hơi trễ|trễ quá|muộn quá)( mà| nha| hên| may| ạ|) | hên quá | may quá | hú hồn | hên ghê | hết hồn | tưởng hết | tưởng hết rồi | tưởng không còn | tưởng k còn
(chốt|lấy|mua|lụm|hốt) (hạ|kèo|lẹ|gấp|nhanh|liền tay|ngay và luôn|không nghĩ|k nghĩ|khỏi nghĩ|không cần nghĩ|cho nóng|cho vui nhà|cho đủ bộ|cho đủ|cho trọn bộ|cho đẹp|cho chắc|cho lẹ) | ưng là (lấy|chốt|mua|múc) | mê là (lấy|chốt|mua|múc) | thích là (lấy|chốt|mua|nhích) | nghèo (mà ham|cũng mua|cũng chốt|cũng ráng|vẫn chốt) | ráng | ráng mua | cố mua | mua luôn | dính | dính rồi | lại dính | dính chưởng | sa lưới | sập bẫy | vô hố | lọt hố | tự thưởng | thưởng bản thân | tự thưởng cho mình | chiều bản thân | yêu bản thân
á nha | á shop | á chị | nè chị | nè shop | nha chị | nha c | nha shop | nha chế | nha cưng | nhé chị | nhé shop | ạ shop | shop nhé | shop nha | shop nhen | chị nhé | chị nha | c nhé | c nha | cô nha | dạ shop | dạ chị | dạ c | dạ em | dạ cho | ok chị | ok c | ok nhé | okela | okie shop | đúng rồi ạ | dạ đúng | chuẩn | chuẩn rồi | y chang | giống chị | giống c | giống mẫu | giống hình | như hình | như mẫu | giống đôi | giống cái | giống bạn trên | như bạn trên | màu trên tay | c đang cầm | chị đang cầm | đang cầm | đang giơ | đang quay | đang giới thiệu | mới giới thiệu | c đang đeo | đang đeo | đang mang | vừa lên | mới lên | đang lên | lên live | em nó | bé nó | nàng này | ẻm | ẻm này | ẻm nó | em nầy | cục này | cục cưng này | cái nì | cái ni | cái ny
phần em | suất em | slot em | slot cho em | suất | slot | số lượng | sl | tổng cộng | tất cả là
[praise]
(đi|mang|mặc|xài|dùng|đeo|ăn|bôi|thoa|để) (êm|thích|mát|đẹp|sướng|phê|ok|oke|bền|ưng|nhẹ|thoải mái|dễ chịu|vừa|vừa vặn|ngon|xịn|hợp|mê|tôn dáng|sang|chất|đã)( lắm| quá| cực| ghê| luôn| á| nha| nhé| thật| thiệt| mn| mng|)( nha| nhé| mn| luôn| á|) | (đôi|cái|áo|váy|đầm|con|em|túi|quần|son|kem|serum|mẫu|đơn|hàng) (lấy|mua|chốt|đặt|nhận) (bữa|hôm|lần|đợt|tuần|tháng) (trước|nọ|rồi|kia|bữa|qua|nay) (mang |đi |mặc |xài |dùng |ăn |đẹp|êm|thích|ưng|mê|ok)(êm|đẹp|thích|ưng|mê|ok|mát|ngon|bền|)( lắm| quá| cực| ghê| luôn|) | (chất|vải|form|da|đế|màu|hàng|đồ|đóng gói|giao hàng|shop|ship|chất lượng|đường may|mùi|giá|mẫu mã) (đẹp|êm|mềm|mịn|mát|dày dặn|dày|chuẩn|xịn|ok|oke|ổn|tốt|nhanh|kỹ|cẩn thận|thơm|rẻ|hợp lý|sang|xinh|yêu|chắc chắn|bền|chất|ngon|xuất sắc|tuyệt vời|mượt|sáng|lên da|chắc)( lắm| quá| cực| ghê| luôn| xỉu| thật| á| dã man|) | y hình | giống hình | đúng mẫu | đúng hình | chuẩn auth | chuẩn đẹp | 10 điểm cho shop | không chê vào đâu được | hết nước chấm | hết sảy | hết ý | khỏi chê | hong chê vô đâu được | không có gì để chê | k chê được | k có gì để chê | quá đã | quá xá | số dách | sáng bừng | sang chảnh | nhìn mê | nhìn thích | nhìn sang | nhìn cưng | nhìn iu | mê shop | mê chị | mê giọng | giọng dễ thương | nói chuyện dễ thương | dthw | dth | dthg | dễ thw | kute | kiu | xinhhh | xinh dữ | xinh v | xinh z | đẹp z | đẹp v | đẹp dữ thần | đẹp dã man | đẹp xuất sắc | đẹp phát khóc | đẹp ngất | đẹp mê ly | đẹp hết hồn | đẹp hơn hình | mê quá trời | ưng quá trời | thích quá trời | iu quá | iu ghê | iu lắm | thương | thương quá | thương ghê | mến | quý shop | ngưỡng mộ | ghen tị | ganh tị | cho mượn nhan sắc | vía | xin vía | lấy vía | xin vía nhan sắc | xin vía giàu | lấy hết nhan sắc | chốt chị chủ | chốt host | chốt luôn chị | chốt chị | chốt shop | chốt người mẫu | chốt mẫu nữ | lấy chị chủ | cho em chị chủ | chốt nụ cười | chốt giọng nói | cười xinh | cười duyên
(muốn|thèm) (lấy|mua|hốt|rinh) (hết|cả|nguyên|trọn) | cái gì cũng (đẹp|muốn mua|thích|mê) | mẫu nào cũng (đẹp|thích|mê|xinh) | nhìn cái nào cũng (đẹp|thích|mê)
[laugh]
:v | :3 | ^^ | hihii | kkkkk | hahaa | kakaka | khà khà | há há há | cười bể bụng | cười lăn | cười muốn xỉu | cười té | cười bể bụng | cười hoài | tấu hài | mắc mệt | lầy | lầy quá | lầy ghê | lầy lội | mặn quá | mặn | muối | hài hước | hề | hề quá | cà khịa | chết cười | chít cười | vui nhộn | trời ơi cười
[greet]
(hế lô|hê lô|hé lô|hello|helo|hallo|hi|hey|alo|chào|chao|hi hi|lô|hé nhô|hế nhô) (c|chị|e|em|cj|chi|chế|cô|shop iu|sốp|mọi người|mn|mng|nhà mình|cả lò|bà con|các bác|các cô|các chế|nàng|gái)( nha| ơi| iu| yêu| đẹp|) | (em|e|mình|con|c|chị) (ở |)(hà nội|sài gòn|đà nẵng|cần thơ|huế|đồng nai|bình dương|tây ninh|cà mau|nha trang|hải phòng|nghệ an|thanh hoá|quảng ninh|gia lai|đắk lắk|nhật|hàn|đài loan|mỹ|úc) (nè|nha|xem|coi|chào|vào|đây|ạ) | (em|e|mình|c|chị) (mới|vừa) (vào|vô|tới|ghé)( nè| nha| ạ| shop|) | nay live (sớm|trễ|muộn|lâu) (z|v|vậy|thế|ta|nhỉ|ha|quá|ghê)( chị| c| shop|) | (nay|hôm nay|tối nay|bữa nay) (chị|c|shop|live|lên live) (live |lên live |)(sớm|trễ|muộn|đẹp|xinh|vui|rạng rỡ|tươi)( z| v| vậy| thế| ghê| quá| nha|) | (vào|vô) (xem|coi|ngắm|nghía|dạo|chơi|ủng hộ|cổ vũ) (cho vui|chơi|thôi|tí|chút|live|chị|shop|thui)( thôi| thui| nha| ạ|) | (xem|coi|ngắm|nghía|hóng) (cho vui|chơi|thôi|ké|cùng)( thôi| thui| nha| ạ|) | (đồng ý|đồng tình|chuẩn|đúng) (với |)(bạn|chị|mom|b|c|ý kiến|luôn|vậy|quá)( trên| kia|) | giống (em|e|mình|tui) (ghê|vậy|z|nè|luôn|quá) | (em|e|mình|tui|chị) cũng (vậy|thế|z|nghĩ vậy|thấy vậy|thích|mê|thấy đẹp|giống vậy|y chang)( luôn| á| nè| nha|) | +1 (mê|đẹp|nha|luôn|ý kiến|bạn|chuẩn|đúng|xinh|quá|vì)
[complaint]
(đế|quai|khoá|khóa|gót|dây|nút|cúc|viền|lót|chỉ|keo|mặt|đáy) (bị |)(bong|bung|gãy|đứt|hư|sứt|tróc|rớt|long|lỏng|rách|hỏng|vỡ|bể|kẹt)( ra| rồi| hết| r| luôn|) | (mới|vừa|chưa) (mang|đi|mặc|xài|dùng|giặt|đeo) (được |có |)(1|2|một|hai|mấy|vài|lần|ngày|hôm|bữa|tuần) (lần |ngày |hôm |bữa |tuần |)(đã|là|mà|thì|bị|đã bị) (hư|rách|bung|gãy|phai|bong|hỏng|xù|sứt|đứt|lỗi|tróc)( rồi| r|) | (đặt|chốt|lấy|mua|chọn|ghi) (đen|trắng|đỏ|hồng|xanh|vàng|nâu|be|kem|xám|m|l|s|xl|1|2|size m|size l|37|38|39|màu đen|màu đỏ) (mà |lại |thì |nhưng |)(giao|gửi|ship|nhận|về|ra|đưa) | (giao|gửi|ship) (nhanh|lẹ|sớm) (ghê|quá|thật|thế|dữ) (1|một|2|hai|3|ba|nửa|cả) (tháng|tuần) | (nhanh|lẹ) (ghê|thật|quá) (1|một|2|hai|nửa|cả) tháng | (cả|hơn|gần|mấy|hai|ba|2|3) (tháng|tuần) (rồi|r|nay) (chưa|k|ko|không|mà|vẫn|hàng|mới) | (toàn|lúc nào cũng|lần nào cũng|cứ) (bị |)(bỏ qua|lơ|bơ|hụt|trễ|giao trễ|giao sai|thiếu|không đọc|k đọc|sót|quên|bỏ sót) | (sao|tại sao|mắc gì|vì sao) (không|k|ko|hông|toàn|cứ|chị|shop|lại) (đọc|thấy|bán|chốt|lên đơn|rep|trả lời|bỏ|cho|ưu tiên|chọn) (em|e|mình|cmt|đơn|cho|bạn|người|của) | chị bỏ sót (em|đơn em) | bỏ sót đơn | em chốt nãy giờ | em chốt trước mà | em cmt nãy giờ
lừa em | lừa tiền | bị lừa đảo quá | chán shop | chán không buồn nói | chán chẳng buồn
[cond]
(khi|đợi|chờ|chừng|hễ|lúc|sau khi|bao giờ|hôm) (nào |)(có |lãnh |lĩnh |nhận |)(lương|tiền|thưởng|lương về|tiền về|lãnh lương|trợ cấp|học bổng)( thì| em| e| mình| rồi| đã| về|) | (chồng|ck|mẹ|má|vợ|sếp) (cho|chuyển|phát|gửi|đồng ý|gật đầu|chịu) (tiền |lương |)(thì|rồi|mới|em|e|mình|là) | (lương|tiền) (về|vô|vào|tới) (thì|em|e|mình|rồi|là|mới|sẽ) | đầu tháng | cuối tháng | giữa tháng | qua tết | sau tết | ra giêng | (để|cho) (em|e|mình|chị|c|tui) (suy nghĩ|nghĩ|xem|tính|coi|hỏi|đo|cân nhắc|ngó|đo chân|đo lại|coi ví|check ví|cân đối|thử|hỏi chồng|hỏi ck|hỏi mẹ)( đã| thêm| xíu| tí| chút| lại| rồi| coi| xem|) | (hỏi|xin phép|xin) (ý kiến |tiền |)(chồng|ck|vợ|vk|mẹ|má|bố|ba) (đã|trước|xem|cái|rồi|xíu) | (nếu|neu|mà|lỡ|giả sử|còn mà) (còn|có|vừa|hết|được|đc|dc|rẻ|giảm|freeship|free ship|ship|size|hàng|bạn|ai|không|k|ko)
[cancel]
bỏ (mã|món|cái|con|đôi|áo|váy|đầm|giày|dép|túi|ví|son|serum|kem|em|mẫu|ra|đi|luôn|qua|số|serum|nước hoa|mặt nạ|gói|hộp|chai|cặp|cây)( đó| này| kia| ra| giúp| đi| nha| nhé|) | (thôi|thui|xin|em xin|e xin|xin phép|cho xin|muốn|định) bỏ | bỏ (không|k|ko|hông) (lấy|mua|chốt)
[other]
hồi nãy | hoi nay | hồi nãy á | hồi nãy đó
[topic.stock]
còn | con hang
[filler]
đưa (em|e|cho|mình|chị|hàng|về|vô|vào|lên) | chị ơi | chi oi | nha chị ơi | nha chi oi | nhé chị ơi | một | đơn này | cho c | cho chi | chồng | vợ | ck | vk | hot | nhận | chỉ | chỉ em | mới | mỗi | tròn | trơn | tất
[wait]
(khi nào|bao giờ|chừng nào|lúc nào|hôm nào) (có|về|có hàng|hàng về) (lại|thêm|nữa|size|đủ size|hàng lại|mẫu này) (thì |nhớ |)(báo|nhắn|ib|gọi|hú|alo|inbox|tag|ới|kêu|nhớ)
[complaint]
có (1|một|2|hai|3|ba|nửa) (tháng|tuần) (à|thôi à|thôi ạ|chứ mấy|thôi mà)
[praise]
(muốn |)(lấy|cưới|rước|chốt|hốt|bắt|đem|lụm|mua) (luôn |)(chị|chị chủ|cô chủ|c chủ|chị gái|bà chủ|chủ shop|em chủ|người mẫu|anh shop|chủ) (về nhà|về làm|làm|về luôn)( vợ| chồng| dâu|) | (lấy|chốt|hốt|rước|mua) (luôn |)(chị chủ|cô chủ|bà chủ|anh chủ|người mẫu) (luôn|được|về|đi)( luôn| được| không|) | (muốn |)(lấy|cưới|rước|đem|hốt|bắt) về làm (vợ|chồng|dâu|ny|người yêu|bồ) | (chốt|hốt|lấy|mua|quất|gom) (luôn |hết |)(cả|nguyên) (cửa hàng|shop|cái shop|kho|cái kho|tiệm|gian hàng|live|buổi live)( với| luôn| và| kèm|)( chị| chủ| cô|)( chủ|) | làm (vợ|chồng|dâu) (ghê|quá|luôn|được)
[wait]
(ai|bạn nào|b nào|chị nào|c nào) (bỏ|hủy|huỷ|nhả|nhường|boom|bom|không lấy|k lấy|ko lấy|buông|đổi ý|rút) | (thì |)(để|nhường|cho) (lại |)(e|em|mình|mik|chị|c) (nha|nhé|với|slot)( nha|) nếu | thì (để|nhường) (lại |cho |)(e|em|mình|mik|chị)
[claim.verb]
cko (e|em|mình|mik|c|chị|tui) | ck0 (e|em) | gói (cho|giúp|dùm|giùm) (e|em|mình|chị|c) | (hốt|lụm|múc|quất|nhặt|vớt|khều|xúc|bưng|ẵm|xách) (liền|ngay|luôn|lẹ|gấp|liền tay|ngay và luôn|nha|nè|cái|e|em|bé|con|đôi|bộ|chiếc)
[filler]
(chị|c|shop|chế|chủ) (iu|yêu|iêu|cưng|đẹp|xinh|dễ thương)( ơi| ạ| nha| nhé|)
[word]
hoa nhí | nhí | hoa nhỏ
[change]
đổi | đổi sang | đổi qua | đổi lại | đổi thành | sửa lại | sửa thành | sang size | qua size
[ask.other]
(hok|hk|hem|hông|hong|hơm|hăm) (shop|chị|c|chi|ad|chế|vậy|ta|nè|bạn|b|cưng|ạ|vậy shop|vậy chị)
[change]
sang màu | sang mau | sang size | sang cỡ | qua màu | sang cái | sang mẫu | sang con
[word]
sáng mai | sáng nay | sáng sớm | buổi sáng | sáng chủ nhật | sáng thứ | sáng hôm | mỗi sáng | màu sáng | tone sáng | tông sáng | sáng da | sáng hơn | sáng mặt | trời sáng | sáng màu | sáng bóng | đến sáng | tới sáng | sang năm | sang tuần | sang tháng | sáng giờ | từ sáng | sáng ra | sáng tối
[claim.verb]
(cho |)(em|e|mình|mik|chị|c|con|cô|tui|tôi|nhà em|iem) xin | xin | cho xin | (cho |)(em|e|mình|chị|c) xin (thêm|tạm|trước)
[ask.other]
(cho |)(em|e|mình|mik|chị|c|con|cô|tui|tôi|shop|) xin (thông tin|thông số|info|link|lịch|số|sđt|sdt|số điện thoại|địa chỉ|đc|hình|ảnh|hình ảnh|video|clip|feedback|fb|phản hồi|review|zalo|tên|mã|chất liệu|chất|tư vấn|ý kiến|tin|nick|page|live|giờ|mẫu mã|mẫu khác|nhãn|thành phần|cách dùng|hướng dẫn|cảm nhận)
(em|e|mình|chị|c|tui|) muốn (xin (thông tin|info|tư vấn)|hỏi|tìm hiểu|biết) | (bán|lấy|giá|mua|nhập) (sỉ|buôn) | nhập về bán | lấy về bán | (có|co) (bán |lấy |)(sỉ|si|buôn)
[ask.price]
(cho |)(em|e|mình|mik|chị|c|con|cô|tui|tôi|) xin (giá|gia|báo giá|giá với|giá ạ|giá nha)
[ask.size]
(cho |)(em|e|mình|mik|chị|c|con|cô|tui|tôi|) xin (bảng size|size|bảng số đo|số đo|kích thước|chiều dài|bảng kích thước) | (đựng|chứa|nhét|xếp) (vừa|được|đc|dc)
[ask.colour]
(cho |)(em|e|mình|mik|chị|c|con|cô|tui|tôi|) xin (bảng màu|màu gì|màu khác|màu nào)
[ask.payment]
(cho |)(em|e|mình|mik|chị|c|con|cô|tui|tôi|) xin (stk|số tài khoản|số tk|tk|qr|mã qr)
[other]
(em |e |mình |con |)xin (phép|kiếu) (về|đi|out|off|nghỉ|ngủ|ra|thoát)
[slip]
em xin lỗi | e xin lỗi | mình xin lỗi | cho em xin lỗi | cho e xin lỗi
[praise]
(cho |)(em|e|mình|) xin (vía|hơi|nhan sắc|chút nhan sắc|bí quyết|bí kíp|1 vía|một vía)
(chị|c|bạn|b|mom|mẹ|mn|shop|em|cô|ad) nói (chuẩn|đúng|hay|chí lí|chí lý|thật|quá đúng|quá chuẩn|vui|có duyên|dễ thương|ngọt|dễ nghe)( quá| luôn| ghê| lắm| thật| á|)
[word]
sữa chua | chả lụa | chả giò | chả cá | không khí | nồi chiên không dầu | nói chuyện | nói vậy | nói thế | nói gì | ck rồi | ck r | ck xong | chuyển khoản rồi | chuyển khoản r | chuyển khoản xong | cọc rồi | cọc r | cọc xong | to | to hơn | bự | dày | mỏng | dài | ngắn
[filler]
liều | liều luôn | thôi liều | gói | chơi luôn | triển | triển luôn | quyết | quyết luôn | mạnh dạn | hổng nghĩ nhiều | kệ | kệ luôn | thôi kệ | tới đâu thì tới | chơi lớn | dứt | dứt luôn | về đội | về đội của em | rước | rước em nó | rước bé | nhen | nhoen | nhoa | nhá | nhaaa | nghen | nghe | hen | hén | iem | êm ơi | bả | ổng | ảnh | chỉ | mấy đứa | tụi nhỏ | nhân viên | hàng xóm
[sizeword]
chân (em|e|mình|chị|số|size|bé|c) | (đi|mang) chân | cỡ | số đo | chân size | chân số
[topic.payment]
nhận hàng (trả|thanh toán|đưa|gửi) (tiền|sau)
[change]
(em|e|mình|chị|c) (lên|xuống|nhảy) | lên một size | lùi size | tăng size | giảm size | xuống một size | ghi lộn | ghi nhầm | bấm lộn | nhắn lộn | đánh nhầm | đánh lộn | gõ nhầm | gõ lộn | viết lộn | đọc nhầm | hiểu nhầm
[third]
(mẹ|má|chị|bạn|chồng|ck|vợ|vk|con gái|em gái|chị gái|bố|ba|bà|dì|nhỏ bạn|con bạn|hàng xóm|sếp) (em|e|mình|chị|c|tui) (muốn|thích|đòi|cần|tính|định) (mua|lấy|chốt|đặt|order)
[complaint]
(giặt|mặc|mang|đi|xài|dùng|đeo) (có |được |)(1|một|2|hai|3|ba|mấy|vài) (lần|bữa|ngày|hôm|tuần|tháng|nước) (là |đã |mà |thì |nó |)(giãn|phai|xù|co|rút|bai|nhão|ra màu|bạc màu|bong|tróc|hư|hỏng|rách|sứt|đứt|gãy|lem|xệ|ngả màu|ố|rỉ|gỉ|bể|vỡ|bung|sờn|te tua|tơi tả|nát|xơ)( hết| rồi| màu| lông| luôn| r|) | (hàng|đồ|chất|vải|túi|áo|váy|đầm|giày|dép|son|màu) (không|k|ko|hông|hong|chả|chẳng) (giống|như|đúng|được như) (hình|ảnh|mẫu|quảng cáo|live|mô tả|mong đợi|trên live|trong hình) | khác (xa|hẳn|hình|ảnh|mẫu|quảng cáo) (hình|ảnh|quảng cáo|trên live|) | hàng (dỏm|đểu|lởm|tàu|chợ|nhái|kém|fake) | (giao|gửi|ship|đóng) (sai|nhầm|lộn|thiếu|trật) (hàng|màu|size|mã|mẫu|đơn|đồ|mất|cho|rồi|1|một|2) | bể nát | móp méo | hết hạn | bực mình | bực ghê | bức xúc | cạch | cạch mặt | một đi không trở lại | lần cuối mua | không bao giờ mua nữa | sẽ không mua nữa | (gọi|nhắn|ib|inbox) (hoài|miết|mãi|quá trời|cả ngày|mấy lần|bao nhiêu lần) (không|k|ko|hông|chẳng|chả) (ai |thấy |)(nghe|bắt|rep|trả lời|bắt máy|nghe máy|trl|thấy)( máy|) | (sao|sao mà) (em|e|mình|chị|c) (chốt|cmt|nhắn|đặt) (mà |hoài |mãi |nãy giờ |)(không|k|ko|hông|chẳng|chả) (thấy |được |)(đọc|lên|rep|có|ghi|tên|trả lời|chốt|nhìn)
[past]
(em|e|mình|chị|c|tui) (mua|lấy|đặt|chốt|order) (ở đây|của shop|của chị|bên chị|bên shop|ở shop|hồi|bữa|đợt|lần|tuần|tháng|năm)( này| trước| rồi| nọ| qua| ngoái|)
[wish]
(nay|bữa nay|đợt này|tháng này) (kẹt|hết|cạn) (tiền|lúa|xèng|xiền)
[cancel]
(em|e|mình|mik|chị|c|tui|tôi|thôi em|thôi e|thôi mình) (không|k|ko|kh|hông|hong|hem|hok|hk|chả|chẳng|kg) (lấy|mua|chốt|đặt|cần|lay|chot) (nữa|nx|nua) | (hủy|huỷ|bỏ|trừ|rút) bớt | bớt (ra|dùm|giùm|giúp|hộ) (em|e|mình|)
[praise]
(bán |làm ăn |rất |shop |)có tâm( ghê| quá| lắm| thật|)
[filler]
chân
[claim.verb]
(iem|mjk|mjnh|mih|mink|mìn|mihf|nhà mik|ng ta|tớ|tau|vợ chồng em|mẹ con em|2 mẹ con em|nhà em|nhà e) (lấy|lay|lấi|lấyy|mua|đặt|dat|múc|hốt|rinh|chọn|order|xin|nhận) | (em|e|mình|mik|c|chị|tui) (lay|dat|muc|hot|chon|nhan|rước|lụm|gom|bắt|vớt|tậu|sắm|cúng|triển|quẹo|nhích|tới) | (gom|sắm|nhích|rước|lụm|tậu) (em|e|con|bé|cái|bộ|đôi|chiếc|luôn|liền|lun|cho|về|mã|size|màu|này) | lay (cho|giup|dum|gium|ho) (e|em|minh|chi|c)
[claim.code]
(iem|mjk|mjnh|nhà em|tớ) chốt | chot (cho |)(e|em|minh|chi|c) | chốt (mẫu|mã|con|em|bé|bộ|đôi|set|cái|combo)( này| đó| số| mã|) | nhích | gõ mã | dứt (em|con|bé|cái)
[wait]
(mai|mốt|tối|chiều|lát|lát nữa|xíu nữa|tí nữa|cuối tháng|đầu tháng|tuần sau|tháng sau) (em|e|mình|chị|c) (lấy|mua|chốt|đặt|order|ghé mua|mới lấy|mới mua|sẽ lấy|sẽ mua)
[word]
đi đà lạt | đi đà nẵng | đi đám | đi đá banh
[only]
giữ lại | giữ nguyên | vẫn giữ | vẫn lấy | còn lại giữ
[complaint]
(mà|lại|rồi|sao|sao lại) bán cho (người|ng|khách|bạn|chị|đứa) khác

[request]
(shop|sốp|sop|chị|c|ad|bạn|cho|) (giữ|để|để lại|lên đơn|chừa|để dành) (cho |giùm |dùm |giúp |)(e|em|mình|m|mk|chị|c|tui|tôi) 
[keep]
giữ lại | giữ | để lại | vẫn lấy | giữ nguyên | còn lại giữ nguyên
[less]
(bớt|giảm|trừ|bỏ bớt|bỏ ra|bớt đi|giảm đi) (1|một|2|hai) (cái|đôi|chiếc|bộ|hộp|chai|túi|em|con|cây|gói|bịch|hũ|)
[change]
(giảm|bớt|giảm xuống|bớt xuống|hạ) (còn|xuống còn|xuống) (1|một|2|hai|3|ba|4|bốn)
[slip]
nhầm rồi | lộn rồi | lộn | ghi lộn | ghi nhầm | gõ nhầm | ý nhầm | ủa lộn | quên | à không | à ko | à lộn | viết nhầm | đánh nhầm | bấm nhầm | sorry nhầm
[earlier]
(cái|mẫu|em|con|đôi|bộ|mã) (hồi nãy|nãy|lúc nãy|vừa nãy|ban nãy|trước|trước đó|hồi nảy|khi nãy) | (quay lại|lùi lại|trở lại) (cái|mẫu|em|đôi|mã|con|bộ)
[apiece]
mỗi (cái|thứ|mã) (1|một)( cái| đôi| em| bộ| chiếc|) | mỗi cái | mỗi loại | mỗi thứ
[some]
giữa
[keep]
mấy món kia vẫn lấy | món kia vẫn lấy | còn lại vẫn lấy | mấy cái kia vẫn lấy | mấy món còn lại vẫn lấy | mấy món khác giữ
[praise]
(chốt lại|tóm lại|nói chung) (là |)(shop|sốp|chị|bạn|em|ad) (dễ thương|đẹp|xinh|tuyệt|số 1|nhất|vui)
[cancel]
(e|em|c|chị|mình|m|tui|tôi) (k|ko|không|hông|hong|kg|khong) lấy nữa
[complaint]
sao (shop|sốp|chị|page|lại) (chặn|block|khóa|khoá) | (chặn|block) (nick|mình|em|e|tui|acc) | bị (chặn|block) | có bom hàng đâu
[change]
tăng | tăng lên | tăng thêm | nâng lên | (tăng|nâng|giảm|bớt) (số lượng|sl) (lên|xuống|còn)
[claim.verb]
(má|mẹ|bà|dì|cô|bác|ngoại|nội|chú|thím|cậu|mợ) (lấy|đặt|chốt|mua|xin)
[filler]
cho (thằng cu|thằng bé|con bé|bé|cháu|cháu ngoại|cháu nội|con gái|con trai|con|chồng|vợ|mẹ|má|bà|ba|bố|em gái|em trai|chị gái|bạn|nhà)
[praise]
lấy tim (chị|em|e|mình|tui) | cưng xỉu | xỉu lên xỉu xuống
[agree]
em cung | minh cung | e cung | toi cung | tui cung | em nua
