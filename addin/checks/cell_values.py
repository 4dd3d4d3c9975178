"""Rules about a single cell: what the reader of the sheet could not read, or is unsure of.

Severity: an activity that cannot be counted, or facts that contradict each other, are errors;
what is counted but uncertain warns; what was understood but should be written out informs.
"""

from __future__ import annotations

from addin.checks.cell_rule import asked_once, cell_rule, graver_where_counted, once_a_name

RULES = (
    cell_rule(
        "L002",
        "error",
        "“{value}”看不出是哪一天{uncounted}；请改成“2022年3月5日”的样子",
        """日期无法识别。

        “日期”里写的不是日期，或写了月日却无从知道年份，这一行就无法计入任何月份。

        错：春节前
        对：2022年1月28日""",
        "date-unreadable",
        "date-no-year",
        "date-backwards",
    ),
    cell_rule(
        "L003",
        "error",
        "没有{day}这一天{uncounted}；请对照会议记录改正",
        """日期不存在。

        日历上没有这一天，多半是笔误。程序不猜是哪一天，请对照会议记录改正。

        错：2022年2月30日
        对：2022年2月28日""",
        "date-impossible",
    ),
    cell_rule(
        "L004",
        "warning",
        "日期不能确定到日（{either}），暂按该月计；请补全",
        """日期不能确定到日。

        只写了月份或上中下旬，或者 Excel 把 3.10 存成了 3.1。活动暂按该月计数，请补上是哪一天。

        错：2022年3月
        对：2022年3月5日""",
        "date-vague",
    ),
    cell_rule(
        "L006",
        "info",
        "日期没有写全，按{year}年理解；请确认并写全",
        """日期没有写全。

        没写年份、只写两位年份或写成小数的日期，按标题或参数里的年份理解，请确认并写全。

        错：3月5日
        对：2022年3月5日""",
        "date-no-year-written",
        "date-short-year",
        "date-number",
    ),
    cell_rule(
        "L007",
        "warning",
        "一行里写了两个日期，按一次活动计数；若是两次活动请分成两行",
        """一行写了两个日期。

        一行只算一次活动。若是两次活动，请分成两行；若是连开两天，请写成“3月5日—6日”。

        错：3.5/3.12
        对：两行，各写一个日期""",
        "date-two",
    ),
    cell_rule(
        "L010",
        "error",
        "不认识活动类型“{value}”，这一行未计入任何一类；请改成目录里的类型",
        """活动类型不认识。

        类型不在目录里，这一行不会计入任何一类。写错字的请按建议改；本单位特有的叫法，请在“参数”
        表加一行“类型同义词：支委会”，值填本单位的叫法。

        错：支委汇
        对：支委会""",
        "type-unknown",
    ),
    cell_rule(
        "L080",
        "info",
        "“{name}”不是统计的活动类型，共{count}行，没有计入任何一类；要计次数的，在“参数”表加一行“活动类型：{name}”，"
        "值填“计数”；本来就不用计的，值填“不计”，以后不再提示",
        """活动类型不在统计之列。

        其他会议、志愿服务之类登记在台账里，不属于要统计的任何一类，每种只提示一次。本单位要计次数的类型，在“参数”
        表加一行“活动类型：志愿服务”，值填“计数”；不用计的，值填“不计”，以后不再提示。是某一类的另一种叫法的，
        值填那一类，如“主题党日”。

        错：（不是错误）活动类型 志愿服务
        对：不用理会；或在“参数”表里写明计不计""",
        "type-other",
        refine=once_a_name,
    ),
    cell_rule(
        "L011",
        "error",
        "“{value}”是一大类，看不出是哪种活动，这一行未计入任何一类；请写明是哪一种",
        """活动类型太笼统。

        “三会一课”“学习”是一大类，看不出是哪一种，这一行不会计入任何一类。

        错：三会一课
        对：党员大会""",
        "type-too-broad",
    ),
    cell_rule(
        "L036",
        "info",
        "“{value}”按基本类型计数，扩大参加的人不核对到会过半",
        """活动类型带有附注。

        “支委（扩大）会”按支委会计数；扩大参加的人不算委员，不核对到会人数过半。

        错：支委（扩大）会
        对：支委会""",
        "type-remark",
    ),
    cell_rule(
        "L014",
        "warning",
        "不认识主题标签“{tag}”，没有按它统计；请从下拉列表里选",
        """主题标签不认识。

        标签不在目录里，不会计入按标签的统计。

        错：两化问题整治
        对：两化""",
        "tag-unknown",
    ),
    cell_rule(
        "L020",
        "error",
        "“{value}”看不出是多少人，没有计入人次；请填数字",
        """人数无法识别。

        人数栏只填数字；这一行的人数不计入统计。

        错：见签到表
        对：20""",
        "count-unreadable",
    ),
    cell_rule(
        "L021",
        "warning",
        "“{value}”不是确数，没有计入人次；请按签到表填实数",
        """人数含糊。

        “20余人”不能进统计，请按签到表填实数。

        错：20余人
        对：23""",
        "count-vague",
    ),
    cell_rule(
        "L070",
        "warning",
        "写的是{stated}人，后面的名字有{named}个；现按{stated}人计，请核对",
        """人数与后面的名字不符。

        一格里既写人数又写名字的，两者应当一致。不一致时按写明的人数计。

        错：5人（张三、李四、王五、赵六）
        对：4人（张三、李四、王五、赵六）""",
        "count-names",
    ),
    cell_rule(
        "L022",
        "warning",
        "“{value}”按大的是应到、小的是实到理解，全本共{count}处；请在参数“到会人数写法”里写明哪个在前，或分两栏填写",
        """人数写成了比。

        有的单位写“实到/应到”，有的写“应到/实到”。程序按大的是应到理解，全本台账只问一次。请在“参数”表加一行
        “到会人数写法”，值填“实到/应到”或“应到/实到”，以后不再问；表头写明了的，照表头读，也不问。

        错：20/23（表头、参数都没有写明）
        对：应到人数 23，实到人数 20；或表头写成“参会人数（实到/应到）”""",
        "count-ratio",
        refine=asked_once,
    ),
    cell_rule(
        "L025",
        "error",
        "“{value}”看不出是多少学时，没有计入学时；请填小时数",
        """学时无法识别。

        学时栏填小时数，也可写“90分钟”“半天”。

        错：若干
        对：2""",
        "hours-unreadable",
    ),
    cell_rule(
        "L026",
        "error",
        "这一格是公式错误 {code}，内容读不出来；请重新填写",
        """单元格是公式错误。

        单元格显示 #REF! 之类的错误，里面的内容已经丢失，请重新填写。

        错：#REF!
        对：20""",
        "cell-error",
    ),
    cell_rule(
        "L032",
        "error",
        "这一格的公式没有计算过，读不到结果；请用Excel或WPS打开并保存一次",
        """公式没有计算过。

        文件里只有公式、没有结果，请用 Excel 或 WPS 打开、保存一次，或直接填数。

        错：=SUM(K4:K9)（没有算过）
        对：138""",
        "not-calculated",
    ),
    cell_rule(
        "L028",
        "warning",
        "“{name}”写了两遍；请核对",
        """同一个名字写了两遍。

        人数会因此多数一个。

        错：张三、李四、张三
        对：张三、李四""",
        "names-repeated",
    ),
    cell_rule(
        "L029",
        "info",
        "“{group}”是一组人，不能与名册核对；有条件的请写姓名",
        """写的是一组人，不是姓名。

        “各科室负责人”看不出是谁，不能与名册核对，也不能按人统计学时。

        错：各科室负责人
        对：张三、李四、王五""",
        "names-group",
    ),
    cell_rule(
        "L041",
        "warning",
        "{column}“{value}”不是姓名；请写姓名，用顿号隔开",
        """姓名栏里不是姓名。

        这一栏写姓名，用顿号隔开；人数请写在人数栏。

        错：参加人员 20
        对：参加人员 张三、李四、王五""",
        "names-unreadable",
    ),
    cell_rule(
        "L030",
        "error",
        "“{value}”不在{column}的选项里；应是：{allowed}",
        """选项不在列表里。

        这一栏只能填列表里的词。

        错：党员类别 填 积极分子
        对：党员类别 填 正式党员""",
        "choice-unknown",
        refine=graver_where_counted,
    ),
    cell_rule(
        "L031",
        "error",
        "{column}“{value}”不是数字；请填数字",
        """数字无法识别。

        这一栏只能填数字。

        错：赞成 填 全票
        对：赞成 填 19""",
        "number-unreadable",
    ),
    cell_rule(
        "L033",
        "warning",
        "表头“{heading}”疑为“{column}”，已按“{column}”读取；请改正表头",
        """表头疑有错字。

        表头与已知的栏目只差一个字，已按建议的栏目读取，请改正表头。不便改表头的，在“参数”表加一行
        “列同义词：活动类型”，值填台账上的表头，以后不再提醒。

        错：活动类形
        对：活动类型""",
        "heading-near-miss",
    ),
    cell_rule(
        "L042",
        "warning",
        "“{heading}”和“{other}”都像“{column}”，已按“{other}”读取；请核对，并改一下这列的表头",
        """两列的表头是一个意思。

        两列都像同一栏，只能按其中一列读取。请确认读得对不对，把另一列的表头改成别的名字。

        错：活动类别、活动形式 两列都像“活动类型”
        对：活动类型、形式""",
        "heading-twice",
    ),
    cell_rule(
        "L034",
        "error",
        "“{value}”不是一个人的姓名；名册每行写一名党员",
        """姓名无法识别。

        名册每行写一名党员。

        错：张三、李四（写在一格）
        对：张三（一行），李四（一行）""",
        "person-unreadable",
    ),
    cell_rule(
        "L035",
        "warning",
        "{column}“{value}”不是钟点；请写成 9:00",
        """时间无法识别。

        开始、结束时间写成 9:00 这样的钟点。

        错：上班后
        对：9:00""",
        "time-unreadable",
    ),
    cell_rule(
        "L040",
        "warning",
        "参数名“{key}”不认识，它的值没有起作用；请核对",
        """参数名不认识。

        “参数”表里的键写错了，它的值不会起作用。

        错：主送机管
        对：主送机关""",
        "parameter-unknown",
    ),
)
