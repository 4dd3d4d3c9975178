"""Characters that are taken for one another: they sound alike, or look alike."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache

# The 3,755 common letters of GB/T 2312 stand in the order of their sounds: the first letter of
# every syllable gives the syllable of all.
_FIRST = (
    "啊a 埃ai 鞍an 肮ang 凹ao 芭ba 白bai 斑ban 邦bang 苞bao 杯bei 奔ben 崩beng 逼bi 鞭bian "
    "标biao 鳖bie 彬bin 兵bing 玻bo 捕bu 擦ca 猜cai 餐can 苍cang 操cao 厕ce 层ceng 插cha "
    "拆chai 搀chan 昌chang 超chao 车che 郴chen 撑cheng 吃chi 充chong 抽chou 初chu 揣chuai "
    "川chuan 疮chuang 吹chui 春chun 戳chuo 疵ci 聪cong 凑cou 粗cu 蹿cuan 摧cui 村cun 磋cuo "
    "搭da 呆dai 耽dan 当dang 刀dao 德de 蹬deng 堤di 颠dian 碉diao 跌die 丁ding 丢diu 东dong "
    "兜dou 督du 端duan 堆dui 墩dun 掇duo 蛾e 恩en 而er 发fa 藩fan 坊fang 菲fei 芬fen 丰feng "
    "佛fo 否fou 夫fu 噶ga 该gai 干gan 冈gang 篙gao 哥ge 给gei 根gen 耕geng 工gong 钩gou 辜gu "
    "刮gua 乖guai 棺guan 光guang 瑰gui 辊gun 锅guo 哈ha 骸hai 酣han 夯hang 壕hao 呵he 嘿hei "
    "痕hen 哼heng 轰hong 喉hou 呼hu 花hua 槐huai 欢huan 荒huang 灰hui 荤hun 豁huo 击ji 嘉jia "
    "歼jian 僵jiang 蕉jiao 揭jie 巾jin 荆jing 炯jiong 揪jiu 鞠ju 捐juan 撅jue 均jun 喀ka "
    "开kai 刊kan 康kang 考kao 坷ke 肯ken 坑keng 空kong 抠kou 枯ku 夸kua 块kuai 宽kuan 匡kuang "
    "亏kui 坤kun 括kuo 垃la 莱lai 蓝lan 琅lang 捞lao 勒le 雷lei 棱leng 厘li 俩lia 联lian "
    "粮liang 撩liao 列lie 琳lin 玲ling 溜liu 龙long 楼lou 芦lu 驴lv 峦luan 掠lve 抡lun 萝luo "
    "妈ma 埋mai 瞒man 芒mang 猫mao 么me 玫mei 门men 萌meng 眯mi 棉mian 苗miao 蔑mie 民min "
    "明ming 谬miu 摸mo 谋mou 拇mu 拿na 氖nai 南nan 囊nang 挠nao 呢ne 馁nei 嫩nen 能neng 妮ni "
    "蔫nian 娘niang 鸟niao 捏nie 您nin 柠ning 牛niu 脓nong 奴nu 女nv 暖nuan 虐nve 挪nuo 哦o "
    "欧ou 啪pa 拍pai 攀pan 乓pang 抛pao 呸pei 喷pen 砰peng 坯pi 篇pian 飘piao 撇pie 拼pin "
    "乒ping 坡po 扑pu 期qi 掐qia 牵qian 枪qiang 橇qiao 切qie 钦qin 青qing 琼qiong 秋qiu 趋qu "
    "圈quan 缺que 裙qun 然ran 瓤rang 饶rao 惹re 壬ren 扔reng 日ri 戎rong 揉rou 茹ru 软ruan "
    "蕊rui 闰run 若ruo 撒sa 腮sai 三san 桑sang 搔sao 瑟se 森sen 僧seng 莎sha 筛shai 珊shan "
    "墒shang 梢shao 奢she 砷shen 声sheng 师shi 收shou 蔬shu 刷shua 摔shuai 栓shuan 霜shuang "
    "谁shui 吮shun 说shuo 斯si 松song 搜sou 苏su 酸suan 虽sui 孙sun 蓑suo 塌ta 胎tai 坍tan "
    "汤tang 掏tao 特te 藤teng 梯ti 天tian 挑tiao 贴tie 厅ting 通tong 偷tou 凸tu 湍tuan 推tui "
    "吞tun 拖tuo 挖wa 歪wai 豌wan 汪wang 威wei 瘟wen 嗡weng 挝wo 巫wu 昔xi 瞎xia 掀xian "
    "相xiang 萧xiao 楔xie 薪xin 星xing 兄xiong 休xiu 墟xu 轩xuan 靴xue 勋xun 压ya 焉yan "
    "殃yang 邀yao 椰ye 一yi 茵yin 英ying 哟yo 拥yong 幽you 迂yu 鸳yuan 曰yue 耘yun 匝za 栽zai "
    "咱zan 赃zang 遭zao 责ze 贼zei 怎zen 增zeng 扎zha 摘zhai 瞻zhan 樟zhang 招zhao 遮zhe "
    "珍zhen 蒸zheng 芝zhi 中zhong 舟zhou 珠zhu 抓zhua 拽zhuai 专zhuan 桩zhuang 椎zhui 谆zhun "
    "捉zhuo 兹zi 鬃zong 邹zou 租zu 钻zuan 嘴zui 尊zun 昨zuo "
)
# Letters with a second sound by which they are mistaken.
_ALSO = (
    "薄bo 行hang 重chong 长chang 调tiao 率lv 还huan 传zhuan 降xiang 强jiang 血xie 觉jiao 角jue 系ji "
    "省xing 塞se 模mu 着zhuo 剥bo 削xue 给ji 校jiao 参shen 差ci 藏zang 朝zhao 乘sheng 弹dan 都du "
    "恶wu 否pi 会kuai 卡qia 乐yue 了liao 没mo 识zhi 似shi 宿xiu 畜xu 属zhu 转zhuan 中zhong 便pian "
    "处chu 当dang 度duo 更geng 见xian 量liang 数shuo 说shui 约yao 车ju 石dan 和huo 的di 地di 得dei"
)
_LOOK_ALIKE = (
    "己已巳 未末 士土 治冶 析折拆 拨拔 徙徒 辨辩辫瓣 贷货 撤撒 微徽 暑署著 刺剌 人入 日曰 干千于 "
    "大太犬 天夭无 见贝 力刀 广厂 今令 住往 抓爪 待侍持特 情清请晴精睛 领颁 质盾 摸模 锋峰蜂烽 "
    "堡保 垒叠 候侯 稍梢 遣谴遗 密蜜 幕慕暮墓 坚竖 防访妨仿 管菅官宫 兔免 欧殴 狠狼很恨 根跟 第弟 "
    "喧宣渲 缉辑 绩积债责 融触 城诚 规现观视 念贪贫 师帅 休体 沂祈 崔催 毫豪 炼练 历厉 蓝篮 梁粱 栗粟 "
    "盲育 盼盻 鉴签 惯贯 焕换 揽览 驰弛 灾灭 廉兼 谦歉 俭检捡 险验 淮准难推维 叙权 扶抉 报服 设没投 "
    "议仪 代伐 任仕 措错借惜 实买卖 史吏更使 召招 问间闻回 困因固 团围国 健建 律津 径经轻 主王玉 全金 "
    "列例 郊效 谈淡 怍作 令今龄 姓性 堤提题 员贝贵贺 尝当尚常 觉党堂 忘忌 思恩 意竟 扎礼 抵低 植值 源原 提题 传转 型形 "
    "活话 委季 员负 部陪 "
)


def alike(a: str, b: str) -> bool:
    """Return whether a slip of the pen or of an input method writes one letter for the other.

    A letter too rare to have its sound here is taken for one that slipped in.
    """
    if not ("\u3400" <= a <= "\u9fff" and "\u3400" <= b <= "\u9fff"):
        return False
    return not sounds(a) or not sounds(b) or known_alike(a, b)


def known_alike(a: str, b: str) -> bool:
    """Return whether two letters are known to sound or to look alike."""
    return not sounds(a).isdisjoint(sounds(b)) or looks_alike(a, b)


def looks_alike(a: str, b: str) -> bool:
    """Return whether two letters are known to look alike."""
    return a in looks_of(b)


def looks_of(letter: str) -> str:
    """Return the letters that look like one."""
    return _looks().get(letter, "")


@cache
def sounds(letter: str) -> frozenset[str]:
    """Return a common letter's syllables without tone, zh as z and ng as n; none for a rare one."""
    try:
        code = letter.encode("gb2312")
    except UnicodeEncodeError:
        return frozenset()
    firsts, syllables = _syllables()
    if len(code) != 2 or not firsts[0] <= code <= _LAST:
        return frozenset()
    also = {_plain(p[1:]) for p in _ALSO.split() if p[0] == letter}
    return frozenset({syllables[bisect_right(firsts, code) - 1], *also})


def _plain(syllable: str) -> str:
    return (syllable.replace("h", "") if syllable[0] in "zcs" else syllable).removesuffix("g")


_LAST = "座".encode("gb2312")


@cache
def _syllables() -> tuple[list[bytes], list[str]]:
    pairs = _FIRST.split()
    return [p[0].encode("gb2312") for p in pairs], [_plain(p[1:]) for p in pairs]


@cache
def _looks() -> dict[str, str]:
    looks: dict[str, str] = {}
    for letters in _LOOK_ALIKE.split():
        for letter in letters:
            looks[letter] = looks.get(letter, "") + letters
    return looks
