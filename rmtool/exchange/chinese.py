"""How likely a text is Chinese that somebody wrote, and not bytes read in the wrong encoding."""

from functools import lru_cache
from typing import NamedTuple

from rmtool.exchange.traditional import simplified

# Characters of headers and code words, of surnames, of addresses: a client list is full of them.
_EVERYDAY = frozenset(
    "客户号编码代姓名称证件类型性别男女出生日期年月龄民族手机电话动固定联系方式地址通讯家庭住单位工作职业务所属行"
    "学历婚姻状况未已离异丧偶子数收入支资产余额总负债款时点均末本外他金融理财存活储蓄基保险贵信托贷风等级承受能力"
    "评估测级稳健平衡进取谨慎激经营管理经来源渠道备注说明标签爱好是否有效免打扰有无产品到起息终止开账卡币种元万合计"
    "市区县省路街道村镇乡号楼层室栋幢小花园东西南北中新大城山江河海湖州京津沪渝广深圳杭成武汉重庆台湾香港九龙"
    "高初科硕士博生教师医护律会工程公务员干部退休自由个体企主司总监退人先女士太太一二三四五六七八九十"
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高梁郑谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅"
    "钟姜崔谭廖范汪陆石戴贾韦夏邱方侯邹熊孟秦白阎薛尹段雷黎史陶贺顾毛郝龚邵钱严覃莫孔向汤赖温洪施欧阳司"
)
# Characters of given names, as each side writes them: under English headers names are all there is to judge by.
_GIVEN = frozenset(
    "偉淑惠美玲慧雅婷雯怡君欣郁佩珊俊傑志建宏文雄豪翰宗冠宇秀琴寶珠麗卿碧霞榮錦鴻燕飛潔儀嘉詠詩曉彤皓瑋翔沛蓁芷"
    "瑜睿恩宥廷妤芳娜英敏靜強磊軍洋勇艷豔娟濤超蘭剛桂丹萍鵬紅玉國斌梅雪晨浩軒梓涵佳琪思雨珍鳳春蓮雲瑞芝瑩輝峰波"
    "昌盛勝才福德義禮智仁忠孝誠耀祥祖穎璇琳瑤瑾萱悅歡樂心語若芸薇蓉莉菲倩嵐岩松柏青翠冰清秋星光亮毅堅永恆立淵澤"
    "潤森楠棟虎威震霆凱旋利世啟航哲彥彬儒維綱銘鈞欽鑫鈺瑛瓊蕾蕙芬菊茹荷娥婉媛嬌姿伟丽强军艳杰涛兰刚鹏红国静轩凤"
    "莲云莹辉胜义礼诚诗晓仪洁鸿锦荣宝玮颖瑶悦欢乐语岚坚恒渊泽润凯启彦维纲铭钧钦钰琼娇卫伦贤宪聪颜詹游柯翁阮顏倫"
    "賢憲聰衛培正達振長鈴碩彰弘茂泰益順添發旺水木火土根枝樹安全"
)
_SIGNS = frozenset("，。、；：？！（）《》【】“”‘’—…·￥％＋－／　０１２３４５６７８９√×")
_MOST = 2
_FIRST_CHINESE = 0x3400
# Leading bytes of what the standards themselves call common: GB 2312's first level, Big5's first plane.
_COMMON = {"gb2312": range(0xB0, 0xD8), "cp950": range(0xA4, 0xC7)}


class Commonness(NamedTuple):
    """How common the characters beyond ASCII of a text are: two points for an everyday one, none for an odd one."""

    points: int
    signs: int

    @property
    def share(self) -> float:
        """Return 1 where every character is an everyday one, 0 where none is even common."""
        return self.points / (_MOST * self.signs) if self.signs else 0.0


def commonness(text: str) -> Commonness:
    """Return how common the characters of a text are."""
    beyond = [sign for sign in text if not sign.isascii()]
    return Commonness(sum(map(_points, beyond)), len(beyond))


@lru_cache(maxsize=10_000)
def _points(sign: str) -> int:
    if sign in _SIGNS or sign in _GIVEN or simplified(sign) in _EVERYDAY:
        return _MOST
    return int(any(_is_common(sign, codec) for codec in _COMMON))


def _is_common(sign: str, codec: str) -> bool:
    encoded = sign.encode(codec, errors="ignore")
    return ord(sign) >= _FIRST_CHINESE and len(encoded) == 2 and encoded[0] in _COMMON[codec]
