"""Traditional characters as headers and code words of Taiwan and Hong Kong carry them, made simplified to compare.

For headers and code words only: a name or an address stays as it is written.
"""

# Each traditional character with the simplified one behind it.
_PAIRS = (
    "戶户號号編编碼码證证件件電电話话動动機机構构銀银行行帳账賬账餘余額额資资產产總总財财務务業业職职稱称單单"
    "學学歷历經经營营婚婚狀状況况態态離离異异喪丧後后時时間间長长數数類类別别風风險险評评級级測测試试承承"
    "擔担負负債债貸贷款款購购買买賣卖價价值值幣币種种國国區区縣县鄉乡鎮镇門门樓楼裝装備备註注誌志記记錄录"
    "說说明明內内容容項项標标籤签層层權权益益備备計计劃划規规與与係系關关聯联絡络繫系郵邮遞递箱箱傳传真真"
    "訊讯網网點点頻频率率隔隔禁禁愛爱興兴趣趣來来源源轉转介介紹绍領领養养老老壽寿終终終终儲储蓄蓄貨货股股"
    "債债黃黄貴贵屬属結结構构託托約约續续滿满開开啟启閉闭銷销贖赎協协議议憑凭據据條条檔档案案醫医師师護护"
    "設设計计會会審审員员幹干軍军農农無无個个體体戶户創创辦办導导經经濟济貿贸製制造造術术藝艺術术"
    "農农曆历陰阴陽阳舊旧閏闰臘腊歲岁節节慶庆監监護护雙双親亲屬属兒儿孫孙媽妈爺爷嶽岳姪侄夥伙過过還还"
    "實实際际場场廳厅訪访談谈問问題题覆复應应該该當当現现僅仅從从為为對对於于將将預预報报酬酬換换匯汇"
    "夠够麼么們们這这邊边進进遠远連连達达運运選选適适齡龄優优惠惠團团圓圆園园圖图報报場场處处聲声聽听"
    "臺台灣湾廣广東东華华蘇苏豐丰龍龙寧宁濱滨島岛橋桥鐵铁銘铭錢钱鄭郑鄧邓陳陈劉刘張张趙赵吳吴許许馮冯韓韩"
    "楊杨葉叶蔣蒋盧卢傅傅鍾钟譚谭賈贾韋韦鄒邹閻阎賴赖顧顾龔龚萬万嚴严湯汤羅罗馬马孫孙謝谢蕭萧"
)
_SIMPLIFIED = {ord(traditional): simple for traditional, simple in zip(_PAIRS[::2], _PAIRS[1::2], strict=True)}


def simplified(text: str) -> str:
    """Return a header or a code word in simplified characters."""
    return text if text.isascii() else text.translate(_SIMPLIFIED)
