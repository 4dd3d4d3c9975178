"""What ``taizhang --help`` prints: every command, in the order in which a clerk meets them."""

USAGE = """台账通：从台账到数字、从数字到报告

用法：taizhang 命令 [参数]

命令：
  new LEDGER.xlsx [--year 2022]                      生成一个空白台账，带下拉列表和填写说明；
                                                     文件名以 .xlsm 结尾的，选项卡就在台账里
  check LEDGER [--json] [-o 校验结果.xlsx]            校验台账
  check LEDGER --fixed 副本.xlsx                      校验，并另存一份副本，把不会错的地方更正、涂色
  tally LEDGER [--json] [-o 统计.xlsx]                统计台账，每个数字都列出所在的行
  due LEDGER [--on 2022-07-05] [-o 待办.xlsx]         待办：哪些事该在哪天以前办、还没有办
  report LEDGER [-t 模板.docx] [-o 报告.docx]         按模板生成工作汇报
  report ... -t 活动记录 --each -o FOLDER             每次活动一份，写到文件夹里
  template REPORT.docx LEDGER [-o 模板.docx] [--json] 用一份写好的报告做模板：台账对得上的数字
                                                     换成字段，换不了的加批注
  lint TEMPLATE.docx [--json] [-o 批注稿.docx]        检查模板：每一处错误都列出，并提出改法
  templates [NAME] [-o 副本.docx] [--json]            列出模板；写明名称的，另存一份来改
  report ... --plain                                 数字写成普通文字，不带来源记录
  report ... --sources                               报告后面附上“数据来源”
  refresh REPORT.docx LEDGER [-o 新报告.docx]         台账变了，更新报告里的数字，手工改过的不动
  refresh ... --track                                以修订方式更新，可以逐处接受或拒绝
  rollup FOLDER [-o OUT] [--jobs N] [--reports]      汇总一个文件夹里各支部的台账；
                                                     --reports 逐个出报告
  rollup ... --scheduler ADDRESS                     用Dask集群来做
  audit REPORT.docx LEDGER [--json] [-o 批注.docx]    核对任何一份报告里的数字，不符处加批注
  audit ... --all                                   与台账一致的也逐处列出
  audit ... -o ... --sources                         后面附上“数据来源”：每个数字出自台账哪几行
  proofread REPORT.docx [--json] [-o 批注稿.docx]     校对报告的文字：在每一处写批注
  proofread ... --ledger LEDGER                      同时核对台账里的数字
  proofread REPORT.docx --fix 修订稿.docx             不会错的更正以修订方式写好，逐处接受或拒绝
  proofread ... --profile 国标                        逐项看版式：国标、国标电子，或自己的 方案.toml
  proofread ... --fix-layout 排好的稿.docx            版式排好，另存一份；有 --fix 时可以不写文件名
  rules [CODE 或 词语]                               列出规则，解释其中一条，或找出提到某个词的
  install [--warm | --no-warm]                       把“党建台账”选项卡装进Excel
                                                     （--warm 打开预启动，按钮更快；--no-warm 关掉）
  install --bundle FOLDER                            做一个离线安装包，给没有网络的电脑用
  uninstall                                          从Excel里卸载
  doctor                                             检查这台电脑，说明哪里不对、怎么办

check、tally、due、report、refresh、audit、proofread、rollup 都可以加：
  --period 2022H1       报告期：2022、2022H1、2022Q2、2022-03 或 2022-01-01..2022-06-30
  --map 表头=栏目       台账的表头与众不同时写明是哪一栏，如 --map 活动类形=活动类型；可以写几个
  --force               输出文件已存在时覆盖（new、install --bundle 也可以加）

台账文件只读不写。结束状态：0 完成；1 完成，有错误级问题；2 没有做成，原因见提示。
"""

COMMANDS = (
    "new",
    "check",
    "tally",
    "due",
    "report",
    "template",
    "lint",
    "templates",
    "refresh",
    "audit",
    "proofread",
    "rollup",
    "rules",
    "install",
    "uninstall",
    "doctor",
)
