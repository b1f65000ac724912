"""Traditional characters as headers and code words of Taiwan and Hong Kong carry them, made simplified to compare.

For headers and code words only: a name or an address stays as it is written.
"""

# Each traditional character with the simplified one behind it.
_PAIRS = (
    "戶户號号編编碼码證证電电話话動动機机構构銀银帳账賬账餘余額额資资產产總总財财務务業业職职稱称單单學学歷历經经營营狀状況况態态離离異异喪丧後后時时間间長长數数類类"
    "別别風风險险評评級级測测試试擔担負负債债貸贷購购買买賣卖價价幣币種种國国區区縣县鄉乡鎮镇門门樓楼裝装備备註注誌志記记錄录說说內内項项標标籤签層层權权計计劃划規规"
    "與与係系關关聯联絡络繫系郵邮遞递傳传訊讯網网點点頻频愛爱興兴來来轉转紹绍領领養养壽寿終终儲储貨货黃黄貴贵屬属結结託托約约續续滿满開开啟启閉闭銷销贖赎協协議议憑凭"
    "據据條条檔档醫医師师護护設设會会審审員员幹干軍军農农無无個个體体創创辦办導导濟济貿贸製制術术藝艺曆历陰阴陽阳舊旧閏闰臘腊歲岁節节慶庆監监雙双親亲兒儿孫孙媽妈爺爷"
    "嶽岳姪侄過过還还實实際际場场廳厅訪访談谈問问題题應应該该當当現现僅仅從从為为對对將将預预報报換换匯汇夠够麼么們们這这邊边進进遠远連连達达運运選选適适齡龄優优團团"
    "圓圆園园圖图處处聲声聽听臺台灣湾廣广東东華华蘇苏豐丰龍龙寧宁濱滨島岛橋桥鐵铁銘铭錢钱鄭郑鄧邓陳陈劉刘張张趙赵吳吴許许馮冯韓韩楊杨葉叶蔣蒋盧卢鍾钟譚谭賈贾韋韦鄒邹"
    "閻阎賴赖顧顾龔龚萬万嚴严湯汤羅罗馬马謝谢蕭萧專专兩两習习發发塊块頭头婦妇賓宾歸归懷怀擾扰溝沟積积穩稳線线絕绝統统薦荐獲获見见觸触諱讳識识訴诉詢询責责敗败費费軟软"
    "輩辈駛驶駕驾讓让倉仓準准佔占療疗紅红組组檢检淨净莊庄須须飛飞確确簡简釋释掛挂幾几減减決决執执徑径週周禮礼"
)
_SIMPLIFIED = {ord(traditional): simple for traditional, simple in zip(_PAIRS[::2], _PAIRS[1::2], strict=True)}


def simplified(text: str) -> str:
    """Return a header or a code word in simplified characters."""
    return text if text.isascii() else text.translate(_SIMPLIFIED)
